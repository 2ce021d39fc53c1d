"""What is made of each release alone: its page, and the same release in other forms.

Each is an artifact of the release's texts and of a view; after an edit of the texts it is made
again from the view that was kept of it (`retouch`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from pressroom.addresses import output_path
from pressroom.exports.markdown import markdown_path, render_markdown
from pressroom.exports.ninjs import ninjs_path, render_ninjs
from pressroom.model import Entry
from pressroom.render.releases import release_page
from pressroom.render.surroundings import Setting


class Rendition(msgspec.Struct, frozen=True):
    """A form of a release: where it is put, how its view makes it, and what else it depends on
    (an artifact's `salt`)."""

    path: str
    render: Callable[[Any], bytes]
    salt: str = ""


def renditions(release: Entry, setting: Setting) -> Iterator[Rendition]:
    """Every form there may be of a release; a press room has those that its settings ask for."""
    library, config = setting.library, setting.config
    page = functools.partial(release_page, release, setting)
    yield Rendition(output_path(release.url), page, setting.salt)
    news = functools.partial(render_ninjs, release, library, config)
    yield Rendition(ninjs_path(release), news)
    text = functools.partial(render_markdown, release, library, config)
    yield Rendition(markdown_path(release), text)
