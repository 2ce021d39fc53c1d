"""The bytes of a file out of its artifact: which renderer is for which kind."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.materials import Materials

Renderer = Callable[[Artifact, Materials], bytes]


def render(artifact: Artifact, materials: Materials) -> bytes:
    """The bytes of a file. Raises `Abort` where they cannot be made."""
    return renderer(artifact.kind)(artifact, materials)


def load_renderers(artifacts: Iterable[Artifact]) -> None:
    """Loads what renders some artifacts, which takes longer than to render a few."""
    kinds = {artifact.kind for artifact in artifacts}
    for kind in sorted(kinds):
        renderer(kind)
    if "release" in kinds:
        from pressroom.formats.html import jinja  # noqa: F401
    if kinds & {"feed", "event-feed"}:
        from pressroom.formats.feed_formats import load_feedgen

        load_feedgen()


def render_bundle(bundle: Bundle, materials: Materials) -> Mapping[str, bytes]:
    """The files of a bundle by their paths. Raises `Abort` where they cannot be made."""
    from pressroom.formats.search import render_index

    made = render_index(bundle, materials)
    return {bundle.folder + name: data for name, data in sorted(made.items())}


def renderer(kind: str) -> Renderer:
    """What renders artifacts of a kind. A format is loaded only for a file that has it."""
    if kind.endswith(".html"):
        from pressroom.formats.html.page import render_page

        return render_page
    match kind:
        case "release":
            from pressroom.formats.html.releases import render_release

            return render_release
        case "ninjs":
            from pressroom.formats.ninjs import render_ninjs

            return render_ninjs
        case "markdown":
            from pressroom.formats.markdown import render_markdown

            return render_markdown
        case "item-markdown":
            from pressroom.formats.markdown import render_item_markdown

            return render_item_markdown
        case "feed":
            from pressroom.formats.feeds import render_feed

            return render_feed
        case "pdf":
            return _render_pdf
        case "card":
            from pressroom.formats.print.cards import render_card

            return render_card
        case "document":
            from pressroom.formats.documents import render_document

            return render_document
        case "clean-picture":
            from pressroom.formats.documents import render_clean_picture

            return render_clean_picture
        case "rendition" | "picture-zip":
            from pressroom.formats.pictures import render_picture

            return render_picture
        case "download":
            from pressroom.formats.documents import render_download

            return render_download
        case "signed-text":
            from pressroom.formats.signatures import render_signed_text

            return render_signed_text
        case "static":
            return _render_static
        case _:
            return _of_view(_view_renderer(kind))


def _view_renderer(kind: str) -> Callable[[Any], bytes]:
    """What renders artifacts whose view is all that they show."""
    match kind:
        case "api":
            from pressroom.formats.api import render_api

            return render_api
        case "event-feed":
            from pressroom.formats.feeds import render_event_feed

            return render_event_feed
        case "headers":
            from pressroom.formats.headers import render_headers

            return render_headers
        case "item-api":
            from pressroom.formats.item_api import render_item_api

            return render_item_api
        case "llms":
            from pressroom.formats.llms import render_llms

            return render_llms
        case "plain":
            from pressroom.formats.signatures import render_plain

            return render_plain
        case "redirects":
            from pressroom.formats.redirects import render_redirects

            return render_redirects
        case "ics":
            from pressroom.formats.ics import render_ics

            return render_ics
        case "indexnow":
            from pressroom.formats.indexnow import render_indexnow

            return render_indexnow
        case "security":
            from pressroom.formats.security import render_security

            return render_security
        case "sitemap":
            from pressroom.formats.sitemap import render_sitemap

            return render_sitemap
        case "titles":
            from pressroom.formats.search import render_titles

            return render_titles
        case "workbook":
            from pressroom.formats.statements import render_workbook

            return render_workbook
        case "vcard":
            from pressroom.formats.vcards import render_vcard

            return render_vcard
    raise LookupError(f"no renderer makes files of the kind {kind!r}")


def _of_view(render_view: Callable[[Any], bytes]) -> Renderer:
    return lambda artifact, materials: render_view(artifact.view)


def _render_static(artifact: Artifact, materials: Materials) -> bytes:
    return materials.theme.contents[artifact.path]


def _render_pdf(artifact: Artifact, materials: Materials) -> bytes:
    """A PDF is made of the release's page and pictures, and no format knows another."""
    from pressroom.formats.html.releases import render_release
    from pressroom.formats.print.pdf import render_pdf

    printed = artifact.view
    page = render_release(msgspec.structs.replace(artifact, view=printed.page), materials)
    pictures = {
        picture.path: functools.partial(render, picture, materials) for picture in printed.pictures
    }
    return render_pdf(artifact, page, pictures, materials)
