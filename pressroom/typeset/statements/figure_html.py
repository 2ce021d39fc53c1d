"""Figures as HTML: aligned on the decimal sign, and in plain words for screen readers."""

from __future__ import annotations

import html
import re

from pressroom.typeset.statements.grid import Cell, escaped_cell
from pressroom.typeset.statements.numbers import Figure, is_placeholder, read_figure
from pressroom.typeset.statements.references import References
from pressroom.typeset.statements.words import Words

_DIGIT, _POINT = "\u2007", "\u2008"  # spaces as wide as a digit and as a decimal sign
_SIMPLE = re.compile(
    r"(?P<bold><(?P<tag>strong|b)>)?(?P<text>[^<]*)(?P<raised><sup\b.*</sup>)?(?(bold)</(?P=tag)>)",
    re.DOTALL,
)


def figure_in(cell: Cell, language: str) -> tuple[Figure, str] | None:
    """Reads the figure of a cell that holds little else: bold, or with a raised note mark, which is
    returned as HTML. None for any other cell, which keeps its HTML."""
    found = _SIMPLE.fullmatch(cell.html)
    if found is None:
        return None
    figure = read_figure(html.unescape(found["text"]), language)
    return (figure, found["raised"] or "") if figure is not None else None


def hangs_far(figure: Figure, raised: str) -> bool:
    """Whether what follows the digits needs more room than a parenthesis or a `%`."""
    marks = "".join(figure.marks) + re.sub("<[^>]*>", "", raised)
    width = 0.35 * figure.in_parentheses + 0.6 * len(figure.suffix) + 0.4 * len(marks)
    return width > 1.1


def figure_cell_html(
    cell: Cell, decimals: int, language: str, words: Words, references: References
) -> str:
    """HTML of a cell in a column of figures; `decimals` is the highest number of decimals in it."""
    found = figure_in(cell, language)
    if found is None:
        shown = references.link_marks(cell.html)
        return shown + _padding(decimals, 0) if is_placeholder(cell.text) else shown
    figure, raised = found
    behind = "".join(map(references.link, figure.marks)) + references.link_marks(raised)
    shown = (_nil_html if figure.nil else _amount_html)(figure, words, behind)
    shown += _padding(decimals, figure.decimals)
    return f"<strong>{shown}</strong>" if cell.strong else shown


def _amount_html(figure: Figure, words: Words, behind: str) -> str:
    said = f'<span class="said">{words.minus}</span>' if figure.negative else ""
    sign = "−" if figure.negative and figure.sign not in ("(", "△", "▲") else figure.sign
    sign = _aria_hidden(sign) if figure.negative else sign
    prefix, suffix = escaped_cell(figure.prefix), escaped_cell(figure.suffix)
    if figure.in_parentheses and not figure.around_prefix:
        sign, prefix = prefix, sign
    closing = _aria_hidden(")") if figure.in_parentheses else ""
    hanging = suffix + closing if figure.around_suffix else closing + suffix
    if figure.in_parentheses and not suffix and not behind:
        after = '<span class="after" aria-hidden="true">)</span>'
    else:
        after = _hanging(hanging + behind)
    return f"{said}{sign}{prefix}{escaped_cell(figure.digits)}{after}"


def _nil_html(figure: Figure, words: Words, behind: str) -> str:
    # Authors type a hyphen for the dash that keyboards lack.
    dash = figure.digits if figure.digits in "–—―‒" else "—"
    suffix = f'<span class="after">{escaped_cell(figure.suffix)}</span>' if figure.suffix else ""
    shown = _aria_hidden(f"{escaped_cell(figure.prefix)}{dash}{suffix}")
    return f'<span class="said">{words.nil}</span>{shown}{_hanging(behind)}'


def _padding(most: int, decimals: int) -> str:
    """Blank space for the decimals that a figure lacks."""
    if decimals >= most:
        return ""
    room = _DIGIT * (most - decimals) if decimals else _POINT + _DIGIT * most
    return f'<span class="pad" aria-hidden="true">{room}</span>'


def _aria_hidden(shown: str) -> str:
    """Text hidden from screen readers, which get other words for it."""
    return f'<span aria-hidden="true">{shown}</span>'


def _hanging(shown: str) -> str:
    """Text after the digits that does not move them."""
    return f'<span class="after">{shown}</span>' if shown else ""
