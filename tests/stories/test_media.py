"""The media library, from a picture in `content/media/` to the sizes in which readers get it."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import sqlite3
import zipfile
from typing import Any

import pytest
from PIL import Image, ImageFile

from pressroom.core.cache import open_cache
from tests.conftest import Room

BEFORE = "2026-05-04T08:59:59-04:00"
AT = "2026-05-04T09:00:00-04:00"


def drawn(
    size: tuple[int, int] = (2400, 1200), form: str = "JPEG", mode: str = "RGB", **options: Any
) -> bytes:
    """A picture with a slope of greys, small as a file."""
    slope = Image.linear_gradient("L").resize(size)
    file = io.BytesIO()
    slope.convert(mode).save(file, form, **options)
    return file.getvalue()


def located(way_up: int = 1) -> Image.Exif:
    """Metadata that tell a place and a person."""
    tags = Image.Exif()
    tags[0x013B] = "Jane Doe"
    tags[0x0112] = way_up
    tags.get_ifd(0x8825)[1] = "N"
    return tags


def picture(
    room: Room, name: str, data: bytes, file: str = "anvil.jpg", body: str = "", **keys: str
) -> None:
    given = {"title": "An anvil", "picture": file, "alt": "An anvil on a cliff"} | keys
    rows = "\n".join(f"{key}: {value}" for key, value in given.items())
    room.write(f"content/media/{name}/index.md", f"---\n{rows}\n---\n\n{body}\n")
    room.write(f"content/media/{name}/{file}", data)


def made(room: Room, pattern: str) -> dict[str, Image.Image]:
    """The pictures below `files/` by their paths there, without the digest."""
    found = {}
    for path, data in room.tree().items():
        below = re.fullmatch(rf"files/[0-9a-f]+/({pattern})", path)
        if below:
            found[below[1]] = Image.open(io.BytesIO(data))
    return found


def test_a_photograph_is_shown_in_sizes_and_formats(room: Room) -> None:
    """On a page of its own and in the library, with all that the press has to know."""
    room.release(products="[anvil]")
    picture(
        room,
        "anvil",
        drawn(),
        body="Made in **Bonn**.",
        credit='"Photo: John Roe"',
        usage="Free for editorial use",
        made="2026-03",
        products="[anvil]",
        attachments="[anvil.tif]",
    )
    room.write("content/media/anvil/anvil.tif", b"II*\0 for print")
    picture(room, "sign", drawn((500, 500), "PNG"), "sign.png", title="Our sign", kind="logo")

    assert room.build().code == 0

    sizes = {path: image.size for path, image in made(room, r".*(?:avif|webp|jpg|png)").items()}
    assert sizes == {
        "400/anvil.avif": (400, 200),
        "800/anvil.avif": (800, 400),
        "1600/anvil.avif": (1600, 800),
        "400/anvil.webp": (400, 200),
        "800/anvil.webp": (800, 400),
        "1600/anvil.webp": (1600, 800),
        "800/anvil.jpg": (800, 400),
        "1600/anvil.jpg": (1600, 800),
        "anvil.jpg": (2400, 1200),
        "500/sign.webp": (500, 500),
        "500/sign.png": (500, 500),
        "sign.png": (500, 500),
    }
    page = room.read("media/anvil/index.html")
    srcset = re.findall(r'<source type="(.*?)" srcset="(.*?)" sizes', page)
    assert [kind for kind, _ in srcset] == ["image/avif", "image/webp"]
    assert [row.split()[1] for row in srcset[0][1].split(", ")] == ["400w", "800w", "1600w"]
    assert re.search(r'/800/anvil.jpg" alt="An anvil on a cliff" width="800" height="400">', page)
    for words in ("<strong>Bonn</strong>", "Photo: John Roe", "Free for editorial use"):
        assert words in page
    assert "<dd>March 2026</dd>" in page and "(JPG, 2400 × 1200, " in page
    assert ">1600 × 800</a>" in page and "anvil.tif" in page
    assert '<a href="/products/anvil/">Anvil</a>' in page
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found is not None
    data = json.loads(found[1])["@graph"][0]
    assert (data["@type"], data["creditText"], data["width"]) == (
        "ImageObject",
        "Photo: John Roe",
        2400,
    )
    listed = room.read("media/index.html")
    assert re.findall(r"<h2 [^>]*>(.*?)</h2>", listed) == ["Logos", "Photographs"]
    assert listed.count('loading="lazy"') == 2
    assert '<a href="/media/">Media library</a>' in room.read("index.html")
    assert "/media/anvil/" in room.read("sitemap.xml")
    markdown = room.read("media/anvil/index.md")
    assert re.search(r"!\[An anvil on a cliff\]\(https://press.example.com/files/", markdown)
    assert "\nPhoto: John Roe\n\nFree for editorial use\n" in markdown
    assert "[An anvil](https://press.example.com/media/anvil/index.md)" in room.read("llms.txt")
    row = json.loads(room.read("api/items.json"))["items"][0]
    assert (row["kind"], row["category"], row["alt"]) == (
        "picture",
        "photograph",
        "An anvil on a cliff",
    )
    assert [file["type"] for file in row["files"]] == ["image/tiff", "image/jpeg"]
    checked = room.run("check")
    assert (checked.code, checked.err) == (0, "")


def test_a_video_is_a_link_with_its_picture(room: Room) -> None:
    """Nothing of another host is in the page, and so nobody's visit is told there."""
    room.release()
    link = "https://video.example.org/anvil"
    picture(room, "film", drawn((640, 360)), kind="video", link=link, date="2026-03-01 09:00")

    assert room.build().code == 0

    page = room.read("media/film/index.html")
    assert f'<a href="{link}">On video.example.org</a>' in page and "<iframe" not in page
    assert '"@type":"VideoObject"' in page and '"uploadDate":"2026-03-01T09:00:00-05:00"' in page
    assert room.run("check").code == 0


