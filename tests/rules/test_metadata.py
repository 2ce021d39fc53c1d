"""What files tell of who made them and where, and that `lint --fix` takes it out without harm."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from pressroom.rules.metadata import telling_metadata, without_metadata
from tests.conftest import Room

FOLDER = "content/releases/2026-03-01-results"
SIDEWAYS = 6
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="48,8N">'
    b"<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>"
)


def picture() -> Image.Image:
    made = Image.new("RGB", (24, 12), "#336699")
    made.putpixel((3, 3), (255, 0, 0))
    return made


def exif(way_up: int = 1) -> Image.Exif:
    tags = Image.Exif()
    tags[0x013B] = "Jane Doe"
    tags[0x0112] = way_up
    tags.get_ifd(0x8825)[1] = "N"
    return tags


def saved(form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture().save(file, form, **options)
    return file.getvalue()


def png(way_up: int = 1) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Jane Doe")
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved("PNG", pnginfo=texts, exif=exif(way_up), icc_profile=b"profile")


def jpeg(way_up: int = 1, **options: object) -> bytes:
    more = {"icc_profile": b"profile", "comment": b"by Jane", "xmp": XMP} | options
    return saved("JPEG", exif=exif(way_up), **more)


PICTURES: dict[str, Callable[[], bytes]] = {
    "jpeg": jpeg,
    "progressive jpeg": lambda: jpeg(progressive=True),
    "sideways jpeg": lambda: jpeg(SIDEWAYS),
    "png": png,
    "sideways png": lambda: png(SIDEWAYS),
    "webp": lambda: saved("WEBP", exif=exif(), xmp=XMP, icc_profile=b"profile", lossless=True),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_without_its_metadata_is_the_same_picture(kind: str) -> None:
    data = PICTURES[kind]()
    assert {
        "where the picture was taken (Exif)",
        "who took the picture (Exif)",
        "where the picture was taken (XMP)",
        "who made the picture (XMP)",
    } == {what for what, _ in telling_metadata(data)}

    made = without_metadata(data)

    assert made is not None
    assert list(telling_metadata(made)) == []
    assert b"Jane" not in made
    old, new = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(made))
    assert old.tobytes() == new.tobytes()
    assert new.info.get("icc_profile") == b"profile"
    wanted = SIDEWAYS if "sideways" in kind else 1
    assert new.getexif().get(0x0112, 1) == wanted
    assert without_metadata(made) in (made, None)


def test_what_stands_behind_a_picture_goes() -> None:
    made = without_metadata(jpeg() + jpeg())
    assert made == without_metadata(jpeg())


def test_words_of_a_photo_agency_go() -> None:
    data = saved("JPEG")
    words = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x18\x1c\x02\x50\0\x08Jane Doe\x1c\x02\x5a\0\x04Bonn"
    data = data[:2] + b"\xff\xed" + (len(words) + 2).to_bytes(2, "big") + words + data[2:]
    assert {what for what, _ in telling_metadata(data)} == {
        "where the picture was taken (IPTC)",
        "who made the picture (IPTC)",
    }
    assert without_metadata(data) == saved("JPEG")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(jpeg()[:900], id="cut short"),
        pytest.param(jpeg()[:2] + b"\xff\xe2\0\x06MPF\0" + jpeg()[2:], id="two pictures in one"),
        pytest.param(png()[:-20], id="a chunk cut short"),
        pytest.param(PICTURES["webp"]()[:-9], id="a webp cut short"),
        pytest.param(b"PK\x03\x04", id="another kind"),
        pytest.param(b"%PDF-1.7 damaged", id="a damaged pdf"),
        pytest.param(saved("WEBP", exif=exif(SIDEWAYS)), id="a webp on its side"),
        pytest.param(b"", id="empty"),
    ],
)
def test_what_cannot_be_mended_without_harm_is_left_alone(data: bytes) -> None:
    assert without_metadata(data) is None


def pdf(**keys: str) -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        with made.open_metadata() as about:
            about["dc:creator"] = ["Jane Doe"]
            about["dc:title"] = "Results"
        for key, value in keys.items():
            made.docinfo[f"/{key}"] = value
        made.save(file, static_id=True)
    return file.getvalue()


def test_a_pdf_without_its_author_keeps_its_title() -> None:
    data = pdf(Author="Jane Doe", Title="Results", Company="ACME")
    assert [what for what, _ in telling_metadata(data)] == ["its author (PDF)"]

    made = without_metadata(data)

    assert made is not None
    assert b"Jane" not in made
    with pikepdf.open(io.BytesIO(made)) as read:
        assert set(read.docinfo) >= {"/Title"} and "/Company" not in read.docinfo
        with read.open_metadata() as about:
            assert about["dc:title"] == "Results" and "dc:creator" not in about
        assert len(read.pages) == 1
    assert made == without_metadata(data)


def test_a_pdf_whose_properties_are_packed_tells_its_author() -> None:
    """As Word and Acrobat save them."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(Author="Jane Doe", Title="Results"))) as made:
        del made.Root.Metadata
        made.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
    data = file.getvalue()
    assert b"Jane" not in data and [what for what, _ in telling_metadata(data)] == [
        "its author (PDF)"
    ]
    made_without = without_metadata(data)
    assert made_without is not None and list(telling_metadata(made_without)) == []


