"""Comparison of typed boilerplate and legends with the registered ones: which name they are, or the
file that a new version or text of its own goes into."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.load.file_names import file_slug
from pressroom.content.load.standing_texts import FOLDERS, filled
from pressroom.content.standing import Standing, Versions, in_force, to_come
from pressroom.content.trademarks.symbols import without_symbols
from pressroom.importers.contact_words import without_legal_form
from pressroom.importers.plain_markdown import plain
from pressroom.importers.records import ImportedFile
from pressroom.importers.standing_sections import StandingSection
from pressroom.typeset.anatomy.sureness import Sureness

_WORD = re.compile(r"[^\W_]+(?:['’.,]\w+)*")
_MARKS = str.maketrans("", "", "\u00ad\u200b")
_HEADING = re.compile(r"\A\s*(?:#{1,6}\s[^\n]*\n+|\*\*[^\n*]+\*\*\s*\n+)")
# From this share of the same words on, a text is a version of another.
_NEAR = 0.9
_LEGEND = "forward-looking"


class StandingMatch(msgspec.Struct, frozen=True, kw_only=True):
    """Match of a typed standing text: the `name` that a release gives in `boilerplate` or `legend`.

    `file` is the file to be written, None where a registered version in force says the same.
    `version_of` is the path of the registered version that was compared, `differs` are the words
    in which the two differ ("`four` instead of `three`"). `CERTAIN`: the same words; `LIKELY`: a
    version; `POSSIBLE`: nothing like it is registered.
    """

    name: str
    file: ImportedFile | None = None
    version_of: str = ""
    differs: tuple[str, ...] = ()
    sureness: Sureness


class Shelf(msgspec.Struct, frozen=True):
    """Standing texts to compare with: those of one `kind` (`boilerplate` or `legend`), the
    registry's issuers, and those of the release. `drafts` says that the release is to be one."""

    kind: str
    texts: Mapping[str, Versions]
    config: Config
    issuers: tuple[Issuer, ...]
    drafts: bool = False


def match_standing(section: StandingSection, at: datetime, shelf: Shelf) -> StandingMatch:
    """Finds the registered text that a section says, for a release of the instant `at`."""
    typed = _words(section.text)
    near = _nearest(typed, at, shelf)
    if near is None:
        return _new(section, at, shelf)
    share, text = near
    name = text.name
    current = in_force(shelf.texts[name], at)
    coming = to_come(shelf.texts[name]) if shelf.drafts else None
    if share == 1 and (coming or current) is text:
        return StandingMatch(name=name, version_of=text.path, sureness=Sureness.CERTAIN)
    # Of a version that was not in force, the release wants one of its own day.
    file = _free(f"{name}@{_day(at, shelf.texts[name])}", section, shelf)
    return StandingMatch(
        name=file.name.rpartition("/")[2].removesuffix(".md").partition("@")[0],
        file=file,
        version_of=text.path,
        differs=_differences(
            _bag(text, _owners(text, shelf), at.year if "{" in text.text else 0).words, typed
        ),
        sureness=Sureness.LIKELY,
    )


def _nearest(typed: Sequence[str], at: datetime, shelf: Shelf) -> tuple[float, Standing] | None:
    """The registered version with most of the same words, at least nine in ten; of equals the one
    in force, else the newest."""
    found = []
    bag = Counter(typed)
    for versions in shelf.texts.values():
        current = in_force(versions, at)
        for number, text in enumerate(versions):
            known = _bag(text, _owners(text, shelf), at.year if "{" in text.text else 0)
            # A room may have thousands: most have too few of the words to be looked at closely.
            most = 2 * min(len(typed), len(known.words)) / (len(typed) + len(known.words) or 1)
            if most < _NEAR or _common(bag, known.counts) * 2 < _NEAR * (
                len(typed) + len(known.words)
            ):
                continue
            share = _share(typed, known.words)
            if share >= _NEAR:
                found.append((share, text is current, number, text))
    best = max(found, key=lambda row: row[:3], default=None)
    return (best[0], best[3]) if best else None


class _Bag(msgspec.Struct, frozen=True):
    """The words of a registered text, in order and counted."""

    words: tuple[str, ...]
    counts: Counter[str]