def test_a_drawing_is_published_as_it_is(room: Room) -> None:
    room.release()
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>'
    picture(room, "sign", svg, "sign.svg", kind="logo")

    assert room.build().code == 0

    page = room.read("media/sign/index.html")
    assert re.search(r'<img src="/files/\w+/sign.svg" alt="An anvil on a cliff" width="40"', page)
    assert "<source" not in page
    assert room.run("check").code == 0


def test_place_and_person_are_left_out_and_told(room: Room) -> None:
    """Of the original and of all sizes; `lint` tells it, and takes it out of the file, which leaves
    what is published as it was. A picture on its side stands upright."""
    room.release()
    source = drawn((1000, 500), exif=located(6), icc_profile=b"profile")
    picture(room, "anvil", source)

    assert room.build().code == 0

    shown = made(room, r".*\.(?:avif|webp|jpg)")
    assert sorted(shown) == ["500/anvil.avif", "500/anvil.jpg", "500/anvil.webp", "anvil.jpg"]
    for image in shown.values():
        assert not {0x013B, 0x8825} & set(image.getexif()) and "xmp" not in image.info
        assert image.info["icc_profile"] == b"profile"
    assert shown["500/anvil.webp"].size == (500, 1000)
    assert 'width="500" height="1000"' in room.read("media/anvil/index.html")
    published = room.tree() | {".pressroom.json": b""}
    told = [row for row in room.judged() if "PR022" in row]
    assert len(told) == 2
    assert "tells where the picture was taken (Exif) — it is published without" in told[0]
    room.run("lint", "--fix")
    assert (room.path / "content/media/anvil/anvil.jpg").read_bytes() != source
    assert room.build().code == 0
    assert room.tree() | {".pressroom.json": b""} == published


def test_a_picture_under_embargo_is_nowhere(room: Room) -> None:
    room.release()
    room.build("--as-of", BEFORE)
    without = room.tree()
    picture(room, "anvil", drawn((300, 300)), date="2026-05-04 09:00")

    assert room.build("--as-of", BEFORE).code == 0
    assert room.tree() == without
    assert "2026-05-04T09:00" in room.run("schedule", "--as-of", BEFORE, "--reveal").out
    assert room.build("--as-of", AT).code == 0
    assert made(room, r"300/anvil\.webp")
    leak = room.run("check", "--as-of", BEFORE)
    assert leak.code == 1 and "not public" in leak.err


