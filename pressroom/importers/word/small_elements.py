"""Elements of the small document that mammoth reads: runs, pictures, the cells of plain tables."""

from __future__ import annotations

from lxml import etree

from pressroom.importers.word.names import PIC, WP, A, Element, R, found, is_on, value, w
from pressroom.importers.word.styles import Styles
from pressroom.importers.word.tables import WordCell, element_text

_MARKS = "®™℠"


def cell_properties(cell: WordCell) -> Element:
    """The properties of a cell that say which columns and rows it covers."""
    made = etree.Element(w("tcPr"))
    etree.SubElement(made, w("gridSpan")).set(w("val"), str(cell.span))
    if found(cell.element, "tcPr", "vMerge") is not None:
        how = "continue" if cell.goes_on else "restart"
        etree.SubElement(made, w("vMerge")).set(w("val"), how)
    return made


def formatted_run(run: Element, styles: Styles, flat: bool) -> Element:
    """An empty run with the emphasis of another; `flat` without that of its paragraph's style."""
    made = etree.Element(w("r"))
    properties = etree.SubElement(made, w("rPr"))
    if not flat and styles.is_switched_on(run, "b"):
        etree.SubElement(properties, w("b"))
    # What a heading's or caption's style makes slanted is no emphasis.
    if is_on(found(run, "rPr", "i")) if flat else styles.is_switched_on(run, "i"):
        etree.SubElement(properties, w("i"))
    if styles.is_switched_on(run, "strike") or styles.is_switched_on(run, "dstrike"):
        etree.SubElement(properties, w("strike"))
    raised = value(styles.run_property(run, "vertAlign"))
    # A trademark symbol is raised by its own form.
    if raised in ("superscript", "subscript") and element_text(run).strip(_MARKS):
        etree.SubElement(properties, w("vertAlign")).set(w("val"), raised)
    return made


def text_run(text: str) -> Element:
    """A run with a text."""
    run = etree.Element(w("r"))
    etree.SubElement(run, w("t")).text = text
    return run


def picture_run(name: str, alternative: str) -> Element:
    """A run with a picture whose file's name is its relationship's id."""
    run = etree.Element(w("r"))
    inline = etree.SubElement(etree.SubElement(run, w("drawing")), f"{{{WP}}}inline")
    etree.SubElement(inline, f"{{{WP}}}docPr").set("descr", alternative)
    data = etree.SubElement(etree.SubElement(inline, f"{{{A}}}graphic"), f"{{{A}}}graphicData")
    fill = etree.SubElement(etree.SubElement(data, f"{{{PIC}}}pic"), f"{{{PIC}}}blipFill")
    etree.SubElement(fill, f"{{{A}}}blip").set(f"{{{R}}}embed", name)
    return run


def picture_paragraph(name: str, alternative: str) -> Element:
    """A paragraph with a picture, or with a table from a file, alone in it."""
    paragraph = etree.Element(w("p"))
    paragraph.append(picture_run(name, alternative))
    return paragraph
