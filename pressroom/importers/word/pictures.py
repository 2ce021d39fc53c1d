"""Pictures of a Word file: those that can be shown become files, and the others are told."""

from __future__ import annotations

import msgspec

from pressroom.core.problems import Severity
from pressroom.importers.word.collected import Collected
from pressroom.importers.word.findings import finding
from pressroom.importers.word.names import WP, A, Element, R, V, local
from pressroom.importers.word.package import Package, Part
from pressroom.standards.signatures import misfit

BLIP, IMAGE_DATA = f"{{{A}}}blip", f"{{{V}}}imagedata"
_SHOWN = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "gif": "gif", "webp": "webp"}
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_LEFT_OUT = "it is left out"


class Picture(msgspec.Struct, frozen=True):
    """A picture that became a file: the file's name, and what it shows (empty if nobody said)."""

    name: str
    alternative: str


def pictures_in(holder: Element, part: Part, package: Package, into: Collected) -> list[Picture]:
    """The pictures in a drawing, as files in `into`; tells of those that are left out."""
    made = []
    for image in holder.iter(BLIP, IMAGE_DATA):
        picture = _picture(image, part, package, into)
        if picture is not None:
            made.append(picture)
    return made


def _picture(image: Element, part: Part, package: Package, into: Collected) -> Picture | None:
    relation = part.relations.get(
        image.get(f"{{{R}}}embed") or image.get(f"{{{R}}}id") or image.get(f"{{{R}}}link") or ""
    )
    if relation is None:
        return _left_out(image, into, "has a picture that is not in the Word file")
    if relation.external:
        what = "has a picture that lies elsewhere and was not fetched"
        return _left_out(image, into, what)
    if _is_hidden(image):
        return _left_out(image, into, "has a hidden picture")
    if _is_cropped(image):
        what = "has a picture that is cropped, and whose file still holds what was cut off"
        remedy = "in Word: Picture Format, Compress Pictures, Delete cropped areas; save"
        return _left_out(image, into, what, remedy)
    ending = _SHOWN.get(relation.target.rpartition(".")[2].lower(), "")
    data = package.read(relation.target)
    if data is None:
        return _left_out(image, into, "has a picture that is not in the Word file")
    if not ending or not data or misfit(f"x.{ending}", data) is not None:
        kind = relation.target.rpartition(".")[2].upper()
        what = f"has a picture of a kind that browsers do not show ({kind})"
        return _left_out(image, into, what, "save it as PNG, and put it beside the release")
    alternative = _alternative(image)
    if not alternative:
        if _is_decorative(image):
            return _left_out(image, into, "has a picture that is marked as decoration")
        what = "has a picture without alternative text"
        remedy = "write what it shows between `![` and `]`"
        into.findings.append(finding(image, "PR439", Severity.WARNING, what, remedy))
    return Picture(into.add(alternative, "picture", ending, data), alternative)


def _left_out(
    image: Element, into: Collected, what: str, remedy: str = "put it beside the release"
) -> None:
    found = finding(image, "PR440", Severity.WARNING, f"{what}; {_LEFT_OUT}", remedy)
    into.findings.append(found)


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
    """What a picture shows, as its author wrote it; empty if nobody did."""
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