def test_a_signed_pdf_and_one_without_pikepdf_are_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = pdf(Author="Jane Doe")
    assert without_metadata(data + b"/ByteRange") is None
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    assert without_metadata(data) is None


def opened(name: str, words: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, words)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (
            opened("docProps/core.xml", "<dc:creator>J</dc:creator>"),
            "Excel or PowerPoint: File, Info,",
        ),
        (
            opened("docProps/core.xml", '<cp:lastModifiedBy xmlns:cp="x">J</cp:lastModifiedBy>'),
            "Excel or PowerPoint: File, Info,",
        ),
        (opened("meta.xml", "<meta:initial-creator>J</x>"), "in LibreOffice: File, Properties"),
        (b"<svg><dc:creator><cc:Agent><dc:title>J</dc:title>", "in Inkscape"),
        (b'<?xml version="1.0"?><svg x:export-filename="/home/j/a.png">', "in Inkscape"),
        (saved("TIFF", exif=exif()), "save the picture anew as PNG or JPEG"),
        (saved("AVIF", exif=exif()), "save the picture anew as PNG or JPEG"),
        (b"%PDF-1.7 /Author (J)", "in Acrobat: File, Properties"),
        (jpeg(), "`pressroom lint --fix` takes it out"),
    ],
)
def test_each_kind_says_how(data: bytes, remedy: str) -> None:
    assert any(remedy in how for _, how in telling_metadata(data))


@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (opened("docProps/app.xml", "<Manager>J</Manager>"), "its manager (Office)", "Inspect"),
        (
            opened("word/comments.xml", '<w:comments><w:comment w:id="1">cut?</w:comment>'),
            "reviewers' comments (Word)",
            "Inspect Document, and Remove All of each kind",
        ),
        (
            opened("word/document.xml", '<w:p><w:del w:id="3" w:author="J"><w:r/></w:del></w:p>'),
            "what was changed in it, and by whom (Word)",
            "Inspect",
        ),
        (
            opened(
                "xl/workbook.xml", '<sheet name="Next" sheetId="2" state="veryHidden" r:id="a"/>'
            ),
            "what is on hidden sheets (Excel)",
            "Inspect",
        ),
        (
            opened("xl/threadedComments/threadedComment1.xml", '<threadedComment ref="A1">'),
            "reviewers' comments (Excel)",
            "Inspect",
        ),
        (
            opened("ppt/notesSlides/notesSlide1.xml", "<a:r><a:rPr/><a:t>Say less</a:t></a:r>"),
            "speakers' notes (PowerPoint)",
            "Inspect",
        ),
        (
            opened("ppt/slides/slide7.xml", '<p:sld xmlns:a="x" show="0"><p:cSld/>'),
            "what is on hidden slides (PowerPoint)",
            "Inspect",
        ),
        (
            opened("content.xml", "<office:annotation>"),
            "reviewers' comments (OpenDocument)",
            "Edit",
        ),
        (b"%PDF-1.7 << /Type /Annot /Subtype /Text /Contents (cut?) >>", "reviewers' comments", ""),
    ],
)
def test_what_a_document_does_not_show_is_told(data: bytes, what: str, remedy: str) -> None:
    (found,) = telling_metadata(data)
    assert found[0].startswith(what) and remedy in found[1]


