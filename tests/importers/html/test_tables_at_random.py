"""Financial tables of any figures, set as filing agents set them, come back cell by cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.importers.html.fragment import read_fragment
from pressroom.importers.html.read import read_html

_WORDS = ("Net sales", "Cost of sales", "Research and development", "Other income, net", "Total")
Parts = tuple[str, str, str]


@st.composite
def figures(draw: st.DrawFn) -> Parts:
    """A figure as a sign before it, digits, and what closes it."""
    kind = draw(
        st.sampled_from([*["plain"] * 3, "money", "loss", "money loss", "share", "nil", "none"])
    )
    number = f"{draw(st.integers(1, 99_999)):,}"
    return {
        "plain": ("", number, ""),
        "money": ("$", number, ""),
        "loss": ("", f"({number}", ")"),
        "money loss": ("$", f"({number}", ")"),
        "share": ("", f"{draw(st.integers(1, 99))}.5", "%"),
        "nil": ("", "—", ""),
        "none": ("", "", ""),
    }[kind]


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[str, ...], list[tuple[str, list[Parts]]]]:
    """Names of columns, and rows of a label and figures; no two labels are alike."""
    columns = draw(st.integers(1, 5))
    heads = tuple(str(2026 - n) for n in range(columns))
    count = draw(st.integers(2, 7))
    labels = [f"{draw(st.sampled_from(_WORDS))} {'abcdefgh'[n] * 3}" for n in range(count)]
    rows = [(label, [draw(figures()) for _ in heads]) for label in labels]
    rows[0][1][:] = rows[-1][1][:] = [("", f"{7 + n},100", "") for n in range(columns)]
    if draw(st.booleans()):
        rows.insert(1, ("", [("", "1,234", "") for _ in heads]))  # a sum without a label
    if draw(st.booleans()):
        rows.insert(0, ("Current assets:", [("", "", "")] * columns))
    if draw(st.booleans()):
        rows.append(("(1) Without the plant in Lyon.", [("", "", "")] * columns))
    return heads, rows


def _table(rows: Sequence[str]) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _three_each(heads: Sequence[str], rows: Sequence[tuple[str, list[Parts]]]) -> str:
    """Three columns each: `$`, the figure, what closes it; without a sign the figure has two."""
    made = [
        '<td colspan="3"></td>'
        + '<td colspan="3"></td>'.join(f'<td colspan="3">{h}</td>' for h in heads)
    ]
    for label, row in rows:
        cells = [
            f"<td>{sign}</td><td>{number}</td><td>{close}</td>"
            if sign
            else f'<td colspan="2">{number}</td><td>{close}</td>'
            for sign, number, close in row
        ]
        made.append(f'<td colspan="3">{label}</td>' + '<td colspan="3"></td>'.join(cells))
    return _table(made)


def _spaced(heads: Sequence[str], rows: Sequence[tuple[str, list[Parts]]]) -> str:
    """A spacer, `$`, the figure, what closes it, all the time; heads over the middle two."""
    gap = "<td>&nbsp;&nbsp;</td>"
    made = ["<td></td>" + "".join(f'{gap}<td colspan="2">{h}</td><td>&nbsp;</td>' for h in heads)]
    for label, row in rows:
        cells = "".join(
            f"{gap}<td>{sign or '&nbsp;'}</td><td>{number}</td><td>{close or '&#8203;'}</td>"
            for sign, number, close in row
        )
        made.append(f"<td><p>{label}</p></td>{cells}")
    return _table(made)


def _over_all(heads: Sequence[str], rows: Sequence[tuple[str, list[Parts]]]) -> str:
    """As before, but heads reach from the spacer on over all that is theirs, under one head for all;
    labels reach into the first spacer."""
    gap = "<td></td>"
    made = [f'<td></td><td colspan="{4 * len(heads)}">Year ended December 31,</td>']
    made.append("<td></td>" + "".join(f'<td colspan="4">{h}</td>' for h in heads))
    for label, row in rows:
        cells = "".join(f"<td>{a}</td><td>{b}</td><td>{c}</td>{gap}" for a, b, c in row)
        made.append(f'<td colspan="2">{label}</td>{cells}')
    return _table(made)


def _before(heads: Sequence[str], rows: Sequence[tuple[str, list[Parts]]]) -> str:
    """Heads over the spacer and `$` alone, as where a column was cut out; indents as columns."""
    made = [
        "<td></td><td></td>" + "".join(f'<td colspan="2">{h}</td><td></td><td></td>' for h in heads)
    ]
    for n, (label, row) in enumerate(rows):
        stub = f"<td></td><td>{label}</td>" if n % 2 else f'<td colspan="2">{label}</td>'
        cells = "".join(f"<td></td><td>{a}</td><td>{b}</td><td>{c}</td>" for a, b, c in row)
        made.append(stub + cells)
    return _table(made)


def _whole(heads: Sequence[str], rows: Sequence[tuple[str, list[Parts]]]) -> str:
    """A cell for each figure, as people make tables."""
    made = ["<th></th>" + "".join(f"<th>{h}</th>" for h in heads)]
    made += [
        f"<td>{label}</td>" + "".join(f"<td>{''.join(p)}</td>" for p in row) for label, row in rows
    ]
    return _table(made)


def _apart(heads: Sequence[str], rows: Sequence[tuple[str, list[Parts]]]) -> str:
    """Only what closes a figure has a cell of its own; heads and figures begin alike."""
    made = ["<td></td>" + "".join(f"<td>{h}</td><td></td>" for h in heads)]
    made += [
        f"<td>{label}</td>" + "".join(f"<td>{a}{b}</td><td>{c}</td>" for a, b, c in row)
        for label, row in rows
    ]
    return _table(made)


def _typed(heads: Sequence[str], rows: Sequence[tuple[str, list[Parts]]]) -> str:
    """Text set with spaces: figures end below one another, brackets stand out."""
    lines = [" " * 40 + "".join(f"{h:>13} " for h in heads)]
    for label, row in rows:
        cells = "".join(f"{sign + number:>13}{close or ' '}" for sign, number, close in row)
        lines.append(f"{label + ' ':.<40}{cells}".rstrip())
    return f"<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\n<TABLE>\n<S> <C>\n{chr(10).join(lines)}\n</TABLE>\n</TEXT>"


@pytest.mark.parametrize(
    "layout", [_three_each, _spaced, _over_all, _before, _whole, _apart, _typed]
)
@given(tables())
@settings(max_examples=12)
def test_cells_come_back(
    layout: Callable[..., str], table: tuple[tuple[str, ...], list[tuple[str, list[Parts]]]]
) -> None:
    heads, rows = table
    markup = layout(heads, rows)
    if layout is _typed:
        made, _ = read_html(markup.encode(), "exhibit.txt")
        assert made is not None
        files = made.files
    else:
        files = read_fragment(markup, "page.html", "").files
    assert len(files) == 1
    found = list(csv.reader(io.StringIO(files[0].data.decode("utf-8-sig"))))
    if layout is _over_all:
        spanner = [["", "Year ended December 31,", *[""] * (len(heads) - 1)]]
        if len(heads) == 1:  # one head over one column is one with it
            spanner, heads = [], (f"Year ended December 31, {heads[0]}",)
        assert found[: len(spanner)] == spanner
        found = found[len(spanner) :]
    assert found == [["", *heads], *([label, *map("".join, row)] for label, row in rows)]
