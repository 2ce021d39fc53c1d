"""Structure of a PDF, by which screen readers read it: repairs to what WeasyPrint makes.

WeasyPrint tags each page by itself. So a table over four pages comes out as four tables, a
paragraph over two pages as two, and the language of a foreign word is lost. Here each structure
element is matched with the box that it was made of, and so with the HTML element, and what belongs
to one HTML element is joined. A PDF's objects are pydyf's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec


class _Made(msgspec.Struct, frozen=True):
    """Origin of a structure element: an HTML element, the name of its box (`a::after`), whether it
    stands in the margin of a page, such as a page number, and whether it comes again on each page,
    as a table's head does."""

    html: Any
    name: str
    margin: bool
    repeated: bool = False


def fix_structure(document: Any, pdf: Any) -> bool:
    """Repairs the structure of a PDF before it is written. False if this version of WeasyPrint
    makes it in a way that is not known here, and nothing but the scope of heads was mended: then
    the PDF must not be declared as PDF/UA."""
    made = _matched(document, pdf)
    if made is not None:
        _Joined(pdf, made).join()
    for structure in list(pdf.objects):
        kind = _kind(structure)
        if kind == "TR":
            _set_scope(structure, pdf)
        elif made is None:
            continue
        elif kind == "LI":
            _wrap_list_body(structure, pdf)
        elif kind not in ("", "Link"):
            _move_links_up(structure, pdf)
    return made is not None


def _matched(document: Any, pdf: Any) -> dict[int, _Made] | None:
    """Origins of all structure elements, by object number; None if elements and boxes do not match.
    WeasyPrint makes the elements in the order of the boxes."""
    matching = _Matching(pdf)
    try:
        for page in document.pages:
            matching.take(page._page_box, margin=False)
    except (StopIteration, AttributeError, ValueError):
        return None
    return matching.made if next(matching.elements, None) is None else None


class _Matching:
    """Matching of a document's boxes with the structure elements of its PDF."""

    def __init__(self, pdf: Any) -> None:
        self.made: dict[int, _Made] = {}
        self.elements: Iterator[Any] = (found for found in pdf.objects if _kind(found))
        next(self.elements)  # the document

    def take(self, box: Any, *, margin: bool) -> None:
        """Matches a box and all within it."""
        from weasyprint.formatting_structure import boxes

        box = getattr(box, "_box", box)  # of a placeholder
        name = str(box.element_tag) if box.element is not None else ""
        margin = margin or isinstance(box, boxes.MarginBox)
        if isinstance(box, boxes.PageBox | boxes.MarginBox) or name in ("html", "body"):
            for child in box.children:
                self.take(child, margin=margin)
            return
        element = next(self.elements)
        repeated = bool(getattr(box, "is_header", False) or getattr(box, "is_footer", False))
        self.made[element.number] = _Made(box.element, name, margin, repeated)
        if name in ("li", "dt", "dd") and _kind(element) == "LI" and _lacks_mark(box, name):
            # An item without a mark has a body at once.
            element = next(self.elements)
            self.made[element.number] = _Made(box.element, name, margin)
        self.take_children(box, element, margin=margin)

    def take_children(self, box: Any, element: Any, *, margin: bool) -> None:
        """Matches the boxes within a box that belongs to `element`."""
        from weasyprint.formatting_structure import boxes

        kind = _kind(element)
        for child in _children(box, kind):
            within = child.children if isinstance(child, boxes.LineBox) else [child]
            for each in within:
                if not isinstance(each, boxes.TextBox):
                    self.take(each, margin=margin)
                elif kind != "Link":
                    text = next(self.elements)
                    if not any(isinstance(kid, int) for kid in text["K"]):
                        raise ValueError("no text")


def _lacks_mark(box: Any, name: str) -> bool:
    style = box.style
    bare = "list-item" not in style["display"] or style["list_style_type"] == "none"
    return name != "li" or bare


def _children(box: Any, kind: str) -> list[Any]:
    """The boxes within a box, those of a table without the wrapper that captions need."""
    table = box.get_wrapped_table() if kind == "Table" and box.is_table_wrapper else None
    if table is None:
        return list(box.children)
    return [
        part for child in box.children for part in (child.children if child is table else [child])
    ]


# Each of these stands on one page: a link cut in two is two.
_WHOLE = frozenset({"Link", "Figure", "Lbl"})


