"""A PDF of each release (PDF/UA-1, ISO 14289-1), made of its page and the style sheet's print part.

WeasyPrint lays it out. Nothing is asked of the network: what the page shows is the site's own, and
all else is refused. Letters come from the fonts that are shipped with Pressroom, then from the
press room's own; a machine's fonts are for what both lack. Of one input come the same bytes.
"""

from __future__ import annotations

import contextlib
import functools
import io
import tempfile
import urllib.request
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from pressroom.content.config.records import Config
from pressroom.content.model import Entry, Release
from pressroom.core.digest import digest
from pressroom.core.files import CONFIG
from pressroom.core.problems import Abort, Problem, Severity
from pressroom.core.versions import version_of
from pressroom.formats.addresses import file_path, forms, full
from pressroom.formats.print.paper import fix_structure, prepare
from pressroom.formats.theme.theme import Theme
from pressroom.formats.typefaces import (
    FACES,
    NAME_A_FONT,
    SANS,
    SERIF,
    is_spared,
    named,
    own_characters,
    shipped,
    shipped_digest,
)
from pressroom.standards.languages import day_words
from pressroom.standards.media_types import media_type
from pressroom.typeset.article import Library

_ASK = "install it (`pip install pressroom[pdf]`), or set `pdf = false`"
_SYSTEM = (
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
_OWN = "Pressroom's Own"  # the family of the press room's fonts
_VARIANT = "pdf/ua-1"
# Where paper is 8.5 by 11 inches (Unicode CLDR, `paperSize`); elsewhere it is A4.
_LETTER = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)


def weasyprint_missing() -> Problem | None:
    """What to tell whose settings ask for PDFs that cannot be made here."""
    if version_of("weasyprint"):
        return None
    message = "`[exports] pdf` wants WeasyPrint, which is not installed"
    return Problem(path=CONFIG, code="PR320", message=message, remedy=_ASK)


def borrowed(releases: Iterable[Release], config: Config, theme: Theme) -> Iterator[Problem]:
    """Releases whose PDFs, if the settings ask for them, take letters from the fonts of whatever
    machine builds: where that has none, the release cannot go out."""
    if not config.exports.pdf:
        return
    fonts = (own_characters(font.path, font.digest) for font in theme.stationery.fonts)
    known = (shipped(SERIF) | shipped(SANS) | set(map(ord, "\t\n\r"))).union(*fonts)
    for release in releases:
        text = "\n".join((release.title, *release.subheads, release.body))
        others = [c for c in dict.fromkeys(text) if ord(c) not in known and not is_spared(c)]
        if others:
            yield Problem(
                path=release.source,
                code="PR324",
                severity=Severity.WARNING,
                message=f"its PDF takes {named(others)} from a font of the machine that builds",
                remedy=NAME_A_FONT,
            )


def pdf_path(release: Entry, config: Config) -> str:
    """Where in the output folder a release's PDF is; empty where there is none."""
    wanted = [form for form in forms(config, release.url) if form.name == "pdf"]
    return file_path(wanted[0].url) if wanted else ""


