"""Conversion of the small document to Markdown, by mammoth and our own writer of Markdown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import mammoth
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from pressroom.importers.word.names import PIC, RELS, WP, A, Element, R, W, w
from pressroom.importers.word.rewrite import Small
from pressroom.typeset.markdown.release_markdown import release_markdown

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/></Types>'
)
_NAMES = {"w": W, "r": R, "a": A, "wp": WP, "pic": PIC}
_IMAGES = "media/{}.png"


def to_markdown(small: Small) -> str:
    """Converts the small document to Markdown. A picture's address is its file's name."""
    pictures = [each.get(f"{{{R}}}embed") or "" for each in _blips(small)]
    data = _package(small, list(dict.fromkeys(pictures)))
    styles = "\n".join(f"p[style-name='s{n}'] => {path}" for n, path in enumerate(small.paths))
    result = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=f"{styles}\nstrike => s",
        convert_image=mammoth.images.img_element(_source),
        include_embedded_style_map=False,
    )
    return release_markdown(_with_notes(result.value))


def _blips(small: Small) -> list[Element]:
    notes = [each for paragraphs in small.notes.values() for each in paragraphs]
    return [blip for each in (*small.blocks, *notes) for blip in each.iter(f"{{{A}}}blip")]


def _source(image: mammoth.images.Image) -> dict[str, str]:
    """The address of a picture: the small document keeps its file's name in the picture's place."""
    with image.open() as stream:
        return {"src": stream.read().decode("utf-8")}


def _with_notes(markup: str) -> str:
    """Marks mammoth's footnotes as our writer knows them."""
    tree = LexborHTMLParser(f"<body>{markup}</body>")
    for back in tree.css("a[href^='#footnote-ref-'], a[href^='#endnote-ref-']"):
        back.decompose()
    for link in tree.css("sup > a[href^='#footnote-'], sup > a[href^='#endnote-']"):
        link.attrs["class"] = "footnote-ref"
    notes = [each for each in tree.css("ol > li[id]") if _is_note(each.attributes.get("id") or "")]
    if notes and (rows := notes[0].parent) is not None:
        inner = rows.html or ""
        rows.decompose()
        body = tree.body.inner_html if tree.body is not None else ""
        return f'{body}<div class="footnote">{inner}</div>'
    return (tree.body.inner_html or "") if tree.body is not None else ""


def _is_note(name: str) -> bool:
    return name.startswith(("footnote-", "endnote-")) and "-ref-" not in name


def _package(small: Small, pictures: list[str]) -> bytes:
    """A Word file of the small document."""
    numbers = {name: f"picture{n}" for n, name in enumerate(pictures)}
    for blip in _blips(small):
        blip.set(f"{{{R}}}embed", numbers[blip.get(f"{{{R}}}embed") or ""])
    body = etree.Element(w("body"))
    body.extend(small.blocks)
    relations = [
        *((key, "hyperlink", address, True) for key, address in small.links.items()),
        *((key, "image", _IMAGES.format(key), False) for key in numbers.values()),
        *((kind, kind, f"{kind}.xml", False) for kind in ("footnotes", "endnotes", "styles")),
    ]
    rels = _relations(relations)
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _relations([("main", "officeDocument", "word/document.xml", False)]),
        "word/document.xml": _part("document", [body]),
        "word/styles.xml": _part("styles", [_style(n) for n in range(len(small.paths))]),
        "word/_rels/document.xml.rels": rels,
    }
    for kind in ("footnote", "endnote"):
        notes = [_note(*each) for each in small.notes.items() if each[0][0] == kind]
        parts[f"word/{kind}s.xml"] = _part(f"{kind}s", notes)
        parts[f"word/_rels/{kind}s.xml.rels"] = rels
    for name, key in numbers.items():
        parts[f"word/{_IMAGES.format(key)}"] = name.encode()
    return _zipped(parts)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


def _part(name: str, children: list[Element]) -> bytes:
    root = etree.Element(w(name), nsmap=_NAMES)
    root.extend(children)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _note(key: tuple[str, str], paragraphs: tuple[Element, ...]) -> Element:
    kind, number = key
    note = etree.Element(w(kind))
    note.set(w("id"), number)
    note.extend(paragraphs)
    return note


def _style(number: int) -> Element:
    style = etree.Element(w("style"))
    style.set(w("type"), "paragraph")
    style.set(w("styleId"), f"s{number}")
    etree.SubElement(style, w("name")).set(w("val"), f"s{number}")
    return style


def _relations(rows: list[tuple[str, str, str, bool]]) -> bytes:
    root = etree.Element(f"{{{RELS}}}Relationships", nsmap={None: RELS})
    for key, kind, target, external in rows:
        row = etree.SubElement(root, f"{{{RELS}}}Relationship")
        row.set("Id", key)
        row.set("Type", f"{R}/{kind}")
        row.set("Target", target)
        if external:
            row.set("TargetMode", "External")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