class _Joined:
    """The structure of a PDF while its parts are joined."""

    def __init__(self, pdf: Any, made: dict[int, _Made]) -> None:
        self.pdf = pdf
        self.made = made
        self.pages = list(pdf.page_references)
        root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
        self.parents = pdf.objects[_number(root["ParentTree"])]["Nums"]
        self.document = pdf.objects[_number(root["K"][0])]

    def join(self) -> None:
        """Joins what belongs together, names foreign languages, and takes out of the structure
        what a reader has heard before: page numbers and repeated heads."""
        for number, made in self.made.items():
            element = self.pdf.objects[number]
            if made.margin:
                self.take_out(element)
            elif "::" not in made.name and made.html is not None and made.html.get("lang"):
                element["Lang"] = _text(made.html.get("lang"))
        self.join_within(self.document)

    def join_within(self, element: Any) -> None:
        """Joins the children of an element that are parts of one HTML element."""
        kept: list[Any] = []
        for kid in element["K"]:
            if not isinstance(kid, bytes) or not _kind(self.pdf.objects[_number(kid)]):
                kept.append(kid)
                continue
            part = self.pdf.objects[_number(kid)]
            # The cells of a row that was cut stand one after the other; else, parts are adjacent.
            before = kept if _kind(element) in ("TR", "Table") else kept[-1:]
            first = next((each for each in before[::-1] if self.is_part(each, part)), None)
            if first is None:
                kept.append(kid)
            elif self.made[part.number].repeated:
                self.take_out(part)
            else:
                self.absorb(self.pdf.objects[_number(first)], part)
        element["K"][:] = kept
        for number in _numbers(element):
            if _kind(self.pdf.objects[number]):
                self.join_within(self.pdf.objects[number])

    def is_part(self, first: Any, part: Any) -> bool:
        """Whether `part` goes on, on a later page, with what the reference `first` leads to."""
        if not isinstance(first, bytes):
            return False
        before = self.pdf.objects[_number(first)]
        one, other = self.made.get(before.number), self.made.get(part.number)
        return (
            one is not None
            and other is not None
            and one.html is not None
            and (one.html is other.html and one.name == other.name)
            and _kind(before) == _kind(part) not in _WHOLE
            and before["Pg"] != part["Pg"]
        )

    def absorb(self, first: Any, part: Any) -> None:
        """Moves the children of `part` behind those of `first`."""
        for number in _numbers(part):
            if _kind(self.pdf.objects[number]):
                self.pdf.objects[number]["P"] = first.reference
        first["K"].extend(part["K"])
        part.clear()

    def take_out(self, element: Any) -> None:
        """Takes an element out of the structure: its text is an artifact from now on (PDF 1.7,
        14.8.2.2), and its links cannot be clicked."""
        for kid in element.get("K", ()):
            if isinstance(kid, int):
                self.to_artifact(element["Pg"], kid)
            elif _kind(within := self.pdf.objects[_number(kid)]):
                self.take_out(within)
            elif "Obj" in within:
                self.remove_link(within)
        element.clear()

    def to_artifact(self, page: bytes, mark: int) -> None:
        """Turns the text with a mark (MCID) on a page into an artifact."""
        content = self.pdf.objects[_number(self.pdf.objects[_number(page)]["Contents"])].stream
        for place, item in enumerate(content):
            if isinstance(item, dict) and item.get("MCID") == mark:
                content[place - 1 : place + 2] = ["/Artifact", b"BMC", b""]
                break
        self.parents[2 * self.pages.index(page) + 1][mark] = "null"

    def remove_link(self, clickable: Any) -> None:
        """Removes the clickable area of a link from its page."""
        annotation = self.pdf.objects[_number(clickable["Obj"])]
        page = self.pdf.objects[_number(clickable["Pg"])]
        page["Annots"].remove(annotation.reference)
        place = self.parents[::2].index(annotation["StructParent"])
        del self.parents[2 * place : 2 * place + 2]
        annotation.clear()
        clickable.clear()


def _text(words: str) -> Any:
    """A text as a PDF has it."""
    import pydyf

    return pydyf.String(words)


def _set_scope(row: Any, pdf: Any) -> None:
    """Sets the scope of table headings, column or row (PDF 1.7, 14.8.5.7), by which screen readers
    find a cell's headings. WeasyPrint's own list of headings is wrong below headings that span
    columns. An empty corner is a heading of its column."""
    cells = [pdf.objects[number] for number in _numbers(row)]
    kinds = [_kind(cell) for cell in cells]
    in_head = _kind(pdf.objects[_number(row["P"])]) == "THead"
    of_columns = in_head or ("TD" not in kinds and len(kinds) > 1)
    for cell in cells:
        attributes = cell.get("A")
        if attributes is None:
            continue
        attributes.pop("Headers", None)
        if in_head:
            cell["S"] = "/TH"
        if _kind(cell) == "TH":
            attributes["Scope"] = "/Column" if of_columns else "/Row"


def _wrap_list_body(item: Any, pdf: Any) -> None:
    """Wraps everything beside a list item's label in a body (PDF 1.7, 14.8.4.3.3)."""
    numbers = _numbers(item)
    loose = [n for n in numbers if _kind(pdf.objects[n]) not in ("", "Lbl", "LBody")]
    if not loose:
        return
    body = type(item)({**item, "S": "/LBody", "P": item.reference})
    pdf.add_object(body)
    for number in loose:
        pdf.objects[number]["P"] = body.reference
    body["K"] = type(item["K"])(pdf.objects[number].reference for number in loose)
    kept = [pdf.objects[number].reference for number in numbers if number not in loose]
    item["K"] = type(item["K"])([*kept, body.reference])


def _move_links_up(structure: Any, pdf: Any) -> None:
    """Moves clickable areas up to the link they belong to; for emphasised words inside a link,
    WeasyPrint makes a second link."""
    link = structure
    while _kind(link) not in ("", "Link"):
        link = pdf.objects[_number(link["P"])]
    for number in _numbers(structure) if _kind(link) else ():
        clickable = pdf.objects[number]
        if not (isinstance(clickable, dict) and clickable.get("Type") == "/OBJR"):
            continue
        reference = f"{number} 0 R".encode()
        structure["K"].remove(reference)
        link["K"].append(reference)
        root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
        parents = pdf.objects[_number(root["ParentTree"])]["Nums"]
        place = pdf.objects[_number(clickable["Obj"])]["StructParent"]
        parents[2 * parents[::2].index(place) + 1] = link.reference


def _kind(structure: Any) -> str:
    """Kind of a structure element, such as `TH`; empty for any other object."""
    is_element = isinstance(structure, dict) and structure.get("Type") == "/StructElem"
    return str(structure["S"]).removeprefix("/") if is_element else ""


def _numbers(structure: Any) -> list[int]:
    """Object numbers of a structure element's children."""
    return [_number(kid) for kid in structure["K"] if isinstance(kid, bytes)]


def _number(reference: bytes) -> int:
    """Object number in a reference such as `12 0 R`."""
    return int(reference.split()[0])
