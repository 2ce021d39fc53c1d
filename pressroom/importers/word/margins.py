"""Page headers, page footers and watermarks of a Word file: they are no part of the text, and are
searched for what somebody must know before it is published."""

from __future__ import annotations

import re

from pressroom.core.problems import Severity
from pressroom.importers.word.findings import WordFinding
from pressroom.importers.word.hidden import Looks
from pressroom.importers.word.names import V, local
from pressroom.importers.word.opening import WordFile
from pressroom.importers.word.visible import visible_lines

_MARKS = re.compile(
    r"\b(?:draft|confidential|embargo(?:ed)?|not for (?:release|publication|distribution)|"
    r"internal|privileged|do not (?:copy|distribute|circulate)|strictly|preliminary|"
    r"entwurf|vertraulich|sperrfrist|brouillon|confidentiel|sous embargo|borrador)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2}")
# What a page number shows: it is no text of anybody's.
_PAGE = re.compile(r"(?:page|seite|p\.)?\s*\d*\s*(?:(?:of|von|sur|/)\s*\d*)?", re.IGNORECASE)


def margin_findings(file: WordFile, looks: Looks) -> list[WordFinding]:
    """Text of page headers and footers: a warning where it forbids to publish, otherwise a note
    that it is left out."""
    told: dict[WordFinding, None] = {}
    for part in file.margins:
        name = "page header" if local(part.root) == "hdr" else "page footer"
        lines = [line.text for line in visible_lines(part.root, looks)]
        marks = {each.get("string") or "" for each in part.root.iter(f"{{{V}}}textpath")}
        for text in dict.fromkeys(lines):
            place = "watermark" if text in marks else name
            told.setdefault(_margin_finding(place, text)) if not _PAGE.fullmatch(text) else None
    return list(told)


def _margin_finding(place: str, text: str) -> WordFinding:
    if _MARKS.search(text):
        what = f"the {place} says `{text}`, and is left out"
        remedy = "look whether the text may be published, and when: `date` says so"
        return WordFinding("PR441", Severity.WARNING, 0, "", what, remedy)
    what = f"the {place} is left out; it says `{text}`"
    remedy = "put what readers are to have into the text"
    return WordFinding("PR441", Severity.NOTE, 0, "", what, remedy)
