"""Reader of plain text: a release as a wire sends it, as it stands in a mail, or as it was
pasted."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import msgspec

from pressroom.core.problems import Problem, warning
from pressroom.importers.glued_text import unglued
from pressroom.importers.mail_text import Unwrapped, release_in_mail
from pressroom.importers.own_export import is_own_export, read_own_export
from pressroom.importers.records import Manuscript
from pressroom.importers.spaced_tables import with_statements
from pressroom.importers.typed_text import figures_without_columns
from pressroom.importers.visible_words import without_bullets

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_NAMED = 4
# gzip, 7-Zip, bzip2, xz, RAR, JPEG, PNG.
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"Rar!", b"\xff\xd8\xff", b"\x89PNG")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")


def read_wire_text(data: bytes, source: str) -> tuple[Manuscript | None, tuple[Problem, ...]]:
    """Reads a release from plain text, or from Markdown if `source` ends so; None, with the
    problem, where it is no text."""
    text, problems = decoded_wire(data, source)
    if text is None:
        return None, problems
    is_markdown = source.lower().endswith(".md")
    seen = text = text if is_markdown else unglued(text)
    if not is_markdown:
        mail = release_in_mail(text)
        text, problems = mail.text, (*problems, *_of_mail(mail, source))
    if is_own_export(text):
        return msgspec.structs.replace(read_own_export(text, source), problems=problems), ()
    visible = without_bullets(seen)
    if is_markdown:
        return Manuscript(source=source, text=text, visible=visible, problems=problems), ()
    read = with_statements(text, source)
    problems = (*problems, *read.problems, *_of_columns(text, source))
    made = Manuscript(
        source=source, text=read.text, visible=visible, files=read.files, problems=problems
    )
    return made, ()


def _of_mail(mail: Unwrapped, source: str) -> Iterator[Problem]:
    if mail.left:
        pieces = "; ".join(f"`{' '.join(piece.split())}`" for piece in mail.left)
        what = f"the text looks like a mail; what is around the release is left out: {pieces}"
        remedy = "see that nothing of the release is among it"
        yield warning(source, "PR418", what, remedy)


def _of_columns(text: str, source: str) -> Iterator[Problem]:
    if odd := figures_without_columns(text):
        rows = ", ".join(f"`{row}`" for row in odd[:_MOST_NAMED])
        what = f"figures behind tabs stand in no columns, and stay in the text as rows: {rows}"
        yield warning(source, "PR458", what, "set them anew as a CSV file")


def decoded_wire(data: bytes, source: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of bytes in UTF-8, UTF-16 with its mark, or Windows' Western code page, which is
    told; None for what is no text. Signs that are not seen are left out."""
    problems: list[Problem] = []
    if data.startswith(_UTF_16):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode()
        except UnicodeDecodeError:
            if b"\x00" in data or data.startswith(_PACKED):
                what = "this is no text"
                remedy = "save it as text (UTF-8), as a Word file (.docx) or as HTML"
                return None, (Problem(path=source, code="PR410", message=what, remedy=remedy),)
            text = data.decode("cp1252", errors="replace")
            what = "the text is not in UTF-8; it was read as Windows (Western European) has it"
            remedy = "see that accents, quotation marks and ® stand right, or save it as UTF-8"
            problems.append(warning(source, "PR411", what, remedy))
    if "\ufffd" in text:
        what = (
            f"{text.count(chr(0xFFFD))} characters of it could not be read, and stand as `\ufffd`"
        )
        problems.append(warning(source, "PR411", what, "type them anew"))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n")
    return _CONTROL.sub("", _UNSEEN.sub("", text)), tuple(problems)