def test_a_size_is_made_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of settings writes all files anew, and decodes no picture; what is no longer shown
    leaves the cache."""
    room.release()
    picture(room, "anvil", drawn((300, 300)))
    picture(room, "hammer", drawn((310, 300)), title="A hammer")
    assert room.build().code == 0
    first = made(room, r"3\d\d/.*").keys()
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace("ACME Press Room", "ACME News", 1))
    calls: list[object] = []

    def counted(*given: object) -> bytes:
        calls.append(given)
        return b""

    monkeypatch.setattr("pressroom.formats.pictures.sized", counted)
    assert room.build().code == 0
    assert not calls and made(room, r"3\d\d/.*").keys() == first

    monkeypatch.undo()
    (room.path / "content/media/hammer/index.md").unlink()
    (room.path / "content/media/hammer/anvil.jpg").unlink()
    picture(room, "anvil", drawn((320, 300)))
    assert room.build().code == 0
    path = open_cache(room.path, "pictures").path
    assert path is not None
    with contextlib.closing(sqlite3.connect(path)) as file:
        assert file.execute("select count(*) from pictures").fetchone() == (3,)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_sizes_are_the_same_bytes_each_time(room: Room, form: str) -> None:
    room.release()
    picture(room, "anvil", drawn((450, 300), form), f"anvil.{form.lower()}")
    assert room.build("--no-cache").code == 0
    first = room.tree()
    assert room.build("--no-cache").code == 0
    assert room.tree() == first


GOOD = drawn((60, 40))


@pytest.mark.parametrize(
    ("data", "keys", "told"),
    [
        (GOOD, {"alt": "''"}, "error PR007 no `alt` — add `alt: An anvil on a cliff`"),
        (GOOD, {"picture": "anvill.jpg"}, "PR013 there is no file `anvill.jpg` beside the picture"),
        (GOOD, {"kind": "photo"}, "error PR008 `photo` is no kind of picture or video — did you"),
        (GOOD, {"kind": "video"}, "error PR007 the video has no `link`"),
        (GOOD, {"link": "http://example.org/"}, "PR013 `http://example.org/` is no safe web"),
        (GOOD, {"made": "last year"}, "error PR008 `last year` is no year, month or day"),
        (GOOD[:-9], {}, "error PR030 the attachment `anvil.jpg` is not whole: it ends in the mid"),
        (drawn((60, 40), mode="CMYK"), {}, "PR030 the attachment `anvil.jpg` is in the colours of"),
        (GOOD[:2] + b"\xff\xe2\0\x06MPF\0" + drawn((9, 9), exif=located())[2:], {}, "cannot be ta"),
        (b"%PDF-1.4", {}, "error PR030 the attachment `anvil.jpg` is no JPEG picture"),
        (GOOD, {}, ""),
    ],
)
def test_a_mistake_is_told_with_what_to_write(
    room: Room, data: bytes, keys: dict[str, str], told: str
) -> None:
    room.release()
    picture(room, "anvil", data)
    given = {"title": "An anvil", "picture": "anvil.jpg", "alt": "An anvil"} | keys
    rows = "\n".join(f"{key}: {value}" for key, value in given.items())
    room.write("content/media/anvil/index.md", f"---\n{rows}\n---\n")

    ran = room.build()

    assert told in ran.err
    assert ran.code == int(bool(told))


@pytest.mark.parametrize(("width", "height"), [(10_000, 8_000), (1, 49_999_999), (70_000, 9)])
def test_a_picture_that_claims_too_much_is_not_decoded(room: Room, width: int, height: int) -> None:
    """80 megapixels, or millions of rows, by what its head says."""
    room.release()
    data = bytearray(drawn((60, 40), "PNG"))
    data[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    picture(room, "anvil", bytes(data), "anvil.png")
    ran = room.build()
    assert ran.code == 1
    assert f"PR034 the picture has {width} by {height} pixels" in ran.err


@pytest.mark.parametrize("lax", [False, True])
def test_damage_within_a_picture_is_told(
    room: Room, monkeypatch: pytest.MonkeyPatch, lax: bool
) -> None:
    """What only decoding shows, even after WeasyPrint has switched for the whole process that what
    is cut off is no error."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lax)
    room.release()
    data = bytearray(drawn((60, 40), "PNG"))
    at = data.index(b"IDAT") + 8
    data[at : at + 8] = b"\xff" * 8
    picture(room, "anvil", bytes(data), "anvil.png")
    ran = room.build()
    assert ran.code == 1
    assert "PR030 the picture is damaged: it cannot be decoded" in ran.err


