"""The head of a release: headline, day and hour, subheads, dateline and tickers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from pressroom.content.config.records import Config
from pressroom.content.model import Dateline
from pressroom.core.problems import note, warning
from pressroom.importers.head_lines import read_lines
from pressroom.importers.head_rows import HeadRow
from pressroom.importers.plain_markdown import letters_and_digits, one_line, plain
from pressroom.importers.readings import Cut, Reading, joined
from pressroom.importers.records import Manuscript, Recognised
from pressroom.importers.stated_days import Stated, hour_elsewhere, stated_elsewhere, submitted_at
from pressroom.importers.typed_instants import TypedInstant, typed_instant
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.dateline_places import BEFORE_DATELINE
from pressroom.typeset.anatomy.parts import PlacedDateline, PlacedTicker
from pressroom.typeset.anatomy.sureness import Sureness
from pressroom.typeset.dateline import set_dateline

NO_TITLE = "TK"
"""The headline of a release that has none yet."""
_WIRES = {
    "business-wire": "Business Wire",
    "globenewswire": "GlobeNewswire",
    "pr-newswire": "PR Newswire",
}
# `– Net sales rise –`, `~ Outlook raised ~`
_DECORATION = re.compile(r"\A(?:\\?[-–—~]+\s+)+|(?:\s+\\?[-–—~]+)+\Z")
_ALL_EMPHATIC = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_]+)(?<=\S)(?P=mark)")
_ANNOUNCES = re.compile(
    r"\b(?:announce[sd]?|report(?:s|ed)|declare[sd]|confirm(?:s|ed)|is (?:very )?pleased to)\b"
)
_CORRECTING = re.compile(
    r"\W*(?:correcting\W+and\W+replacing|correction\b|c\so\sr\sr)", re.IGNORECASE
)


def read_head(
    anatomy: Anatomy, manuscript: Manuscript, config: Config, wished_date: str = ""
) -> Reading:
    """Reads what stands above the text, and the dateline."""
    head = read_lines(
        anatomy,
        config.zone,
        manuscript.language,
        headed=manuscript.headed,
        titled=manuscript.title != "",
    )
    title, subheads, of_lines = _title_and_subheads(head.lines, manuscript)
    dateline = anatomy.dateline
    stated = [*head.days]
    if dateline is not None and dateline.typed.day:
        behind = typed_instant(dateline.text, config.zone, manuscript.language)
        stated += [behind] if behind is not None else []
    given = [wished_date, manuscript.date, *(day.iso for day in stated)]
    first = next(filter(None, given), "")
    if len(first) > 10 and not wished_date and not manuscript.date:
        # An hour without a zone, which the foot states: `at 2026-10-23 07:00 CEST`.
        said = submitted_at(anatomy, manuscript, config.zone)
        given = [said if said[:16] == iso[:16] else iso for iso in given]
    hour = hour_elsewhere(anatomy, manuscript, config.zone, first) if len(first) == 10 else ""
    when = _date(
        [*given, hour],
        stated,
        stated_elsewhere(anatomy, manuscript, config.zone),
        manuscript.source,
        config.zone,
    )
    return joined(
        [
            title,
            when,
            subheads,
            Reading(
                front={"source": head.source} if head.source else {}, cuts=(*head.cuts, *of_lines)
            ),
            _dateline(dateline, str(when.front.get("date", ""))[:10], manuscript, config),
            _tickers(anatomy, config),
        ]
    )


def _title_and_subheads(
    lines: Sequence[Sequence[HeadRow]], manuscript: Manuscript
) -> tuple[Reading, Reading, list[Cut]]:
    """The headline, the first line above the text or as the source's own data have it, and the
    subheads below."""
    texts = [_undecorated(" ".join(one_line(row.text) for row in rows)) for rows in lines]
    title = manuscript.title or (plain(texts[0]) if texts else "")
    sureness = Sureness.CERTAIN if manuscript.title else Sureness.LIKELY
    # Wires and pages may print the headline twice.
    same = {
        number
        for number, text in enumerate(texts)
        if letters_and_digits(plain(text)) == letters_and_digits(title)
    }
    subheads = [text for number, text in enumerate(texts) if number not in same]
    again = same if manuscript.title else same - {0}
    cuts = [
        Cut(row.start, row.end, said=plain(row.text) if number in again else "")
        for number, rows in enumerate(lines)
        for row in rows
    ]
    subheads = [*manuscript.subheads, *subheads]
    source = manuscript.source
    problems = []
    if not title:
        what = "no headline was found: nothing stands above the first paragraph"
        problems.append(warning(source, "PR420", what, "write `title`"))
    elif _CORRECTING.match(title):
        what = "the headline says that this release corrects another"
        remedy = "name the first one in `corrects`, and say what was wrong in `correction_note`"
        problems.append(warning(source, "PR421", what, remedy))
    found = [Recognised("title", title, sureness)] if title else []
    of_title = Reading(
        front={"title": title or NO_TITLE}, recognised=tuple(found), problems=tuple(problems)
    )
    marked = tuple(Recognised("subheads", text, Sureness.LIKELY) for text in subheads)
    of_subheads = Reading(front={"subheads": subheads} if subheads else {}, recognised=marked)
    return of_title, of_subheads, cuts


def _undecorated(line: str) -> str:
    """A headline or subhead without the ornaments around it, or within its emphasis."""
    whole = _ALL_EMPHATIC.fullmatch(line)
    if whole is None:
        return _DECORATION.sub("", line)
    return whole["mark"] + _DECORATION.sub("", whole["words"]) + whole["mark"]


def _date(
    given: Iterable[str],
    days: Sequence[TypedInstant],
    elsewhere: Stated,
    source: str,
    zone: ZoneInfo,
) -> Reading:
    """The instant: the first that is `given` (as the author wished it, as the source's own data
    have it, as the rows above the text and the dateline state it), or where it stands `elsewhere`;
    an hour is taken from wherever it stands. Examples have the offset of `zone` on that day."""
    stated = [date for date in given if date]
    sureness = Sureness.CERTAIN
    problems = []
    if not stated and elsewhere.iso:
        stated, sureness = [elsewhere.iso], Sureness.LIKELY
        if elsewhere.doubt:
            what = f"`{elsewhere.doubt}` may be two days; {elsewhere.iso[:10]} was taken"
            problems.append(warning(source, "PR422", what, "see whether it is right"))
    if not stated:
        what = "no date was found"
        remedy = "write `date`, the instant at which it is public"
        return Reading(front={"date": "TK"}, problems=(warning(source, "PR422", what, remedy),))
    first = stated[0]
    with_hour = [iso for iso in stated if len(iso) > 10 and iso[:10] == first[:10]]
    chosen = with_hour[0] if with_hour and len(first) == 10 else first
    others = sorted({iso[:10] for iso in stated} - {first[:10]})
    if others:
        what = f"two days are stated: {first[:10]} and {', '.join(others)}; the first was taken"
        problems.append(warning(source, "PR422", what, "see which is right"))
    unread = [day.unread for day in days if day.unread]
    if unread and len(chosen) > 10:
        what = f"`{unread[0]}` names winter time on a day in summer; {chosen} was taken"
        problems.append(warning(source, "PR422", what, "see whether that is the hour"))
    elif unread:
        what = f"`{unread[0]}` is no hour that only one clock shows; the day alone was taken"
        remedy = f"write the hour with its offset, such as {_at_nine(chosen, zone)}"
        problems.append(warning(source, "PR422", what, remedy))
    elif len(chosen) == 10:
        what = "the day is stated without an hour"
        remedy = f"write the instant at which it is public, such as {_at_nine(chosen, zone)}"
        problems.append(note(source, "PR422", what, remedy))
    sureness = Sureness.LIKELY if others else sureness
    return Reading(
        front={"date": chosen},
        recognised=(Recognised("date", chosen, sureness),),
        problems=tuple(problems),
    )


def _at_nine(day: str, zone: ZoneInfo) -> str:
    """Nine in the morning of a day, with the offset that `zone` has then."""
    return datetime.combine(date.fromisoformat(day), time(9), zone).isoformat(timespec="minutes")


def _dateline(
    dateline: PlacedDateline | None, day: str, manuscript: Manuscript, config: Config
) -> Reading:
    """The dateline in its parts, where our own setting of them gives what was typed; else as it was
    printed."""
    if dateline is None:
        return Reading()
    typed = dateline.typed
    parts = {"city": typed.city, "region": typed.region, "wire": _WIRES.get(typed.wire, "")}
    kept: Any = {key: value for key, value in parts.items() if value}
    language = manuscript.language or config.language
    try:
        set_now = set_dateline(
            Dateline(**parts), date.fromisoformat(day), config.site.wire_style, language
        )
    except ValueError:
        set_now = ""
    # Wires print the day or do not; here `date` has it.
    bare = [_without_day(text, config.zone, language) for text in (set_now, plain(dateline.text))]
    if not typed.city or bare[0] != bare[1]:
        kept = plain(dateline.text)
    return Reading(
        front={"dateline": kept},
        cuts=(
            *_before(dateline, manuscript.text),
            Cut(dateline.start, dateline.end, said=dateline.text),
        ),
        recognised=(Recognised("dateline", dateline.text, dateline.sureness),),
    )


def _before(dateline: PlacedDateline, text: str) -> Iterator[Cut]:
    """Words before a dateline in its row that are none of the release: `/EIN News/ --`."""
    row = text.rfind("\n", 0, dateline.start) + 1
    if BEFORE_DATELINE.fullmatch(text, row, dateline.start):
        yield Cut(row, dateline.start, "word of the page around it")


def _without_day(text: str, zone: ZoneInfo, language: str) -> str:
    day = typed_instant(text, zone, language)
    return letters_and_digits(text[: day.start] + text[day.end :] if day is not None else text)


def _issuers_own(anatomy: Anatomy) -> list[PlacedTicker]:
    """The listings typed before the lead says what was announced; behind it stand those of others,
    such as of a seller. All, where none stands before."""
    placed, lead = list(anatomy.tickers), anatomy.lead
    verb = _ANNOUNCES.search(lead.text) if lead is not None else None
    if lead is None or verb is None:
        return placed
    return [one for one in placed if one.start < lead.start + verb.start()] or placed


def _tickers(anatomy: Anatomy, config: Config) -> Reading:
    """The issuer's listings, as the registry spells them where it knows them."""
    known = {
        (ticker.mic, ticker.symbol): ticker
        for issuer in config.issuers
        for ticker in issuer.tickers
    }
    placed = _issuers_own(anatomy)
    own = [one for one in placed if (one.ticker.mic, one.ticker.symbol) in known]
    found = own or list(placed)
    names = [str(known.get((one.ticker.mic, one.ticker.symbol), one.ticker)) for one in found]
    front: dict[str, Any] = {}
    if len(names) == 1:
        front["ticker"] = names[0]
    elif names:
        front["tickers"] = names
    return Reading(
        front=front,
        recognised=tuple(Recognised("ticker", str(one.ticker), one.sureness) for one in found),
    )
