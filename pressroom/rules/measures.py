"""Rules on measures of profit: adjusted ones, and per-share figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.english import as_quoted
from pressroom.rules.flattened import flattened_spans
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText

_AMOUNT = r"(?:[$€£¥][ \t]?\(?\d|\d[\d.,]{0,12}\s*(?:million|billion|%|percent\b))"
# A figure after a measure, in its sentence or in its row of a table.
_FIGURE = rf"(?:(?:[^.;|\n]|\.\d|\n(?!\s*\n)){{0,80}}?{_AMOUNT}|[^|\n]{{0,60}}\|[\s*$€£(]{{0,6}}\d)"
_KIND = r"(?:(?:diluted|basic|consolidated|total|fully|pre-?tax|after-tax)\s+){0,2}"
_OTHER_MEASURE = re.compile(
    r"(?P<name>non-(?:GAAP|IFRS)\b|(?<![\w-])free\s+cash\s+flow|"
    rf"(?<![\w-])adjusted\s+{_KIND}(?:net\s+(?:income|loss|earnings|profit)|EBITDA|EPS\b|"
    r"operating\s+(?:income|loss|profit|earnings|margin)|earnings|income|loss|profit|"
    rf"gross\s+(?:profit|margin))|(?<![\w-])core\s+(?:earnings|EPS|net\s+income)){_FIGURE}",
    re.IGNORECASE,
)
# The words such a name begins with, in the forms that releases use.
_MADE = frozenset(
    re.findall(
        r"\S+",
        """
        adjusted Adjusted ADJUSTED non-GAAP Non-GAAP NON-GAAP non-IFRS Non-IFRS core Core free
        Free normalized Normalized normalised Normalised underlying Underlying
        """,
    )
)
_DEAL = re.compile(r"\b(?:acqui|merge|combin|takeover|buy|divest)", re.IGNORECASE)
# A measure of profit with a figure; `made` says that it is not the accounting standards' own.
_PROFIT = re.compile(
    rf"(?<![\w-])(?P<made>(?:adjusted|non-GAAP|core|normali[sz]ed|underlying)\s+{_KIND})?"
    r"(?P<measure>net\s+(?:income|loss|earnings)|EPS\b|EBITDA|earnings|loss\s+per|"
    rf"operating\s+(?:income|loss|profit))\b{_FIGURE}",
    re.IGNORECASE,
)
_PER_SHARE = re.compile(
    r"\b(?:net\s+income|net\s+loss|earnings|loss|EPS)\b(?:[^.;|\n]|\.\d|\n(?!\s*\n)){0,90}?"
    r"[$€£]\s?\(?\d*\.\d+\)?\s+(?:per|a)\s+(?:common\s+|ordinary\s+)?share\b",
    re.IGNORECASE,
)
# Measures per share of which nobody asks for two.
_OTHER_PER_SHARE = re.compile(
    r"\b(?:funds?\s+flow|cash\s+flow|A?FFO|dividends?|distributions?|NAV|(?:book|asset)\s+value)\b",
    re.IGNORECASE,
)
_BASIS = re.compile(r"\b(?:basic|dilut(?:ed|ive))\b", re.IGNORECASE)
_AMERICAN = re.compile(
    r"\b(?:NYSE|OTC|N(?:asdaq|ASDAQ)(?! (?:Stockholm|Helsinki|Copenhagen|Nordic|Iceland|OMX)))"
)
_RESULTS = re.compile(r"\b(?:results|earnings)\b", re.IGNORECASE)


@needs(_MADE)
def non_gaap_without_reconciliation(release_text: ReleaseText) -> Iterator[Fault]:
    """A non-GAAP figure comes with its reconciliation.

    Whoever publishes a measure such as adjusted EBITDA has to publish the most comparable
    measure of the accounting standards with it, and how one leads to the other: in the
    text, in an attachment, or by saying where it is.

    Bad:
        Adjusted EBITDA of ACME (NYSE: ACME) rose to $12 million.

    Good:
        Adjusted EBITDA of ACME (NYSE: ACME) rose to $12 million; a table below reconciles it to
        net income.

    Source: SEC Regulation G, 17 CFR 244.100(a); ESMA Guidelines on Alternative Performance
        Measures (ESMA/2015/1415)
    """
    release = release_text.release
    found = next(_find_measures(release_text, _OTHER_MEASURE), None)
    if found is None or _DEAL.search(release.title):
        return
    texts = [release.title, *release.subheads, release.body]
    texts += [text.text for text in release.boilerplate]
    texts += [document.title for document in release.attachments]
    texts += [release.legend.text] if release.legend else []
    if any("reconcil" in text.lower() for text in texts):
        return
    sure = _must_reconcile(release_text)
    # Elsewhere the table may be in a report, or asked for by no one; or it has become lines.
    if not sure and (not _is_american(release_text) or flattened_spans(release_text)):
        return
    line, match = found
    yield Fault(
        line,
        f"`{as_quoted(match['name'])}` has a figure and no reconciliation",
        "add the table that leads to the GAAP measure, or say where it is",
        sure=sure,
    )


def _must_reconcile(release_text: ReleaseText) -> bool:
    """Whether this is a results release of a company under the SEC's rules, which gives the measure
    as a fact."""
    return (
        _RESULTS.search(release_text.release.title) is not None
        and _is_american(release_text)
        and not flattened_spans(release_text)
    )


def _is_american(release_text: ReleaseText) -> bool:
    """Whether the text names an American market; elsewhere the rule is only a custom."""
    return _AMERICAN.search(release_text.prose) is not None


@needs(_MADE)
def adjusted_before_gaap(release_text: ReleaseText) -> Iterator[Fault]:
    """An adjusted figure does not stand before the one it adjusts.

    The measure of the accounting standards has to be at least as prominent. A headline
    that gives the adjusted figure alone, or a lead that gives it first, is the example
    that the SEC's staff itself names.

    Bad:
        Adjusted net income was $12 million, and net income was $3 million.

        Adjusted EBITDA is reconciled below.

    Good:
        Net income was $3 million, and adjusted net income was $12 million.

        Adjusted EBITDA is reconciled below.

    Source: Regulation S-K, Item 10(e)(1)(i)(A); SEC staff, Compliance and Disclosure
        Interpretations on non-GAAP financial measures, Question 102.10
    """
    if next(_find_measures(release_text, _PROFIT), None) is None:
        return
    adjusted: dict[bool, tuple[int, str]] = {}
    settled: set[bool] = set()
    for line, match in _in_reading_order(release_text, _PROFIT):
        measure, operating = match["measure"], match["measure"].lower().startswith("operating")
        if operating in settled or (match["made"] is None and measure.upper() == "EBITDA"):
            continue
        if match["made"] is not None:
            adjusted.setdefault(operating, (line, as_quoted(match["made"] + measure)))
            continue
        settled.add(operating)
        if operating in adjusted:
            at, name = adjusted[operating]
            yield Fault(
                at,
                f"`{name}` has a figure before `{as_quoted(measure)}` has one, on line {line}",
                f"give `{as_quoted(measure)}` first",
                sure=_is_american(release_text),
            )
        if len(settled) == 2:
            return


def per_share_without_basis(release_text: ReleaseText) -> Iterator[Fault]:
    """Earnings per share are said to be basic or diluted.

    The two differ where there are options or convertible bonds, and the accounting
    standards ask for both. A figure without the word is compared with the wrong one.

    Bad:
        title: ACME Reports Third-Quarter Results

        Net income was $12.1 million, or $0.87 per share.

    Good:
        title: ACME Reports Third-Quarter Results

        Net income was $12.1 million, or $0.87 per diluted share.

    Source: FASB ASC 260-10-45-2; IAS 33, paragraph 66
    """
    release = release_text.release
    topics = " ".join(topic.key for topic in release.topics)
    if not _RESULTS.search(f"{release.title} {topics}"):
        return
    texts = (release.title, *release.subheads, release_text.prose)
    if not any("share" in text.lower() for text in texts) or any(map(_BASIS.search, texts)):
        return
    for line, match in _in_reading_order(release_text, _PER_SHARE):
        if _OTHER_PER_SHARE.search(match[0]):
            continue
        figure = re.search(r"[$€£]\s?\(?[\d.]+\)?\s+\w+\s+(?:\w+\s+)?share\Z", match[0])
        yield Fault(
            line,
            f"`{as_quoted(figure[0] if figure else match[0])}` is neither basic nor diluted",
            "write `per diluted share`, `per basic share`, or `per basic and diluted share`",
        )
        return


def _find_measures(
    release_text: ReleaseText, pattern: re.Pattern[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    """Matches as from `_in_reading_order`, but only of names that begin with a word of `_MADE`;
    most texts have none, and this check is fast."""
    for line, _, text in release_text.fields():
        for match in pattern.finditer(text) if _may_be_made(text) else ():
            if _MADE.intersection(match[0].split(maxsplit=1)):
                yield line, match
    for at in sorted(release_text.places(_MADE & release_text.words)):
        named = pattern.match(release_text.prose, at)
        if named is not None:
            yield release_text.line(at), named


_STEMS = ("adjusted", "non-", "core", "free", "normali", "underlying")


def _may_be_made(text: str) -> bool:
    lower = text.lower()
    return any(stem in lower for stem in _STEMS)


def _in_reading_order(
    release_text: ReleaseText, pattern: re.Pattern[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    """Each match with its line: first in the headline, then in the subheads and the body."""
    for line, _, text in release_text.fields():
        for match in pattern.finditer(text):
            yield line, match
    yield from release_text.find(pattern)
