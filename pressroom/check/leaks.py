"""Embargo leak check: searches a finished site for traces of releases that are not yet public.

It shares no code with the build and does not rely on the build's decision on what is public: it
reads sources and output by itself, knows nothing of templates or views, and counts a release as
held if in doubt. A leak is named only by its file in the output and its kind; the words themselves
stay out of logs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import msgspec

from pressroom.check.file_words import (
    TEXTS,
    has_phrase,
    in_archive,
    is_archive,
    is_text,
    long_words,
    phrase,
    readable,
    runs_of,
    table_words,
    with_single_blanks,
)
from pressroom.check.held_sources import Authored, authored, text_of
from pressroom.core.digest import digest
from pressroom.core.package import DEFAULT_THEME
from pressroom.core.problems import Problem

_PHRASE = 4  # words of a title that stands in a page of one's own by chance no more
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
    """Texts, names and digests of all that is held together, none of which may be in the output;
    `noun` says what that is: releases, or texts of other kinds too."""

    texts: int
    noun: str
    headlines: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    digests: frozenset[str]


def find_leaks(
    root: Path, output: Path, zone: ZoneInfo, as_of: datetime
) -> tuple[int, str, list[Problem]]:
    """Searches `output` for traces of what is written below `root` and held at `as_of`; returns how
    many texts that are, a noun for one of them, and the problems."""
    held = _collect_held(root, zone, as_of)
    if not held.texts:
        return 0, held.noun, []
    problems: list[Problem] = []
    harmless: set[str] = set()
    for path in sorted(output.rglob("*")):
        if path.is_file():
            name = path.relative_to(output).as_posix()
            problems += _search(path, f"{output.name}/{name}", name, held, harmless)
    return held.texts, held.noun, problems


def _search(path: Path, shown: str, name: str, held: Held, harmless: set[str]) -> Iterator[Problem]:
    data = path.read_bytes()
    yield from _traces(data, shown, name, held, harmless)
    if is_archive(data):
        # Those of Office have words of their own: of these only headlines and names tell.
        whole = path.suffix.lower() == ".zip"
        for inside, part in in_archive(path):
            yield from _traces(part, shown, inside, held, harmless if whole else None)


def _traces(
    data: bytes, shown: str, name: str, held: Held, harmless: set[str] | None
) -> Iterator[Problem]:
    """Words of held releases in a file of a name, which may lie in an archive that is `shown`.
    `harmless` gets the runs of letters without a blank that have no word of that, since most stand
    in many files; where it is None, single words tell nothing."""
    if hashlib.sha256(data).hexdigest() in held.digests:
        yield _leak_problem(shown, f"it is a file that belongs to a {held.noun} that is not public")
    place = f"/{unquote(name)}".casefold()
    if any(part in place for part in held.names):
        yield _leak_problem(
            shown, f"its address is that of a {held.noun} or file that is not public"
        )
    suffix = PurePosixPath(name).suffix.lower()
    # Programs, styles, redirects and the like are read too, if not for single words.
    known = suffix in TEXTS
    if name == ".pressroom.json" or not (known or is_text(data)):
        return
    runs = runs_of(readable(data, suffix))
    plain = " ".join(runs)
    if any(has_phrase(plain, headline) for headline in held.headlines):
        yield _leak_problem(shown, "it shows a headline that is not public")
    if any(part in plain for part in held.names):
        yield _leak_problem(shown, f"it names a {held.noun} or file that is not public")
    if not known or harmless is None:
        return
    unknown = set(runs) - harmless
    if held.words.isdisjoint(long_words(unknown)):
        harmless |= unknown
    else:
        yield _leak_problem(shown, f"it has words that only a {held.noun} that is not public uses")


def _leak_problem(path: str, message: str) -> Problem:
    return Problem(
        path=path,
        code="PR631",
        message=message,
        remedy="do not publish this site; build it again, and look for edits by hand",
    )


def _collect_held(root: Path, zone: ZoneInfo, as_of: datetime) -> Held:
    """Collects everything that occurs in held releases and in nothing that is public."""
    sources = authored(root, zone, as_of)
    secret = [source.path for source in sources if source.is_held]
    public = [source.path for source in sources if not source.is_held]
    secret_files = [path for source in sources if source.is_held for path in source.files]
    public_files = [path for source in sources if not source.is_held for path in source.files]
    open_sources = [*map(text_of, public), *map(table_words, public_files), *_common(root)]
    open_texts = list(map(with_single_blanks, open_sources))
    # Their words are everybody's. A headline in them is none: nobody but us can have typed it.
    own_pages = _texts_in(root / name for name in ("templates", "static"))
    own_texts = list(map(with_single_blanks, [text_of(root / "config.toml"), *own_pages]))
    everybodys = " ".join([*open_texts, *own_texts])
    open_words = long_words(_distinct_runs([*open_texts, *own_texts])) | _OWN_WORDS
    # A release to come may claim the address of one that is public; that is the public one's.
    open_names = {name for s in sources if not s.is_held for name in (*s.names, *s.addresses)}
    open_files = [*public_files, *(root / "static").rglob("*")]
    # The same document, public with the first release. Under another name, or in static/, a copy
    # is a leak.
    shared = {(path.name.casefold(), _digest(path)) for path in public_files}
    secrets = [path for path in (*secret, *secret_files) if path.stat().st_size]
    secret_digests = {(path.name.casefold(), _digest(path)) for path in secrets} - shared
    open_names |= {f"/{path.name}".casefold() for path in open_files}
    open_names |= {_folder(path) for path in open_files if path.is_file()}
    headlines = _held_headlines(sources, open_texts, own_texts)
    secret_texts = map(with_single_blanks, [*map(text_of, secret), *map(table_words, secret_files)])
    words = long_words(_distinct_runs(secret_texts)) - open_words
    # A page's address may be that of a page elsewhere, to which a public text links.
    names = {
        name
        for source in sources
        if source.is_held
        for name in source.names
        if source.of_a_release or name not in everybodys
    }
    names |= {f"/{path.name}".casefold() for path in secret_files}
    # What is made of a picture lies where the picture's bytes say.
    names |= {_folder(path) for path in secret_files}
    releases_alone = all(source.of_a_release for source in sources if source.is_held)
    return Held(
        len(secret),
        "release" if releases_alone else "text",
        frozenset(headlines),
        frozenset(name for name in names - open_names if len(name) > 4),
        frozenset(words),
        frozenset(digest for _, digest in secret_digests),
    )


def _common(root: Path) -> Iterator[str]:
    """Texts that are public whatever the releases are: standing texts, our theme."""
    yield from _texts_in(root / name for name in ("content/boilerplate", "content/legends"))
    yield from _texts_in(DEFAULT_THEME / name for name in ("templates", "static"))


def _distinct_runs(texts: Iterable[str]) -> set[str]:
    return {run for text in texts for run in text.split()}


def _texts_in(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix.lower() in (*TEXTS, ".css", ".js"):
                yield text_of(path)


def _held_headlines(
    sources: Iterable[Authored], open_texts: Sequence[str], own_texts: Sequence[str]
) -> set[str]:
    """The headlines that nothing public has. A short title of an item may stand in a page of one's
    own by chance."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for source in sources:
        if source.is_held:
            found[source.of_a_release].update(_headlines(text_of(source.path)))
    short = {each for each in found[False] - found[True] if len(each.split()) < _PHRASE}
    return {
        headline
        for headline in found[True] | found[False]
        if not any(has_phrase(text, headline) for text in open_texts)
        and not (headline in short and any(has_phrase(text, headline) for text in own_texts))
    }


def _headlines(text: str) -> list[str]:
    """The titles in a text, in words alone: whoever types one sets its quotation marks anew."""
    found = re.findall(r"^title\s*:\s*(.+)$", text, re.MULTILINE)
    return [line for line in map(phrase, map(with_single_blanks, found)) if len(line) >= 8]


def _folder(path: Path) -> str:
    """The folder of a file's address, which has a digest of its bytes."""
    return f"/{digest(path.read_bytes())}/"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