def test_without_pillow_it_is_said_what_to_do(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.release()
    picture(room, "anvil", GOOD)
    monkeypatch.setattr("pressroom.formats.pictures.version_of", lambda name: "")
    ran = room.build()
    assert ran.code == 1
    assert "PR320 sizes of its picture are made by Pillow, which is not installed" in ran.err


def test_a_picture_in_two_languages(room: Room) -> None:
    """One file serves both; the library has it once."""
    config = (room.path / "config.toml").read_text()
    config = config.replace("id_authority", 'languages = ["en", "de"]\nid_authority', 1)
    room.write("config.toml", config)
    room.release()
    picture(room, "anvil", GOOD)
    picture(room, "amboss", GOOD, title="Ein Amboss", language="de", translation_of="anvil")

    assert room.build().code == 0

    assert len(made(room, r"anvil\.jpg")) == 1
    listed = room.read("media/index.html")
    assert listed.count("<h3>") == 1 and 'hreflang="de" lang="de">Deutsch</a>' in listed


def test_pictures_can_be_had_together(room: Room) -> None:
    """All of a kind, and all: as they are published, with a table of credits; the same bytes for
    the same pictures."""
    room.release()
    picture(room, "anvil", drawn((300, 200), exif=located()), credit="'Photo: John Roe'")
    picture(room, "cliff", drawn((310, 200)), title="A cliff", attachments="[cliff.tif]")
    room.write("content/media/cliff/cliff.tif", b"II*\0 for print")
    picture(room, "sign", drawn((320, 200), "PNG"), "sign.png", title="Our sign", kind="logo")

    assert room.build().code == 0

    every = zipfile.ZipFile(room.output / "media/media-library.zip")
    assert every.namelist() == [
        "pictures.csv",
        "logo/sign/sign.png",
        "photograph/cliff/anvil.jpg",
        "photograph/cliff/cliff.tif",
        "photograph/anvil/anvil.jpg",
    ]
    published = {path.rpartition("/")[2]: data for path, data in room.tree().items()}
    assert every.read("logo/sign/sign.png") == published["sign.png"]
    assert not Image.open(every.open("photograph/anvil/anvil.jpg")).getexif()
    table = list(csv.reader(every.read("pictures.csv").decode("utf-8-sig").splitlines()))
    assert table[-1][1:] == [
        "An anvil",
        "An anvil on a cliff",
        "Photo: John Roe",
        "",
        "https://press.example.com/media/anvil/",
    ]
    assert len(zipfile.ZipFile(room.output / "media/photograph.zip").namelist()) == 4
    assert not (room.output / "media/logo.zip").exists()
    listed = room.read("media/index.html")
    assert '<a href="/media/media-library.zip">Download everything</a>' in listed
    assert '<a href="/media/photograph.zip">Download all</a>' in listed
    first = room.tree()
    assert room.build("--no-cache").code == 0
    assert room.tree() == first
    assert room.run("check").code == 0


def test_an_archive_that_would_be_too_large_is_told(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.release()
    picture(room, "anvil", GOOD)
    picture(room, "hammer", GOOD, title="A hammer")
    monkeypatch.setattr("pressroom.formats.picture_zips.MOST_ZIP_BYTES", 1)
    assert room.build().code == 0
    assert not (room.output / "media/photograph.zip").exists()
    assert "Download" not in room.read("media/index.html")
    assert "PR037 photographs together have 0 MB" in "\n".join(room.judged())


def test_a_release_shows_pictures_that_it_names(room: Room) -> None:
    """Those that are public, each with its files; a build does not tell a name that is not there
    from one that is held, and `lint` does. In the PDF there are none."""
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + "\n[exports]\npdf = true\n")
    room.release(media="[anvil, hammer]")
    picture(room, "anvil", drawn((300, 200)), credit="'Photo: John Roe'")
    first = room.build("--as-of", BEFORE)
    without = room.tree()
    assert "PR011 unknown picture `hammer` — use one of `anvil`" in "\n".join(room.judged())
    picture(room, "hammer", drawn((310, 200)), title="A hammer", date="2026-05-04 09:00")

    ran = room.build("--as-of", BEFORE)

    assert (ran.err, room.tree()) == (first.err, without)
    assert "PR011" not in "".join(room.judged())
    assert room.build("--as-of", AT).code == 0
    page = room.read("releases/2026/results/index.html")
    gallery = page.partition('<section class="gallery"')[2].partition("</section>")[0]
    assert re.findall(r"<h3><a [^>]*>(.*?)</a>", gallery) == ["An anvil", "A hammer"]
    assert "Photo: John Roe" in gallery and gallery.count("<picture>") == 2
    assert (room.output / "releases/2026/results/results.pdf").stat().st_size > 1000
    assert room.run("check", "--as-of", AT).code == 0


def led(room: Room, data: bytes = GOOD, file: str = "anvil.jpg", **keys: str) -> None:
    """A release with a picture at its head."""
    given = {"image": f"{{file: {file}, alt: An anvil on a cliff, credit: John Roe}}"} | keys
    room.release("2026-03-01-results/index", **given)
    room.write(f"content/releases/2026-03-01-results/{file}", data)


def test_a_release_has_a_picture_at_its_head(room: Room) -> None:
    """On its page, in the list on the home page, where its link is posted, and in feeds; what the
    camera wrote into the file is nowhere, nor is the file itself."""
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config + "\n[exports]\ncards = true\npdf = true\n")
    led(room, drawn((900, 600), exif=located()), attachments="[results.csv]")
    room.write("content/releases/2026-03-01-results/results.csv", "a,b\n")
    room.release("2026-03-02-other", date="2026-03-02 09:00", title="ACME Plans")

    assert room.build().code == 0

    shown = made(room, r".*\.(?:avif|webp|jpg)")
    assert sorted(shown) == [
        "400/anvil.avif",
        "400/anvil.webp",
        "900/anvil.avif",
        "900/anvil.jpg",
        "900/anvil.webp",
    ]
    assert not any(image.getexif() for image in shown.values())
    page = room.read("releases/2026/results/index.html")
    figure = page.partition('<figure class="lead">')[2].partition("</figure>")[0]
    assert 'alt="An anvil on a cliff" width="900" height="600"' in figure
    assert '<figcaption class="quiet">John Roe</figcaption>' in figure
    address = re.search(r"https://press.example.com/files/\w+/900/anvil.jpg", page)
    assert address is not None
    assert f'<meta property="og:image" content="{address[0]}">' in page
    assert not (room.output / "releases/2026/results/card.png").exists()
    assert (room.output / "releases/2026/other/card.png").exists()
    home = room.read("index.html")
    assert home.count('<article class="pictured">') == 1 and home.count("<picture>") == 1
    assert "<picture>" not in room.read("releases/2026/index.html")
    rss = room.read("feed.xml")
    assert 'xmlns:media="http://search.yahoo.com/mrss/"' in rss
    assert rss.count("<enclosure") == 1 and rss.count("<media:content") == 1
    assert f'<media:content url="{address[0]}" medium="image" type="image/jpeg"' in rss
    assert "<media:description>An anvil on a cliff</media:description>" in rss
    atom = room.read("atom.xml")
    assert f'<media:content url="{address[0]}" medium="image" type="image/jpeg"' in atom
    assert atom.count('rel="enclosure"') == 1
    items = json.loads(room.read("feed.json"))["items"]
    assert [item.get("image") for item in items] == [None, address[0]]
    rows = json.loads(room.read("api/releases.json"))["releases"]
    assert rows[1]["image"] == {
        "url": address[0],
        "alt": "An anvil on a cliff",
        "credit": "John Roe",
    }
    ninjs = json.loads(room.read("releases/2026/results/ninjs.json"))["associations"]
    assert (ninjs[0]["rel"], ninjs[0]["uri"]) == ("picture", address[0])
    assert f"![An anvil on a cliff]({address[0]})" in room.read("releases/2026/results/index.md")
    assert address[0] in room.read("sitemap.xml")
    checked = room.run("check")
    assert (checked.code, checked.err) == (0, "")