class Press:
    """Makes PDFs of the releases of one press room, whose folder is `root`."""

    def __init__(self, library: Library, config: Config, theme: Theme, root: Path) -> None:
        self.library = library
        self.config = config
        self.root = root
        self.fonts = theme.stationery.fonts
        self.files = {artifact.path: artifact for artifact in theme.artifacts}

    @functools.cached_property
    def salt(self) -> str:
        """What a PDF depends on besides its page: the libraries, the fonts, and the files whose
        addresses do not tell of their content."""
        files = self.files.values()
        others = [(f.path, f.view.digest) for f in files if not f.path.startswith("assets/")]
        own = [font.digest for font in self.fonts]
        versions = [version_of(name) for name in _LIBRARIES]
        return digest(repr((versions, shipped_digest(), own, others)).encode())

    def render(self, entry: Entry, page: Callable[[Any], bytes], view: Any) -> bytes:
        """The PDF of a release whose `page` is made of `view`. Raises `Abort` where WeasyPrint
        cannot work, or no font has a letter."""
        markup = page(view).decode()
        release = self.library.article(entry).release
        data, lacking = self._set(markup, release)
        spared = set(filter(is_spared, lacking))
        if spared and spared == lacking:
            without = markup.translate(dict.fromkeys(map(ord, spared)))
            data, lacking = self._set(without, release)
        if lacking:
            raise Abort([_no_font(entry, sorted(lacking - spared))])
        return data

    def _set(self, markup: str, release: Release) -> tuple[bytes, set[str]]:
        """A page as PDF, and the characters that no font has."""
        _weasyprint()
        # WeasyPrint puts fonts where the system keeps what is passing, and may leave them there.
        with tempfile.TemporaryDirectory(prefix="pressroom-") as folder:
            return self._laid_out(markup, release, Path(folder))

    def _laid_out(self, markup: str, release: Release, folder: Path) -> tuple[bytes, set[str]]:
        library = _weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        address = full(self.config, release.url)
        fonts = FontConfiguration()
        fonts._folder = folder
        fetcher = _fetcher(self._served(release))
        html = library.HTML(string=markup, base_url=address, url_fetcher=fetcher)
        prepare(html.etree_element, address)
        sheet = library.CSS(
            string=self._sheet(release), base_url=address, url_fetcher=fetcher, font_config=fonts
        )
        document = html.render(font_config=fonts, stylesheets=[sheet], pdf_variant=_VARIANT)
        about = document.metadata
        about.title = release.title
        about.authors = self._speakers(release)
        instant = release.instant
        about.created = _date(instant.at.date() if instant.day_only else instant.at)
        about.modified = _date(release.updated) if release.updated else about.created
        data = document.write_pdf(
            finisher=fix_structure,
            pdf_variant=_VARIANT,
            # Of the address, so that it is the same in every version (PDF 1.7, 14.4).
            pdf_identifier=digest(address.encode()).encode(),
        )
        return data, {chr(point) for font in document.fonts.values() for point in font.missing}

    def _speakers(self, release: Release) -> list[str]:
        """The issuers that speak, or the press room."""
        names = [issuer.name for issuer in release.speakers(self.config)]
        return names or [self.config.site.title]

    def _served(self, release: Release) -> Callable[[str], bytes]:
        """What gives the bytes of a file of the site by its whole address, and refuses all else."""
        article = self.library.article(release)
        beside = [release.beside[name] for name in article.files]
        documents = {full(self.config, document.url): document for document in beside}
        home = full(self.config, "/")
        shipped = {f"font:{face.file}": face for face in FACES}

        def serve(address: str) -> bytes:
            address = urldefrag(address).url.partition("?")[0]
            if address in documents:
                return (self.root / documents[address].path).read_bytes()
            if address in shipped:
                return _unpacked(shipped[address].path)
            path = file_path(address.removeprefix(home.rstrip("/")))
            if not address.startswith(home) or path not in self.files:
                raise ValueError(f"{address} is no file of this site")
            file = self.files[path]
            return file.render(file.view)

        return serve

    def _sheet(self, release: Release) -> str:
        """What is added to the style sheet: the fonts, the size of paper, and the words at the foot
        of each page."""
        own = [_face(_OWN, 400, "normal", font.address) for font in self.fonts]
        faces = [_face(f.family, f.weight, f.style, f"font:{f.file}") for f in FACES]
        serif, sans = f'"{SERIF}", "{_OWN}", serif', f'"{SANS}", "{_OWN}", sans-serif'
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
        return "\n".join([*faces, *own, *rules, _ADDED])


# A logo stands on the house's colour, as it does on the site: it may be white. Formulas are MathML,
# which WeasyPrint does not know.
_ADDED = """\
.nameplate > .ground {
  padding: 1.5mm;
  background-color: var(--house) !important;
  background-origin: content-box !important;
}
msup > :nth-child(2) { vertical-align: super; font-size: 0.7em; }
msub > :nth-child(2) { vertical-align: sub; font-size: 0.7em; }
mfrac > :first-child::after { content: "/"; }
msqrt::before { content: "√("; }
msqrt::after { content: ")"; }
annotation { display: none; }
"""


def _face(family: str, weight: int, style: str, address: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f"src: url({_quoted(address)}); }}"
    )


def _quoted(text: str) -> str:
    """A text as a string of CSS."""
    return '"' + "".join(c if c.isalnum() or c in " .,/:" else f"\\{ord(c):x} " for c in text) + '"'


def _date(moment: Any) -> str:
    """A day or an instant as PDF takes it (W3C's profile of ISO 8601)."""
    return str(moment.isoformat())


@functools.cache
def _weasyprint() -> Any:
    """WeasyPrint. Raises `Abort` where what it needs of the system is missing."""
    said = io.StringIO()
    try:
        # It prints what it lacks, and warns of what it will lack.
        with contextlib.redirect_stdout(said), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint
            from weasyprint.text import ffi
        if ffi.harfbuzz_subset is None:
            # It would fall back on fontTools, which puts the time of day into each font.
            raise OSError("HarfBuzz-Subset is missing")
    except (ImportError, OSError) as error:
        message = f"WeasyPrint cannot make PDFs: {str(error).partition(':')[0]}"
        problem = Problem(path=CONFIG, code="PR320", message=message, remedy=_SYSTEM)
        raise Abort([problem], exit_code=2) from error
    return weasyprint


@functools.cache
def _unpacked(path: Path) -> bytes:
    """A font without its WOFF2 packing, which takes long to undo and would be undone each time."""
    from fontTools.ttLib import woff2

    font = io.BytesIO()
    with path.open("rb") as packed:
        woff2.decompress(packed, font)
    return font.getvalue()


def _fetcher(serve: Callable[[str], bytes]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Gives the files of the site, and never asks the network."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url.startswith("data:"):
                found = urllib.request.DataHandler().data_open(urllib.request.Request(url))
                return URLFetcherResponse(url, found.read(), dict(found.headers))
            return URLFetcherResponse(url, serve(url), {"Content-Type": media_type(url)})

    return Fetcher()


def _no_font(entry: Entry, lacking: Iterable[str]) -> Problem:
    return Problem(
        path=entry.source,
        code="PR323",
        message=f"no font has {named(lacking)}, so the PDF would lack it",
        remedy=NAME_A_FONT,
    )
