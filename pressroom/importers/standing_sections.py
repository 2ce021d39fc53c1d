"""Sections of a text that could be standing texts: `About …` of a company, and legends, with their
headings and all their paragraphs."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pressroom.content.trademarks.attribution import is_attribution
from pressroom.importers.contact_words import is_prose, without_legal_form
from pressroom.importers.plain_markdown import letters_and_digits, one_line, plain
from pressroom.typeset.anatomy import phrases
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.blocks import Block, BlockKind
from pressroom.typeset.anatomy.sureness import Sureness

_LONGEST_HEADING = 16
_SHORTEST_PARAGRAPH = 6
# `About ACME: ACME makes …`, `About ACME - ACME makes …`
_RUN_IN = re.compile(
    r"(?P<heading>(?:Inc\.|Corp\.|Co\.|Ltd\.|L\.P\.|[^\n.:]){3,90}?)\s*(?::|\s[-–—])\s+(?=\S)"
)
# `About ACME (NYSE: ACM) ACME makes …`
_BEHIND_BRACKET = re.compile(r"(?P<heading>[^\n.:()]{3,60}\([^()\n]{2,40}\))\s*[:–—-]?\s+(?=[A-Z])")
_NAME = re.compile(
    r"\W*(?:(?:more\s)?about|über|à propos d(?:e la|e l['’]|u|es|e|['’])?|acerca de(?:l| la)?|sobre"
    r"|informazioni su|profilo(?: di)?|over|om|o)\s+"
    r"(?:(?:the|die|der|das|den|la|le|les|el|de)\s+)?",
    re.IGNORECASE,
)
_NAME_BEHIND = re.compile(r"(?:について|の概要|简介|簡介)\s*\Z")
# Headings that name no company, and mean the one that speaks.
_NO_NAME = re.compile(
    r"\W*(?:company|corporate|qui sommes-nous|who we are|profile|profil|unternehmensprofil|about"
    r"|über|会社|公司)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:compan(?:y|ies)|corporation|group|firm|bank(?:ing)?|manufacturer|provider|supplier|developer|producer"
    r"|operator|retailer|headquarter\w*|employ\w*|founded|listed|nasdaq|nyse|traded|subsidiar\w+"
    r"|customers|trust|fund|unternehmen|konzern|gruppe|mitarbeit\w+|société|groupe|entreprise|leader"
    r"|empresa|grupo|compañía|azienda|società|gruppo|bolag\w*|yhtiö|会社|公司)\b",
    re.IGNORECASE,
)
# What companies do, right behind the name; and what a section is about that names none.
_DOES = re.compile(
    r"(?:[A-ZÀ-Þ&][\w.&’'-]*,?\s(?:\([^()]{2,60}\)\s)?){1,6}(?:and its \w+ )?(?:also |now )?"
    r"(?:makes?|provides?|designs?|develops?|manufactures?|operates?|sells?|delivers?|offers?|owns?|builds?|serves?"
    r"|hauls?|supplies|supply|produces?|creates?|helps?|connects?|invests?|explores?|mines?|holds?|runs?|manages?"
    r"|distributes?|publishes|brings?|employs?|entwickelt|fertigt|betreibt|baut|liefert|vertreibt|bietet|produziert|conçoit|fabrique|diseña|fabrica)\b"
)
_NO_COMPANY = re.compile(
    r"\b(?:investigational|disease|disorder|syndrome|inhibitor|antibody|medicine|indicated|randomi[sz]ed|trial|study"
    r"|placebo|patients with|symptoms)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(?:Inc|Corp|LLC|Ltd|plc|PLC|AG|SE|GmbH|KGaA|S\.?A|N\.?V|AB|ASA|Oyj|S\.?p\.?A|Corporation"
    r"|Company|Holdings?|Group|Bancorp|Trust|Partners|Therapeutics|Pharmaceuticals|Bank)\b"
)
# Paragraphs below an About section that are none of it.
_CLOSING = re.compile(
    r"\W*(?:neither\s|the\s\w+\s(?:has|have)\sneither|this\s(?:information|announcement|release|document)\b"
    r"|no\s(?:stock\s)?exchange|not\sfor\s|all\s(?:other\s)?(?:trade)?marks|other\s(?:names|marks|trade)"
    r"|[^.]{0,80}\btrademarks?\b|©|copyright\b|the\sissuer\b|on\sbehalf\sof|conference\scall|webcast"
    r"|note\sto|notes?\b|source\b|(?:investor|media|press)\s(?:contact|relations))",
    re.IGNORECASE,
)


class StandingSection(msgspec.Struct, frozen=True):
    """A section at `start` to `end` (characters of the Markdown source): its heading, and its
    paragraphs as Markdown. `company` is the name in an About section's heading, empty where it
    names none; `sureness` is of its being a standing text and not a part of the body, such as
    `About the trial`."""

    heading: str
    text: str
    start: int
    end: int
    company: str
    sureness: Sureness


def abouts(anatomy: Anatomy, speakers: Iterable[str]) -> tuple[StandingSection, ...]:
    """The About sections in order, each with all its paragraphs. `speakers` are names of companies
    that speak in the text; a section on one of them is certain, one on a disease is only
    possible."""
    known = {without_legal_form(name) for name in speakers} - {""}
    starts = [part.start for part in anatomy.about]
    found = []
    last = -1
    for part in anatomy.about:
        if part.start < last:
            continue
        first = bisect.bisect_right(anatomy.blocks, part.start, key=lambda block: block.end)
        section = _section(anatomy, first, set(starts), known)
        last = section.end
        if section.heading or not _is_heading(plain(section.text)):
            found.append(section)
    return tuple(found)


def legends(anatomy: Anatomy) -> tuple[StandingSection, ...]:
    """The legends in order, each with its heading, which may be empty."""
    return tuple(
        StandingSection(
            *_split(anatomy.source[part.start : part.end]), part.start, part.end, "", part.sureness
        )
        for part in anatomy.legend
    )


def _section(anatomy: Anatomy, first: int, starts: set[int], known: set[str]) -> StandingSection:
    blocks = anatomy.blocks
    begin = blocks[first].start
    last = first
    for number in range(first + 1, len(blocks)):
        block = blocks[number]
        if block.start in starts or _ends_before(anatomy, block, number == first + 1):
            break
        last = number
    heading, text = _split(anatomy.source[begin : blocks[last].end])
    company = company_in(heading)
    return StandingSection(
        heading, text, begin, blocks[last].end, company, _sureness(company, text, known)
    )


def _ends_before(anatomy: Anatomy, block: Block, first: bool) -> bool:
    """Whether a block begins another part than the section above it."""
    if block.kind in (BlockKind.HEADING, BlockKind.RULE, BlockKind.TABLE):
        return True
    # A statement or picture behind the section is the release's. Its block begins at its words.
    row = anatomy.source.rfind("\n", 0, block.start) + 1
    if anatomy.source.startswith("![", row):
        return True
    shown = block.plain
    # A sentence that names whom to ask stays in its paragraph.
    contacts = () if is_prose(shown) else anatomy.contacts
    frame = (*contacts, *anatomy.legend, *anatomy.end_marks, *anatomy.footer)
    if (
        any(part.start <= block.start < part.end for part in frame)
        or is_attribution(shown)
        or (not first and _CLOSING.match(shown))
    ):
        return True
    words = shown.split()
    sentence = shown.rstrip("”\"'’) *_")[-1:] in ".!?。:"
    if block.kind is not BlockKind.PROSE or sentence or _is_web(shown):
        return False
    # The first line below a heading may have lost its full stop; a later one may be a heading.
    return len(words) < (_SHORTEST_PARAGRAPH if first else _LONGEST_HEADING)


def _is_web(text: str) -> bool:
    return re.search(r"\bwww\.|https?://", text) is not None


def _split(source: str) -> tuple[str, str]:
    """Heading and paragraphs of a section's Markdown."""
    first, gap, rest = source.partition("\n\n")
    line, break_, under = first.partition("\\\n")
    if break_ and _is_heading(plain(one_line(line))):
        first, gap, rest = line, "\n\n", under + gap + rest
    shown = plain(one_line(first))
    if gap and _is_heading(shown):
        return _bare(first), rest.strip()
    line = one_line(first)
    run_in = _BEHIND_BRACKET.match(line) or _RUN_IN.match(line)
    if run_in and _is_heading(plain(run_in["heading"])):
        body = line[run_in.end() :]
        return _bare(run_in["heading"]), (body + gap + rest).strip()
    return "", source.strip()


