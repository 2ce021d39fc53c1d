"""Hidden text of a Word file: which runs no reader of the printed page sees, and why.

Hidden by Word's switch (`w:vanish`, its own or a style's; `w:webHidden`), by a colour that cannot
be told from what is behind it, or by a size of a point or less.
"""

from __future__ import annotations

import re

from lxml import etree

from pressroom.importers.word.names import (
    W14,
    WPS,
    A,
    Element,
    V,
    above,
    found,
    local,
    value,
    w,
    whole_number,
)
from pressroom.importers.word.styles import Styles
from pressroom.standards.contrast import contrast

HIDDEN, COLOURED = "hidden", "coloured"
_SAME = 1.15
"""Below this contrast, to 1, nobody reads a text (WCAG asks for 4.5)."""
_SMALLEST = 2  # half-points
_NARROWEST = 5  # percent of a letter's width
_CLEAR = 95_000  # thousandths of a percent
_MOST_CELLS = 100  # Word has at most 63 in a row
_LOWEST = 40  # twentieths of a point
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_WHITE, _BLACK = "#ffffff", "#000000"
_WHITE_THEME = frozenset({"background1", "light1", "bg1", "lt1"})
_HIGHLIGHTS = {
    "black": _BLACK,
    "white": _WHITE,
    "blue": "#0000ff",
    "cyan": "#00ffff",
    "green": "#00ff00",
    "magenta": "#ff00ff",
    "red": "#ff0000",
    "yellow": "#ffff00",
    "darkBlue": "#000080",
    "darkCyan": "#008080",
    "darkGreen": "#008000",
    "darkMagenta": "#800080",
    "darkRed": "#800000",
    "darkYellow": "#808000",
    "darkGray": "#808080",
    "lightGray": "#c0c0c0",
}
_UNKNOWN = ""


class Looks:
    """Reasons for hiding a run, out of the styles and what stands around it."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._hidden: dict[tuple[Element | None, bytes], str] = {}
        self._squeezed: dict[Element, bool] = {}

    def why_hidden(self, run: Element) -> str:
        """`hidden`, `coloured` (by its colour or size), or empty for a run that can be read."""
        properties = run.find(w("rPr"))
        written = etree.tostring(properties) if properties is not None else b""
        # The runs of a paragraph that are formatted alike are hidden alike.
        key = next(above(run, "p"), None), written
        if key not in self._hidden:
            self._hidden[key] = self._why_hidden(run)
        return self._hidden[key]

    def _why_hidden(self, run: Element) -> str:
        for name in ("vanish", "webHidden", "specVanish"):
            if self.styles.is_switched_on(run, name):
                return HIDDEN
        size = self.styles.run_property(run, "sz")
        if size is not None and 0 < whole_number(value(size), 99) <= _SMALLEST:
            return COLOURED
        scale = self.styles.run_property(run, "w")
        if scale is not None and whole_number(value(scale), 100) < _NARROWEST:
            return COLOURED
        if self._is_squeezed(next(above(run, "p"), None)):
            return COLOURED
        return COLOURED if _is_clear(run) or self._is_coloured_away(run) else ""

    def _is_squeezed(self, paragraph: Element | None) -> bool:
        """Whether a paragraph's lines, or its row of a table, are too low to show a letter."""
        if paragraph is None:
            return False
        if paragraph not in self._squeezed:
            spacing = self.styles.paragraph_property(paragraph, "spacing")
            row = found(next(above(paragraph, "tr"), None), "trPr", "trHeight")
            self._squeezed[paragraph] = any(
                value(each, rule) == "exact" and whole_number(value(each, height), 999) <= _LOWEST
                for each, rule, height in ((spacing, "lineRule", "line"), (row, "hRule", "val"))
            )
        return self._squeezed[paragraph]

    def _is_coloured_away(self, run: Element) -> bool:
        ink = _colour_of(self.styles.run_property(run, "color"))
        highlight = _HIGHLIGHTS.get(value(self.styles.run_property(run, "highlight")))
        if highlight is not None:
            # Automatic letters stay black on a highlight, which is how people "black out" words.
            return contrast(ink or _BLACK, highlight) < _SAME
        if not ink:
            return False
        grounds = self._grounds(run)
        return _UNKNOWN not in grounds and all(contrast(ink, each) < _SAME for each in grounds)

    def _grounds(self, run: Element) -> set[str]:
        """The colours that may be behind a run; with an empty one if that is not known."""
        own = _fill_of(self.styles.run_property(run, "shd"))
        if own:
            return {own}
        for around in run.iterancestors():
            name = local(around)
            if name == "p":
                shade = _fill_of(self.styles.paragraph_property(around, "shd"))
            elif name in ("tc", "tbl"):
                shade = _fill_of(found(around, f"{name}Pr", "shd"))
            elif name == "txbxContent":
                return {_fill_of_shape(around)}
            else:
                continue
            if shade:
                return {shade}
            if name == "tbl" and (fills := self._table_fills(around)):
                return fills
        page = found(run.getroottree().getroot(), "background")
        return {_hex(value(page, "color")) or _WHITE}

    def _table_fills(self, table: Element) -> set[str]:
        """The colours that a table's style has for its cells; which of them a cell gets depends on
        its place, so all of them may be behind its text."""
        chain = self.styles.table_style(table)
        shades = [shade for style in chain for shade in style.iter(w("shd"))]
        return {fill for fill in map(_fill_of, shades) if fill}


