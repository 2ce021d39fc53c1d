"""Rules on disclosure: notes that must not be published, the legend, and market hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

import msgspec

from pressroom.rules import hours
from pressroom.rules.english import as_quoted, written_date
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import LEGEND, TICKERS, in_all_cases, needs
from pressroom.rules.release_text import ReleaseText

# In capitals wherever they stand. `NOT FOR RELEASE, PUBLICATION OR DISTRIBUTION` is the
# legend of takeovers and stays; `DRAFT` is the rule on placeholders' to find.
_NOTE = re.compile(
    r"EMBARGOED(?:\s+(?:UNTIL|TILL|TO|FOR)\b|\s*:)|UNDER\s+(?:STRICT\s+)?EMBARGO\b"
    r"|NOT\s+FOR\s+(?:RELEASE|PUBLICATION)\s+(?:BEFORE|UNTIL|PRIOR\s+TO)\b"
    r"|HOLD\s+FOR\s+RELEASE\b|FOR\s+INTERNAL\s+USE\s+ONLY\b|INTERNAL\s+USE\s+ONLY\b"
    r"|STRICTLY\s+CONFIDENTIAL\b|PRIVATE\s+AND\s+CONFIDENTIAL\b"
)
_CAPITALS = frozenset(
    ("EMBARGO", "EMBARGOED", "RELEASE", "PUBLICATION", "INTERNAL", "CONFIDENTIAL")
)
_NOTE_WORDS = in_all_cases(
    ("embargo", "embargoed", "publication", "release", "internal", "confidential")
)
# In any case where a block begins, as a note does; inside a sentence they may be news.
_NOTE_AT_START = re.compile(
    r"[\s>*_#(\[–-]{0,20}(?P<note>"
    r"(?:strictly\s+)?embargo(?:ed)?\s+(?:until|till|for\s+release)\b"
    r"|under\s+(?:strict\s+)?embargo\s+until\b"
    r"|not\s+for\s+(?:release|publication)\s+(?:before|until|prior\s+to)\b|hold\s+for\s+release\b"
    r"|(?:for\s+)?internal\s+use\s+only\b|confidential\s+draft\b|draft\s+(?:press|news)\s+release\b"
    r"|strictly\s+(?:private\s+and\s+)?confidential\b)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|may|could|should|might|expect\w*|anticipat\w+|intend\w*|intention\w*|"
    r"plans?|planned|planning|believ\w+|estimat\w+|forecast\w*|guidance|outlook|target\w*|goals?|"
    r"objectives?|projected|projections?|project|potential\w*|likely|seeks?|seeking|aims?|"
    r"aiming|hopes?|pursu\w+|continu\w+|remains?|on\s+track|pending|subject\s+to|scheduled|"
    r"proposed?|upcoming|forthcoming|future|next|soon|look(?:s|ing)?\s+(?:ahead|forward)|toward|"
    r"develop\w*|under\s+(?:review|way)|candidates?|opportunit\w+|strateg\w+|position\w*|"
    r"confiden\w+|commit\w+|prospects?|promis\w+|ambition\w*|visions?|forward|ahead|by\s+20\d\d)\b",
    re.IGNORECASE,
)

# News that looks ahead whatever its words: deals, offers, results and guidance, trials and
# approvals, contracts. Counsel wants the legend there.
_MATTERS = re.compile(
    r"\b(?:agree\w*|acqui\w+|merg\w+|takeover|combination|divest\w+|spin-?offs?|(?:sells?|sold)\s+its|"
    r"sale\s+of|sales|offer\w*|tender\w*|pric(?:es?|ed|ing)|notes|bonds?|placement|financing|loans?|"
    r"facility|credit|invest\w*|fund\w*|dividends?|distributions?|repurchas\w+|buy-?backs?|results|"
    r"quarter\w*|year-end|revenues?|earnings|margins?|trials?|stud(?:y|ies)|phase|patients?|clinical|"
    r"top-?line|data|approv\w+|clear(?:ed|ance)|designat\w+|submi\w+|filed|filing|applications?|"
    r"FDA|EMA|regulat\w+|contracts?|orders?|awarded|collaborat\w+|partner\w*|licen[cs]\w+|"
    r"joint\s+venture|restructur\w+|launch\w*|litigation|settle\w*|(?:de|up)?list(?:ing|ed)|"
    r"(?:began|commenced?)\s+trading|(?:stock|share|reverse)\s+splits?|rights\s+issue|warrants?|"
    r"proxy|contested|resign\w*|appoint\w*|(?:chief\s+(?:executive|financial)|C[EF]O)|patents?|"
    r"cyber\w*|unauthori[sz]ed\s+access|insolven\w+|bankruptcy|recalls?|impairments?|drill\w*|"
    r"ounces|resources?|reserves?|letters?\s+of\s+intent|memorand\w+\s+of\s+understanding|MOU|LOI|"
    r"(?:breaks?|broke)\s+ground|(?:clos\w+|build\w*|expand\w*|construct\w*)\s+(?:[\w$]+\s+){0,3}"
    r"(?:plants?|mines?|sites?|factor(?:y|ies)|refiner(?:y|ies)|capacity)|unsolicited|proposal)\b",
    re.IGNORECASE,
)


_OFTEN_AHEAD = frozenset(
    [
        "will",
        "would",
        "may",
        "could",
        "should",
        "might",
        "expects",
        "expect",
        "expected",
        "expectations",
        "intends",
        "intended",
        "plans",
        "plan",
        "planned",
        "believes",
        "believe",
        "estimates",
        "estimated",
        "anticipates",
        "anticipated",
        "outlook",
        "guidance",
        "target",
        "potential",
        "likely",
        "seeks",
        "aims",
        "continue",
        "continues",
        "continued",
        "remains",
        "remain",
        "remaining",
        "pending",
        "scheduled",
        "proposed",
        "upcoming",
        "future",
        "next",
        "soon",
        "forward",
        "ahead",
        "toward",
        "development",
        "developing",
        "candidate",
        "opportunity",
        "opportunities",
        "strategic",
        "strategy",
        "commitment",
        "committed",
        "position",
        "positioned",
        "project",
        "projects",
        "goal",
        "goals",
    ]
)


@needs(_NOTE_WORDS)
def embargo_note_left(release_text: ReleaseText) -> Iterator[Fault]:
    """No note to editors such as `EMBARGOED UNTIL` is left in what the public reads.

    The press room itself holds a release back until its instant. A note that comes out
    with it tells readers that something went wrong, and a note of secrecy tells the
    market's supervisors so.

    Bad:
        title: EMBARGOED UNTIL 9 A.M. ET - ACME Opens Works

    Bad:
        FOR INTERNAL USE ONLY

        ACME Corporation opened works today.

    Good:
        The European Union lifted its arms embargo until further notice.

    Source: newswire editors' lists of commonest catches
    """
    release = release_text.release
    if release.draft:
        return
    remedy = "take the note out: `date` holds the release back"
    for line, name, text in release_text.fields():
        if note := _note(text):
            yield Fault(line, f"`{as_quoted(note)}` is left in the {name}", remedy)
    seen: set[int] = set()
    noted = not release_text.words.isdisjoint(_NOTE_WORDS)
    for paragraph in release_text.paragraphs if noted else ():
        if match := _NOTE_AT_START.match(paragraph.text):
            line = release_text.line(paragraph.start + match.start("note"))
            seen.add(line)
            yield Fault(line, f"`{as_quoted(match['note'])}` is left in the text", remedy)
    if _CAPITALS.isdisjoint(release_text.words):
        return
    for line, match in release_text.find(_NOTE):
        if line not in seen:
            yield Fault(line, f"`{as_quoted(match[0])}` is left in the text", remedy)


def _note(text: str) -> str | None:
    """The note to editors in a headline or a line below it; None if there is none."""
    if match := _NOTE_AT_START.match(text):
        return match["note"]
    match = _NOTE.search(text)
    return match[0] if match else None


@needs([LEGEND])
def legend_without_statement(release_text: ReleaseText) -> Iterator[Fault]:
    """A legend stands only where the release looks ahead.

    The safe harbour covers forward-looking statements that come with meaningful cautions.
    Below a release that makes no such statement the legend may be a template left over, and
    readers learn to skip it. Whether it stays is for counsel to say. Nothing is said of news
    that looks ahead whatever its words: deals, offers, results, trials, approvals, contracts.

    Bad:
        legend: forward-looking

        ACME Corporation opened works on Sunday, March 1, 2026.

    Good:
        legend: forward-looking

        ACME Corporation expects to open works in 2027.

    Source: Private Securities Litigation Reform Act of 1995, 15 U.S.C. 78u-5(c)(1)
    """
    release = release_text.release
    # A fast check first: nearly every forward-looking text has one of a few words.
    if release.legend is None or not _OFTEN_AHEAD.isdisjoint(release_text.words):
        return
    if release.draft and "TK" in release_text.prose:
        return  # as `new` begins one: what it says is still to come
    texts = (release_text.prose, release.title, *release.subheads)
    if not any(_AHEAD.search(text) or _MATTERS.search(text) for text in texts):
        yield Fault(
            release.line("legend"),
            f"the legend `{release.legend.name}` stands below a text that does not look ahead",
            "ask counsel whether it belongs here; should the text say what is expected, write that",
        )


class _QuietPeriod(msgspec.Struct, frozen=True):
    """Minutes after the close in which a market's issuers must not publish, and since when."""

    market: str
    minutes: int
    since: date


