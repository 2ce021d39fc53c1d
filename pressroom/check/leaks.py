"""Embargo leak check: searches a finished site for traces of releases that are not yet public.

It shares no code with the build and does not rely on the build's decision on what is public: it
reads sources and output by itself, knows nothing of templates or views, and counts a release as
held if in doubt. A leak is named only by its file in the output and its kind; the words themselves
stay out of logs.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import html
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import msgspec

from pressroom.core.package import DEFAULT_THEME
from pressroom.core.problems import Problem

_MOST_UNPACKED = 50_000_000  # bytes of a workbook, as far as a build reads one
_WORD = re.compile(r"[^\W_]{5,}")
_TEXTS = (
    ".html",
    ".htm",
    ".xml",
    ".json",
    ".txt",
    ".md",
    ".csv",
    ".vcf",
    ".svg",
    ".ics",
    ".webmanifest",
    # The search's copy of releases' texts and words: compressed JSON.
    ".packed",
)
# Common words of feeds, sitemaps and pages, and dates, in English and by format.
_OWN_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        allow alternate application april archive article articles attachments august author authors
        available button canonical category channel charset class color contact contacts content
        context corporation correction corrections creator current dateline december description
        device domain elements encoded encoding entry false february feeds footer format friday
        generator header headline height hreflang https image initial investors isodatetime
        items january jsonfeed july june label language lastbuilddate lastmod latest links
        mainentityofpage march media modified modules monday month newer newsarticle notice
        november october older organization owners pagination permalink pressroom product
        products provided published publisher purpose readers registered release releases
        replaced respective robots saturday scale schema scheme script search section september
        service sitemap sitemaps source sources specification stylesheet subscribe subtitle
        summary sunday terms thursday title topics trademark trademarks tuesday type updated
        urlset version viewport wednesday width withdrawn xhtml xmlns
        after align caption class colgroup colspan columnheader domain download figcaption figure
        financial hidden labelledby label minus noteref region rowgroup rowspan scope scroll section
        statement strong table tabindex tbody telephone thead total vcard voice
        address agent allowed alternatename altids articlesection assets associations attachment
        behind bodies breadcrumblist brought canceled charcount contactinfo contactpoint
        contacttype contentcreated contenttype corrected correctedby corrects descriptions
        earlier email every exchange expires files financialinstrumentsymboltype first
        firstcreated forms genres google graph headlines infosources instead issuer
        itemlistelement kept language languages leicode listitem literal located longer markdown
        mentions newest newscodes ninjs organisations original originator pages people phone
        picture plain policy position posted preferred previously profile provider pubstatus
        reason record renditions replacedby replaces representationtype schemas security
        anchors characters count filters include lengths lists shards titles
        sizeinbytes standard subhead subjects symbol symbols symboltype texts there these thing
        tickers tickersymbol translation translations usable versioncreated which wordcount
        """,
    )
)


class Held(msgspec.Struct, frozen=True):
    """Texts, names and digests of all held releases together, none of which may be in the
    output."""

    releases: int
    headlines: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    digests: frozenset[str]


def find_leaks(
    root: Path, output: Path, zone: ZoneInfo, as_of: datetime
) -> tuple[int, list[Problem]]:
    """Searches `output` for traces of releases below `root` that are held at `as_of`; returns the
    number of held releases, and the problems."""
    held = _collect_held(root, zone, as_of)
    if not held.releases:
        return 0, []
    problems: list[Problem] = []
    for path in sorted(output.rglob("*")):
        if path.is_file():
            name = path.relative_to(output).as_posix()
            problems += _search(path, f"{output.name}/{name}", name, held)
    return held.releases, problems