def _is_clear(run: Element) -> bool:
    """Whether letters have no fill, or one that is transparent: its alpha is how much so."""
    fill = run.find(f"{w('rPr')}/{{{W14}}}textFill")
    if fill is None:
        return False
    alpha = next(fill.iter(f"{{{W14}}}alpha"), None)
    share = alpha.get(f"{{{W14}}}val", "") if alpha is not None else ""
    return fill.find(f"{{{W14}}}noFill") is not None or whole_number(share, 0) >= _CLEAR


def _colour_of(color: Element | None) -> str:
    """A text's colour as `#rrggbb`; empty for the automatic one, which Word sets for contrast."""
    theme = value(color, "themeColor")
    changed = value(color, "themeTint") or value(color, "themeShade")
    if theme in _WHITE_THEME and not changed:
        return _WHITE
    return _hex(value(color))


def _fill_of(shade: Element | None) -> str:
    """The colour of a shading as `#rrggbb`; empty if it has none."""
    if shade is None:
        return ""
    if value(shade) == "solid" and (solid := _hex(value(shade, "color"))):
        return solid
    if value(shade, "themeFill") in _WHITE_THEME and not value(shade, "themeFillShade"):
        return _WHITE
    return _hex(value(shade, "fill"))


def _fill_of_shape(content: Element) -> str:
    """The colour of the shape around a text box; empty if that is not known."""
    for around in content.iterancestors():
        if around.tag == f"{{{WPS}}}wsp":
            properties = around.find(f"{{{WPS}}}spPr")
            if properties is None:
                return _UNKNOWN
            if properties.find(f"{{{A}}}noFill") is not None:
                return _WHITE
            colour = properties.find(f"{{{A}}}solidFill/{{{A}}}srgbClr")
            return _hex(colour.get("val") or "") if colour is not None else _UNKNOWN
        if str(around.tag).startswith(f"{{{V}}}") and local(around) != "textbox":
            if around.get("filled") in ("f", "false"):
                return _WHITE
            return _named(around.get("fillcolor") or "white")
        if around.tag == w("p"):
            break
    return _UNKNOWN


def _named(colour: str) -> str:
    """A colour of VML, `#fff`, `white [3212]`, as `#rrggbb`; empty if that is not known."""
    bare = colour.split(" ")[0].lower()
    if bare in ("white", "#fff"):
        return _WHITE
    if bare in ("black", "#000"):
        return _BLACK
    return _hex(bare.removeprefix("#"))


def _hex(text: str) -> str:
    return f"#{text.lower()}" if _HEX.fullmatch(text) else ""


def is_hidden_box(content: Element) -> bool:
    """Whether the shape around a text box is hidden, as Word's selection pane does it."""
    for around in content.iterancestors():
        if around.tag == w("p"):
            return False
        if "visibility:hidden" in (around.get("style") or "").replace(" ", ""):
            return True
        own = (each for each in around if local(each) in ("docPr", "cNvPr"))
        if any(each.get("hidden") in ("1", "true") for each in own):
            return True
    return False


def is_covered(cell: Element) -> bool:
    """Whether a cell of a table lies under the merged cell above it, so that its text does not
    show."""
    merge = found(cell, "tcPr", "vMerge")
    row = cell.getparent()
    if merge is None or value(merge) == "restart" or row is None:
        return False
    if len(row) > _MOST_CELLS:
        return True
    above_it = next(row.itersiblings(w("tr"), preceding=True), None)
    column = _columns(row).get(cell)
    cells = _columns(above_it).items() if above_it is not None else ()
    over = next((each for each, begin in cells if begin == column), None)
    return found(over, "tcPr", "vMerge") is not None


def _columns(row: Element) -> dict[Element, int]:
    """The cells of a row, each with the column where it begins."""
    column = whole_number(value(found(row, "trPr", "gridBefore")))
    begins = {}
    for cell in row.findall(w("tc")):
        begins[cell] = column
        column += max(whole_number(value(found(cell, "tcPr", "gridSpan")), 1), 1)
    return begins