@functools.lru_cache(maxsize=8192)
def _bag(text: Standing, owners: tuple[Issuer, ...], year: int) -> _Bag:
    """The words of a registered text as readers see it, without its heading."""
    made = filled(text, owners, year).text
    words = _words(_HEADING.sub("", made.strip() + "\n"))
    return _Bag(words, Counter(words))


def _owners(text: Standing, shelf: Shelf) -> tuple[Issuer, ...]:
    """The issuers whose names fill a registered text's placeholders."""
    owners = tuple(i for i in shelf.config.issuers if i.boilerplate == text.name)
    return owners or shelf.issuers or shelf.config.issuers[:1]


def _common(one: Counter[str], other: Counter[str]) -> int:
    """Number of words that two texts have in common, each as often as it stands in both."""
    return sum(min(count, other[word]) for word, count in one.items() if word in other)


def _words(markdown: str) -> tuple[str, ...]:
    """The words of a text in small letters, without marks and signs."""
    unmarked = without_symbols(plain(markdown)).translate(_MARKS)
    shown = unicodedata.normalize("NFKC", unmarked).casefold()
    return tuple(_WORD.findall(shown.replace("’", "'")))


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of two texts that is the same words in the same order: 1 if all."""
    if one == other:
        return 1.0
    return min(difflib.SequenceMatcher(None, one, other, autojunk=False).ratio(), 0.999)


def _differences(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """The words in which two texts differ: "`four` instead of `three`"."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        _difference(" ".join(before[a:b]), " ".join(after[c:d]))
        for what, a, b, c, d in matcher.get_opcodes()
        if what != "equal"
    )


def _difference(before: str, after: str) -> str:
    if not before:
        return f"`{after}` added"
    return f"`{after}` instead of `{before}`" if after else f"`{before}` left out"


def _new(section: StandingSection, at: datetime, shelf: Shelf) -> StandingMatch:
    """A text of its own, named after the company it is about."""
    issuer = _issuer(section.company, shelf.config.issuers) or (
        shelf.issuers[0] if shelf.issuers and not section.company else None
    )
    if shelf.kind == "legend":
        name = (
            _LEGEND
            if _LEGEND not in shelf.texts
            else f"{issuer.key if issuer else 'another'}-{_LEGEND}"
        )
    elif issuer is not None:
        name = issuer.boilerplate or issuer.key
    else:
        name = file_slug(
            re.sub(r",?\s(?:Inc|Ltd|LLC|plc|AG|SE|Corp)\.?\Z", "", section.company) or "company"
        )
    versions = shelf.texts.get(name, ())
    if versions and shelf.kind == "boilerplate":
        name += f"@{_day(at, versions)}"
    file = _free(name, section, shelf)
    given = file.name.rpartition("/")[2].removesuffix(".md").partition("@")[0]
    version_of = versions[-1].path if versions and given in shelf.texts else ""
    return StandingMatch(name=given, file=file, version_of=version_of, sureness=Sureness.POSSIBLE)


def _issuer(company: str, issuers: Iterable[Issuer]) -> Issuer | None:
    """The registered issuer that a name is, with or without its legal form."""
    wanted = without_legal_form(company)
    if not wanted:
        return None
    names = (
        (issuer, without_legal_form(name))
        for issuer in issuers
        for name in (issuer.name, issuer.legal_name)
    )
    return next((issuer for issuer, name in names if name == wanted), None)


def _day(at: datetime, versions: Versions) -> str:
    """The day of a version's file; with its hour where one of that day is there already."""
    day = f"{at:%Y-%m-%d}"
    return f"{day}T{at:%H%M}" if any(f"@{day}." in text.path for text in versions) else day


def _free(name: str, section: StandingSection, shelf: Shelf) -> ImportedFile:
    """The file of a new text, with a name that none of the shelf has."""
    taken = {text.path for versions in shelf.texts.values() for text in versions}
    stem, sign, day = name.partition("@")
    path, number = f"{FOLDERS[shelf.kind]}/{name}.md", 1
    while path in taken:
        number += 1
        path = f"{FOLDERS[shelf.kind]}/{stem}-{number}{sign}{day}.md"
    heading = f"## {section.heading}\n\n" if section.heading else ""
    return ImportedFile(path, f"{heading}{section.text}\n".encode())