def _search(path: Path, shown: str, name: str, held: Held) -> Iterator[Problem]:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() in held.digests:
        yield _leak_problem(shown, "it is a file that belongs to a release that is not public")
    place = f"/{unquote(name)}".casefold()
    if any(part in place for part in held.names):
        yield _leak_problem(shown, "its address is that of a release or file that is not public")
    if path.suffix.lower() not in _TEXTS or path.name == ".pressroom.json":
        return
    text = _readable(data, path.suffix.lower())
    folded = " ".join(text.split()).casefold()
    if any(headline in folded for headline in held.headlines):
        yield _leak_problem(shown, "it shows a headline that is not public")
    if any(part in folded for part in held.names):
        yield _leak_problem(shown, "it names a release or file that is not public")
    if not held.words.isdisjoint(_words(folded)):
        yield _leak_problem(shown, "it has words that only a release that is not public uses")


def _leak_problem(path: str, message: str) -> Problem:
    return Problem(
        path=path,
        code="PR631",
        message=message,
        remedy="do not publish this site; build it again, and look for edits by hand",
    )


def _collect_held(root: Path, zone: ZoneInfo, as_of: datetime) -> Held:
    """Collects everything that occurs in held releases and in nothing that is public."""
    top = root / "content/releases"
    sources = [path for path in sorted(top.rglob("*.md")) if path.is_file()]
    folders = {path.parent for path in sources if path.name == "index.md" and path.parent != top}
    secret = [path for path in sources if _is_held(_release_of(path, folders), zone, as_of)]
    public = [path for path in sources if path not in secret]
    open_tables = map(_table, _files(public, folders))
    open_text = "\n".join([*map(_text, public), *open_tables, *_common(root)])
    open_words = set(_words(open_text.casefold())) | _OWN_WORDS
    open_folded = " ".join(open_text.split()).casefold()
    # A release to come may claim the address of one that is public; that is the public one's.
    open_names = {name for path in public for name in (*_names(path), *_addresses(path))}
    secret_files = _files(secret, folders)
    public_files = _files(public, folders)
    open_files = [*public_files, *(root / "static").rglob("*")]
    # The same document, public with the first release. Under another name, or in static/, a copy
    # is a leak.
    shared = {(path.name.casefold(), _digest(path)) for path in public_files}
    secrets = [path for path in (*secret, *secret_files) if path.stat().st_size]
    secret_digests = {(path.name.casefold(), _digest(path)) for path in secrets} - shared
    open_names |= {f"/{path.name}".casefold() for path in open_files}
    headlines = {h for path in secret for h in _headlines(_text(path)) if h not in open_folded}
    secret_texts = [*map(_text, secret), *map(_table, secret_files)]
    words = {w for text in secret_texts for w in _words(text.casefold()) if w not in open_words}
    names = {name for path in secret for name in _names(path)}
    names |= {f"/{path.name}".casefold() for path in secret_files}
    return Held(
        len(secret),
        frozenset(headlines),
        frozenset(name for name in names - open_names if len(name) > 4),
        frozenset(words),
        frozenset(digest for _, digest in secret_digests),
    )


def _release_of(path: Path, folders: set[Path]) -> Path:
    """The release that a Markdown file belongs to: that of its folder, or else the file itself."""
    outer = [folder for folder in path.parents if folder in folders]
    return outer[-1] / "index.md" if outer else path


def _is_held(path: Path, zone: ZoneInfo, as_of: datetime) -> bool:
    """Whether the release is not certainly public at `as_of`."""
    text = _text(path)
    header = re.split(r"^---\s*$", text, maxsplit=2, flags=re.MULTILINE)
    keys = header[1] if len(header) == 3 and not header[0].strip() else ""
    draft = re.search(r"^[\"']?draft[\"']?\s*:\s*(\S+)", keys, re.MULTILINE)
    if draft is not None and draft[1].strip("\"'").casefold() != "false":
        return True
    date = re.search(r"^[\"']?date[\"']?\s*:\s*[\"']?([\d][^\"'#\n]*)", keys, re.MULTILINE)
    if date is None:
        return True
    written = date[1].strip()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            day = datetime.fromisoformat(written).date() + timedelta(days=1)
            return datetime.combine(day, time(), tzinfo=zone) > as_of
        moment = datetime.fromisoformat(re.sub(r"\s(?=[+-]\d)", "", written))
    except (ValueError, OverflowError):
        return True
    # An hour that occurs twice (clock change): the later one.
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone, fold=1)) > as_of


