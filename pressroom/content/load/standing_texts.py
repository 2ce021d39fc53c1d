"""Standing texts: boilerplate and legends, each with dated versions.

`immunogen.md` is in force from the beginning, `immunogen@2013-07-01.md` from that day on, and
`immunogen@2013-07-01T1600.md` from that hour; or the file begins with front matter whose one key
is `from`. A release shows the version of its own instant for ever.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.load.file_names import composed
from pressroom.content.load.split import decode
from pressroom.content.standing import NEVER, TO_COME, Standing, Versions
from pressroom.core.files import source_files
from pressroom.core.problems import Problem, Severity, choose
from pressroom.standards.exchanges import Ticker
from pressroom.standards.instants import BadInstant, read_instant

FOLDERS = {"boilerplate": "content/boilerplate", "legend": "content/legends"}
# File names have no colon: `2013-07-01T1600` is 16:00.
_HOUR = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(?=$|[Zz+-])")
_FRONT_MATTER = re.compile(
    r"---\nfrom:[ ]*(?P<quote>[\"']?)(?P<from>[^\"'\n]*)(?P=quote)[ ]*\n---[ ]*\n"
)
# What is nearly front matter, such as a fence that an editor made dashes of. Taken for text, the
# words would be in force from the beginning.
_ALMOST = re.compile(r"\s*(?:[-‐-―−+]{2,}[^\S\n]*\n|from[^\S\n]*:)", re.IGNORECASE)
# `{issuer}`, `{ticker}`: names only, so no code runs in content.
_PLACEHOLDER = re.compile(r"(?<![\\${%])\{\s?([A-Za-z][\w -]{0,40}?)\s?\}(?![}%])")
_OF_ISSUERS = ("issuer", "legal_name", "ticker", "url")
# Escaped in values, which are text and must not become Markdown.
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#])")


def load_standing(root: Path, kind: str, zone: ZoneInfo) -> dict[str, Versions]:
    """Loads all standing texts of one `kind` (`boilerplate` or `legend`), by name without date; an
    instant without an offset is in `zone`.

    Problems of a file stay with its text: a build reports them only when something public shows
    the text. One whose beginning cannot be read may be to come, and is never in force.
    """
    found: dict[str, list[Standing]] = {}
    for path in source_files(root / FOLDERS[kind], ".md"):
        text = _load(path, path.relative_to(root).as_posix(), zone)
        others = [other.path for other in found.get(text.name, ()) if other.since == text.since]
        if others and text.since != NEVER:
            what = f"{others[0]} is the same text of the same instant"
            remedy = "keep one of the two, or give one another name"
            problem = Problem(path=text.path, code="PR024", message=what, remedy=remedy)
            text = msgspec.structs.replace(text, problems=(*text.problems, problem))
        found.setdefault(text.name, []).append(text)
    return {name: tuple(sorted(texts, key=_beginning)) for name, texts in found.items()}


def _beginning(text: Standing) -> datetime:
    return text.since or datetime.min.replace(tzinfo=UTC)


def _load(path: Path, source: str, zone: ZoneInfo) -> Standing:
    """One version of a standing text."""
    name, sign, written = composed(path.stem).partition("@")

    def never(*problems: Problem) -> Standing:
        return Standing(name, source, "", NEVER, problems)

    try:
        text, problems = decode(path.read_bytes(), source)
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        remedy = "check its permissions"
        return never(Problem(path=source, code="PR001", message=what, remedy=remedy))
    if text is None:
        return never(*problems)
    line, rule = 0, f"call the file `{name}@2013-07-01.md` or `{name}@2013-07-01T1600.md`"
    if text.startswith("---\n"):
        front = _FRONT_MATTER.match(text)
        if front is None or sign:
            what = "a standing text can have no other front matter than `from`, and no date twice"
            remedy = "begin it with `---`, a line `from: 2013-07-01 16:00`, and `---`"
            return never(Problem(path=source, line=1, code="PR051", message=what, remedy=remedy))
        line, rule = 2, "write `from: 2013-07-01 16:00`"
        # The lines stay, so that problems of the text name the right ones.
        sign, written, text = "from", front["from"], "\n" * 3 + text[front.end() :]
    elif _ALMOST.match(text):
        what = "what looks like front matter does not begin as such, so nobody knows its `from`"
        remedy = "begin the file with three hyphens, `---`, alone on the first line"
        return never(Problem(path=source, line=1, code="PR051", message=what, remedy=remedy))
    if not sign:
        return Standing(name, source, text, None, tuple(problems))
    if written == TO_COME and sign == "@":
        return Standing(name, source, text, NEVER, (*problems, _to_come(source, name)))
    since = read_instant(_HOUR.sub(r"\1T\2:\3", written), zone)
    if isinstance(since, BadInstant):
        what = f"`{written}` is no day or instant from which the text could be in force"
        if sign == "from":
            what, rule = since.message, since.remedy
        return never(Problem(path=source, line=line, code="PR024", message=what, remedy=rule))
    return Standing(name, source, text, since.at, tuple(problems), since.day_only)


def _to_come(source: str, name: str) -> Problem:
    return Problem(
        path=source,
        code="PR009",
        severity=Severity.WARNING,
        message=f"it is not said from when on these words of `{name}` hold: drafts alone show them",
        remedy=f"call the file `{name}@2026-03-01.md`, by its first day, or delete it",
    )


def filled(text: Standing, issuers: tuple[Issuer, ...], year: int, language: str = "") -> Standing:
    """The text with placeholders such as `{issuer}` filled in, in a language (BCP 47 tag) or the
    site's first one; unknown ones become problems."""
    if "{" not in text.text:
        return text
    values = _values(issuers, year, language)
    problems: list[Problem] = []

    def value(match: re.Match[str]) -> str:
        if match[1] in values:
            return values[match[1]]
        what, remedy = f"`{match[0]}` stands for nothing here", "write it out"
        if not issuers and match[1] in _OF_ISSUERS:
            what += ": nothing says which issuer speaks"
            remedy = "name the release's `issuers`, or write it out"
        else:
            remedy = choose(match[1], values, none=remedy)
        line = text.text.count("\n", 0, match.start()) + 1
        problems.append(
            Problem(path=text.path, line=line, code="PR024", message=what, remedy=remedy)
        )
        return match[0]

    made = _PLACEHOLDER.sub(value, text.text)
    return msgspec.structs.replace(text, text=made, problems=(*text.problems, *problems))


