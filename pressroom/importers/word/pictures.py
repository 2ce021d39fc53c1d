"""Pictures of a Word file: those that can be shown become files, and the others are told."""

from __future__ import annotations

import re

import msgspec

from pressroom.core.problems import Severity
from pressroom.importers.word.collected import Collected
from pressroom.importers.word.findings import finding
from pressroom.importers.word.names import WP, A, Element, R, V, local
from pressroom.importers.word.package import Package, Relation, XmlPart
from pressroom.standards.signatures import misfit

BLIP, IMAGE_DATA = f"{{{A}}}blip", f"{{{V}}}imagedata"
_SHOWN = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "gif": "gif", "webp": "webp"}
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_EMBED = f"{{{R}}}embed"
_Fault = tuple[str, str]
_BY_MACHINE = re.compile(
    r"\s*(?:Description automatically generated(?: with [\w ]+ confidence)?"
    r"|AI-generated content may be incorrect\.?)",
    re.IGNORECASE,
)
_BESIDE = "put it beside the release"
_MISSING: _Fault = ("a picture that is not in the Word file", _BESIDE)


class WordPicture(msgspec.Struct, frozen=True):
    """A picture that became a file: the file's name, and what it shows (empty if nobody said)."""

    name: str
    alternative: str


def pictures_in(
    holder: Element, part: XmlPart, package: Package, into: Collected
) -> list[WordPicture]:
    """The pictures in a drawing, as files in `into`; tells of those that are left out."""
    made = []
    for image in holder.iter(BLIP, IMAGE_DATA):
        key = image.get(_EMBED) or image.get(f"{{{R}}}id") or image.get(f"{{{R}}}link") or ""
        relation = part.relations.get(key)
        fault = _fault(image, relation)
        data = None
        if fault is None and relation is not None:
            data = package.read(relation.target)
            fault = _fault_of_file(relation, data)
        if fault is not None or relation is None or data is None:
            what, remedy = fault or _MISSING
            what = f"has {what}; it is left out"
            into.findings.append(finding(image, "PR440", Severity.WARNING, what, remedy))
            continue
        alternative = _alternative(image)
        if not alternative or _BY_MACHINE.search(alternative):
            alternative = _BY_MACHINE.sub("", alternative).strip()
            what = "has a picture without alternative text"
            if alternative:
                what = "has a picture whose alternative text Word made by itself"
            remedy = "write what it shows between `![` and `]`"
            into.findings.append(finding(image, "PR439", Severity.WARNING, what, remedy))
        name = into.add(alternative, "picture", _ending(relation), data)
        made.append(WordPicture(name, alternative))
    return made


def _fault(image: Element, relation: Relation | None) -> _Fault | None:
    """Reason why a picture is left out, and what to do; None if nothing in the text says so."""
    if relation is None:
        return _MISSING
    if relation.external:
        return "a picture that lies elsewhere and was not fetched", _BESIDE
    if _is_hidden(image):
        return "a hidden picture", _BESIDE
    if _is_cropped(image):
        remedy = "in Word: Picture Format, Compress Pictures, Delete cropped areas; save"
        return "a picture that is cropped, and whose file still holds what was cut off", remedy
    if _is_decorative(image) and not _alternative(image):
        return "a picture that is marked as decoration", _BESIDE
    return None


def _fault_of_file(relation: Relation, data: bytes | None) -> _Fault | None:
    ending = _ending(relation)
    if data is None:
        return _MISSING
    if not ending or not data or misfit(f"x.{ending}", data) is not None:
        kind = relation.target.rpartition(".")[2].upper()
        remedy = "save it as PNG, and put it beside the release"
        return f"a picture of a kind that browsers do not show ({kind})", remedy
    return None


def _ending(relation: Relation) -> str:
    """The ending of a picture's file; empty for a kind that is not shown."""
    return _SHOWN.get(relation.target.rpartition(".")[2].lower(), "")


def _frame(image: Element) -> Element | None:
    """The drawing's frame around a picture, which has its properties."""
    frames = (f"{{{WP}}}inline", f"{{{WP}}}anchor")
    return next((each for each in image.iterancestors() if each.tag in frames), None)


def _properties(image: Element) -> list[Element]:
    """The properties of a picture, its own and those of its frame (`cNvPr`, `docPr`)."""
    made = []
    for around in image.iterancestors():
        if local(around) == "pic":
            made += [each for each in around.iter() if local(each) == "cNvPr"][:1]
    frame = _frame(image)
    if frame is not None:
        made += frame.findall(f"{{{WP}}}docPr")
    return made


def _alternative(image: Element) -> str:
    """Alternative text of a picture, as its author wrote it; empty if nobody did."""
    texts = [each.get("descr") or "" for each in reversed(_properties(image))]
    if image.tag == IMAGE_DATA:
        parent = image.getparent()
        texts.append((parent.get("alt") or "") if parent is not None else "")
    return next((made for text in texts if (made := " ".join(text.split()))), "")


def _is_hidden(image: Element) -> bool:
    return any(each.get("hidden") in ("1", "true") for each in _properties(image))


def _is_decorative(image: Element) -> bool:
    marks = (mark for each in _properties(image) for mark in each.iter(_DECORATIVE))
    return any(mark.get("val") in ("1", "true") for mark in marks)


def _is_cropped(image: Element) -> bool:
    """Whether a part of the picture's file does not show."""
    if image.tag == IMAGE_DATA:
        sides = ("cropleft", "croptop", "cropright", "cropbottom")
        return any((image.get(side) or "0").strip("0.f") for side in sides)
    parent = image.getparent()
    crop = parent.find(f"{{{A}}}srcRect") if parent is not None else None
    values = (crop.get(side) or "0" for side in "ltrb") if crop is not None else ()
    return any(not value.startswith("-") and value.strip("0.%") for value in values)
