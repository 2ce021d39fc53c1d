"""Attribute lists of kramdown, Markdown Extra and Pandoc: `{: .class}`, `{#id}`, `{:start="5"}`.

Such a list gives the block or the link beside it an id, classes and attributes. Looks are the
theme's here, so the lists are taken out of the source before it is converted, and one finding names
them. `start` is not about looks: the numbered list beside it begins there. Braces elsewhere are
text, and so is what stands in code and formulas. Sources: kramdown's manual, "Inline Attribute
Lists" and "Attribute List Definitions"; PHP Markdown Extra, "Special Attributes"; Pandoc's manual.
"""

from __future__ import annotations

import re

from pressroom.typeset.markdown.extensions import MATHS
from pressroom.typeset.markdown.limits import without_code
from pressroom.typeset.markdown.rendered import Finding

_HINT = re.compile(r"\{:?[ ]?(?:[.#][A-Za-z]|[A-Za-z])")
_VALUE = r"(?:\"[^\"{}\n]{0,200}\"|'[^'{}\n]{0,200}'|[“”][^“”{}\n]{0,200}[“”]|[^\s{}\"'“”]{1,200})"
_EACH = rf"(?:[.#][A-Za-z][\w:-]{{0,80}}|[A-Za-z][\w:-]{{0,80}}={_VALUE})"
# With a colon names of definitions may stand in it too; without one, braces may be words.
_COLON = (
    rf"\{{:[ ]?(?:{_EACH}|[A-Za-z][\w-]{{0,80}}:?)(?:[ ]+(?:{_EACH}|[A-Za-z][\w-]{{0,80}}))*[ ]*\}}"
)
_BARE = rf"\{{[ ]?{_EACH}(?:[ ]+{_EACH})*[ ]*\}}"
_LIST = rf"(?:{_COLON}|{_BARE})"
_OWN_LINE = re.compile(rf"(?P<quote>(?:[ ]{{0,3}}>)*[ ]{{0,3}})(?P<list>{_LIST})[ ]*")
_ANY = re.compile(_LIST)
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ ]")
_LINE_END = re.compile(r"[ ]*(?:#+[ ]*)?$", re.MULTILINE)
_UNDERLINE = re.compile(r"[ ]*\n(?:=+|-+)[ ]*$", re.MULTILINE)
_FAR = 2_000  # characters of a line that are looked at before a list
_TOC = re.compile(r"\{:[ ]?(?:toc|TOC)\b")
_START = re.compile(r"\bstart=[\"'“”]?(\d{1,9})(?!\w)[\"'“”]?")
_ITEM = re.compile(r"([ ]{0,3})(\d{1,9})([.)][ ])")
_POINT = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ ]")
_ID = re.compile(r"#([A-Za-z][\w:-]*)")
_LINKED = re.compile(r"\]\(#([A-Za-z][\w:-]*)\)")
_MOST_NAMED = 3
_MOST_STARTS = 50


def without_attributes(text: str) -> tuple[str, Finding | None]:
    """`text` without attribute lists, on as many lines, and the finding that names them."""
    if "{" not in text or not _HINT.search(text):
        return text, None
    left = _Lists(text)
    left.take_lines()
    left.take_within()
    return left.text, left.finding()


