"""Print preparation: changes to a page, a tree of `xml.etree` elements, for paper."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element

_LONGEST_JOINED = 24
_PADDING = 3  # between columns, in digits' widths
_HEAD = 14  # the least of a column of figures, in digits' widths: a day and month have that
_LETTER = 0.88  # of a label at the mean, in digits' widths
# Digits that fit a line of a table, and the classes for that: as it is; on a landscape page; there
# in small type; on a landscape page of twice the size; and with words broken anywhere.
_WIDTHS = (
    (98, ""),
    (150, "broad"),
    (225, "broad small"),
    (365, "broadest small"),
    (10**9, "broadest small crammed"),
)


# A logo stands on the house's colour, as it does on the site, unless it is drawn for white.
# Formulas are MathML, which WeasyPrint does not know.
ADDED_STYLE = """\
.nameplate > .ground:not(.for-white) {
  padding: 1.5mm;
  background-color: var(--house) !important;
  background-origin: content-box !important;
}
msup > :nth-child(2) { vertical-align: super; font-size: 0.7em; }
msub > :nth-child(2) { vertical-align: sub; font-size: 0.7em; }
mfrac > :first-child::after { content: "/"; }
msqrt::before { content: "√("; }
msqrt::after { content: ")"; }
annotation { display: none; }
.kept, caption { break-after: avoid; }
.short { break-inside: avoid; }
.statement > .note { break-before: avoid; }
"""
"""Style sheet of a PDF besides the theme's and that of the press room."""
# Rows that are no table of their own, at the foot of a page or at the head of the next.
_LEAST_ROWS = 4
# A statement of so few rows is not cut at all.
_MOST_WHOLE = 14


def prepare_for_paper(page: Element, address: str) -> None:
    """Prepares the page at an absolute address for paper."""
    _mark_repeated_addresses(page, address)
    _join_last_words(page)
    _decorative_pictures_as_backgrounds(page)
    _mark_wide_tables(page)
    _give_labels_room(page)
    _keep_rows_together(page)
    _galleries_without_lists(page)
    _keep_numbers(page)


def _galleries_without_lists(page: Element) -> None:
    """Turns lists of pictures, which stand side by side, into groups: between a list and items in
    rows WeasyPrint puts paragraphs, which PDF/UA forbids there."""
    for pictures in page.iter("ul"):
        if "media" in pictures.get("class", "").split():
            for each in (pictures, *pictures):
                each.tag = "div"


def _keep_numbers(page: Element) -> None:
    """Sets the typed numbers of lists as counters: of `start` and `value` WeasyPrint reads nothing,
    unless it is to follow all attributes of old HTML that are for looks."""
    for numbered in page.iter("ol"):
        if (start := numbered.get("start", "")).isdecimal():
            numbered.set("style", f"counter-reset: list-item {int(start) - 1}")
        for item in numbered.findall("li"):
            if (value := item.get("value", "")).isdecimal():
                item.set("style", f"counter-reset: list-item {value}; counter-increment: none")


def _mark_repeated_addresses(page: Element, address: str) -> None:
    """Marks (`class="told"`) each link whose address need not be printed after it, since it is
    printed already, as the link's own words or after an earlier link."""
    printed: set[str] = set()
    for link in page.iter("a"):
        href, kind = link.get("href", ""), link.get("class", "")
        target = urljoin(address, href)
        if target in printed or _bare_address("".join(link.itertext())) == _bare_address(target):
            link.set("class", " ".join(dict.fromkeys([*kind.split(), "told"])))
        elif href.startswith(("http", "/")) and "card" not in kind.split():
            printed.add(target)


def _join_last_words(page: Element) -> None:
    """Joins the last two words of the headline, so that the last word never stands alone on
    a line."""
    for headline in page.iter("h1"):
        words = (headline.text or "").split(" ")
        if len(headline) == 0 and len(words) > 3 and len(words[-2] + words[-1]) < _LONGEST_JOINED:
            headline.text = " ".join(words[:-1]) + "\u00a0" + words[-1]


