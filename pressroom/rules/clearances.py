"""Rule on what a regulator did: approved, cleared, granted, authorized or accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.english import as_quoted, sentence
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import in_all_cases, needs
from pressroom.rules.release_text import ReleaseText

_IND = r"(?:IND\b(?!-)|investigational\s+new\s+drug(?:\s+\(“?\"?IND”?\"?\))?)"
_WHOSE = r"(?:(?:(?:the\s+)?[\w-]{2,20}['’]s|its|the|our|an?|their|this)\s+)?"
_OF = rf"(?:of|for)\s+{_WHOSE}"
_APPROVED = rf"approv(?:ed|es|ing)\s+{_WHOSE}"
# What is said to be approved, and what the agency does with it.
_KINDS = (
    (
        ("510(k)",),
        re.compile(
            rf"510\(k\)[\s-]+approv(?:al|ed)\b|\bapproval\s+{_OF}510\(k\)"
            rf"|\b{_APPROVED}510\(k\)|\bapproved\s+(?:under|through|via|by)\s+(?:the\s+)?510\(k\)",
            re.IGNORECASE,
        ),
        "a 510(k) is cleared, not approved",
        "write `cleared` or `clearance`",
    ),
    (
        ("ind ", "ind)", "ind’", "ind'", "ind.", "ind,", "investigational new drug"),
        re.compile(
            rf"\b{_IND}(?:\s+(?:application|submission))?\s+approval\b"
            rf"|\bapproval\s+{_OF}{_IND}|\b{_APPROVED}{_IND}",
            re.IGNORECASE,
        ),
        "the FDA does not approve an IND",
        "write that it cleared the IND, or that the study may proceed",
    ),
    (
        ("eua", "emergency use"),
        re.compile(
            rf"\b(?:EUA|emergency\s+use)\s+approval\b|\bapproval\s+{_OF}(?:EUA\b|emergency\s+use)"
            rf"|\b{_APPROVED}(?:EUA\b|emergency\s+use\s+authori[sz]ation)",
            re.IGNORECASE,
        ),
        "an emergency use is authorized, not approved",
        "write `authorized` or `emergency use authorization`",
    ),
    (
        ("de novo",),
        re.compile(
            rf"\bde\s+novo\s+(?:marketing\s+)?approval\b|\bapproval\s+{_OF}de\s+novo\s+(?:request"
            rf"|classification)|\b{_APPROVED}de\s+novo\b",
            re.IGNORECASE,
        ),
        "a De Novo request is granted, not approved",
        "write `granted`, or `De Novo marketing authorization`",
    ),
    (
        ("for review", "for priority", "for standard", "for substantive", "for filing"),
        re.compile(
            r"\bapproved\s+(?:its|the|our|their|this)\s+(?:[sB]?BLA|s?NDA|MAA|(?:biologics\s+license"
            r"|(?:supplemental\s+)?new\s+drug|marketing\s+authori[sz]ation)\s+application)"
            r"(?:\s+submission)?\s+(?:\([A-Za-z]{2,5}\)\s+)?for\s+(?:priority\s+|standard\s+|substantive\s+)?"
            r"(?:review|filing)\b",
            re.IGNORECASE,
        ),
        "an application is accepted for review, not approved",
        "write `accepted`",
    ),
)
_CE_MARK = re.compile(r"\bCE[\s-]+Mark(?:ing)?\s+approv(?:al|ed)\b|\bCE[\s-]+approv(?:al|ed)\b")
_APPROVALS = in_all_cases(("approve", "approved", "approves", "approving", "approval", "approvals"))
# Of what the rule knows such an act of: `510(k)`, IND, EUA, De Novo, CE, an application for review.
_OBJECTS = in_all_cases(("510", "ind", "eua", "ce", "novo", "investigational", "emergency")) | (
    in_all_cases(("review", "priority", "standard", "substantive", "filing"))
)
# Agencies that do approve what the FDA clears or lets proceed.
_OTHERS = re.compile(
    r"\b(?:NMPA|CFDA|SFDA|CDE|MFDS|PMDA|TFDA|CDSCO|DCGI|TGA|MHRA|HREC|ANVISA|EMA|IRB|HSA|SAHPRA"
    r"|National\s+Medical\s+Products|Ministry|Health\s+Canada|Therapeutic\s+Goods|Chin(?:a|ese)"
    r"|Korean?|Japan(?:ese)?|Taiwan|Australian?|India|Ethics|Review\s+Board|European|CTA)\b"
)


@needs(_APPROVALS, _OBJECTS)
def approved_of_what_was_cleared(release_text: ReleaseText) -> Iterator[Fault]:
    """A regulator's act has its own name: cleared, granted, authorized, accepted, approved.

    The FDA approves drugs and devices of the highest class. It clears a 510(k), grants a De
    Novo request, authorizes an emergency use, and lets a study under an IND proceed. Its rules
    forbid to call a cleared device approved, and investors pay for the difference. A CE mark
    is affixed, not approved, but many say so: that is told as a note.

    Bad:
        ACME received 510(k) approval from the FDA for its Anvil.

    Good:
        ACME received 510(k) clearance from the FDA for its Anvil.

    Source: 21 CFR 807.97 and 21 CFR 312.40; FDA, "Is It Really 'FDA Approved'?"
    """
    heads = release_text.heads.lower()
    low = f"{heads} {release_text.lower}"
    told: set[str] = set()
    for signs, pattern, what, remedy in _KINDS:
        if not any(sign in low for sign in signs):
            continue
        for line, match in release_text.everywhere(pattern):
            said = as_quoted(match[0])
            if said.lower() not in told and _is_of_the_fda(match):
                told.add(said.lower())
                yield Fault(line, f"`{said}`: {what}", remedy)
    if "CE" in release_text.words or "ce " in heads:
        for line, match in release_text.everywhere(_CE_MARK):
            what = f"`{as_quoted(match[0])}`: a CE mark is affixed by the maker, not approved"
            yield Fault(line, what, "write `CE mark` or `CE certification`", sure=False)
            break


def _is_of_the_fda(match: re.Match[str]) -> bool:
    """Whether the sentence is about no other agency and denies nothing."""
    first, last = sentence(match.string, *match.span())
    around = match.string[first:last]
    return not _OTHERS.search(around) and not _DENIED.search(around)


_DENIED = re.compile(
    r"\b(?:does\s+not|do\s+not|is\s+not|are\s+not|not\s+(?:the\s+same|equivalent|an?)|rather\s+than"
    r"|instead\s+of)\b",
    re.IGNORECASE,
)
