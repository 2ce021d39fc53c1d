"""What lies open in static/, and what documents tell: lint's to say."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.conftest import Room


def jpeg(tag: int) -> bytes:
    entry = tag.to_bytes(2, "big") + b"\0\4" + b"\0\0\0\1" + b"\0\0\0\x26"
    tiff = b"MM\0*" + (8).to_bytes(4, "big") + b"\0\1" + entry + b"\0\0\0\0"
    return b"\xff\xd8\xff\xe1\0\x40Exif\0\0" + tiff


def office(author: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("docProps/core.xml", f"<dc:creator>{author}</dc:creator>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.jpg", jpeg(0x8825), "where the picture was taken (Exif)"),
        ("a.jpg", jpeg(0x013B), "who took the picture (Exif)"),
        ("a.jpg", jpeg(0x0100), None),
        ("a.jpg", b"\xff\xd8Exif\0\0MM", None),
        ("a.pdf", b"%PDF-1.7 << /Author (Jane Doe) >>", "its author (PDF)"),
        ("a.pdf", b"%PDF-1.7 << /Author () >>", None),
        ("a.xlsx", office("Jane Doe"), "its author (Office)"),
        ("a.xlsx", office(""), None),
        ("a.zip", b"PK\x03\x04 damaged", None),
    ],
)
def test_documents_that_tell(room: Room, name: str, data: bytes, told: str | None) -> None:
    room.release("2026-03-01-results/index", attachments=f"[{name}]")
    room.write(f"content/releases/2026-03-01-results/{name}", data)

    err = room.run("lint").err

    if told is None:
        assert "PR022" not in err
    else:
        assert (
            f"content/releases/2026-03-01-results/{name}: warning PR022 the file tells {told} — "
            "take its metadata out before it is published\n"
        ) in err
    assert "PR022" not in room.build().err


def test_a_document_in_static_is_public_at_once(room: Room) -> None:
    room.release()
    room.write("static/2026-q2-results.pdf", "%PDF")
    room.write("static/logo.png", "png")

    ran = room.run("lint")

    assert ran.err.count("PR021") == 1
    assert "static/2026-q2-results.pdf: warning PR021 a document in static/ is public" in ran.err


@pytest.mark.parametrize(
    ("attachment", "message"),
    [
        ("/etc/passwd", "the attachment `/etc/passwd` is not beside the release"),
        ("link.pdf", "there is no file `link.pdf` beside the release"),
        ("Real.pdf", "there is no file `Real.pdf` beside the release — did you mean `real.pdf`?"),
        ("empty.pdf", "the attachment `empty.pdf` is empty — put the finished file there"),
        ("missing.pdf", "there is no file `missing.pdf` beside the release"),
    ],
)
def test_attachments_that_cannot_be_published(room: Room, attachment: str, message: str) -> None:
    folder = "content/releases/2026-03-01-results"
    room.release("2026-03-01-results/index", attachments=f"[{attachment}]")
    room.write(f"{folder}/real.pdf", "%PDF")
    room.write(f"{folder}/empty.pdf", "")
    (room.path / folder / "link.pdf").symlink_to("/etc/hostname")

    ran = room.build()

    assert f"{folder}/index.md:4: error PR013 {message}" in ran.err
    assert ran.code == 1
    assert not room.output.exists()


def test_two_attachments_with_one_name(room: Room) -> None:
    folder = "content/releases/2026-03-01-results"
    room.release("2026-03-01-results/index", attachments="[q1/data.csv, q2/data.csv]")
    room.write(f"{folder}/q1/data.csv", "1")
    room.write(f"{folder}/q2/data.csv", "2")
    ran = room.build()
    assert "PR013 two attachments are called `data.csv` — give each a name of its own" in ran.err
    assert ran.code == 1


def test_a_file_shared_by_two_releases_is_public_with_the_first(room: Room) -> None:
    for name, date in (("2026-03-01-a", "2026-03-01 09:00"), ("2026-12-01-b", "2026-12-01 09:00")):
        room.release(f"{name}/index", date=date, attachments="[x.pdf]", title=name[-1])
        room.write(f"content/releases/{name}/x.pdf", "shared")
    assert room.build().code == 0
    assert sum(path.endswith("/x.pdf") for path in room.tree()) == 1
    assert room.run("check").code == 0
