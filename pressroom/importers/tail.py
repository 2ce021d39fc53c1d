"""The tail of a release: source, providers, end marks and what wires put below a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pressroom.importers.plain_markdown import plain
from pressroom.importers.readings import Cut, Reading
from pressroom.importers.records import Manuscript, Recognised
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.blocks import Block
from pressroom.typeset.anatomy.parts import Part
from pressroom.typeset.anatomy.sureness import Sureness

_SOURCE = re.compile(r"\W*(?:source|quelle)\s?:?\s+(?P<name>\S.{1,120})\Z", re.IGNORECASE)
# What stands in rows right below a source.
_ENDS_SOURCE = re.compile(
    r"\W*(?:related\slinks?|copyright\b|pub:|https?://|www\.|for\smore\sinformation)", re.IGNORECASE
)
_NO_SOURCE = re.compile(r"\W*source\s+(?:version|text|code|of)\b", re.IGNORECASE)
_PROVIDED = re.compile(r"\W*(?:news\s+)?provided\s+by:?\s+(?P<name>\S.{1,120})\Z", re.IGNORECASE)
# `- more -`, `(continued)`, `Page 2 of 4`, `-2-`
_PAGE_MARK = re.compile(
    r"[-–—(\s]*(?:more|continued)[-–—)\s]*|\W*page\s\d{1,2}(?:\sof\s\d{1,2})?\W*|[-–—]\s?[2-9]\s?[-–—]",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(r"(?:industry\s)?keywords?:|(?:primary\s)?logo(?:\slogo)*\Z", re.IGNORECASE)
# What EQS prints below a text: that it ends, and the issuer's data in a table.
_EQS = re.compile(
    r"\W*(?:ende\sder\s(?:insiderinformation|mitteilung)|end\sof\s(?:inside\sinformation|announcement|news)"
    r"|(?:sprache|language)\s?:\s|medienarchiv\sunter|archive\sat\swww"
    r"|\d\d[.-]\w{2,3}[.-]\d{4}\s(?:CES?T|MES?Z)[/\w]*\s(?:die|the)\s(?:EQS|DGAP)\s)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


def _rows_of(parts: Iterable[Part], text: str) -> Iterator[tuple[int, int]]:
    """Spans of the rows of some parts; a part that names its source in no row of its own is one."""
    for part in parts:
        at = part.start
        rows = text[part.start : part.end].rstrip("\n").split("\n")
        if not any(map(_SOURCE.match, rows[1:])) and not _ENDS_SOURCE.match(rows[-1]):
            rows = ["\n".join(rows)]
        for row in rows:
            yield at, at + len(row)
            at += len(row) + 1


def _is_cut(block: Block, cuts: Iterable[Cut]) -> bool:
    return any(cut.start <= block.start < cut.end for cut in cuts)


def read_tail(anatomy: Anatomy, manuscript: Manuscript) -> Reading:
    """Reads the closing lines. End marks, and what a wire says of itself, are left out."""
    front: dict[str, str] = {}
    cuts: list[Cut] = []
    recognised: list[Recognised] = []
    for start, end in _rows_of(anatomy.footer, manuscript.text):
        shown = plain(manuscript.text[start:end].removesuffix("\\"))
        source, provided = _SOURCE.match(shown), _PROVIDED.match(shown)
        found = (
            ("source", source)
            if source and not _NO_SOURCE.match(shown) and not _ADDRESS.search(shown)
            else ("provided_by", provided)
        )
        key, match = found
        if match is None or key in front:
            cuts.append(Cut(start, end, "footer of a wire"))
            continue
        front[key] = match["name"].strip()
        recognised.append(Recognised(key, front[key], Sureness.CERTAIN))
        cuts.append(Cut(start, end, said=shown[: match.start("name")]))
    cuts += [Cut(part.start, part.end, "end mark") for part in anatomy.end_marks]
    below = anatomy.lead.end if anatomy.lead is not None else 0
    for block in anatomy.blocks:
        if _PAGE_MARK.fullmatch(block.plain):
            cuts.append(Cut(block.start, block.end, "mark of a page"))
        elif block.start >= below and (
            _KEYWORDS.match(block.plain) or (_EQS.match(block.plain) and not _is_cut(block, cuts))
        ):
            cuts.append(Cut(block.start, block.end, "footer of a wire"))
    return Reading(front=front, cuts=tuple(cuts), recognised=tuple(recognised))
