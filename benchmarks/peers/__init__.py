"""Other generators, told to make the same site of the same releases.

Each module has `NAME`; `set_up(work)`, which installs it from its package below `work` and
gives its version; `lay_out(folder, count)`, which writes the `count` releases of
`benchmarks.corpus` as it wants them; `command(work, folder)`, which builds them; and
`OUTPUT`, the folder of the finished site.
"""

from __future__ import annotations
