"""Standing texts: boilerplate and legends, each with dated versions.

`immunogen.md` is in force from the beginning; `immunogen@2013-07-01.md` from that day on. A
release shows the version of its own day for ever.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.load.file_names import composed
from pressroom.content.load.split import decode
from pressroom.content.model import Standing, Versions
from pressroom.core.files import read_source, source_files
from pressroom.core.problems import Problem, choose
from pressroom.standards.exchanges import Ticker

FOLDERS = {"boilerplate": "content/boilerplate", "legend": "content/legends"}
# `{issuer}`, `{ticker}`: names only, so no code runs in content.
_PLACEHOLDER = re.compile(r"(?<![\\${%])\{\s?([A-Za-z][\w -]{0,40}?)\s?\}(?![}%])")
_OF_ISSUERS = ("issuer", "legal_name", "ticker", "url")
# Escaped in values, which are text and must not become Markdown.
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#])")


def load_standing(root: Path, kind: str) -> dict[str, Versions]:
    """Loads all standing texts of one `kind` (`boilerplate` or `legend`), by name without date.

    Problems of a file stay with its text: a build reports them only when something public shows
    the text. Raises `Abort` for a file that cannot be read.
    """
    found: dict[str, list[Standing]] = {}
    for path in source_files(root / FOLDERS[kind], ".md"):
        source = path.relative_to(root).as_posix()
        text, problems = decode(read_source(path), source)
        name, sign, day = composed(path.stem).partition("@")
        since = _parse_date(day) if sign else None
        if sign and since is None:
            name = composed(path.stem)
            problems.append(
                Problem(
                    path=source,
                    code="PR024",
                    message=f"`{day}` is no day from which the text could be in force",
                    remedy=f"call the file `{path.stem.partition('@')[0]}@2013-07-01.md`",
                )
            )
        others = [text.path for text in found.get(name, ()) if text.since == since]
        if others:
            problems.append(
                Problem(
                    path=source,
                    code="PR024",
                    message=f"{others[0]} is the same text of the same day",
                    remedy="keep one of the two, or give one another name",
                )
            )
        standing = Standing(name, source, text or "", since, tuple(problems))
        found.setdefault(name, []).append(standing)
    return {
        name: tuple(sorted(texts, key=lambda text: text.since or date.min))
        for name, texts in found.items()
    }


def _parse_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def filled(text: Standing, issuers: tuple[Issuer, ...], year: int) -> Standing:
    """The text with placeholders such as `{issuer}` filled in; unknown ones become problems."""
    if "{" not in text.text:
        return text
    values = _values(issuers, year)
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


def _values(issuers: tuple[Issuer, ...], year: int) -> Mapping[str, str]:
    """The value of each placeholder; without an issuer only `{year}` has one."""
    values = {"year": str(year)}
    if issuers:
        values |= {
            "issuer": _MARKDOWN_SIGNS.sub(r"\\\1", " and ".join(i.name for i in issuers)),
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
    whose tickers it has, or those whose boilerplate is among its `texts`."""
    if named or len(config.issuers) == 1:
        return named or config.issuers
    names = {name.casefold() for name in ((texts,) if isinstance(texts, str) else texts)}
    listed = tuple(i for i in config.issuers if any(t in tickers for t in i.tickers))
    return listed or tuple(i for i in config.issuers if i.boilerplate.casefold() in names)


def speakers_of(
    name: str, named: tuple[Issuer, ...], known: Iterable[Issuer]
) -> tuple[Issuer, ...]:
    """The issuers that the boilerplate `name` speaks of in a release of the issuers `named`: of
    those `known`, the ones whose boilerplate it is, whoever else is named."""
    owners = tuple(i for i in known if i.boilerplate.casefold() == name.casefold())
    return tuple(owner for owner in owners if owner in named) or owners or named