def test_a_picture_of_a_feed_that_is_not_there_is_found(room: Room) -> None:
    led(room)
    assert room.build().code == 0
    for path in room.output.glob("files/*/60/anvil.jpg"):
        path.unlink()
    found = room.run("check").err
    for feed in ("feed.xml", "atom.xml", "feed.json"):
        assert f"output/{feed}:1: error PR620" in found


@pytest.mark.parametrize(
    ("data", "keys", "told"),
    [
        (GOOD, {"image": "{file: anvil.jpg}"}, "error PR007 no `alt` in `image`"),
        (GOOD, {"image": "anvil.jpg"}, "error PR008 `image` must be a group of keys"),
        (GOOD, {"image": "{file: anvi.jpg, alt: x}"}, "PR013 there is no file `anvi.jpg`"),
        (GOOD[:-9], {}, "error PR030 the attachment `anvil.jpg` is not whole"),
        (b"GIF89a", {"file": "anvil.gif"}, "error PR013 `anvil.gif` cannot be read as a picture"),
    ],
)
def test_a_mistake_in_a_picture_at_the_head_is_told(
    room: Room, data: bytes, keys: dict[str, str], told: str
) -> None:
    led(room, data, **keys)
    ran = room.build()
    assert told in ran.err and ran.code == 1