class _Lists:
    """The attribute lists of one text, which are taken out of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[tuple[int, str]] = []  # with their lines, from 1

    def finding(self) -> Finding | None:
        """The finding that names the lists which were left out."""
        if not self.found:
            return None
        line = min(line for line, _ in self.found)
        kinds = list(
            dict.fromkeys(signs for _, signs in sorted(self.found, key=lambda each: each[0]))
        )
        named = ", ".join(f"`{signs}`" for signs in kinds[:_MOST_NAMED])
        if len(kinds) > _MOST_NAMED:
            named += " …"
        count = len(self.found)
        what = f"{named} is an attribute of another Markdown, and is left out"
        if count > 1:
            what = f"{count:,} attributes of another Markdown are left out: {named}"
        return Finding(line, "PR121", False, what, "take them out: looks are the theme's to give")

    def take_lines(self) -> None:
        """Takes out the lists that stand on lines of their own."""
        rows, bare = self.text.split("\n"), _masked(self.text).split("\n")
        owed = 0  # lines that were taken from within a list of points, for its end
        kept: list[str] = []
        block = starts = (
            0  # where the block at the end of `kept` begins; how many `start` there are
        )
        for number, row in enumerate(bare):
            if not kept or not kept[-1].strip():
                block = len(kept)
            match = _OWN_LINE.fullmatch(row) if "{" in row else None
            if match is None:
                if owed and not row.strip():
                    kept += [""] * owed
                    owed = 0
                kept.append(rows[number])
                continue
            signs, rest = match["list"], match["list"].strip("{: }")
            start = _START.search(signs)
            if start is not None and starts < _MOST_STARTS:
                starts += 1
                if _renumber(rows, kept, (number + 1, block), int(start[1])):
                    rest = _START.sub("", rest).strip()
            if rest:
                self.found.append((number + 1, signs))
            if _TOC.match(signs) and kept and _POINT.match(kept[-1]):
                kept[-1] = ""  # the item that the table of contents replaces
            after = rows[number + 1] if number + 1 < len(rows) else ""
            if block < len(kept) and _POINT.match(after) and _POINT.match(kept[block]):
                owed += 1
            else:
                kept.append(match["quote"].rstrip())
        self.text = "\n".join([*kept, *[""] * owed])

    def take_within(self) -> None:
        """Takes out the lists behind headings, links, pictures, emphasis and lines."""
        if "{" not in self.text:
            return
        masked = _masked(self.text)
        linked = {*_LINKED.findall(self.text)}
        parts, at, line, start, last = list[str](), 0, 1, 0, 0
        for match in _ANY.finditer(masked):
            line += masked.count("\n", last, match.start())
            start = max(start, masked.rfind("\n", last, match.start()) + 1)
            last = match.start()
            before = masked[max(start, match.start() - _FAR) : match.start()]
            if masked.startswith("    ", start) and not _POINT.match(before.lstrip()):
                continue  # code
            heading = _HEADING.match(masked, start) and _LINE_END.match(masked, match.end())
            heading = heading or _UNDERLINE.match(masked, match.end())
            if not heading and not _belongs(match[0], before, masked, match.end()):
                continue
            self.found.append((line, match[0]))
            item = _POINT.fullmatch(before.lstrip())
            kept = self.text[at : match.start()]
            parts.append(kept if item else kept.rstrip(" "))
            at = match.end() + (item is not None and masked.startswith(" ", match.end()))
            name = _ID.search(match[0]) if heading else None
            if name and name[1] in linked:
                parts.append(f'<span id="{name[1]}"></span>')
        self.text = "".join([*parts, self.text[at:]])


def _belongs(signs: str, before: str, text: str, end: int) -> bool:
    """Whether a list belongs to the link, emphasis, item or line right before it."""
    if before.endswith(")") and "](" in before:
        return True
    if not signs.startswith("{:"):
        return False
    at_line_end = before.endswith(" ") and _LINE_END.match(text, end)
    return bool(
        before.endswith(tuple(')]*_`>"”}')) or at_line_end or _POINT.fullmatch(before.lstrip())
    )


def _masked(text: str) -> str:
    """The text with code and formulas as spaces."""
    text = without_code(text)
    return MATHS.sub(lambda match: " " * len(match[0]), text) if "$" in text else text


def _renumber(rows: list[str], kept: list[str], places: tuple[int, int], start: int) -> bool:
    """Gives the numbered list at the first place, in `rows`, numbers from `start`, or else the one
    at the second, in `kept`; False if there is none."""
    after, above = places
    if after < len(rows) and _ITEM.match(rows[after]):
        return _shift(rows, range(after, len(rows)), start)
    return _shift(kept, range(above, len(kept)), start)


def _shift(rows: list[str], places: range, start: int) -> bool:
    """Moves the numbers of the list at the first of `places` so that it begins at `start`."""
    by: int | None = None
    for at in places:
        row, above = rows[at], rows[at - 1] if at else ""
        match = _ITEM.match(row)
        if match is None:
            if by is None or (row.strip() and not row.startswith(" ") and not above.strip()):
                break
            continue
        if by is None:
            by = start - int(match[2])
        rows[at] = f"{match[1]}{max(0, int(match[2]) + by)}{match[3]}{row[match.end() :]}"
    return by is not None
