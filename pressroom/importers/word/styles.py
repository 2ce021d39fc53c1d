"""Styles of a Word file: what a run or a paragraph gets from them (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.importers.word.names import (
    Element,
    above,
    found,
    is_on,
    value,
    w,
    whole_number,
)

_FARTHEST = 30  # styles in a chain; Word allows eleven
_HEADING = "heading "


class Styles:
    """Styles by id, and what they say of a run or paragraph; answers are kept."""

    def __init__(self, root: Element | None) -> None:
        rows = root.findall(w("style")) if root is not None else []
        self._styles = {value(style, "styleId"): style for style in rows}
        self._defaults = {
            value(style, "type"): value(style, "styleId")
            for style in rows
            if value(style, "default") in ("1", "true", "on")
        }
        self._document = found(root, "docDefaults", "rPrDefault", "rPr")
        # Answers that are kept: a text of thousands of runs has few styles.
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._around: dict[Element | None, tuple[str, str]] = {}
        self._switched: dict[tuple[tuple[str, str, str], str], bool] = {}
        self._properties: dict[tuple[tuple[str, str, str], str], tuple[Element, ...]] = {}

    def chain(self, style_id: str) -> tuple[Element, ...]:
        """A style and those that it is based on, nearest first; empty for an unknown one."""
        if style_id not in self._chains:
            made: list[Element] = []
            style = self._styles.get(style_id)
            while style is not None and style not in made and len(made) < _FARTHEST:
                made.append(style)
                style = self._styles.get(value(style.find(w("basedOn"))))
            self._chains[style_id] = tuple(made)
        return self._chains[style_id]

    def paragraph_style(self, paragraph: Element | None) -> tuple[Element, ...]:
        """The style of a paragraph, with those it is based on."""
        named = value(found(paragraph, "pPr", "pStyle"))
        return self.chain(named if named in self._styles else self._defaults.get("paragraph", ""))

    def table_style(self, table: Element) -> tuple[Element, ...]:
        """The style of a table, with those it is based on."""
        named = value(found(table, "tblPr", "tblStyle"))
        return self.chain(named if named in self._styles else self._defaults.get("table", ""))

    def name(self, paragraph: Element) -> str:
        """The name of a paragraph's style in small letters: `heading 1`, `title`. Word stores its
        own styles under their English names, whatever language it speaks."""
        return next((_name(style) for style in self.paragraph_style(paragraph)), "")

    def names(self, paragraph: Element) -> list[str]:
        """The names of a paragraph's style and of those it is based on."""
        return [_name(style) for style in self.paragraph_style(paragraph)]

    def heading_level(self, paragraph: Element) -> int:
        """The level of a heading, from 1; 0 for a paragraph that is none."""
        direct = found(paragraph, "pPr", "outlineLvl")
        if direct is not None:
            level = whole_number(value(direct), 9) + 1
            return level if level < 10 else 0
        for style in self.paragraph_style(paragraph):
            name = _name(style)
            if name.startswith(_HEADING):
                return whole_number(name.removeprefix(_HEADING))
            outline = found(style, "pPr", "outlineLvl")
            if outline is not None:
                level = whole_number(value(outline), 9) + 1
                return level if level < 10 else 0
        return 0

    def paragraph_property(self, paragraph: Element, name: str) -> Element | None:
        """A property of a paragraph: its own, or its style's."""
        own = found(paragraph, "pPr", name)
        if own is not None:
            return own
        return _first(self.paragraph_style(paragraph), "pPr", name)

    def run_property(self, run: Element, name: str) -> Element | None:
        """A property of a run that is no switch, such as its colour: its own, or that of the
        nearest style; then the document's."""
        own = found(run, "rPr", name)
        return own if own is not None else next(iter(self._inherited(run, name)), None)

    def run_attribute(self, run: Element, name: str, attribute: str) -> str:
        """An attribute of a property of a run, such as the font of its letters: each attribute
        comes from the nearest that has it."""
        own = value(found(run, "rPr", name), attribute)
        if own:
            return own
        inherited = self._inherited(run, name)
        return next((text for each in inherited if (text := value(each, attribute))), "")

    def is_switched_on(self, run: Element, name: str) -> bool:
        """Whether a toggle property, such as bold or hidden, is on (17.7.3): the run's own counts,
        otherwise the document's default, or an odd number of the kinds of style that switch it."""
        own = found(run, "rPr", name)
        if own is not None:
            return is_on(own)
        context = self._context(run)
        key = context, name
        if key not in self._switched:
            chains = map(self.chain, context)
            odd = sum(is_on(_first(chain, "rPr", name)) for chain in chains) % 2 == 1
            self._switched[key] = is_on(found(self._document, name)) or odd
        return self._switched[key]

    def mark_is_hidden(self, paragraph: Element) -> bool:
        """Whether a paragraph's mark is hidden, so that the next paragraph goes on in its line."""
        mark = found(paragraph, "pPr", "rPr")
        for name in ("vanish", "specVanish"):
            own = found(mark, name)
            if own is not None:
                if is_on(own):
                    return True
                continue
            chains = (self.chain(value(found(mark, "rStyle"))), self.paragraph_style(paragraph))
            if sum(is_on(_first(chain, "rPr", name)) for chain in chains) % 2:
                return True
        return False

    def _inherited(self, run: Element, name: str) -> tuple[Element, ...]:
        """A property as a run's styles and the document have it, nearest first."""
        key = context, _ = self._context(run), name
        if key not in self._properties:
            made = [each for style in context for each in _each(self.chain(style), "rPr", name)]
            last = found(self._document, name)
            self._properties[key] = (*made, *([] if last is None else [last]))
        return self._properties[key]

    def _context(self, run: Element) -> tuple[str, str, str]:
        """The ids of the styles that reach a run, nearest first: character, paragraph, table."""
        paragraph = next(above(run, "p"), None)
        if paragraph not in self._around:
            table = next(above(run, "tbl", "txbxContent"), None)
            is_table = table is not None and table.tag == w("tbl")
            chains = (
                self.paragraph_style(paragraph),
                self.table_style(table) if table is not None and is_table else (),
            )
            ids = [value(chain[0], "styleId") if chain else "" for chain in chains]
            self._around[paragraph] = ids[0], ids[1]
        return (value(found(run, "rPr", "rStyle")), *self._around[paragraph])


def _name(style: Element) -> str:
    return " ".join(value(style.find(w("name"))).lower().split())


def _each(chain: tuple[Element, ...], *names: str) -> Iterator[Element]:
    return (at for style in chain if (at := found(style, *names)) is not None)


def _first(chain: tuple[Element, ...], *names: str) -> Element | None:
    return next(_each(chain, *names), None)