# NYSE 202.06(B) as in force since December 7, 2017; Nasdaq's issuer alert of November 2015.
_QUIET = {
    "XNYS": _QuietPeriod("the NYSE", 5, date(2017, 12, 7)),
    "XNAS": _QuietPeriod("Nasdaq", 1, date(2015, 11, 6)),
}
_US_CLOSES = frozenset({13, 16})
# The Directive on Ad hoc Publicity as revised for this day, with trading at last until 17:40.
_SIX_SINCE = date(2021, 7, 1)
_SIX_FROM, _SIX_TO = time(7, 30), time(17, 40)


@needs([TICKERS])
def market_hours(release_text: ReleaseText) -> Iterator[Fault]:
    """News keeps clear of the minutes in which its market must not have it.

    While the NYSE and Nasdaq set their closing prices, news moves the price elsewhere and
    the close is wrong. SIX wants ad hoc news outside 07:30 to 17:40, so that investors can
    read before they trade. News that mends a selective disclosure (Regulation FD) cannot
    wait: ignore the rule there. Holidays and early closes are known where the extra
    `pressroom[markets]` is installed.

    Bad:
        ticker: "NYSE: ACME"
        date: 2026-03-02T16:02:00-05:00

    Bad:
        ticker: "SIX: ACME"
        date: 2026-03-02T10:00:00+01:00
        inside_information: true
        regime: six

    Good:
        ticker: "NYSE: ACME"
        date: 2026-03-02T16:05:00-05:00

    Source: NYSE Listed Company Manual 202.06(B); Nasdaq's issuer alert of November 2015 on
        news around the close; SIX Exchange Regulation, Directive on Ad hoc Publicity
    """
    release = release_text.release
    if release.instant.day_only:
        return
    for mic in dict.fromkeys(ticker.mic for ticker in release.tickers):
        found = None
        if mic in _QUIET:
            found = _at_the_close(release_text, mic, _QUIET[mic])
        elif mic == "XSWX" and release.inside is not None:
            found = _while_six_trades(release_text)
        if found is not None:
            yield found


