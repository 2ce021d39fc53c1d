"""Rules on words: abbreviations, and words typed twice."""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Iterator, Set

from pressroom.core.occurrences import occurrences
from pressroom.rules.english import EMPHASISED
from pressroom.rules.excerpts import correction
from pressroom.rules.judgement import Fault
from pressroom.rules.release_text import ReleaseText

_DEFINITION = re.compile(r"\(([A-Z][A-Z0-9&]{1,5})s?\)")
# Each is looked for in the text before it; no release has as many.
_MOST_DEFINITIONS = 200
_SENTENCE = re.compile(r"[.!?:;][”\"'’)*_]*\s*\Z")


# What readers of business news know by these letters: wires do not spell it out either.
_KNOWN = frozenset(
    re.findall(
        r"\S+",
        """
        CEO CFO COO CTO CIO CMO CSO CBO CLO CHRO EVP SVP VP MD PhD MBA CPA HR IR PR IT AI ML IP
        GAAP IFRS SEC IPO NYSE US USA EU UK UN UAE R&D EPS FDA EBITDA EBIT M&A ESG ROI ROE CAGR REIT
        ETF OTC OTCQB OTCQX TSX TSXV CSE ASX LSE AIM OTCBB NASD FINRA ISO IEC ASTM ANSI UL IEEE
        SOC IRS FBI CIA DOJ FTC FCC EPA DOE DOD DOT HHS NIH CDC WHO NATO NASA IMF GDP VAT CPI AGM
        EGM LLC LLP PLC LP USD EUR GBP CAD AUD CHF JPY CNY RMB HKD SGD EST EDT ET CET GMT UTC
        DNA RNA HIV AIDS MRI CT ICU ER EKG ECG COVID LED LCD GPS USB PDF API CPU GPU LNG LPG RAM SSD
        SQL HTML URL WiFi TV DVD CD HD B2B B2C PC OS SMS RFID QR VR AR IoT SaaS KPI OEM CRM ERP EV
        ATM FAQ CSR NGO FY YTD MW GW KW MWH GWH OZ CNN BBC MIT UCLA PCT COB
        """,
    )
)


def abbreviation_before_its_meaning(release_text: ReleaseText) -> Iterator[Fault]:
    """An abbreviation is explained where it first stands.

    Whoever reads from the top meets the capitals first and learns only further down what
    they mean. Headlines, headings and points above the text may be ahead of it, and what every
    reader of business news knows (`CEO`, `SEC`, `GAAP`) needs no meaning. Where the meaning stands
    in a later paragraph it is a note.

    Bad:
        An ADC carries its drug to the tumor.

        Kadcyla is an antibody-drug conjugate (ADC).

    Good:
        An antibody-drug conjugate (ADC) carries its drug to the tumor.

        Kadcyla is an ADC.

    Source: WCAG 2.2, 3.1.4 Abbreviations; technique G97
    """
    prose, seen = release_text.prose, {ticker.symbol for ticker in release_text.release.tickers}
    for match in itertools.islice(_DEFINITION.finditer(prose), _MOST_DEFINITIONS):
        short, at = match[1], match.start()
        if short in seen or short in _KNOWN or prose.find(short, 0, at) < 0:
            seen.add(short)
            continue
        seen.add(short)
        meaning = _meaning(prose[max(0, at - 120) : at], short)
        use = _first_use(release_text, short, at - len(meaning)) if meaning else None
        if use is None or _is_explained(prose[:at], use, short, meaning):
            continue
        meaning = " ".join(meaning.split())
        yield Fault(
            release_text.line(use),
            f"`{short}` stands before the text says what it means, on line {release_text.line(at)}",
            f"write `{meaning} ({short})` here, and `{short}` there",
            # Whether readers know it is the house's to say; within a paragraph the order is wrong.
            sure=re.search(r"\n\s*\n", prose[use:at]) is None,
        )


_LIST_POINT = re.compile(r"\s*(?:[-*+•–]|\d{1,2}\.)\s")
# Nobody writes a meaning into another's words.
_SPOKEN = re.compile(r"[“\"][^“”\"]{0,4000}[”\"]?")
_SMALL = re.compile(r"(?:of|and|for|the|in|on|to|by|at|with|from|or)\b")


