"""Other generators, told to make the same site of the same releases.

Each module has `NAME`; `set_up(work)`, which installs it from its package below `work` and
gives its version; `lay_out(folder, corpus, count)`, which writes `count` releases of a corpus as
it wants them (without tables from files, which Pressroom alone can set); `command(work, folder)`,
which builds them; `OUTPUT`, the folder of the finished site, and `LEFTOVERS`, what a build leaves
and a fresh machine has not. Those of which edits are measured also have `add(folder, release)`,
which writes one release, `TEMPLATE`, the template of its page, and `serve(work, folder, port)`,
the preview. Of Pressroom there may be several versions, so its module has a class instead.
"""

from __future__ import annotations
