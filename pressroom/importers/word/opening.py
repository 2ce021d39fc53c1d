"""Opening of a Word file: is it one, and which of its parts are its text."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pressroom.core.problems import Severity
from pressroom.importers.word.findings import WordFinding
from pressroom.importers.word.names import LINE, MC, PLACE, Element, local, value, w
from pressroom.importers.word.package import Package, Relation, Unreadable, XmlPart

MOST_PARAGRAPHS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "open it in Word and save it as .docx"
# Names in the directory of a compound file (UTF-16): what was put into it.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_97 = "WordDocument".encode("utf-16-le")
_OTHERS = (
    (b"{\\rtf", "it is an RTF text", _SAVE),
    (b"%PDF", "it is a PDF", "take the Word file that it was made of"),
    (b"<", "it is a web page or XML", "give it the ending .html, or save it in Word as .docx"),
)
_MARGINS = {"hdr": "page header", "ftr": "page footer"}
NOTES = ("footnote", "endnote")
_PARTS_TOLD = (
    ("vba", "macros", "are left out and were not run"),
    ("embeddings/", "embedded files", "are left out; what they show of themselves is a picture"),
    ("activex/", "form controls", "are left out"),
)


class WordFile(msgspec.Struct, frozen=True):
    """A Word file's parts that make up its text, and those that are searched for what to tell."""

    package: Package
    document: XmlPart
    styles: XmlPart | None
    numbering: XmlPart | None
    notes: Mapping[str, XmlPart]
    """The parts with notes, by kind: `footnote`, `endnote`."""
    margins: tuple[XmlPart, ...]
    """Page headers and footers, in the order of their names."""


def open_word(data: bytes) -> WordFile:
    """Opens a Word file. Raises `Unreadable`, with a problem's code, for anything else."""
    _refuse_others(data)
    package = Package(data)
    name = _main_part(package)
    document = package.part(name)
    if document is None or document.root.find(w("body")) is None:
        raise Unreadable("PR430", "the file has no Word document in it", _SAVE)
    if _number_paragraphs(document.root) > MOST_PARAGRAPHS:
        what = f"the Word file has over {MOST_PARAGRAPHS:,} paragraphs"
        raise Unreadable("PR432", what, "save the text of the release alone as a new Word file")

    def part(kind: str) -> XmlPart | None:
        found = _targets(document, kind)
        return package.part(found[0]) if found else None

    margins = [*_targets(document, "header"), *_targets(document, "footer")]
    read = WordFile(
        package=package,
        document=document,
        styles=part("styles"),
        numbering=part("numbering"),
        notes={kind: made for kind in NOTES if (made := part(f"{kind}s")) is not None},
        margins=tuple(made for each in margins if (made := package.part(each)) is not None),
    )
    for definitions, name in ((read.styles, "styles"), (read.numbering, "lists")):
        if definitions is not None:
            definitions.root.set(PLACE, name)
    for margin in read.margins:
        margin.root.set(PLACE, _MARGINS.get(local(margin.root), ""))
    for kind, notes in read.notes.items():
        for note in notes.root.findall(w(kind)):
            note.set(PLACE, f"{kind} {value(note, 'id')}")
    return read


def part_findings(file: WordFile) -> list[WordFinding]:
    """Notes on parts that hold no text: macros, embedded files, form controls."""
    made = []
    for mark, what, fate in _PARTS_TOLD:
        count = sum(mark in name.casefold() for name in file.package.names)
        if count:
            made.append(
                WordFinding(
                    "PR442",
                    Severity.WARNING,
                    0,
                    "",
                    f"the Word file has {what} ({count} parts), which {fate}".replace(
                        "(1 parts)", "(1 part)"
                    ),
                    "look whether the release needs what they show",
                )
            )
    return made


def _refuse_others(data: bytes) -> None:
    """Raises `Unreadable` for what is known not to be a Word file by its first bytes."""
    if not data.strip(b"\0\r\n\t "):
        raise Unreadable("PR430", "the file is empty", "save it anew in Word")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            what = "the file is protected by a password, and cannot be read"
            remedy = "in Word: File, Info, Protect Document, Encrypt with Password: empty it; save"
            raise Unreadable("PR431", what, remedy)
        kind = "an Office document of the old kind"
        if _WORD_97 in data:
            kind = "a Word document of the old kind (.doc)"
        raise Unreadable("PR431", f"the file is no .docx: it is {kind}", _SAVE)
    for start, what, remedy in _OTHERS:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(start):
            raise Unreadable("PR431", f"the file is no .docx: {what}", remedy)
    if not data.startswith(b"PK"):
        raise Unreadable("PR431", "the file is no .docx: it does not begin like one", _SAVE)


def _main_part(package: Package) -> str:
    """The name of the part with the document. Raises `Unreadable` for other documents in a ZIP."""
    relations = package.relations()
    name = next((r.target for r in relations.values() if r.kind == "officeDocument"), "")
    names = {each.casefold() for each in package.names}
    for folder, what in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation")):
        if name.startswith(folder):
            raise Unreadable("PR431", f"the file is no .docx: it is {what}", _SAVE)
    if {"content.xml", "mimetype"} <= names:
        raise Unreadable("PR431", "the file is no .docx: it is an OpenDocument text", _SAVE)
    return name if name.casefold() in names else "word/document.xml"


def _targets(document: XmlPart, kind: str) -> list[str]:
    """The names of the document's parts of one kind, each once, in order."""

    def is_wanted(relation: Relation) -> bool:
        return relation.kind == kind and not relation.external

    return sorted({each.target for each in filter(is_wanted, document.relations.values())})


def _number_paragraphs(root: Element) -> int:
    """Notes on each paragraph its number, from 1, and returns how many there are."""
    number = 0
    # A text box stands in the file twice, for old programs too.
    again = {each for fallback in root.iter(f"{{{MC}}}Fallback") for each in fallback.iter(w("p"))}
    for paragraph in root.iter(w("p")):
        number += paragraph not in again
        paragraph.set(LINE, str(number))
    return number