def test_a_picture_of_a_held_release_is_at_the_head_of_none(room: Room) -> None:
    """Neither a copy of it under another name is shown in sizes, nor its own before its instant."""
    room.release("2026-05-04-plans/index", date="2026-05-04 09:00")
    room.write("content/releases/2026-05-04-plans/secret.jpg", GOOD)
    led(room)
    ran = room.build("--as-of", BEFORE)
    assert ran.code == 1
    assert "it is a copy of a file that is not public yet" in ran.err


def test_a_new_picture_at_the_head_is_shown_everywhere(room: Room) -> None:
    """After a change of the file alone, and of its description alone, the site is as a build from
    nothing makes it."""
    led(room)
    room.release("2026-03-02-other", date="2026-03-02 09:00", title="ACME Plans")
    room.build()
    led(room, drawn((80, 60)))
    assert room.build().code == 0
    assert made(room, r"80/anvil.jpg") and not made(room, r"60/anvil.jpg")
    led(room, drawn((80, 60)), image="{file: anvil.jpg, alt: A hammer}")
    assert room.build().code == 0
    tree = room.tree()
    assert b"A hammer" in tree["index.html"] and b"A hammer" in tree["feed.xml"]
    assert room.build("--no-cache").code == 0
    assert room.tree() == tree


def test_new_begins_a_picture_in_a_folder_of_its_own(room: Room) -> None:
    """It lacks its file and what is told of it; with these it is public."""
    room.release()
    assert room.run("new", "picture", "An anvil on a cliff").code == 0
    path = room.path / "content/media/an-anvil-on-a-cliff/index.md"
    text = path.read_text()
    room.write("content/media/an-anvil-on-a-cliff/anvil.jpg", GOOD)
    text = text.replace("picture: TK", "picture: anvil.jpg").replace("alt: TK", "alt: An anvil")
    path.write_text(re.sub(r"draft: .*\n", "", text).replace("\nTK\n", "\nIt fell.\n"))
    assert room.build().code == 0
    assert "It fell." in room.read("media/an-anvil-on-a-cliff/index.html")