def _common(root: Path) -> Iterator[str]:
    """Texts that are public whatever the releases are: settings, standing texts, theme."""
    yield _text(root / "config.toml")
    folders = [root / name for name in ("content/boilerplate", "content/legends")]
    themes = (root, DEFAULT_THEME)
    folders += [theme / name for theme in themes for name in ("templates", "static")]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix.lower() in (*_TEXTS, ".css", ".js"):
                yield _text(path)


def _files(sources: Iterable[Path], folders: set[Path]) -> list[Path]:
    """Files in the folders of releases, without the releases themselves."""
    found = []
    for source in sources:
        if source.parent in folders and source.name == "index.md":
            found += [p for p in sorted(source.parent.rglob("*")) if p.is_file() and p != source]
    return found


def _names(path: Path) -> list[str]:
    """File name of a release, and the last part of its future address."""
    stem = path.parent.name if path.name == "index.md" else path.stem
    text = _text(path)
    parts = [stem, re.sub(r"^\d{4}-\d\d-\d\d[-_ ]?", "", stem)]
    for key in ("slug", "url"):
        parts += re.findall(rf"^{key}\s*:\s*[\"']?([^\"'#\n]+)", text, re.MULTILINE)
    bare = [part.strip().strip("/").casefold() for part in parts]
    return [f"/{part}/" for part in bare if part] + ([bare[0]] if len(bare[0]) > 11 else [])


def _addresses(path: Path) -> list[str]:
    """The addresses that a release has where it does not state one of its own."""
    text, names = _text(path), _names(path)
    dates = [path.name, path.parent.name, *re.findall(r"^date\s*:.*", text, re.MULTILINE)]
    years = {year for date in dates for year in re.findall(r"\b(\d{4})-\d\d", date)}
    return [f"/releases/{year}{name}" for year in sorted(years) for name in names]


def _headlines(text: str) -> list[str]:
    found = re.findall(r"^title\s*:\s*(.+)$", text, re.MULTILINE)
    folded = [" ".join(line.strip().strip("\"'").split()).casefold() for line in found]
    return [line for line in folded if len(line) >= 8]


def _words(text: str) -> list[str]:
    """Words of five letters or more; figures alone are too common to search for."""
    return [word for word in _WORD.findall(text) if not word.isdigit()]


def _readable(data: bytes, suffix: str) -> str:
    """Text of a file, including the values of attributes."""
    if suffix == ".packed":
        with contextlib.suppress(OSError, EOFError, zlib.error):
            data = gzip.decompress(data)
    text = data.decode("utf-8", "replace")
    if suffix in (".json", ".packed"):
        try:
            text = "\n".join(_strings(json.loads(text)))
        except (ValueError, RecursionError):
            return text
    # Feeds hold HTML that is escaped a second time.
    return html.unescape(html.unescape(text))


def _strings(value: object) -> Iterator[str]:
    """Every key and text in JSON, decoded, so that a line end is not the letters `\\n`."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield str(name)
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, str):
        yield value


def _table(path: Path) -> str:
    """Words in the cells of a table file; empty for any other file."""
    if path.suffix.lower() == ".csv":
        return _text(path)
    if path.suffix.lower() != ".xlsx":
        return ""
    try:
        with zipfile.ZipFile(path) as book:
            parts = [name for name in book.namelist() if name.startswith("xl/") and ".xml" in name]
            if sum(book.getinfo(name).file_size for name in parts[:100]) > _MOST_UNPACKED:
                return ""
            texts = [book.read(name).decode("utf-8", "replace") for name in parts[:100]]
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        return ""
    return html.unescape(" ".join(re.findall(r"<t[ >][^<]*</t>|<t>[^<]*", " ".join(texts))))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
