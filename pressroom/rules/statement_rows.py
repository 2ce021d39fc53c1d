"""Rows of a release's own tables that give a measure known by name, such as revenue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pressroom.rules.amounts import Amount
from pressroom.typeset.statement import Statement
from pressroom.typeset.statements.numbers import Figure, read_figure

_ROWS = {
    r"(?:total )?(?:net )?(?:revenues?|sales)(?:, net)?|turnover": "revenue",
    r"gross profit": "gross profit",
    r"net (?:income|loss|earnings|profit)": "net income",
    r"operating (?:income|loss|profit)|(?:income|loss) from operations": "operating income",
    r"(?:total )?operating expenses": "operating expenses",
    r"research and development(?: expenses?)?": "research and development",
    r"general and administrative(?: expenses?)?": "general and administrative",
    r"selling, general and administrative(?: expenses?)?": "sg&a",
}
_ASIDE = re.compile(r"\([^)]*\)|[*:†‡]|\s+\d\Z")
# Nobody says in a text in which unit its tables are.
_SCALES = (1.0, 1e3, 1e6)
_NEAR = 0.15


class MeasureRow(msgspec.Struct, frozen=True):
    """A row that gives a measure: its label as printed, and its figures."""

    measure: str
    label: str
    figures: tuple[tuple[Figure, str], ...]

    def nearest(self, amount: Amount) -> str | None:
        """The figure that is nearest to `amount` in any unit, as printed; None if none is near."""
        near = [
            (abs(abs(float(figure.value)) * scale / amount.value - 1), text)
            for figure, text in self.figures
            for scale in _SCALES
        ]
        distance, text = min(near, default=(1.0, ""))
        return text if distance <= _NEAR else None


def measure_rows(statements: Sequence[Statement], language: str) -> list[MeasureRow]:
    """The rows of all tables that give a measure, in order; the first of a measure counts."""
    found: dict[str, MeasureRow] = {}
    for statement in statements:
        for row in statement.grid.rows:
            label = row.cells[0].text
            plain = " ".join(_ASIDE.sub(" ", label).lower().split())
            measure = next((_ROWS[name] for name in _ROWS if re.fullmatch(name, plain)), None)
            if measure is None or measure in found:
                continue
            figures = tuple(
                (figure, cell.text)
                for cell in row.cells[1:]
                if (figure := read_figure(cell.text, language)) and _is_money(figure)
            )
            if figures:
                found[measure] = MeasureRow(measure, label, figures)
    return list(found.values())


def _is_money(figure: Figure) -> bool:
    return figure.value != 0 and "%" not in figure.suffix


def stands_in_tables(amount: Amount, statements: Sequence[Statement], language: str) -> bool:
    """Whether a figure of a table, in any unit, may be `amount`."""
    return any(
        abs(abs(float(figure.value)) * scale - amount.value)
        <= amount.half * 1.0001 + 0.5 * 10.0**-figure.decimals * scale
        for figure in _figures(statements, language)
        for scale in _SCALES
    )


def _figures(statements: Sequence[Statement], language: str) -> Iterator[Figure]:
    for statement in statements:
        for row in statement.grid.rows:
            for cell in row.cells[1:]:
                figure = read_figure(cell.text, language)
                if figure is not None:
                    yield figure
