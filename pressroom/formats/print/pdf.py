"""PDF (PDF/UA-1, ISO 14289-1) of each release, made by WeasyPrint from its page and print style
sheet.

Nothing is requested from the network: only the site's own files are served, and all other requests
are refused. Letters come from the fonts that are shipped with Pressroom, then from the press room's
own; a machine's fonts are used only for letters that both lack. The same input gives the same
bytes.
"""

from __future__ import annotations

import contextlib
import functools
import io
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, Release, Site
from pressroom.core.digest import digest
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem, Severity
from pressroom.core.versions import version_of
from pressroom.formats.addresses import file_path, forms, full, href
from pressroom.formats.artifact import Artifact
from pressroom.formats.materials import Materials
from pressroom.formats.print.pagination import paginated
from pressroom.formats.print.paper import ADDED_STYLE, prepare_for_paper
from pressroom.formats.print.printed_page import printed_page
from pressroom.formats.print.site_files import fetcher, site_files
from pressroom.formats.print.structure import fix_structure
from pressroom.formats.theme.theme import Theme
from pressroom.formats.typefaces import (
    FACES,
    NAME_A_FONT,
    SANS,
    SERIF,
    is_spared,
    name_characters,
    own_characters,
    shipped,
    shipped_digest,
)
from pressroom.standards.languages import day_words

_INSTALL_REMEDY = "install it (`pip install pressroom[pdf]`), or set `pdf = false`"
_SYSTEM_REMEDY = (
    "install Pango (on Debian: `apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0`), or set `pdf = false`"
)
_LIBRARIES = (
    "weasyprint",
    "cssselect2",
    "fonttools",
    "pillow",
    "pydyf",
    "pyphen",
    "tinycss2",
    "tinyhtml5",
)
_OWN_FONTS = "Pressroom's Own"  # the family of the press room's fonts
_VARIANT = "pdf/ua-1"
# Countries with US Letter paper (Unicode CLDR, `paperSize`); all others use A4.
_LETTER = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)


def weasyprint_missing() -> Problem | None:
    """Problem PR320 if WeasyPrint, which makes PDFs, is not installed."""
    if version_of("weasyprint"):
        return None
    message = "`[exports] pdf` wants WeasyPrint, which is not installed"
    return Problem(path=CONFIG, code="PR320", message=message, remedy=_INSTALL_REMEDY)


def borrowed(releases: Iterable[Release], config: Config, theme: Theme) -> Iterator[Problem]:
    """Warnings (PR324) for releases whose PDFs need letters from the fonts of the machine that
    builds: on a machine without such a font the release cannot go out. None unless `[exports]` asks
    for PDFs."""
    if not config.exports.pdf:
        return
    fonts = (own_characters(font.path, font.digest) for font in theme.brand.fonts)
    known = (shipped(SERIF) | shipped(SANS) | set(map(ord, "\t\n\r"))).union(*fonts)
    for release in releases:
        text = "\n".join((release.title, *release.subheads, release.body))
        others = [c for c in dict.fromkeys(text) if ord(c) not in known and not is_spared(c)]
        if others:
            letters = name_characters(others)
            yield Problem(
                path=release.source,
                code="PR324",
                severity=Severity.WARNING,
                message=f"its PDF takes {letters} from a font of the machine that builds",
                remedy=NAME_A_FONT,
            )


def pdf_path(release: Entry, config: Config) -> str:
    """Output path of a release's PDF; empty if there is none."""
    wanted = [form for form in forms(config, release.url) if form.name == "pdf"]
    return file_path(wanted[0].url) if wanted else ""


def pdfs(
    pages: Iterable[Artifact],
    pictures: Iterable[Artifact],
    site: Site,
    config: Config,
    theme: Theme,
) -> list[Artifact]:
    """Artifacts of a PDF of each release, made of its page among `pages` with those of `pictures`
    that stand at its head or in its gallery; none unless `[exports]` asks for them."""
    if not config.exports.pdf:
        return []
    salt = _salt(theme)
    page_of = {page.origin: page for page in pages if page.kind == "release"}
    picture_at = {href(config, f"/{picture.path}"): picture for picture in pictures}
    return [
        Artifact(
            pdf_path(release, config),
            release.source,
            "pdf",
            printed_page(page.view, picture_at),
            f"{page.salt} {salt}",
            page.texts,
        )
        for release in site.releases
        for page in [page_of[release.source]]
    ]


def _salt(theme: Theme) -> str:
    """Digest of everything a PDF depends on besides its page: the libraries, the fonts, and the
    static files whose addresses have no digest."""
    files = theme.artifacts
    others = [(f.path, f.view.digest) for f in files if not f.path.startswith("assets/")]
    own = [font.digest for font in theme.brand.fonts]
    versions = [version_of(name) for name in _LIBRARIES]
    return digest(repr((versions, shipped_digest(), own, others)).encode())


def render_pdf(
    artifact: Artifact,
    page: bytes,
    pictures: Mapping[str, Callable[[], bytes]],
    materials: Materials,
) -> bytes:
    """Renders the PDF of a release from its page's HTML; `pictures` make those that stand beside
    its text, by their paths in the output folder.

    Raises `Abort` if WeasyPrint cannot work, or if no font has a letter.
    """
    press = materials.memory.remembered("pdf", None, lambda: _Press(materials))
    return press.render(artifact.origin, page.decode(), pictures)


