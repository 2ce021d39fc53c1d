"""What is made of each release alone: its page, and the same release in other forms.

Each is an artifact of the release's texts and of a view; after an edit of the texts it is made
again from the view that was kept of it (`retouch`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from pressroom.content.model import Entry
from pressroom.formats.addresses import output_path
from pressroom.formats.artifact import Artifact
from pressroom.formats.html.releases import release_page
from pressroom.formats.html.site_context import PageContext, SiteContext
from pressroom.formats.markdown import markdown_path, render_markdown
from pressroom.formats.ninjs import ninjs_path, render_ninjs
from pressroom.formats.print.pdf import Press, pdf_path


class Rendition(msgspec.Struct, frozen=True):
    """A form of a release: where it is put, how its view makes it, and what else it depends on
    (an artifact's `salt`)."""

    path: str
    render: Callable[[Any], bytes]
    salt: str = ""


def renditions(release: Entry, setting: PageContext, root: Path) -> Iterator[Rendition]:
    """The forms there may be of a release of the press room in `root`, which has those that its
    settings ask for; a PDF only where they do, since its fonts take time to read."""
    library, config = setting.library, setting.config
    page = functools.partial(release_page, release, setting)
    yield Rendition(output_path(release.url), page, setting.salt)
    news = functools.partial(render_ninjs, release, library, config)
    yield Rendition(ninjs_path(release), news)
    text = functools.partial(render_markdown, release, library, config)
    yield Rendition(markdown_path(release), text)
    if config.exports.pdf:
        press = Press(library, config, setting.theme, root)
        yield Rendition(pdf_path(release, config), *_printed(release, page, setting.salt, press))


def pdfs(pages: Iterable[Artifact], around: SiteContext, root: Path) -> Iterator[Artifact]:
    """The PDFs of those `pages` that are of a release, if the settings ask for them."""
    if not around.config.exports.pdf:
        return
    press = Press(around.library, around.config, around.theme, root)
    of = {page.path: page for page in pages if page.texts}
    for release in around.site.releases:
        page = of[output_path(release.url)]
        path = pdf_path(release, around.config)
        render, salt = _printed(release, page.render, page.salt, press)
        yield Artifact(path, release.source, page.view, render, salt, page.texts)


def _printed(
    release: Entry, page: Callable[[Any], bytes], salt: str, press: Press
) -> tuple[Callable[[Any], bytes], str]:
    """What prints a release's page, and what that depends on besides the view."""
    return functools.partial(press.render, release, page), f"{salt} {press.salt}"