def _meaning(before: str, short: str) -> str:
    """The words at the end of `before` whose letters make up `short`; empty if there are none.

    Letters are matched from the last backwards, and the first has to begin a word (Schwartz and
    Hearst, "A simple algorithm for identifying abbreviation definitions", 2003).
    """
    before = before.rstrip()
    at = len(before)
    for number, letter in reversed(list(enumerate(re.sub(r"\W", "", short).lower()))):
        at -= 1
        while at >= 0 and (
            before[at].lower() != letter or (number == 0 and at > 0 and before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return ""
    # The O of OFAC is that of "Office", not that of "of".
    if _SMALL.match(before, at):
        name = re.search(rf"\b{short[0]}\w*\s+(?:\w+\s+)?\Z", before[:at])
        at = name.start() if name else at
    found = before[at:]
    few = len(re.findall(r"\w+", found)) <= min(len(short) + 5, 2 * len(short))
    return found if few and not re.search(r"[.;:?!()*_]\s|\n\s*\n", found) else ""


def _first_use(release_text: ReleaseText, short: str, end: int) -> int | None:
    """Position of the first `short` in a sentence before `end`, outside emphasis, which may be a
    run-in heading."""
    use = re.compile(
        rf"(?<![\w&/.:@#$“‘(-])(?<!: ){re.escape(short)}(?:['’]?s)?"
        # Neither a standard's number, nor the first word of a name: `ISO 9001`, `CDFI Fund`.
        r"(?!\w|[-/&.]\s{0,2}[A-Z0-9]|[”’]|\s?=|(?:\s[A-Z][\w-]{0,30}){0,5}:|[®™:]"
        r"|\s+[A-Z][\w®™]|\s+\d)"
    )
    for paragraph in release_text.paragraphs:
        if paragraph.start >= end:
            break
        if short not in paragraph.text or not _SENTENCE.search(paragraph.text):
            continue
        if _LIST_POINT.match(paragraph.text):
            continue  # the points above a text are ahead of it, as headings are
        spans = [match.span() for match in EMPHASISED.finditer(paragraph.text)]
        spans += [match.span() for match in _SPOKEN.finditer(paragraph.text)]
        for found in use.finditer(paragraph.text, 0, max(0, end - paragraph.start)):
            if not any(start <= found.start() < stop for start, stop in spans):
                return paragraph.start + found.start()
    return None


def _is_explained(before: str, use: int, short: str, meaning: str) -> bool:
    """Whether the meaning directly follows the first use, or `short` stood in parentheses
    before."""
    near = before[use : min(use + 150, len(before) - len(meaning))]
    bracketed = re.search(rf"\([^()\n]{{0,40}}\b{re.escape(short)}\b", before)
    return meaning.lower() in near.lower() or bracketed is not None


# Said twice on purpose, or by the grammar: "that that is", "had had", "very very".
_TWICE = frozenset(
    re.findall(
        r"\S+",
        """
        that had very many much long far no yes never again so more most really too well there now
        ha bye night blah hear only who do her so aye win yada hush knock chop tuk dik bon mahi piri
        peri cha yo tap tick bling pom go ho nous vous der die das sie
        """,
    )
)
# In other languages only words that no sentence has twice in a row: `die die` may be right.
_NEVER_TWICE = {
    "de": frozenset(
        re.findall(
            r"\w+",
            "und oder von mit für ein eine einen einem einer eines im am zur zum bei wird ist sind "
            "hat haben wurde wurden",
        )
    ),
    "fr": frozenset(
        re.findall(r"\w+", "le les de des du et un une dans pour sur au aux par avec est ont sont")
    ),
    "es": frozenset(re.findall(r"\w+", "el los las de del y un una con por para es ha han en")),
}
_PARTICLE_TWICE = re.compile(r"([をが])\1(?=[一-龯ァ-ヶ])")
# Case does not count for the second word alone: to ignore it everywhere takes twice the time.
_DOUBLED = re.compile(r"(?<![\w'’.&/-])([^\W\d_]++)(\s++)((?i:\1))(?![\w'’&/@-]|\.\w)")
# `to step in in time`: the first is the verb's, the second the noun's.
_PARTICLES = frozenset({"in", "on", "up", "over", "out", "off", "by", "through"})
_VERB = re.compile(
    r"(?:step|log|phas|com|cam|go|went|bring|brought|cash|lock|fill|fad|kick|chim|sign|tun|mov|carr"
    r"|buil|hold|held|pass|tak|took|liv|work|put|set|start|turn|keep|kept|call|check|join|zoom|dial)"
    r"\w{0,5}\s+\Z",
    re.IGNORECASE,
)


def double_word(release_text: ReleaseText) -> Iterator[Fault]:
    """No word stands twice in a row.

    The eye skips the second one, above all over the end of a line, and a spelling
    checker that reads word by word does too. In German, French, Spanish and Japanese it looks for
    words that no sentence has twice.

    Bad:
        The trial met the
        the endpoint of of survival.

    Good:
        The trial met the endpoint of survival.

    Source: LanguageTool, ENGLISH_WORD_REPEAT_RULE; Vale, "Repetition"
    """
    language = release_text.release.language.lower().partition("-")[0]
    if language == "ja":
        yield from _doubled_particles(release_text)
    if language != "en" and language not in _NEVER_TWICE:
        return
    # Compared without Python code: in nearly all releases there is nothing to look at.
    nexts = release_text.tokens[1:]
    equal = map(operator.eq, map(str.lower, release_text.tokens), nexts)
    is_word = _is_word if language == "en" else _NEVER_TWICE[language].__contains__
    doubled = {*filter(is_word, map(str.lower, itertools.compress(nexts, equal)))}
    told: set[tuple[int, str]] = set()
    for match in _doubled(release_text, doubled) if doubled else ():
        line, word = release_text.line(match.start()), match[1].lower()
        if (line, word) not in told and _is_doubled(release_text, match):
            told.add((line, word))
            what = f"`{match[1]} {match[3]}`: one word twice"
            fix = correction(release_text, line, match[0], match[1])
            # `The question is is this right?` is said so.
            yield Fault(line, what, f"write `{match[1]}`", fix, sure=word != "is")


def _doubled(release_text: ReleaseText, words: Set[str]) -> Iterator[re.Match[str]]:
    """Places at which some words, in small letters, stand twice with one blank between, in
    order."""
    prose, lower, end = release_text.prose, release_text.lower, 0
    blanks = (" ", "\n", *filter(str.isspace, release_text.signs))
    places = {
        at for word in words for blank in blanks for at in occurrences(lower, word + blank + word)
    }
    for at in sorted(places):
        match = _DOUBLED.match(prose, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match


def _doubled_particles(release_text: ReleaseText) -> Iterator[Fault]:
    for line, match in release_text.find(_PARTICLE_TWICE):
        yield Fault(line, f"`{match[0]}`: one word twice", f"write `{match[1]}`")


def _is_word(word: str) -> bool:
    return word.isalpha() and word not in _TWICE and (len(word) > 1 or word == "a")


def _is_doubled(release_text: ReleaseText, match: re.Match[str]) -> bool:
    """Whether the two words stand in one text: not in two paragraphs, headings or cells, and
    without code or an address between them, which prose replaces by spaces."""
    # `Duran Duran` and `Walla Walla` are names.
    if not match[3].islower():
        return False
    gap = release_text.release.body[match.start(2) : match.end(2)]
    # Columns of a table that was flattened; a heading above its text.
    if "\t" in gap or len(gap) > 1 or ("\n" in gap and match[1][0].isupper()):
        return False
    if gap.strip() or ("\n" in gap and gap != "\n"):
        return False
    row = release_text.rows[release_text.line(match.start()) - release_text.release.body_line]
    if "\n" in gap and (row.startswith("#") or "|" in row):
        return False
    before = match.string[max(0, match.start() - 20) : match.start()]
    return match[3] not in _PARTICLES or not _VERB.search(before)
