"""What lies open in static/, and what documents tell: lint's to say."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from pressroom.content.config.reader import read_settings
from pressroom.formats.theme.theme import read_theme
from tests.conftest import CONFIG, Room


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
        ("a.mp4", b"\0\0\0\x20ftypisom....\xa9xyz+48.1+011.6/", "where the film was taken"),
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
            f"content/releases/2026-03-01-results/{name}: warning PR022 the file tells {told}"
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
        room.write(f"content/releases/{name}/x.pdf", "%PDF shared")
    assert room.build().code == 0
    assert sum(path.endswith("/x.pdf") for path in room.tree()) == 1
    assert room.run("check").code == 0


PAGE = "<!doctype html><title>Sign in</title>"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"


@pytest.mark.parametrize(
    ("name", "data", "body", "line", "message"),
    [
        ("a.pdf", PAGE, "", 4, "the attachment `a.pdf` is no PDF: it is a web page — put"),
        ("a.pdf", POINTER, "", 4, "the attachment `a.pdf` is a Git LFS pointer, not the file it"),
        ("a.png", PAGE, "![A](a.png)", 6, "`a.png` is no PNG picture: it is a web page — put"),
        ("a.csv", PAGE, "![A](a.csv)", 6, "`a.csv` is no table as plain text: it is a web page"),
        ("a.xlsx", POINTER, "![A](a.xlsx)", 6, "`a.xlsx` is a Git LFS pointer, not the file it"),
        ("a.docx", PAGE, "[A](a.docx)", 6, "`a.docx` is no Word document: it is a web page"),
    ],
)
def test_a_file_that_is_not_what_it_is_called(
    room: Room, name: str, data: str, body: str, line: int, message: str
) -> None:
    folder = "content/releases/2026-03-01-results"
    room.release(
        f"{folder[17:]}/index", body=body or "x", **({} if body else {"attachments": f"[{name}]"})
    )
    room.write(f"{folder}/{name}", data)

    for ran in (room.build(), room.run("lint")):
        assert f"{folder}/index.md:{line}: error PR030 {message}" in ran.err
        assert ran.code == 1
    assert not room.output.exists()


def test_a_pointer_says_how_to_get_the_file(room: Room) -> None:
    room.release("2026-03-01-results/index", attachments="[a.pdf]")
    room.write("content/releases/2026-03-01-results/a.pdf", POINTER)
    assert room.build().err.endswith(
        "— run `git lfs pull`; a workflow's checkout step needs `lfs: true`\n"
    )


def test_what_no_release_publishes_may_be_anything(room: Room) -> None:
    room.release("2026-03-01-results/index")
    room.write("content/releases/2026-03-01-results/a.pdf", PAGE)
    assert "PR030" not in room.build().err


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("static/report.pdf", "no PDF: it is a web page"),
        ("static/assets/c.woff2", "no WOFF2 font: it is a web page"),
        ("static/data.csv", "a Git LFS pointer, not the file itself"),
        ("templates/list.html", "a Git LFS pointer, not the file itself"),
        ("content/boilerplate/acme.md", "a Git LFS pointer, not the file itself"),
        ("content/releases/2026-03-02-b.md", "a Git LFS pointer, not the file itself"),
    ],
)
def test_files_of_the_room_that_are_not_what_they_are_called(
    room: Room, path: str, what: str
) -> None:
    room.release(boilerplate="[acme]" if "boilerplate" in path else "[]")
    room.write(path, POINTER if "pointer" in what else PAGE)

    built, linted = room.build(), room.run("lint")
    # Of a standing text that cannot be read nobody knows whether it is one to come.
    for ran in (linted,) if "boilerplate" in path else (built, linted):
        assert f"{path}:" in ran.err
        assert f"the file is {what}" in ran.err
    assert built.code == linted.code == 1


@pytest.mark.parametrize(("key", "value"), [("logo", '"l.png"'), ("card_fonts", '["f.otf"]')])
def test_a_logo_or_font_that_git_keeps_elsewhere(room: Room, key: str, value: str) -> None:
    room.write("config.toml", f"{CONFIG}\n[theme]\n{key} = {value}\n")
    room.write(f"static/assets/{value.strip(chr(34) + '[]')}", POINTER)
    ran = room.build()
    assert "is a Git LFS pointer, not the file itself: run `git lfs pull`" in ran.err
    assert ran.code == 2


@pytest.mark.parametrize("folder", ["static", "static/.well-known", "templates", "content/legends"])
def test_a_link_or_pipe_is_told(room: Room, tmp_path: Path, folder: str) -> None:
    room.release()
    outside = tmp_path / "outside"
    outside.write_text("x")
    (room.path / folder).mkdir(parents=True)
    (room.path / folder / "falcon.md").symlink_to(outside)
    os.mkfifo(room.path / folder / "falcon.html")

    build, lint = room.build(), room.run("lint")

    assert (build.code, lint.code) == (1, 1)
    assert f"{folder}/falcon.md: error PR032 links are not followed: this one is not" in lint.err
    assert f"{folder}/falcon.html: error PR032 this is a pipe, socket or device" in lint.err
    assert build.err.count("error PR032") == 2
    # The name of a standing text to come may be inside information.
    assert ("falcon" in build.err) is (folder != "content/legends")


def test_hidden_files_of_the_theme_are_told_and_not_used(room: Room) -> None:
    room.release()
    room.write("static/.htaccess", "x")
    room.write("static/x/.y/z.txt", "x")
    room.write("static/.well-known/security.txt", "x")
    room.write("static/.well-known/.x", "x")
    room.write("templates/.x.html", "x")
    for name in (".DS_Store", ".gitkeep", "._x.png", ".x.html.swp", ".#x"):
        room.write(f"static/{name}", "x")

    ran = room.build()

    told = [row.partition(":")[0] for row in ran.err.splitlines() if "PR032" in row]
    assert told == ["static/.htaccess", "static/.well-known/.x", "static/x/.y", "templates/.x.html"]
    assert ran.code == 0
    assert not (room.output / ".htaccess").exists()

    room.write("templates/redirect.html", '{% include ".x.html" %}')
    room.release(aliases="[/old/]")
    assert "PR401 there is no template `.x.html`" in room.build().err


def test_a_template_that_is_a_link_is_not_read(room: Room, tmp_path: Path) -> None:
    """Told as a link; and if it were not, no page would be made of what it leads to."""
    room.release(aliases="[/old/]")
    (tmp_path / "x.html").write_text("from outside")
    room.write("templates/redirect.html", '{% include "x.html" %}')
    (room.path / "templates/x.html").symlink_to(tmp_path / "x.html")
    theme = read_theme(room.path, read_settings(room.path).config)
    assert "x.html" not in {file.name for file in theme.sources}
    assert room.build().code == 1
    assert not room.output.exists()


def test_templates_that_nothing_uses(room: Room) -> None:
    room.release()
    room.write("templates/realease.html", "x")
    room.write("templates/unused.html", '{% include "also-unused.html" %}')
    room.write("templates/also-unused.html", "x")
    room.write("templates/redirect.html", '{% from "used.html" import x %}')
    room.write("templates/used.html", '{% include ["used-too.html", "not-there.html"] %}')
    room.write("templates/used-too.html", "{% broken")
    room.write("templates/README.md", "x")
    room.write("templates/locales/pt_BR.po", "x")
    room.write("templates/locales/en.po", 'msgid ""\nmsgstr ""\n')

    build, lint = room.build(), room.run("lint")

    told = [row for row in build.err.splitlines() if "PR033" in row]
    assert [row.partition(":")[0] for row in told] == [
        "templates/also-unused.html",
        "templates/locales/pt_BR.po",
        "templates/realease.html",
        "templates/unused.html",
    ]
    assert told[2].endswith("PR033 no page uses this template — did you mean `release.html`?")
    assert build.code == 0
    assert all(row in lint.err for row in told)

    # A name that is worked out may be any.
    room.write("templates/redirect.html", "{% include language ~ '.html' %}")
    assert room.build().err.count("PR033") == 1


def test_files_in_content_that_nothing_reads(room: Room) -> None:
    room.release()
    room.write("content/falcon/a.md", "x")
    room.write("content/falcon/b.md", "x")
    room.write("content/release/2026-03-02-b.md", "x")
    room.write("content/notes.txt", "x")
    room.write("content/boilerplate/falcon.docx", "x")
    room.write("content/boilerplate/acme.md", "x")
    room.write("content/receipts/notes.txt", "x")

    lint = room.run("lint").err

    assert [row for row in lint.splitlines() if "PR033" in row] == [
        "content/boilerplate/falcon.docx: warning PR033 nothing reads this file: standing texts "
        "are Markdown (`.md`) — save its text as `NAME.md`, or take it away",
        "content/falcon: warning PR033 nothing reads this folder — move what is in it into a "
        "folder that is read, or out of content/",
        "content/notes.txt: warning PR033 nothing reads this file — move what is in it into a "
        "folder that is read, or out of content/",
        "content/receipts/notes.txt: warning PR033 this is no receipt, and nothing reads it — take it "
        "away",
        "content/release: warning PR033 nothing reads this folder — did you mean `content/releases/`?",
    ]
    # What lies there may be inside information.
    assert "PR033" not in room.build().err


def png(width: int, height: int) -> bytes:
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size + b"\x08\x02\0\0\0\0\0\0\0"


@pytest.mark.parametrize(
    ("body", "keys", "size", "code"),
    [
        ("![A](a.png)", {}, (10_000, 5_000), 0),
        ("![A](a.png)", {}, (10_000, 5_001), 1),
        ("![A](a.png)", {}, (1, 60_000_000), 1),
        # For readers to take away: nothing has to show it.
        ("[A](a.png)", {}, (20_000, 20_000), 0),
        ("x", {"attachments": "[a.png]"}, (20_000, 20_000), 0),
    ],
)
def test_a_picture_that_claims_to_be_huge(
    room: Room, body: str, keys: dict[str, str], size: tuple[int, int], code: int
) -> None:
    room.release("2026-03-01-results/index", body=body, **keys)
    room.write("content/releases/2026-03-01-results/a.png", png(*size))
    ran = room.build()
    assert ran.code == code, ran.err
    assert ("index.md:6: error PR034 `a.png` claims" in ran.err) is bool(code)


def _avif(*sizes: int) -> bytes:
    tiles = b"".join(b"\0\0\0\x14ispe\0\0\0\0" + each.to_bytes(4, "big") * 2 for each in sizes)
    return b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + tiles


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.gif", b"GIF89a" + (65_000).to_bytes(2, "little") * 2 + b"\0\0\0;"),
        ("a.gif", b"GIF87a" + (40_000).to_bytes(2, "little") * 2 + b"\0\0\0;"),
        ("a.avif", _avif(60_000)),
        ("a.avif", _avif(512, 40_960)),  # of tiles
    ],
)
def test_so_do_pictures_of_other_kinds(room: Room, name: str, data: bytes) -> None:
    room.release("2026-03-01-results/index", body=f"![A]({name})")
    room.write(f"content/releases/2026-03-01-results/{name}", data)
    assert f"error PR034 `{name}` claims" in room.build().err


def test_pictures_of_the_theme_that_claim_to_be_huge(room: Room) -> None:
    room.release()
    room.write("static/assets/ground.png", png(20_000, 20_000))
    ran = room.build()
    assert (
        "static/assets/ground.png: error PR034 the file is a picture that claims too many"
        in ran.err
    )
    assert ran.code == 1

    room.write("config.toml", f'{CONFIG}\n[theme]\nlogo = "ground.png"\n')
    ran = room.build()
    assert "PR312 the logo `ground.png` claims too many pixels" in ran.err
    assert ran.code == 2


def test_properties_that_unpack_without_end_are_not_read(room: Room) -> None:
    room.release("2026-03-01-results/index", attachments="[a.docx]")
    path = room.path / "content/releases/2026-03-01-results/a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", b"<dc:creator>Jane" + b" " * 2_000_000)
    assert "PR022" not in room.run("lint").err


@pytest.mark.parametrize(("rows", "times"), [(60, 1), (20, 3)])
def test_tables_from_files_have_bounds_together(
    room: Room, monkeypatch: pytest.MonkeyPatch, rows: int, times: int
) -> None:
    monkeypatch.setattr("pressroom.typeset.tables.MOST_CELLS", 100)
    room.release("2026-03-01-results/index", body="![A](a.csv)\n\n" * times)
    folder = "content/releases/2026-03-01-results"
    room.write(f"{folder}/a.csv", "Item,2026\n" + "Sales,1\n" * rows)
    ran = room.build()
    assert (
        ran.err.count("a.csv: error PR113 with it, the release's tables have over 100 cells") == 1
    )
