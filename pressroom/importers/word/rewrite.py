"""Rewriting of a repaired Word document into a small one, of nothing but what readers get.

The small one has paragraphs, runs with emphasis, links, notes, pictures and plain tables, and is
what mammoth reads. What is not named here does not come into it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from lxml import etree

from pressroom.core.problems import Severity
from pressroom.importers.word.collected import Collected
from pressroom.importers.word.findings import finding
from pressroom.importers.word.names import LINK, NOTE_MARKS, Element, R, found, local, value, w
from pressroom.importers.word.numbering import Numbering
from pressroom.importers.word.opening import WordFile
from pressroom.importers.word.outline import PLAIN_PARAGRAPH, Outline
from pressroom.importers.word.pictures import pictures_in
from pressroom.importers.word.small_elements import (
    cell_properties,
    formatted_run,
    picture_paragraph,
    picture_run,
    text_run,
)
from pressroom.importers.word.statements import Statements
from pressroom.importers.word.styles import Styles
from pressroom.importers.word.tables import (
    LAYOUT,
    PLAIN,
    WordRow,
    count_heads,
    element_text,
    kind_of,
    table_rows,
)
from pressroom.importers.word.typed_headings import join_headline
from pressroom.typeset.markdown.links import SAFE_SCHEMES, scheme

# What Pressroom's Markdown has before the caption of a table.
_CAPTION = "Table:"
_DRAWINGS = (w("drawing"), w("pict"), w("object"))


class Small(msgspec.Struct, frozen=True):
    """The small document: its headline, where that is none of its blocks; its blocks; the
    paragraphs of its notes by kind and id; the addresses of its links by id; and the HTML that each
    of its styles stands for."""

    title: str
    blocks: tuple[Element, ...]
    notes: dict[tuple[str, str], tuple[Element, ...]]
    links: dict[str, str]
    paths: tuple[str, ...]


class Rewriter:
    """Writer of one document as a small one; files and findings go into `into`."""

    def __init__(
        self, file: WordFile, styles: Styles, numbering: Numbering, into: Collected
    ) -> None:
        self._file, self._styles, self._into = file, styles, into
        self._outline = Outline(styles, numbering)
        self._statements = Statements(styles, file.notes, into)
        self._links: dict[str, str] = {}
        self._part = file.document
        self._note_keys = {
            (kind, value(note, "id"))
            for kind, part in file.notes.items()
            for note in part.root.findall(w(kind))
        }

    def document(self) -> Small:
        """Rewrites the document, and those of its notes that it still refers to."""
        body = found(self._part.root, "body")
        assert body is not None, "opened without a body"
        join_headline(body, self._styles)
        self._outline.survey(body)
        blocks = tuple(self._blocks(list(body)))
        used = {
            (local(each).removesuffix("Reference"), value(each, "id"))
            for block in blocks
            for each in block.iter(*NOTE_MARKS)
        }
        written: dict[tuple[str, str], tuple[Element, ...]] = {}
        for kind, part in self._file.notes.items():
            self._part = part
            for note in part.root.findall(w(kind)):
                key = kind, value(note, "id")
                if key in used:
                    written[key] = tuple(map(self._paragraph, note.iter(w("p"))))
        return Small(self._outline.title, blocks, written, self._links, self._outline.paths)

    def _blocks(self, elements: list[Element]) -> Iterator[Element]:
        taken = self._statements.above(elements)
        for at, element in enumerate(elements):
            if element.tag == w("p"):
                item = self._outline.style_of(element)
                if element in taken or self._outline.is_apart(element):
                    continue
                caption = self._is_caption(elements, at)
                label = _CAPTION if caption else item.label
                yield self._paragraph(element, item.style, label, flat=item.flat or caption)
            elif element.tag == w("tbl"):
                self._outline.close()
                yield from self._table(element, taken)

    def _is_caption(self, elements: list[Element], at: int) -> bool:
        """Whether a paragraph is the caption of a table that stays in the text below it."""
        if self._styles.name(elements[at]) != "caption" or not element_text(elements[at]):
            return False
        following = elements[at + 1 :]
        below = next(
            (each for each in following if each.tag == w("tbl") or element_text(each)), None
        )
        return (
            below is not None
            and below.tag == w("tbl")
            and (kind_of(below, table_rows(below)) == PLAIN)
        )

    def _table(self, table: Element, taken: dict[Element, Element]) -> Iterator[Element]:
        rows = table_rows(table)
        kind = kind_of(table, rows)
        if kind == LAYOUT:
            for row in rows:
                for cell in row.cells:
                    yield from self._blocks(
                        [each for each in cell.element if local(each) != "tcPr"]
                    )
            return
        self._number_cells(table)
        above = [each for each, whose in taken.items() if whose is table]
        if kind != PLAIN:
            made = self._statements.file(table, above)
            if made is not None:
                yield picture_paragraph(*made)
                yield from self._pictures_of(table)
                return
        for each in above:
            yield self._paragraph(each)
        yield self._plain_table(rows)

    def _number_cells(self, table: Element) -> None:
        """Writes the numbers of a table's paragraphs as text: no list can stand in a cell."""
        for paragraph in table.iter(w("p")):
            label = self._outline.label_in_cell(paragraph)
            if label and element_text(paragraph):
                at = 1 if paragraph.find(w("pPr")) is not None else 0
                paragraph.insert(at, text_run(f"{label} "))

    def _plain_table(self, rows: list[WordRow]) -> Element:
        made = etree.Element(w("tbl"))
        heads = count_heads(rows)
        for number, row in enumerate(rows):
            line = etree.SubElement(made, w("tr"))
            if number < heads:
                etree.SubElement(etree.SubElement(line, w("trPr")), w("tblHeader"))
            for _ in range(row.before):
                etree.SubElement(etree.SubElement(line, w("tc")), w("p"))
            for cell in row.cells:
                place = etree.SubElement(line, w("tc"))
                place.append(cell_properties(cell))
                paragraphs = cell.element.iter(w("p"))
                place.extend(self._paragraph(each, flat=number < heads) for each in paragraphs)
        return made

    def _pictures_of(self, table: Element) -> Iterator[Element]:
        """The pictures in a table that became a file, behind it."""
        for drawing in table.iter(*_DRAWINGS):
            for picture in pictures_in(drawing, self._part, self._file.package, self._into):
                yield picture_paragraph(picture.name, picture.alternative)

    def _paragraph(
        self,
        paragraph: Element,
        style: str = PLAIN_PARAGRAPH,
        label: str = "",
        *,
        flat: bool = False,
    ) -> Element:
        """A paragraph; `flat` without bold, where its kind is bold by itself."""
        made = etree.Element(w("p"))
        properties = etree.SubElement(made, w("pPr"))
        etree.SubElement(properties, w("pStyle")).set(w("val"), style)
        if label:
            made.append(text_run(f"{label} "))
        for child in paragraph:
            if child.tag == w("r"):
                made.extend(self._linked(self._run(child, flat), child.get(LINK) or "", child))
            elif child.tag == w("hyperlink"):
                runs = [new for run in child.iter(w("r")) for new in self._run(run, flat)]
                made.extend(self._linked(runs, self._target(child), child))
        return made

    def _run(self, run: Element, flat: bool) -> list[Element]:
        """A run's text, notes and pictures as runs of the small document."""
        text = formatted_run(run, self._styles, flat)
        made = [text]
        custom = any(
            value(each, "customMarkFollows") in ("1", "true", "on")
            for each in run.iter(*NOTE_MARKS)
        )
        for child in run:
            if child.tag in NOTE_MARKS:
                made += [*self._reference(child), text := formatted_run(run, self._styles, flat)]
            elif child.tag in _DRAWINGS:
                made += self._drawing(child)
                made.append(text := formatted_run(run, self._styles, flat))
            elif child.tag in (w("t"), w("tab"), w("br")) and not custom:
                new = etree.SubElement(text, child.tag)
                new.text = child.text
        return [each for each in made if len(each) > (each.find(w("rPr")) is not None)]

    def _reference(self, reference: Element) -> list[Element]:
        """The mark of a note, if the note is there."""
        key = local(reference).removesuffix("Reference"), value(reference, "id")
        if key not in self._note_keys:
            what = f"refers to a {key[0]} that is not in the Word file"
            remedy = "write the note, or take its mark out"
            self._into.findings.append(finding(reference, "PR443", Severity.WARNING, what, remedy))
            return []
        made = etree.Element(w("r"))
        etree.SubElement(made, reference.tag).set(w("id"), key[1])
        return [made]

    def _drawing(self, drawing: Element) -> list[Element]:
        if local(drawing) == "object":
            what = "has an embedded object, which is left out"
            remedy = "put a picture of it, or the file, beside the release"
            self._into.findings.append(finding(drawing, "PR443", Severity.WARNING, what, remedy))
            return []
        pictures = pictures_in(drawing, self._part, self._file.package, self._into)
        return [picture_run(each.name, each.alternative) for each in pictures]

    def _target(self, hyperlink: Element) -> str:
        relation = self._part.relations.get(hyperlink.get(f"{{{R}}}id") or "")
        if relation is None or not relation.external:
            return ""
        anchor = value(hyperlink, "anchor")
        joint = "#" if anchor and "#" not in relation.target else ""
        return f"{relation.target}{joint}{anchor if joint else ''}"

    def _linked(self, runs: list[Element], address: str, source: Element) -> list[Element]:
        """Runs within a link, if readers can follow it."""
        if not address or not runs:
            return runs
        if scheme(address) not in SAFE_SCHEMES:
            what = "has a link that readers cannot follow; it is left out, and its text stays"
            remedy = "link to where it is published, with `https://`"
            self._into.findings.append(finding(source, "PR446", Severity.WARNING, what, remedy))
            return runs
        made = etree.Element(w("hyperlink"))
        number = f"link{len(self._links) + 1}"
        self._links[number] = address
        made.set(f"{{{R}}}id", number)
        made.extend(runs)
        return [made]
