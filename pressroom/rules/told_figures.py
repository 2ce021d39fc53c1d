"""Figures of a measure that a text tells: revenue, net loss, gross margin, with their period."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from pressroom.core.occurrences import occurrences
from pressroom.rules.amount_sentences import MONEY, PERCENT, AmountSentence
from pressroom.rules.amounts import Amount

_RESEARCH, _ADMINISTRATION = "research and development", "general and administrative"
_MEASURES = {
    r"(?:total |net |sales )?revenues?|net sales|turnover": "revenue",
    r"gross profit": "gross profit",
    r"gross (?:profit )?margin": "gross margin",
    r"net (?:income|loss|earnings|profit)(?: attributable to [\w' ’]{3,40}?)?": "net income",
    r"(?:operating (?:income|loss|profit)|(?:income|loss) from operations)": "operating income",
    r"(?:total )?operating expenses": "operating expenses",
    r"(?:research and development|r&d)(?: \(r&d\))?(?: expenses?| costs)": _RESEARCH,
    r"(?:general and administrative|g&a)(?: \(g&a\))?(?: expenses?| costs)": _ADMINISTRATION,
    r"(?:selling, general and administrative|sg&a)(?: expenses?| costs)": "sg&a",
    r"ebitda": "ebitda",
    r"free cash flow": "free cash flow",
    r"backlog": "backlog",
    r"bookings": "bookings",
}
# Words in the names of the measures, and the measures.
_STEMS = {
    "revenue": ("revenue",), "net sales": ("revenue",), "turnover": ("revenue",),
    "gross profit": ("gross profit", "gross margin"), "gross margin": ("gross margin",),
    "net income": ("net income",), "net loss": ("net income",), "net earnings": ("net income",),
    "net profit": ("net income",), "operating income": ("operating income",),
    "operating loss": ("operating income",), "operating profit": ("operating income",),
    "from operations": ("operating income",), "operating expenses": ("operating expenses",),
    "research and": (_RESEARCH,), "r&d": (_RESEARCH,), "administrative": (_ADMINISTRATION, "sg&a"),
    "g&a": (_ADMINISTRATION, "sg&a"), "ebitda": ("ebitda",), "free cash": ("free cash flow",),
    "backlog": ("backlog",), "bookings": ("bookings",),
}  # fmt: skip
_NAMES = "|".join(f"(?P<m{number}>{name})" for number, name in enumerate(_MEASURES))
_KEYS = tuple(_MEASURES.values())
# Words before a measure that make no other measure of it.
_NEUTRAL = frozenset(
    re.findall(
        r"\S+",
        """
        the a an our its their total consolidated reported record quarterly annual group company
        company’s company's quarter year months 2023 2024 2025 2026 2027 q1 q2 q3 q4 fiscal
        full-year
        third-quarter second-quarter first-quarter fourth-quarter and of with in that as gaap to had
        generated achieved delivered reports report announces posts highlights financial results
        unaudited period half h1 h2 recorded
        """,
    )
)
_VERB = (
    "rose|increased|grew|climbed|jumped|surged|fell|decreased|declined|dropped|was up|was down|"
    "up|down|rises|increases|grows|climbs|jumps|falls|decreases|declines|drops"
)
_ABOUT = r"(?:(?:approximately|about|around|nearly|almost|roughly|over|more than|at least) )?"
_RISE = rf"(?:{_VERB})(?: \w+ly)?"
_PERIOD_PHRASE = r"(?:,? (?:for|in|during) (?:the )?[^\ue000-\ue004,;.]{3,60}?,?)?"
_TOLD = re.compile(rf"(?:^|(?<=[ (“\"-])){_NAMES}")
_FIGURE = re.compile(
    rf"{_PERIOD_PHRASE}(?: year[- ]over[- ]year)?"
    rf"(?:,? (?P<is>of|was|were|totaled|totalled|reached|amounted to|came in at) |: ?"
    rf"| (?P<verb>{_RISE}),?(?: (?:by )?{_ABOUT}[{PERCENT}{MONEY}](?:,? (?:or|\()(?: by)? ?"
    rf"[{PERCENT}{MONEY}]\)?)?,?)?(?: year[- ](?:over|on)[- ]year| yoy)?,? to )"
    rf"{_ABOUT}(?:a )?(?:record |loss of |net loss of )?(?P<figure>[{MONEY}{PERCENT}])"
)
_CHANGE = re.compile(
    rf"{_PERIOD_PHRASE} (?P<verb>{_RISE}),?(?: (?:by|of))? {_ABOUT}(?P<figure>{PERCENT})"
)
_CHANGE_BEFORE = re.compile(
    rf"(?P<figure>{PERCENT})(?: year[- ]over[- ]year| yoy)? "
    r"(?:increase|growth|rise|decrease|decline) in (?:the |our |its )?(?:company['’]s )?"
    r"(?:total )?\Z"
)
PERIOD = re.compile(
    r"\b(?:(?P<quarter>(?:first|second|third|fourth)(?:[ -]fiscal)?[ -]quarter|q[1-4]|[1-4]q|"
    r"three[ -]months?|quarter)|(?P<half>six[ -]months?|half(?:[ -]year)?|h[12])"
    r"|(?P<nine>nine[ -]months?|year[ -]to[ -]date|ytd)"
    r"|(?P<year>full[ -]year|twelve[ -]months?|years? ended|"
    r"fiscal(?: year)? (?:19|20)\d\d|fy ?\d\d|annual))\b"
    r"(?:(?: of)?(?: fiscal)?(?: year)? (?P<of>20\d\d))?",
    re.IGNORECASE,
)
_LOOKS_AHEAD = re.compile(
    r"\b(?:expect|guidance|outlook|forecast|target|anticipat|project|will|would|estimate|range|"
    r"consensus|pro forma|exclud|organic|constant|currenc|comparable|annuali[sz]ed|segment|each|"
    r"respectively|versus|per day|million shares|combined)"
)


_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|against|from|than|over|compares (?:with|to))\b"
    r"[^\ue000-\ue004]{0,50}\Z"
)


class ToldFigure(msgspec.Struct, frozen=True):
    """A figure of a measure: its name with the words that qualify it, its period (`quarter`,
    `half`, `nine` or `year`; empty if none is named) and that period's year, and the amount.
    `change` says that the amount is how much the measure rose or fell."""

    measure: str
    period: str
    year: str
    amount: Amount
    change: bool

    def same_measure(self, other: ToldFigure) -> bool:
        """Whether both are of one measure and may be of one period."""
        return (
            self.measure == other.measure
            and self.change == other.change
            and self.amount.comparable(other.amount)
            and same_period(self.period, other.period)
            and (not self.year or not other.year or self.year == other.year)
        )


def measure_places(lower: str, measures: Collection[str] | None = None) -> Iterator[int]:
    """Places at which a text in lower case may name a measure, or one of `measures`, which are as
    `measure` of told figures; not in order."""
    for stem, names in _STEMS.items():
        if measures is None or any(each.endswith(names) for each in measures):
            yield from occurrences(lower, stem)


def told_figures(sentence: AmountSentence, period: str = "") -> Iterator[ToldFigure]:
    """The figures that a sentence tells of measures known by name. `period` is what those without
    one are of."""
    text = sentence.text
    found = list(_TOLD.finditer(text))
    if not found or _LOOKS_AHEAD.search(text):
        return
    for match in found:
        measure = _measure(text, match)
        if measure is not None:
            yield from _figures(sentence, match, measure, period)


def _measure(text: str, match: re.Match[str]) -> str | None:
    """The measure's key with its qualifying word; None if it is only what another is compared
    with."""
    if _COMPARED.search(text, max(0, match.start() - 60), match.start()):
        return None
    number = next(n for n in range(len(_KEYS)) if match[f"m{n}"])
    words = re.findall(r"\w[\w&’'-]*|[,:;(–—]", text[max(0, match.start() - 40) : match.start()])
    last = words[-1] if words else ","
    if last.isdigit() or last in _NEUTRAL or last in ",:;(–—":
        return _KEYS[number]
    return f"{last} {_KEYS[number]}"


def _figures(
    sentence: AmountSentence, match: re.Match[str], measure: str, period: str
) -> Iterator[ToldFigure]:
    text = sentence.text
    for pattern, change in ((_FIGURE, False), (_CHANGE, True)):
        found = pattern.match(text, match.end())
        if found is None:
            continue
        amount = sentence.at[found.start("figure")]
        if (amount.kind == "percent") != (change or "margin" in measure):
            continue
        named, year = _period(text, match.start(), found.end(), period)
        if named is not None:
            yield ToldFigure(measure, named, year, amount, change)
    before = _CHANGE_BEFORE.search(text, max(0, match.start() - 60), match.start())
    if before is not None:
        named, year = _period(text, before.start(), match.end(), period)
        if named is not None:
            yield ToldFigure(measure, named, year, sentence.at[before.start("figure")], True)


def _period(text: str, start: int, end: int, given: str) -> tuple[str | None, str]:
    """The period named within a statement, or else before it in the sentence, and its year; None
    if several may be meant."""
    within = list(PERIOD.finditer(text, start, end))
    named = within or list(PERIOD.finditer(text))
    kind = common_period(named)
    if kind is None:
        return None, ""
    years = {each["of"] for each in named if each["of"]}
    if len(years) > 1:
        return None, ""
    return (kind or given), (years.pop() if years else "")


def common_period(named: Sequence[re.Match[str]]) -> str | None:
    """The one period that matches of `PERIOD` name, `quarter 3`; empty if there are none, None if
    they name several."""
    kinds = sorted({_kind(each) for each in named}, key=len)
    if not kinds:
        return ""
    return kinds[-1] if all(kinds[-1].startswith(kind) for kind in kinds) else None


def same_period(one: str, other: str) -> bool:
    """Whether two periods may be the same: a quarter without its number may be any."""
    return one.startswith(other) or other.startswith(one)


_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


def _kind(match: re.Match[str]) -> str:
    name = next(name for name in ("quarter", "half", "nine", "year") if match[name])
    words = match[name].lower()
    if name != "quarter":
        return name
    ordinal = _ORDINALS.get(words.partition(" ")[0].partition("-")[0])
    found = re.search(r"[1-4]", words)
    number = ordinal or (found[0] if found else "")
    return f"{name} {number}".rstrip()
