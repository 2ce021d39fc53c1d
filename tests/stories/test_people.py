"""People, from a file in `content/people/` to their pages, and from a release that names them."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from PIL import Image

from tests.conftest import Room

BEFORE = "2026-05-04T08:59:59-04:00"
AT = "2026-05-04T09:00:00-04:00"


def picture(width: int = 400, height: int = 480, mode: str = "L", form: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new(mode, (width, height)).save(file, form)
    return file.getvalue()


def person(room: Room, file: str, body: str = "Makes anvils.", **keys: str) -> None:
    given = {"name": "Jane Doe", "positions": "[President and CEO]"} | keys
    rows = "\n".join(f"{key}: {value}" for key, value in given.items())
    room.write(f"content/people/{file}.md", f"---\n{rows}\n---\n\n{body}\n")


def data_of(page: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found is not None
    return json.loads(found[1])["@graph"][0]


def test_a_person_has_a_page_and_a_place_in_the_list(room: Room) -> None:
    """With portrait, positions and their periods, languages, whom to ask, and the releases that
    name the person, which lead there."""
    room.release(people="[jane-doe, unwritten]")
    room.release("2026-04-01-other", date="2026-04-01 09:00")
    person(
        room,
        "jane-doe/index",
        positions="[{title: President and CEO, since: 2009-01}, {title: CFO, organisation: "
        '"Hammer, Inc.", since: 2001, until: 2008-12-31}]',
        portrait="{file: jane.png, alt: Jane Doe at her anvil, credit: John Roe}",
        languages="[en, de]",
        contact="investors",
    )
    room.write("content/people/jane-doe/jane.png", picture())
    person(room, "john-roe", name="John Roe", group="board", positions="[Chair]")

    assert room.build().code == 0

    page = room.read("people/jane-doe/index.html")
    assert 'President and CEO <span class="quiet">(since January 2009)</span>' in page
    assert '<li>CFO, Hammer, Inc. <span class="quiet">(2001 – December 31, 2008)</span>' in page
    assert 'alt="Jane Doe at her anvil" width="400" height="480"' in page
    assert '<source type="image/webp"' in page
    assert "<dd>English, German</dd>" in page and "ir@example.com" in page
    assert "/releases/2026/results/" in page and "/releases/2026/other/" not in page
    data = data_of(page)
    assert (data["@type"], data["jobTitle"], data["worksFor"][0]["name"]) == (
        "Person",
        ["President and CEO"],
        "ACME Corporation",
    )
    listed = room.read("people/index.html")
    assert re.findall(r'<h2 id="g\d">(.*?)</h2>', listed) == ["Management", "Board of directors"]
    assert "<p>President and CEO</p>" in listed and "CFO" not in listed
    release = room.read("releases/2026/results/index.html")
    assert '<li><a href="/people/jane-doe/">Jane Doe</a></li>' in release
    assert data_of(release)["mentions"] == [
        {"@type": "Person", "name": "Jane Doe", "url": "https://press.example.com/people/jane-doe/"}
    ]
    assert "unwritten" not in "".join(map(str, room.tree().values()))
    checked = room.run("check")
    assert (checked.code, checked.err) == (0, "")


def test_a_release_leads_to_nobody_who_is_not_public(room: Room) -> None:
    """Nor does a build tell one who is not there from one who is not public yet; `lint` does."""
    room.release(people="[jane-doe]")
    first = room.build("--as-of", BEFORE)
    without = room.tree()
    assert "PR011 unknown person `jane-doe` — write content/people/jane-doe.md" in "\n".join(
        room.judged()
    )
    person(room, "jane-doe", date="2026-05-04 09:00")

    ran = room.build("--as-of", BEFORE)

    assert (ran.err, room.tree()) == (first.err, without)
    assert "PR011" not in "".join(room.judged())
    assert room.build("--as-of", AT).code == 0
    assert "/people/jane-doe/" in room.read("releases/2026/results/index.html")
    room.release(people="[jane-do]")
    assert "unknown person `jane-do` — did you mean `jane-doe`?" in "\n".join(room.judged())


def test_a_position_is_not_early_and_ends_at_its_end(room: Room) -> None:
    """A change at the top is written down before its instant; a position that is over moves by
    itself, and who has none left is listed last."""
    room.release()
    person(room, "jane-doe", positions="[Chief Scientist]")
    room.build("--as-of", BEFORE)
    without = room.tree()
    person(
        room,
        "jane-doe",
        positions="[{title: Chair, since: 2026-05-04, date: 2026-05-04 09:00}, "
        "{title: Chief Scientist, until: 2026-05, until_date: 2026-05-04 09:00}]",
    )

    assert room.build("--as-of", BEFORE).code == 0
    assert room.tree() == without
    moments = room.run("schedule", "--as-of", BEFORE, "--reveal").out
    assert "2026-05-04T09:00" in moments and "2026-06-01T00:00" in moments

    room.build("--as-of", AT)
    page = room.read("people/jane-doe/index.html")
    assert 'Chair <span class="quiet">(since May 4, 2026)</span>' in page
    assert 'Chief Scientist <span class="quiet">(until May 2026)</span>' in page
    assert "Former positions" not in page
    room.build("--as-of", "2026-06-01T00:00:00-04:00")
    page = room.read("people/jane-doe/index.html")
    assert page.index("Former positions") < page.index("Chief Scientist <")
    person(room, "john-roe", name="John Roe", positions="[{title: CFO, until: 2020}]")
    room.build()
    assert re.findall(r"<h2 [^>]*>(.*?)</h2>", room.read("people/index.html")) == [
        "Management",
        "Former members",
    ]


def test_a_portrait_is_published_in_sizes_and_without_what_the_camera_wrote(room: Room) -> None:
    room.release()
    person(room, "jane/index", portrait="{file: jane.jpg, alt: Jane Doe}")
    exif = Image.Exif()
    exif[0x013B] = "The photographer"
    Image.new("RGB", (3000, 3600)).save(
        room.path / "content/people/jane/jane.jpg", exif=exif, quality=20
    )

    assert room.build().code == 0

    sizes = re.findall(r"/(\d+)/jane\.\w+", room.read("people/index.html"))
    assert {int(size) for size in sizes} == {400, 800, 1600}
    files = [path for path in (room.path / "output").rglob("*") if path.is_file()]
    assert not [path for path in files if b"The photographer" in path.read_bytes()]
    told = room.run("lint").err
    assert "PR022 the file tells who took the picture (Exif) — it is published without" in told


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"name": "''"}, "error PR007 `name` is empty"),
        ({"title": "Dr."}, "error PR006 unknown key `title`"),
        ({"positions": "[{since: 2009}]"}, "error PR007 no `title` in `positions[1]`"),
        ({"positions": "[{title: CEO, since: last year}]"}, "`last year` is no year, month or day"),
        (
            {"positions": "[{title: CEO, since: 2009, until: 2008-12}]"},
            "the position ends (2008-12) before it begins (2009)",
        ),
        (
            {"positions": "[{title: CEO, until_date: 2026-05-04 09:00}]"},
            "error PR007 `until_date` without `until`",
        ),
        ({"positions": "[{title: CEO, date: soon}]"}, "error PR009"),
        ({"portrait": "{file: jane.png}"}, "error PR007 no `alt` in `portrait`"),
        ({"portrait": "jane.png"}, "error PR008 `portrait` must be a group of keys"),
        ({"portrait": "{file: jan.png, alt: x}"}, "there is no file `jan.png` beside the person"),
        ({"portrait": "{file: cv.pdf, alt: x}"}, "error PR013 `cv.pdf` cannot be read as a pict"),
        ({"portrait": "{file: big.png, alt: x}"}, "PR034 the picture has 10000 by 8000 pixels"),
        (
            {"portrait": "{file: print.jpg, alt: x}"},
            "PR030 the attachment `print.jpg` is in the co",
        ),
        (
            {"portrait": "{file: half.jpg, alt: x}"},
            "`half.jpg` is not whole: it ends in the middle",
        ),
        ({"group": "boardroom"}, "error PR008 `boardroom` is no group of people — did you mean"),
        ({"languages": "[en, klingon!]"}, "error PR016 `klingon!` is no language"),
        ({"contact": "nobody"}, "error PR011 unknown contact `nobody`"),
        ({"portrait": "{file: jane.png, alt: Jane Doe}"}, ""),
    ],
)
def test_a_mistake_is_told_with_what_to_write(room: Room, keys: dict[str, str], told: str) -> None:
    room.release()
    person(room, "jane/index", **keys)
    room.write("content/people/jane/jane.png", picture())
    room.write("content/people/jane/big.png", picture(10_000, 8_000, "1"))
    room.write("content/people/jane/print.jpg", picture(mode="CMYK", form="JPEG"))
    room.write("content/people/jane/half.jpg", picture(form="JPEG")[:-40])
    room.write("content/people/jane/cv.pdf", b"%PDF-1.4\n%%EOF\n")

    ran = room.build()

    assert told in ran.err
    assert ran.code == int(bool(told))


def test_a_person_in_two_languages(room: Room) -> None:
    """A release leads to the page in its own language; the list has each person once."""
    config = (room.path / "config.toml").read_text()
    config = config.replace("id_authority", 'languages = ["en", "de"]\nid_authority', 1)
    room.write("config.toml", config)
    room.release("2026-03-01-zahlen", language="de", people="[jane-doe]")
    person(room, "jane-doe")
    german = "[{title: Vorstandsvorsitzende, since: 2009-01}]"
    person(room, "de/jane-doe", language="de", translation_of="jane-doe", positions=german)

    assert room.build().code == 0

    assert "/people/de/jane-doe/" in room.read("releases/2026/zahlen/index.html")
    assert "(seit Januar 2009)" in room.read("people/de/jane-doe/index.html")
    listed = room.read("people/index.html")
    assert listed.count("<h3>") == 1 and 'hreflang="de" lang="de">Deutsch</a>' in listed
