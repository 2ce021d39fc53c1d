"""Rules on leftovers of drafts: template code, reviewers' notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.excerpts import excerpt
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText

_CODE_SIGNS = ("{", "<<", "%%", "|*", "«")
_CODE = re.compile(
    r"(?<![\w}^\\])\{\{[^{}\n]{0,100}\}\}|\{%[^%\n]{1,100}%\}|\$\{[A-Za-z_][\w.]{1,40}\}|\{\$\w{1,40}\}"
    r"|<<[A-Za-z][\w .-]{0,40}>>|%%[A-Za-z]\w{1,40}%%|\*\|[A-Z][A-Z0-9_:]{1,40}\|\*"
    # Word's mail merge; `«mot»` is a quotation, `«First_Name»` is none in any language.
    r"|«(?:[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,3}|[A-Za-z]{1,20}(?:_[A-Za-z0-9]{1,20}){1,4})»"
)


@needs({sign[0] for sign in _CODE_SIGNS})
def template_code_left(release_text: ReleaseText) -> Iterator[Fault]:
    """A template's code was replaced by what it stands for.

    `{{ name }}` in a release says that a system was to fill it in and did not. It stops the build,
    as a placeholder does.

    Bad:
        ACME sold {{ count }} anvils in the quarter.

    Good:
        ACME sold 4,000 anvils in the quarter.

    Source: newswire editors' lists: last quarter's template left over
    """
    for line, name, text in release_text.fields():
        for match in _CODE.finditer(text):
            what = f"`{match[0]}` in the {name} is a template's code"
            yield Fault(line, what, "write what it stands for")
    if not _has_any_sign(release_text.prose, _CODE_SIGNS):
        return
    for line, match in release_text.find(_CODE):
        if not match[0].startswith("{{") or not _in_maths(match):
            yield Fault(line, f"`{match[0]}` is a template's code", "write what it stands for")


def _in_maths(match: re.Match[str]) -> bool:
    """Whether the match is between two dollar signs: LaTeX has double braces too."""
    start, end = match.span()
    before = match.string[max(0, start - 200) : start].rpartition("\n")[2]
    after = match.string[end : end + 200].partition("\n")[0]
    return before.count("$") % 2 == 1 and "$" in after


# A bracket that a link or a note's definition follows is theirs.
_BRACKETED = re.compile(
    r"\[(?:(?:Comment(?:ed)?|NTD|(?i:to ?do|fixme|(?:drafting )?note: (?:confirm|check|verify)"
    r"|drafting note|note to (?:draft|self|reviewers?|client|legal|designer|team|author"
    r"|translator)))\b[^\]\n]{0,200}"
    r"|(?i:sic|source|figure|date|spelling|correct|right)?\s?\?{1,3}"
    r"|(?i:(?:please |pls )?(?:check|confirm|verify|fact[- ]check)\b[^\]\n]{0,120})"
    r"|(?:[A-Z]{2,4}|Legal|Finance|Client|Counsel) to (?:confirm|check|provide|advise|insert|update"
    r"|review|approve|add)\b[^\]\n]{0,120}|(?i:citation needed)"
    # Word's comments stand right behind the words they are about.
    r"|(?<=[\w.,;:)”\"%]\[)[A-Z]{2,3}\d{1,2})\](?![(\[:])"
)
_NOTE_SIGNS = ("??", ">>>")
_NOTE_WORDS = frozenset({"TODO", "FIXME", "Commented", "NTD", "LEGAL", "COUNSEL"})
_UNBRACKETED = re.compile(
    r"\bCommented \[[A-Z]{1,4}\d{1,3}\]|//\s?TODO\b|(?<!\[)\b(?:TODO(?=:|$)|NTD:|FIXME\b)"
    r"|\b(?:CONFIRM|CHECK|VERIFY) WITH (?:LEGAL|COUNSEL)\b|>>>[^\n<>]{1,100}<<<"
    r"|[^\s?]{0,20}(?<!\[)\?{2,}",
    re.MULTILINE,
)


@needs({"[", "?", ">", *_NOTE_WORDS})
def reviewers_note_left(release_text: ReleaseText) -> Iterator[Fault]:
    """Reviewers' notes to each other are taken out.

    A note that is published says what was doubted, and by whom. It stops the build, as a
    placeholder does.

    Bad:
        Net sales rose to $72.8 million [NTD: finance to confirm].

    Good:
        Net sales rose to $72.8 million.

    Source: newswire editors' lists of commonest catches: placeholders and drafts
    """
    patterns = [_BRACKETED] if "[" in release_text.prose else []
    if _has_any_sign(release_text.prose, _NOTE_SIGNS) or not _NOTE_WORDS.isdisjoint(
        release_text.words
    ):
        patterns.append(_UNBRACKETED)
    for pattern in patterns:
        for line, match in release_text.find(pattern):
            what = f"`{excerpt(match[0])}` is a reviewer's note"
            spoken = match[0].endswith("??") and _may_be_spoken(release_text, match)
            yield Fault(line, what, "settle it, and take it out", sure=not spoken)


def _may_be_spoken(release_text: ReleaseText, match: re.Match[str]) -> bool:
    """Whether the signs may be how somebody spoke, `Really??`, or were letters once, `caf??`."""
    figure = match.string[: match.start()].rstrip()[-1:].isdigit()
    quoted = not release_text.own_words[match.start()].strip()
    return quoted or (match[0][0].isalpha() and not figure)


def _has_any_sign(prose: str, signs: tuple[str, ...]) -> bool:
    """Whether `prose` contains one of `signs`; looking for its first letter before is fast."""
    return any(sign[0] in prose and sign in prose for sign in signs)