class _Press:
    """PDF maker for the releases of one press room."""

    def __init__(self, materials: Materials) -> None:
        self.materials = materials
        self.config = materials.config
        self.fonts = materials.theme.brand.fonts

    def render(
        self, source: str, markup: str, pictures: Mapping[str, Callable[[], bytes]]
    ) -> bytes:
        article = self.materials.article(source)
        fetch = site_files(article, self.materials, pictures)
        data, lacking = self._to_pdf(markup, article.release, fetch)
        spared = set(filter(is_spared, lacking))
        if spared and spared == lacking:
            without = markup.translate(dict.fromkeys(map(ord, spared)))
            data, lacking = self._to_pdf(without, article.release, fetch)
        if lacking:
            raise Abort([_missing_font_problem(source, sorted(lacking - spared))])
        return data

    def _to_pdf(
        self, markup: str, release: Release, serve: Callable[[str], bytes]
    ) -> tuple[bytes, set[str]]:
        """Converts a page to PDF; returns it with the characters that no font has."""
        load_weasyprint()
        # WeasyPrint would leave its fonts in the system's temporary folder.
        with tempfile.TemporaryDirectory(prefix="pressroom-") as folder:
            return self._lay_out(markup, release, serve, Path(folder))

    def _lay_out(
        self, markup: str, release: Release, serve: Callable[[str], bytes], folder: Path
    ) -> tuple[bytes, set[str]]:
        library = load_weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        address = full(self.config, release.url)
        fonts = FontConfiguration()
        fonts._folder = folder
        fetch = fetcher(serve)
        html = library.HTML(string=markup, base_url=address, url_fetcher=fetch)
        prepare_for_paper(html.etree_element, address)
        style = self._style_sheet(release)

        def render(more: str) -> Any:
            sheet = library.CSS(
                string=f"{style}\n{more}", base_url=address, url_fetcher=fetch, font_config=fonts
            )
            return html.render(font_config=fonts, stylesheets=[sheet], pdf_variant=_VARIANT)

        document = paginated(html.etree_element, render)
        about = document.metadata
        about.title = release.title
        about.authors = self._speakers(release)
        instant = release.instant
        about.created = _iso_date(instant.at.date() if instant.day_only else instant.at)
        about.modified = _iso_date(release.updated) if release.updated else about.created
        # Made from the address, so that it is the same in every version (PDF 1.7, 14.4).
        data = _written(document, digest(address.encode()).encode())
        return data, {chr(point) for font in document.fonts.values() for point in font.missing}

    def _speakers(self, release: Release) -> list[str]:
        """Names of the issuers, or the press room's title."""
        names = [issuer.name_in(release.language) for issuer in release.speakers(self.config)]
        return names or [self.config.site.title]

    def _style_sheet(self, release: Release) -> str:
        """Additional style sheet: fonts, paper size, and the footer of each page."""
        own = [_face(_OWN_FONTS, 400, "normal", font.address) for font in self.fonts]
        faces = [_face(f.family, f.weight, f.style, f"font:{f.file}") for f in FACES]
        serif, sans = f'"{SERIF}", "{_OWN_FONTS}", serif', f'"{SANS}", "{_OWN_FONTS}", sans-serif'
        day = day_words(release.instant.at.date(), release.language)
        foot = " · ".join([*self._speakers(release), day])
        size, twice = ("letter", "ledger") if self.config.country in _LETTER else ("A4", "A3")
        rules = (
            f":root {{ --serif: {serif} !important; --sans: {sans} !important; }}",
            f"code, kbd, pre, samp {{ font-family: {sans} !important; }}",
            f"@page {{ size: {size}; font-family: {sans} !important; }}",
            f"@page {{ @bottom-left {{ content: {_quoted(foot)}; }} }}",
            f"@page broad {{ size: {size} landscape !important; }}",
            f"@page broadest {{ size: {twice} landscape !important; }}",
        )
        return "\n".join([*faces, *own, *rules, ADDED_STYLE])


def _written(document: Any, identifier: bytes) -> bytes:
    """The bytes of a document, as PDF/UA if its structure is known to hold."""
    held: list[bool] = []

    def finish(document: Any, pdf: Any) -> None:
        held.append(fix_structure(document, pdf))

    data: bytes = document.write_pdf(
        finisher=finish, pdf_variant=_VARIANT, pdf_identifier=identifier
    )
    if not all(held):
        data = document.write_pdf(finisher=finish, pdf_tags=True, pdf_identifier=identifier)
    return data


def _face(family: str, weight: int, style: str, address: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f"src: url({_quoted(address)}); }}"
    )


def _quoted(text: str) -> str:
    """A text as a CSS string."""
    return '"' + "".join(c if c.isalnum() or c in " .,/:" else f"\\{ord(c):x} " for c in text) + '"'


def _iso_date(moment: Any) -> str:
    """A day or an instant as PDF has it (W3C's profile of ISO 8601)."""
    return str(moment.isoformat())


@functools.cache
def load_weasyprint() -> Any:
    """Imports WeasyPrint. Raises `Abort` if a system library it needs is missing."""
    output = io.StringIO()
    try:
        # WeasyPrint prints what is missing, and warns of future requirements.
        with contextlib.redirect_stdout(output), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint
            from weasyprint.text import ffi
        if ffi.harfbuzz_subset is None:
            # The fallback, fontTools, writes the time of day into each font.
            raise OSError("HarfBuzz-Subset is missing")
    except (ImportError, OSError) as error:
        message = f"WeasyPrint cannot make PDFs: {str(error).partition(':')[0]}"
        problem = Problem(path=CONFIG, code="PR320", message=message, remedy=_SYSTEM_REMEDY)
        raise Abort([problem], exit_code=2) from error
    return weasyprint


def _missing_font_problem(source: str, lacking: Iterable[str]) -> Problem:
    return Problem(
        path=source,
        code="PR323",
        message=f"no font has {name_characters(lacking)}, so the PDF would lack it",
        remedy=NAME_A_FONT,
    )
