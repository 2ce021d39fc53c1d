"""The bytes of a file out of its artifact: which renderer is for which kind."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterable, Mapping

import msgspec

from pressroom.formats.artifact import Artifact, Bundle
from pressroom.formats.materials import Materials

Renderer = Callable[[Artifact, Materials], bytes]
# By kind, the module in `formats` and the function in it that makes a file's bytes. By their names:
# a format is loaded only for a file that has it.
WITH_MATERIALS = {
    "card": "print.cards.render_card",
    "clean-picture": "documents.render_clean_picture",
    "document": "documents.render_document",
    "download": "documents.render_download",
    "feed": "feeds.render_feed",
    "item-markdown": "markdown.render_item_markdown",
    "markdown": "markdown.render_markdown",
    "ninjs": "ninjs.render_ninjs",
    "picture-zip": "pictures.render_picture",
    "release": "html.releases.render_release",
    "rendition": "pictures.render_picture",
    "signed-text": "signatures.render_signed_text",
}
# The same for files whose view is all that they show.
OF_VIEW = {
    "api": "api.render_api",
    "headers": "headers.render_headers",
    "ics": "ics.render_ics",
    "indexnow": "indexnow.render_indexnow",
    "item-api": "item_api.render_item_api",
    "item-feed": "item_feeds.render_item_feed",
    "llms": "llms.render_llms",
    "plain": "signatures.render_plain",
    "redirects": "redirects.render_redirects",
    "security": "security.render_security",
    "sitemap": "sitemap.render_sitemap",
    "titles": "search.render_titles",
    "vcard": "vcards.render_vcard",
    "workbook": "statements.render_workbook",
}


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
    if kinds & {"feed", "item-feed"}:
        from pressroom.formats.feed_formats import load_feedgen

        load_feedgen()


def render_bundle(bundle: Bundle, materials: Materials) -> Mapping[str, bytes]:
    """The files of a bundle by their paths. Raises `Abort` where they cannot be made."""
    from pressroom.formats.search import render_index

    made = render_index(bundle, materials)
    return {bundle.folder + name: data for name, data in sorted(made.items())}


@functools.cache
def renderer(kind: str) -> Renderer:
    """The renderer of artifacts of a kind. Raises `LookupError` where there is none."""
    if kind.endswith(".html"):
        return function_at("html.page.render_page")
    if kind in WITH_MATERIALS:
        return function_at(WITH_MATERIALS[kind])
    if kind in OF_VIEW:
        render_view = function_at(OF_VIEW[kind])
        return lambda artifact, materials: render_view(artifact.view)
    own = {"pdf": _render_pdf, "static": _render_static}
    if kind in own:
        return own[kind]
    raise LookupError(f"no renderer makes files of the kind {kind!r}")


def function_at(name: str) -> Callable[..., bytes]:
    """A function of a format, by the name of its module in `formats` and its own."""
    module, _, function = name.rpartition(".")
    found: Callable[..., bytes] = getattr(
        importlib.import_module(f"pressroom.formats.{module}"), function
    )
    return found


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