def test_a_pdf_with_comments_still_loses_its_author() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    file = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        note = {"/Type": "/Annot", "/Subtype": "/Text", "/Rect": [0, 0, 1, 1], "/Contents": "x"}
        names = {key: pikepdf.Name(v) if str(v)[:1] == "/" else v for key, v in note.items()}
        page.Annots = pikepdf.Array([document.make_indirect(pikepdf.Dictionary(names))])
        document.docinfo["/Author"] = "J"
        document.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    made = without_metadata(file.getvalue())
    assert made is not None and b"/Author" not in made


def test_what_tells_nothing_is_left_alone() -> None:
    quiet = [
        opened("docProps/core.xml", '<dc:creator xmlns:dc="x"></dc:creator><dc:title>T</dc:title>'),
        b'<svg><dc:creator></dc:creator><g absref="a.png"/></svg>',
        opened("docProps/app.xml", "<Manager></Manager><Company>ACME</Company>"),
        opened("word/comments.xml", "<w:comments/>"),
        opened("word/document.xml", "<w:p><w:r><w:t>ins del w:author=</w:t></w:r></w:p>"),
        opened("xl/workbook.xml", '<sheet name="hidden" state="visible"/>'),
        opened("ppt/notesSlides/notesSlide1.xml", "<a:fld><a:t>7</a:t></a:fld><a:r><a:t>7</a:t>"),
        opened("ppt/slides/slide1.xml", '<p:sld show="1">'),
        b"%PDF-1.7 << /Subtype /Link >> << /Subtype /text#2Fcsv >> << /Subtype /Type1 >>",
        saved("TIFF"),
        saved("AVIF"),
        saved("GIF"),
        b"%PDF-1.7 /Type /ObjStm stream\nnot packed at all",
    ]
    assert [list(telling_metadata(data)) for data in quiet] == [[]] * len(quiet)


def test_lint_fix_takes_it_out(room: Room) -> None:
    room.release("2026-03-01-results/index", body="![A](a.jpg)", attachments="[b.docx]")
    room.write(f"{FOLDER}/a.jpg", jpeg())
    room.write(f"{FOLDER}/b.docx", opened("docProps/core.xml", "<dc:creator>J</dc:creator>"))
    room.write("static/c.png", png())

    ran = room.run("lint", "--fix")

    assert f"{FOLDER}/a.jpg: 1 fault mended.\nstatic/c.png: 1 fault mended.\n" in ran.out
    assert ran.err.count("PR022") == 1
    assert "b.docx: warning PR022" in ran.err
    assert "mended" not in room.run("lint", "--fix").out


def test_lint_fix_moves_nothing_that_is_published(room: Room) -> None:
    """The file would get another address, and links to it would break."""
    room.release("2026-03-01-results/index", body="![A](a.jpg)")
    path = room.write(f"{FOLDER}/a.jpg", jpeg())
    assert room.run("ledger").code == 0

    ran = room.run("lint", "--fix")

    assert "it is published: a file without this gets a new address" in ran.err
    assert path.read_bytes() == jpeg()