def _values(issuers: tuple[Issuer, ...], year: int, language: str) -> Mapping[str, str]:
    """The value of each placeholder; without an issuer only `{year}` has one."""
    values = {"year": str(year)}
    if issuers:
        names = " and ".join(issuer.name_in(language) for issuer in issuers)
        values |= {
            "issuer": _MARKDOWN_SIGNS.sub(r"\\\1", names),
            "legal_name": _MARKDOWN_SIGNS.sub(r"\\\1", " and ".join(i.legal_name for i in issuers)),
        }
        tickers = "; ".join(str(ticker) for issuer in issuers for ticker in issuer.tickers)
        urls = [issuer.url for issuer in issuers if issuer.url]
        values |= {"ticker": tickers} if tickers else {}
        values |= {"url": urls[0]} if urls else {}
    return values


def release_issuers(
    config: Config,
    named: tuple[Issuer, ...],
    tickers: Collection[Ticker],
    texts: str | Collection[str],
) -> tuple[Issuer, ...]:
    """The issuers of a release: those it names, or else the only one in the settings, or those
    whose tickers it has, or those whose boilerplate is among its `texts`: of several that have one
    in common the first, so that a further issuer changes no release."""
    if named or len(config.issuers) == 1:
        return named or config.issuers
    names = {name.casefold() for name in ((texts,) if isinstance(texts, str) else texts)}
    listed = tuple(i for i in config.issuers if any(t in tickers for t in i.tickers))
    first: dict[str, Issuer] = {}
    for issuer in config.issuers:
        first.setdefault(issuer.boilerplate.casefold(), issuer)
    return listed or tuple(issuer for text, issuer in first.items() if text in names)


def speakers_of(
    name: str, named: tuple[Issuer, ...], known: Iterable[Issuer]
) -> tuple[Issuer, ...]:
    """The issuers that the boilerplate `name` speaks of in a release of the issuers `named`: of
    those `known`, the ones whose boilerplate it is and who are named, or else the first whose it
    is, whoever is named."""
    owners = tuple(i for i in known if i.boilerplate.casefold() == name.casefold())
    keys = {issuer.key for issuer in named}
    return tuple(owner for owner in owners if owner.key in keys) or owners[:1] or named