def _bare_address(address: str) -> str:
    """An address as people write it, without scheme and `www.`."""
    plain = re.sub(r"^(https?://|mailto:|tel:)", "", address.strip().casefold())
    return unquote(plain.removeprefix("www.")).rstrip("/")


def _decorative_pictures_as_backgrounds(page: Element) -> None:
    """Turns decorative pictures (`alt=""`) into backgrounds, which PDF/UA readers ignore; an image
    in PDF/UA must have a description."""
    for picture in page.iter("img"):
        if (picture.get("alt") or "").strip():
            continue
        width, height = picture.get("width", ""), picture.get("height", "")
        style = ""
        if width.isdigit() and height.isdigit() and '"' not in picture.get("src", '"'):
            style = (
                f"display: inline-block; width: {width}px; height: {height}px; "
                f'background: url("{picture.get("src")}") center / contain no-repeat'
            )
        picture.tag = "span"
        picture.set("class", f"{picture.get('class', '')} ground".strip())
        picture.set("style", style)


def _mark_wide_tables(page: Element) -> None:
    """Gives each table that is too wide for the page the classes with which it fits."""
    for table, whole in _tables(page):
        needed = sum(_columns(table))
        _add_class(whole, next(names for room, names in _WIDTHS if needed <= room))


def _give_labels_room(page: Element) -> None:
    """Gives the labels of each statement that fits an upright page the room that its figures leave:
    the heads of these would take it, and labels stand in two lines beside half-empty columns."""
    for table, _ in _tables(page):
        needed = _columns(table)
        rows = [row for row in table.iter("tr") if len(row) > 1]
        is_statement = "financial" in table.get("class", "").split()
        if not rows or not is_statement or sum(needed) > _WIDTHS[0][0]:
            continue
        longest = max(len(" ".join("".join(row[0].itertext()).split())) for row in rows)
        left = _WIDTHS[0][0] - sum(max(each, _HEAD) for each in needed[1:])
        if (share := min(longest * _LETTER + _PADDING, left)) > needed[0]:
            rows[0][0].set("style", f"width: {round(100 * share / _WIDTHS[0][0])}%")


def _keep_rows_together(page: Element) -> None:
    """Marks short tables, which are not cut by the end of a page, and of longer ones the rows after
    which they are not: the first and the last, a head within, and what stands before a total."""
    for table, whole in _tables(page):
        heads = {row for head in table.iter("thead") for row in head.iter("tr")}
        rows = [row for row in table.iter("tr") if row not in heads]
        if len(rows) <= _MOST_WHOLE:
            _add_class(whole, "short")
            continue
        for place, row in enumerate(rows[:-1]):
            at_end = place < _LEAST_ROWS - 1 or place >= len(rows) - _LEAST_ROWS
            is_head = len(row) == 1 and row[0].get("scope") == "rowgroup"
            if at_end or is_head or "total" in rows[place + 1].get("class", "").split():
                _add_class(row, "kept")


def _tables(page: Element) -> list[tuple[Element, Element]]:
    """Each table, with the statement that it is the table of, or itself."""
    parents = {child: parent for parent in page.iter() for child in parent}
    found = []
    for table in page.iter("table"):
        whole = table
        while whole in parents and "statement" not in whole.get("class", "").split():
            whole = parents[whole]
        found.append((table, whole if whole in parents else table))
    return found


def _add_class(element: Element, names: str) -> None:
    if names:
        element.set("class", f"{element.get('class', '')} {names}".strip())


def _columns(table: Element) -> list[float]:
    """Minimum width of each column in digits' widths: its longest word, or for figures, which are
    not broken, its longest cell."""
    widths: dict[int, float] = {}
    for row in table.iter("tr"):
        column = 0
        for cell in row:
            words = "".join(cell.itertext()).split()
            is_figure = "figure" in cell.get("class", "").split() and cell.tag == "td"
            longest = len(" ".join(words)) if is_figure else max(map(len, words), default=0)
            span = int(cell.get("colspan", "1"))
            for each in range(column, column + span):
                widths[each] = max(widths.get(each, 0), longest / span + _PADDING)
            column += span
    return list(widths.values())