def _at_the_close(release_text: ReleaseText, mic: str, quiet: _QuietPeriod) -> Fault | None:
    """Fault if the release comes out while this US market sets its closing prices."""
    at = hours.local_time(mic, release_text.release.instant.at)
    if at.hour not in _US_CLOSES or at.minute >= quiet.minutes or at.date() < quiet.since:
        return None
    close = hours.official_close(mic, at.date())
    if close is None or not close <= at < close + timedelta(minutes=quiet.minutes):
        return None
    return Fault(
        release_text.release.line("date"),
        f"at {at:%H:%M} ET on {written_date(at.date())} {quiet.market} sets its closing prices",
        f"publish at {at.hour}:{quiet.minutes:02} ET or later",
    )


def _while_six_trades(release_text: ReleaseText) -> Fault | None:
    """Fault if ad hoc news comes out during SIX's trading hours."""
    at = hours.local_time("XSWX", release_text.release.instant.at)
    if not _SIX_FROM <= at.time() < _SIX_TO or at.date() < _SIX_SINCE:
        return None
    if hours.official_close("XSWX", at.date()) is None:
        return None
    day = written_date(at.date())
    return Fault(
        release_text.release.line("date"),
        f"ad hoc news at {at:%H:%M} in Zurich on {day} meets SIX while it trades",
        "publish before 07:30 or after 17:40, or notify SIX 90 minutes before",
    )
