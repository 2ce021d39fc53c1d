"""Words of a workbook's cells that Excel does not show, or shows as taken back: white letters on
white, letters of no size, and what is struck through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_WHITE_INDEXED = frozenset({1, 9})
_LEAST = 1.5
"""Letters of fewer points than that cannot be read."""


def unseen(cell: Any, *, styled: bool) -> Iterator[tuple[str, str]]:
    """The words of a cell (of openpyxl) that are not seen, each with why. Where the cell is
    `styled` by a table or a condition, its letters may be white on a colour."""
    font, light = cell.font, not styled and _is_light(cell.fill)
    why = _why(font, light=light)
    if why:
        yield str(cell.value), why
    elif not isinstance(cell.value, str):
        for run in cell.value if isinstance(cell.value, list) else ():
            why = "" if isinstance(run, str) else _why(run.font, light=light)
            if why and run.text.strip():
                yield run.text.strip(), why


def styled_areas(sheet: Any) -> list[tuple[int, int, int, int]]:
    """The areas of a sheet (of openpyxl) that tables and conditions colour: first and last row,
    first and last column."""
    ranges = [table.ref for table in sheet.tables.values()]
    ranges += [str(area) for rule in sheet.conditional_formatting for area in rule.cells.ranges]
    from openpyxl.utils.cell import range_boundaries

    found = (range_boundaries(area) for area in ranges)
    return [(top or 0, end or 0, left or 0, right or 0) for left, top, right, end in found]


def _why(font: Any, *, light: bool) -> str:
    if font is None:
        return ""
    if font.strike:
        return "struck through"
    if font.sz is not None and font.sz < _LEAST:
        return "of no size"
    return "white on white" if light and _is_white(font.color) else ""


def _is_white(color: Any) -> bool:
    if color is None:
        return False
    if color.type == "rgb":
        return str(color.rgb).upper().endswith("FFFFFF")
    if color.type == "indexed":
        return color.indexed in _WHITE_INDEXED
    # The first colour of a theme is its paper.
    return color.type == "theme" and color.theme == 0 and not (color.tint or 0) < 0


def _is_light(fill: Any) -> bool:
    if fill is None or getattr(fill, "fill_type", None) is None:
        return getattr(fill, "stop", None) is None
    return fill.fill_type == "solid" and _is_white(fill.fgColor)