def _is_heading(shown: str) -> bool:
    if len(shown.split()) > _LONGEST_HEADING or shown.endswith("?"):
        return False
    return bool(
        phrases.ABOUT_HEADING.match(shown)
        or phrases.ABOUT_HEADING_BEHIND.match(shown)
        or phrases.LEGEND_HEADING.match(shown)
    )


def _bare(markdown: str) -> str:
    return plain(one_line(markdown)).strip("*_ ").rstrip(":").strip()


def company_in(heading: str) -> str:
    """The name in an About section's heading; empty for `Company profile` and the like."""
    if _NAME_BEHIND.search(heading):
        return _NAME_BEHIND.sub("", heading).strip()
    found = _NAME.match(heading)
    if found is None or (_NO_NAME.match(heading) and not found):
        return ""
    name = re.sub(r"\s*\([^()]*\)\s*\Z", "", heading[found.end() :]).strip(" :–—-")
    return "" if name.casefold() in ("us", "the company", "company", "uns", "nous") else name


def _sureness(company: str, text: str, known: set[str]) -> Sureness:
    if not company:
        return Sureness.LIKELY
    bare = without_legal_form(company)
    if bare in known or any(
        len(name) > 3 and (name.startswith(bare) or bare.startswith(name)) for name in known
    ):
        return Sureness.CERTAIN
    first = plain(text.partition("\n\n")[0])[:600]
    word, other = _COMPANY.search(first), _NO_COMPANY.search(first)
    told = word is not None
    if _LEGAL.search(company) and told:
        return Sureness.CERTAIN
    if other is not None and (word is None or other.start() < word.start()):
        return Sureness.POSSIBLE
    does = _DOES.match(first) is not None
    likely = company[:1].isupper() and (does or (told and _begins_with(first, company)))
    return Sureness.LIKELY if likely else Sureness.POSSIBLE


def _begins_with(text: str, company: str) -> bool:
    """Whether a paragraph's first words are a company's name, or `we`."""
    name = letters_and_digits(company.split()[0])
    own = any(letters_and_digits(re.sub(r"['’]s\Z", "", word)) == name for word in text.split()[:4])
    we = r"(?:we|our|at|founded|headquartered|the company|with)\b"
    return own or re.match(we, text, re.IGNORECASE) is not None


def speakers(anatomy: Anatomy, names: Sequence[str], *more: str) -> Iterator[str]:
    """Names of companies that speak in a text: the registered `names` that its head mentions, and
    `more` that are known to, such as its source."""
    lead = anatomy.lead
    head = " ".join(part.text for part in anatomy.above_lead) + (lead.text if lead else "")
    for name in names:
        if re.sub(r",?\s(?:Inc|Ltd|LLC|plc|AG|SE)\.?\Z", "", name) in head:
            yield name
    yield from filter(None, more)
    # `ACME, Inc. (NYSE: ACM), a maker of …`
    if lead is not None and (found := re.match(r"(?P<name>[^()\n]{2,80}?)\s?\(", lead.text)):
        yield found["name"].removesuffix("today").strip(" ,")
