"""From a text that is there already to a release."""

import json
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.content.config.reader import read_settings
from pressroom.content.load.split import split_front_matter
from pressroom.content.load.yaml_nodes import YamlMapping, read_yaml
from pressroom.core import files, locks
from pressroom.core.digest import digest
from pressroom.core.memory import Memory
from pressroom.importers.frame import framed
from pressroom.importers.records import ImportRegistry, Wishes
from pressroom.importers.wire_text import read_wire_text
from pressroom.pipeline import imported_files
from pressroom.pipeline.build import build
from pressroom.pipeline.options import Options, Work
from tests.conftest import CONFIG, REPOSITORY, SHARED, Room

WIRE = """\
FOR IMMEDIATE RELEASE

March 1, 2026 09:00 AM Eastern Standard Time

ACME Reports Fourth-Quarter Results

- Net sales rose 6.8 percent
- *Order book at a record*

BOSTON--(BUSINESS WIRE)--ACME, Inc. (NYSE: ACM), which makes dosing pumps, today reported net sales
of $72.8 million for the fourth quarter, up from $68.1 million.

Outlook

The company expects sales of $300 million to $310 million in 2026.

###

Source: ACME, Inc.
"""
NAME = "content/releases/2026-03-01-acme-reports-fourth-quarter-results.md"


@pytest.fixture
def wire(tmp_path: Path) -> str:
    path = tmp_path / "wire.txt"
    path.write_text(WIRE, encoding="utf-8")
    return str(path)


def releases(room: Room) -> list[str]:
    return [name for name in room.tree("content") if name.startswith("releases/")]


def test_a_wire_text_becomes_a_draft(room: Room, wire: str) -> None:
    ran = room.run("import", wire)

    assert ran.code == 0
    assert f"wire.txt → {NAME}: title, date, subheads, dateline, ticker, source" in ran.out
    assert (
        "PR412 left out: heading of a wire or company: `FOR IMMEDIATE RELEASE`; end mark: `###`"
        in ran.err
    )
    assert "PR413" not in ran.err
    assert (
        (room.path / NAME).read_text(encoding="utf-8")
        == """\
---
title: ACME Reports Fourth-Quarter Results
date: 2026-03-01T09:00-05:00
draft: true
subheads: [Net sales rose 6.8 percent, "*Order book at a record*"]
dateline: {city: BOSTON, wire: Business Wire}
ticker: "NYSE: ACM"
source: ACME, Inc.
---

ACME, Inc. (NYSE: ACM), which makes dosing pumps, today reported net sales of $72.8 million for the fourth quarter, up from $68.1 million.

## Outlook

The company expects sales of $300 million to $310 million in 2026.
"""
    )
    assert room.build().code == 0
    assert "Fourth-Quarter" not in room.read("index.html")


def test_ornaments_around_subheads_are_no_part_of_them(room: Room, tmp_path: Path) -> None:
    lines = "– Sales rose –\n\n*– Order book at a record –*\n\n**~ Outlook raised ~**"
    typed = WIRE.replace("- Net sales rose 6.8 percent\n- *Order book at a record*", lines)
    (tmp_path / "wire.txt").write_text(typed, encoding="utf-8")
    ran = room.run("import", str(tmp_path / "wire.txt"))
    assert "PR413" not in ran.err
    kept = 'subheads: [Sales rose, "*Order book at a record*", "**Outlook raised**"]\n'
    assert kept in (room.path / NAME).read_text(encoding="utf-8")


def test_the_sample_word_file_is_set_as_it_was_typed(sample: Room, room: Room) -> None:
    for name in ("config.toml", "content/boilerplate", "content/legends"):
        source = sample.path / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, room.path / name)
    ran = room.run("import", str(REPOSITORY / "docs/samples/import/third-quarter.docx"))
    text = (room.path / "content" / releases(room)[0]).read_text(encoding="utf-8")

    assert "PR413" not in ran.err
    # A caption is no heading.
    assert "\nTable: When royalties on Kadcyla are reported\n\n| Kadcyla sold in |" in text
    assert "## How royalties are reported\n" in text
    assert "products: [kadcyla, imgn901, imgn853, imgn529]\n" in text


def test_the_samples_of_all_kinds_are_imported(sample: Room, room: Room) -> None:
    for name in ("config.toml", "content/boilerplate", "content/legends"):
        source = sample.path / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, room.path / name)
    samples = REPOSITORY / "docs/samples/import"
    names = ("emilia.txt", "feed.xml", "marianne.html", "third-quarter.docx")
    ran = room.run("import", "--archive", *(str(samples / name) for name in names))

    assert ran.code == 0
    assert "PR413" not in ran.err
    assert len(releases(room)) == 7  # six releases, one with a statement
    assert room.build().code == 0


def test_a_dry_run_writes_nothing(room: Room, wire: str) -> None:
    before = room.tree("")
    ran = room.run("import", "--dry-run", wire)

    assert (ran.code, NAME in ran.out) == (0, True)
    assert room.tree("") == before


def test_nothing_is_overwritten(room: Room, wire: str, tmp_path: Path) -> None:
    room.run("import", wire)
    (room.path / NAME).write_text("mine", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Another Release\n\nSome text of it.\n", encoding="utf-8")
    before = room.tree("content")
    ran = room.run("import", str(tmp_path / "other.txt"), wire)

    assert ran.code == 1
    assert f"PR414 `{NAME}` is there already; nothing is overwritten" in ran.err
    # Whole or not at all.
    assert room.tree("content") == before


def test_the_same_import_again_changes_nothing(room: Room, wire: str) -> None:
    room.run("import", wire)
    before = room.tree("content")

    assert room.run("import", wire).code == 0
    assert room.tree("content") == before


OTHER = """\
{headline}

{day}

Kiel, Germany – ACME, Inc. opened a plant in Kiel, its fourth. The plant makes valves for breweries,
and two hundred people work there in three shifts. The state of Schleswig-Holstein paid a third of
its cost, which was 30 million euros, and the rest came from a loan of five years.
{more}
"""


def test_two_releases_of_one_day_and_headline(room: Room, wire: str, tmp_path: Path) -> None:
    text = OTHER.format(
        headline="ACME Reports Fourth-Quarter Results", day="March 1, 2026", more=""
    )
    (tmp_path / "other.txt").write_text(text, encoding="utf-8")
    ran = room.run("import", wire, str(tmp_path / "other.txt"))

    assert releases(room) == [NAME.removeprefix("content/").replace(".md", "-2.md"), NAME[8:]]
    assert "other.txt: warning PR4" in ran.err


def test_the_same_release_from_two_sources_is_imported_once(
    room: Room, wire: str, tmp_path: Path
) -> None:
    (tmp_path / "copy.txt").write_text(WIRE.replace("dosing", "sand"), encoding="utf-8")
    ran = room.run("import", wire, str(tmp_path / "copy.txt"))

    assert releases(room) == [NAME[8:]]
    assert "copy.txt" in ran.err


def test_what_a_full_disk_stops_is_taken_back(
    room: Room, wire: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.txt").write_text("Another Release\n\nSome text of it.\n", encoding="utf-8")
    written: list[Path] = []

    def full(path: Path, data: bytes) -> None:
        if written:
            raise OSError(28, "No space left on device")
        written.append(path)
        files.write_new(path, data)

    def no_links(path: Path, target: Path) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(imported_files, "write_new", full)
    monkeypatch.setattr(Path, "hardlink_to", no_links)
    ran = room.run("import", wire, str(tmp_path / "other.txt"))

    assert ran.code == 1
    assert "PR501 cannot be written: No space left on device" in ran.err
    assert (len(written), releases(room)) == (1, [])


def test_what_a_killed_import_left_goes_with_the_next(room: Room, wire: str) -> None:
    left, kept = "content/releases/2026-01-01-left/index.md", "content/releases/2026-01-02-kept.md"
    text = b"half an import"
    room.write(left, text)
    # Somebody has opened it since, in an editor that writes into the file: the staged one as well.
    room.write(kept, text)
    staged = room.path / ".cache/import/files" / kept
    staged.parent.mkdir(parents=True)
    staged.hardlink_to(room.path / kept)
    (room.path / kept).write_text("somebody's own text since", encoding="utf-8")
    # A standing text of the import that was stopped is none that the next may rely on.
    about = "content/boilerplate/acme.md"
    room.write(about, text)
    listed = {name: digest(text) for name in (left, kept, about)}
    room.write(".cache/import/files.json", json.dumps(listed))
    room.run("import", wire)

    assert releases(room) == [kept[8:], NAME[8:]]
    assert sorted(path.name for path in (room.path / "content/boilerplate").iterdir()) == []
    assert not (room.path / left).parent.exists()
    assert not (room.path / ".cache/import").exists()


def test_an_import_that_is_stopped_by_its_author_is_taken_back(
    room: Room, wire: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.txt").write_text("Another Release\n\nSome text of it.\n", encoding="utf-8")
    link, linked = Path.hardlink_to, list[Path]()

    def stopped(path: Path, target: Path) -> None:
        if linked:
            raise KeyboardInterrupt
        linked.append(path)
        link(path, target)

    monkeypatch.setattr(Path, "hardlink_to", stopped)
    ran = room.run("import", wire, str(tmp_path / "other.txt"))

    assert (ran.code, len(linked), releases(room)) == (130, 1, [])
    assert not (room.path / ".cache/import").exists()


def test_two_imports_at_once_in_one_room(
    room: Room, wire: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0)
    handle = locks.locked(room.path)
    ran = room.run("import", wire)

    assert (ran.code, releases(room)) == (1, [])
    assert "content/: error PR503 another import is at work in this room" in ran.err
    os.close(handle)
    assert room.run("import", wire).code == 0


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "PR410 there are no words in it"),
        ("old.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "PR410 this is no text"),
        ("packed.txt", b"\x1f\x8b\x08\xc3\x28\xa0\xa1", "PR410 this is no text"),
        ("rule.txt", b"* * *\n\n---\n", "PR410 there are no words in it"),
        ("keys.md", b"---\ndate: 2026-07-01\n---\n", "PR410 there are no words in it"),
        ("post.md", b"---\ntitle: Acme Opens\n\nText\n", "PR002 the front matter has no closing"),
        ("notes.key", b"x", "PR415 this is no file that can be imported"),
        ("gone.txt", None, "PR001 the file cannot be read"),
        ("release", b"ACME opens", "PR415 the file's name has no ending that says what it is"),
    ],
)
def test_a_source_that_cannot_be_read(
    room: Room, tmp_path: Path, name: str, data: bytes | None, told: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = room.run("import", str(tmp_path / name))

    assert ran.code == 1
    assert re.search(rf"{name}(?::1)?: error {re.escape(told)}", ran.err)
    assert releases(room) == []


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"ACME opens a plant", "release.txt"),
        (b"<!DOCTYPE html><p>ACME", "release.html"),
        (b"PK\x03\x04", "release.docx"),
    ],
)
def test_a_file_without_an_ending_is_told_which_it_may_have(
    room: Room, tmp_path: Path, data: bytes, name: str
) -> None:
    (tmp_path / "release").write_bytes(data)

    assert f"name it `{name}`" in room.run("import", str(tmp_path / "release")).err


@pytest.mark.parametrize("fence", ["---\n{}\n---", "+++\n{}\n+++"])
def test_a_page_of_a_static_site_is_read_by_itself(room: Room, tmp_path: Path, fence: str) -> None:
    joint = ": " if "-" in fence else " = "
    keys = f'title{joint}"Acme Opens a Plant"\ndate{joint}2025-07-01T10:00:00-04:00'
    page = tmp_path / "post.md"
    page.write_text(f"{fence.format(keys)}\nAcme, Inc. opened a *plant* today.\n")
    room.run("import", str(page))

    made = (room.path / "content/releases/2025-07-01-acme-opens-a-plant.md").read_text()
    assert made.splitlines()[1:3] == ["title: Acme Opens a Plant", "date: 2025-07-01T10:00-04:00"]
    assert "Acme, Inc. opened a *plant* today." in made


@pytest.mark.parametrize(
    "front", ['{{\n"title": "{0}",\n"date": "{1}"\n}}\n', "Title: {0}\nDate: {1}\nTags: a, b\n"]
)
def test_a_page_of_hugo_s_json_or_pelican_s_heads_is_read_by_itself(
    room: Room, tmp_path: Path, front: str
) -> None:
    keys = front.format("Acme Opens a Plant", "2025-07-01T10:00:00-04:00")
    (tmp_path / "post.md").write_text(f"{keys}\nAcme, Inc. opened a *plant* today.\n")
    room.run("import", "--archive", str(tmp_path / "post.md"))

    made = (room.path / "content/releases/2025-07-01-acme-opens-a-plant.md").read_text()
    assert made.splitlines()[1:3] == ["title: Acme Opens a Plant", "date: 2025-07-01T10:00-04:00"]
    assert made.endswith("---\n\nAcme, Inc. opened a *plant* today.\n")


def test_a_single_page_of_a_folder_of_drafts_stays_a_draft(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where its author stands in that folder, and names nothing but the file."""
    drafts = tmp_path / "site/_drafts"
    drafts.mkdir(parents=True)
    keys = "title: {}\ndate: 2025-07-01T10:00:00-04:00"
    for name in ("merger.md", "plant.MD"):
        (drafts / name).write_text(f"---\n{keys.format(name[:-3])}\n---\nAcme plans it.\n")
    monkeypatch.chdir(drafts)
    for source in (str(drafts / "merger.md"), "plant.MD"):
        ran = room.run("import", "--archive", source)
        assert f"{source}: warning PR467 the folder `_drafts` holds it back" in ran.err

    made = sorted((room.path / "content/releases").glob("*.md"))
    assert [path.name for path in made] == ["2025-07-01-merger.md", "2025-07-01-plant.md"]
    assert all("\ndraft: true\n" in path.read_text() for path in made)


def test_a_single_page_has_the_day_of_its_folder(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "2025-07-01-plant"
    folder.mkdir()
    (folder / "index.md").write_text("---\ntitle: Acme Opens\n---\nAcme opened a plant.\n")
    room.run("import", "--archive", str(folder / "index.md"))

    assert releases(room) == ["releases/2025-07-01-acme-opens.md"]


def test_an_archive_of_nothing_that_is_taken_over_writes_nothing(
    room: Room, tmp_path: Path
) -> None:
    (tmp_path / "item.xml").write_text(
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta>"
        "<itemClass qcode='ninat:picture'/></itemMeta></newsItem>"
    )
    ran = room.run("import", str(tmp_path / "item.xml"))

    assert (ran.code, releases(room)) == (0, [])
    assert "PR468 items of class" in ran.err


def test_releases_of_one_headline_in_one_year_have_addresses_of_their_own(
    room: Room, tmp_path: Path
) -> None:
    """Four dividends a year, in one import and in the next: the site builds."""
    text = (
        "Acme Declares Quarterly Dividend\n\nBOSTON, {0} 5, 2018 /PRNewswire/ -- Acme, Inc."
        " today declared a dividend of 12 cents a share, payable before the end of {0}.\n"
    )
    for month in ("March", "June", "September"):
        (tmp_path / f"{month}.txt").write_text(text.format(month))
    room.run("import", "--archive", *(str(tmp_path / f"{m}.txt") for m in ("March", "June")))
    room.run("import", "--archive", str(tmp_path / "September.txt"))
    again = room.run("import", "--archive", *map(str, sorted(tmp_path.glob("*.txt"))))

    assert again.code == 0
    assert room.build().code == 0
    built = {path.name for path in (room.output / "releases/2018").iterdir() if path.is_dir()}
    name = "acme-declares-quarterly-dividend"
    assert built == {name, f"{name}-06-05", f"{name}-09-05"}


def test_a_headline_in_two_languages_makes_two_addresses(room: Room, tmp_path: Path) -> None:
    """An address of a release has no language in it."""
    room.write("config.toml", CONFIG.replace("[site]\n", '[site]\nlanguages = ["en", "de"]\n'))
    for day, language in ((5, "en"), (6, "de")):
        keys = f"title: ACME Trading Update\ndate: 2018-03-0{day}T09:00:00Z\nlang: {language}"
        (tmp_path / f"{language}.md").write_text(f"---\n{keys}\n---\nACME tells its figures.\n")
    room.run("import", "--archive", str(tmp_path / "en.md"), str(tmp_path / "de.md"))

    assert room.build().code == 0
    built = {path.name for path in (room.output / "releases/2018").iterdir() if path.is_dir()}
    assert built == {"acme-trading-update", "acme-trading-update-03-06"}


@pytest.mark.parametrize("mark", ["/EIN News/ -- ", "(MENAFN- Newswire - Nasdaq) ", ""])
def test_the_mark_of_a_page_before_the_dateline_is_left_out(
    room: Room, tmp_path: Path, mark: str
) -> None:
    text = "BOSTON, July 1, 2026 (GLOBE NEWSWIRE) -- Acme, Inc. (NYSE: ACM) opened a plant today.\n"
    (tmp_path / "wire.txt").write_text(f"Acme Opens a Plant\n\n{mark}{text}")
    ran = room.run("import", str(tmp_path / "wire.txt"))

    made = (room.path / "content/releases/2026-07-01-acme-opens-a-plant.md").read_text()
    assert made.endswith("---\n\nAcme, Inc. (NYSE: ACM) opened a plant today.\n")
    assert ("word of the page around it: `" + mark.strip() in ran.err) == bool(mark)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_hour_that_business_wire_ends_with_is_taken_and_no_part_of_the_text(
    room: Room, tmp_path: Path, gap: str
) -> None:
    hour = "PUB: 07/30/2026 06:30 AM/DISC: 07/30/2026 06:31 AM"
    lead = "BOSTON--(BUSINESS WIRE)--July 30, 2026--Acme, Inc. (NYSE: ACM) opened a plant today."
    closing = gap.join(["SOURCE: Acme, Inc.", "Copyright Business Wire 2026.", hour])
    (tmp_path / "wire.txt").write_text(f"Acme Opens a Plant\n\n{lead}\n\n{closing}\n")
    ran = room.run("import", str(tmp_path / "wire.txt"))

    made = (room.path / "content/releases/2026-07-30-acme-opens-a-plant.md").read_text()
    assert made.endswith("---\n\nAcme, Inc. (NYSE: ACM) opened a plant today.\n")
    assert "date: 2026-07-30T06:30-04:00" in made
    assert f"footer of a wire: `{hour}`" in ran.err


def test_what_eqs_prints_below_a_text_is_left_out_and_named(room: Room) -> None:
    ran = room.run("import", str(REPOSITORY / "benchmarks/import_texts/eqs-adhoc-de.txt"))

    (made,) = (room.path / "content/releases").glob("*.md")
    assert made.read_text().endswith("wie geplant am 6. August 2026 veröffentlicht.\n")
    for row in ("Ende der Insiderinformation", "Medienarchiv unter", "Sprache: Deutsch"):
        assert f"footer of a wire: `{row}" in ran.err


def test_a_web_address_is_no_source(room: Room) -> None:
    ran = room.run("import", "https://www.acme.example/news/plant.html")

    assert (ran.code, releases(room)) == (1, [])
    assert "PR415 this is a web address, and no file; nothing is fetched from the web" in ran.err
    assert "save the page from a browser as HTML" in ran.err


def test_a_draft_that_is_there_with_another_day_is_told(
    room: Room, wire: str, tmp_path: Path
) -> None:
    """Counsel sends the same release again, for a day later."""
    room.run("import", wire)
    later = tmp_path / "later.txt"
    later.write_text(WIRE.replace("March 1, 2026", "March 2, 2026"), encoding="utf-8")
    ran = room.run("import", str(later))

    assert ran.code == 0
    assert f"warning PR419 `{NAME}` is a draft with the same headline and another day" in ran.err
    # One that is out already is a release of its own: a dividend each quarter.
    for path in (room.path / "content/releases").glob("*.md"):
        path.write_text(path.read_text("utf-8").replace("draft: true\n", ""), encoding="utf-8")
    later.write_text(WIRE.replace("March 1, 2026", "March 3, 2026"), encoding="utf-8")
    assert "PR419" not in room.run("import", str(later)).err


def test_figures_behind_tabs_in_no_columns_stay_rows_and_are_told(
    room: Room, tmp_path: Path
) -> None:
    table = "\t2025\t2024\nSales\t\t12\t\t10\nLicence fees\t3\t\t2\nGrants\t\t\t4"
    text = f"ACME Counts\n\nMarch 1, 2026\n\nACME counted what it sold:\n\n{table}\n"
    (tmp_path / "wire.txt").write_text(text, encoding="utf-8")
    ran = room.run("import", "--dry-run", str(tmp_path / "wire.txt"))

    assert "PR458 figures behind tabs stand in no columns, and stay in the text as rows" in ran.err
    assert "`Grants`" in ran.err
    assert "| --- |" not in ran.out
    assert "PR413" not in ran.err


def test_text_from_an_old_windows_is_read_and_told(room: Room, tmp_path: Path) -> None:
    text = (
        "ACME’s Résumé\n\nBOSTON, March 1, 2026 – ACME® “reported” sales of 5 € today, it said.\n"
    )
    (tmp_path / "old.txt").write_bytes(text.encode("cp1252"))
    ran = room.run("import", str(tmp_path / "old.txt"))

    assert "PR411 the text is not in UTF-8" in ran.err
    written = (room.path / "content" / releases(room)[0]).read_text(encoding="utf-8")
    assert 'title: "ACME’s Résumé"' in written or "title: ACME’s Résumé" in written
    assert "ACME® “reported” sales of 5 €" in written


def test_a_key_of_the_map_that_does_not_exist(room: Room, wire: str) -> None:
    room.write("config.toml", CONFIG + '\n[import.map]\nheadline_long = "titel"\n')
    ran = room.run("import", wire)

    assert ran.code == 2
    assert "PR416" in ran.err
    assert "did you mean `title`?" in ran.err


ABOUT = """
About ACME

ACME, Inc. makes dosing pumps in three plants and employs 900 people.

Pumpix® and Valvo™ are trademarks of their respective owners.

Contacts:
Investors:
Jane Doe, +1 212 555 0100
ir@example.com
"""


def test_what_the_registry_has_is_named_and_not_written_out(room: Room, wire: str) -> None:
    room.write(
        "content/boilerplate/acme.md",
        "ACME, Inc. makes dosing pumps in three plants and employs 900 people.\n",
    )
    Path(wire).write_text(WIRE.replace("\n###", ABOUT + "\n###"), encoding="utf-8")
    room.run("import", wire)
    text = (room.path / NAME).read_text(encoding="utf-8")

    assert "boilerplate: [acme]\n" in text
    assert "contacts: [investors]\n" in text
    # Marks that the text does not mention are its attribution's alone.
    assert "trademarks:" not in text
    assert "attribution: Pumpix® and Valvo™ are trademarks of their respective owners.\n" in text
    assert text.endswith("in 2026.\n")
    assert sorted(room.tree("content/boilerplate")) == ["acme.md"]


def test_new_standing_texts_become_files(room: Room, wire: str, tmp_path: Path) -> None:
    Path(wire).write_text(WIRE.replace("\n###", ABOUT + "\n###"), encoding="utf-8")
    other = OTHER.format(headline="ACME Opens a Plant", day="April 1, 2026", more=ABOUT)
    (tmp_path / "second.txt").write_text(other, encoding="utf-8")
    ran = room.run("import", wire, str(tmp_path / "second.txt"))

    assert "PR426 `content/boilerplate/acme.md` is new" in ran.err
    assert room.tree("content/boilerplate") == {
        "acme.md": b"## About ACME\n\nACME, Inc. makes dosing pumps in three plants and employs 900 people.\n"
    }
    for name in releases(room):
        assert "boilerplate: [acme]" in (room.path / "content" / name).read_text(encoding="utf-8")
    assert room.build("--strict").code == 0


def test_a_draft_s_standing_texts_change_nothing_that_is_public(room: Room, wire: str) -> None:
    """Counsel's new About is shown in the draft, and in nothing else, until it has its day."""
    issuer = CONFIG.replace('key = "acme"', 'key = "acme"\nboilerplate = "acme"')
    room.write("config.toml", issuer)
    room.write("content/boilerplate/acme.md", "The text of today.\n")
    room.release("2026-02-01-before", date="2026-02-01T09:00-05:00", boilerplate="acme")
    room.release("2026-03-01-same-day", date="2026-03-01T16:00-05:00", boilerplate="acme")
    room.build()
    before = room.tree()
    Path(wire).write_text(WIRE.replace("\n###", ABOUT + "\n###"), encoding="utf-8")
    ran = room.run("import", wire)

    assert "warning PR426 `content/boilerplate/acme@TK.md` is new" in ran.err
    assert sorted(room.tree("content/boilerplate")) == ["acme.md", "acme@TK.md"]
    assert room.build().code == 0
    assert room.tree() == before
    assert "PR009 it is not said from when on these words of `acme` hold" in room.run("lint").err

    # The draft has it where drafts are shown, and the release once the version has its day.
    assert "dosing pumps in three plants" in preview(room, "acme-reports-fourth-quarter-results")
    coming = room.path / "content/boilerplate/acme@TK.md"
    coming.rename(coming.with_name("acme@2026-03-01T0900.md"))
    release = room.path / NAME
    release.write_text(
        release.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8"
    )
    assert room.build().code == 0
    page = room.read("releases/2026/acme-reports-fourth-quarter-results/index.html")
    assert "makes dosing pumps in three plants and employs 900 people" in page
    assert "The text of today." in room.read("releases/2026/before/index.html")


def preview(room: Room, name: str) -> str:
    """A release's page as `serve --drafts` shows it."""
    output = room.path / "preview"
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    build(room.path, output, moment, None, Options(drafts=True), Work(), Memory())
    return (output / f"releases/2026/{name}/index.html").read_text(encoding="utf-8")


def test_two_drafts_with_other_standing_texts(room: Room, wire: str, tmp_path: Path) -> None:
    room.write("content/boilerplate/acme.md", "The text of today.\n")
    Path(wire).write_text(WIRE.replace("\n###", ABOUT + "\n###"), encoding="utf-8")
    more = ABOUT.replace("900 people", "a thousand people and two robots of its own making")
    other = OTHER.format(headline="ACME Opens a Plant", day="April 1, 2026", more=more)
    (tmp_path / "second.txt").write_text(other, encoding="utf-8")
    room.run("import", wire, str(tmp_path / "second.txt"))

    assert sorted(room.tree("content/boilerplate")) == [
        "acme-2026-04-01.md",
        "acme.md",
        "acme@TK.md",
    ]
    names = [(room.path / "content" / name).read_text(encoding="utf-8") for name in releases(room)]
    assert ["boilerplate: [acme]" in names[0], "boilerplate: [acme-2026-04-01]" in names[1]] == [
        True,
        True,
    ]


def test_an_archive_s_texts_have_names_of_their_own(room: Room, wire: str) -> None:
    room.write("content/boilerplate/acme.md", "The text of today.\n")
    Path(wire).write_text(WIRE.replace("\n###", ABOUT + "\n###"), encoding="utf-8")
    room.run("import", "--archive", wire)

    assert sorted(room.tree("content/boilerplate")) == ["acme-2026-03-01.md", "acme.md"]
    text = (room.path / NAME).read_text(encoding="utf-8")
    assert "boilerplate: [acme-2026-03-01]" in text
    assert "draft" not in text
    assert room.build().code == 0
    assert "Fourth-Quarter" in room.read("index.html")


def test_the_instant_that_a_text_does_not_state(room: Room, wire: str) -> None:
    Path(wire).write_text(WIRE.replace(" 09:00 AM Eastern Standard Time", ""), encoding="utf-8")
    assert "PR422 the day is stated without an hour" in room.run("import", "--dry-run", wire).err
    room.run("import", "--date", "2026-03-01T16:05-05:00", wire)

    assert "date: 2026-03-01T16:05-05:00\n" in (room.path / NAME).read_text(encoding="utf-8")
    assert room.run("import", "--date", "soon", wire).code == 2


TYPED = sorted((REPOSITORY / "benchmarks/import_texts").glob("*.txt"))


def test_what_was_imported_and_exported_comes_back_the_same(
    room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Typed texts of all wires become releases; their Markdown, in another room, the same ones."""
    late = ("--as-of", "2030-01-01T00:00Z")
    room.write("config.toml", CONFIG + '\n[exports]\nmarkdown = true\nsearch = "none"\n')
    room.run("import", "--jobs", "1", "--archive", *map(str, TYPED))
    assert room.build(*late).code == 0
    exports = sorted((room.output / "releases").rglob("index.md"))
    assert len(exports) == len(TYPED) - 1  # one has no day, and stays a draft

    other = Room(tmp_path / "other", capsys)
    for name, data in room.tree("content/boilerplate").items():
        other.write(f"content/boilerplate/{name}", data)
    for name, data in room.tree("content/legends").items():
        other.write(f"content/legends/{name}", data)
    other.write("config.toml", (room.path / "config.toml").read_bytes())
    other.run("import", "--jobs", "1", "--archive", *map(str, exports))
    assert other.build(*late).code == 0
    again = sorted((other.output / "releases").rglob("index.md"))

    assert [path.read_text(encoding="utf-8") for path in again] == [
        path.read_text(encoding="utf-8") for path in exports
    ]


# What is told in other words in the sample, whose sentences are its own, and what a wire cannot say.
RETOLD = ("title", "subheads", "people")


@pytest.mark.skipif(
    not (SHARED / "samples/th3resa-wire.txt").is_file(),
    reason="the wire text of TH3RESA (shared/samples) is not here",
)
def test_the_wire_text_of_th3resa_gives_the_sample_s_front_matter(sample: Room, room: Room) -> None:
    for name in ("config.toml", "content/boilerplate", "content/legends"):
        source = sample.path / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, room.path / name)
    wire = SHARED / "samples/th3resa-wire.txt"
    ran = room.run("import", "--date", "2013-09-28T07:30:00-04:00", str(wire))
    made = room.path / "content" / releases(room)[0]
    read, own = (
        front(path)
        for path in (made, sample.path / "content/releases/2013-09-28-th3resa-results.md")
    )

    assert read.pop("draft") == "true"
    assert {k: v for k, v in read.items() if k not in RETOLD} == {
        k: v for k, v in own.items() if k not in RETOLD
    }
    assert [len(keys["subheads"]) for keys in (read, own)] == [2, 2]
    # Its `Kadcyła` comes from copying.
    assert "`Kadcyła` stood there 16 times, and is written `Kadcyla`" in ran.err
    assert "PR413" not in ran.err


def front(path: Path) -> dict[str, Any]:
    parts, _ = split_front_matter(path.read_bytes(), path.name)
    assert parts is not None
    found = read_yaml(parts, path.name)
    assert isinstance(found, YamlMapping)
    return found.values


WORDS = st.text("abcXYZéß 019.,:;-–*_#[]()<>$%&®'\"\\`~|+=!/@", min_size=1, max_size=60)
LINES = st.lists(st.one_of(WORDS, st.just("")), max_size=12).map("\n".join)


@settings(max_examples=150)
@given(LINES)
def test_no_word_of_any_text_is_lost(registry: ImportRegistry, text: str) -> None:
    manuscript, _ = read_wire_text(f"A Headline\n\n{text}".encode(), "x.txt")
    assert manuscript is not None
    release = framed(manuscript, registry, Wishes())

    assert [p.message for p in release.problems if p.code == "PR413"] == []


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> ImportRegistry:
    root = tmp_path_factory.mktemp("registry")
    (root / "config.toml").write_text(CONFIG, encoding="utf-8")
    return ImportRegistry(read_settings(root).config, {}, {})


PAGE = """\
« Back

ACME, Inc.

ACME Reports Fourth-Quarter Results

NEWS PROVIDED BY
ACME, Inc.
Mar 1, 2026, 09:00 ET

SHARE THIS ARTICLE

~ Order book at a record ~
~ Outlook raised ~

BOSTON, March 1, 2026 /PRNewswire/ -- ACME, Inc. (NYSE: ACM), which makes dosing pumps, today reported net sales
of $72.8 million for the fourth quarter, up from $68.1 million.
"""


def test_what_a_page_puts_around_a_release_is_left_out(room: Room, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    ran = room.run("import", str(tmp_path / "page.txt"))
    assert ran.code == 0
    assert "PR413" not in ran.err
    (name,) = [name for name in room.tree("content") if name.startswith("releases/")]
    text = (room.path / "content" / name).read_text(encoding="utf-8")
    assert "title: ACME Reports Fourth-Quarter Results\n" in text
    assert "date: 2026-03-01T09:00-05:00\n" in text
    assert "subheads: [Order book at a record, Outlook raised]\n" in text
    assert "source: ACME, Inc.\n" in text
    assert "SHARE" not in text


def test_a_report_takes_no_other_file_s_place(room: Room, wire: str, tmp_path: Path) -> None:
    """Two arguments in the wrong order must not cost counsel's file."""
    theirs = tmp_path / "counsel.html"
    theirs.write_text("<p>From counsel</p>", encoding="utf-8")
    ran = room.run("import", "--report", str(theirs), wire)

    assert (ran.code, releases(room)) == (2, [])
    assert "is there already, and is no report of ours" in ran.err
    assert theirs.read_text(encoding="utf-8") == "<p>From counsel</p>"

    ours = tmp_path / "moved.html"
    for _ in range(2):  # one of ours may be written again
        assert room.run("import", "--report", str(ours), wire).code == 0
    stopped = room.run("import", "--report", str(ours), str(tmp_path / "gone.txt"))
    assert stopped.code == 1
    assert "Nothing was imported: 1 error." in ours.read_text(encoding="utf-8")


def test_a_feed_s_excerpt_stays_a_draft(room: Room, tmp_path: Path) -> None:
    item = (
        "<item><title>ACME {0}</title><pubDate>{1} Jun 2026 07:00:00 GMT</pubDate>"
        "<description>ACME, Inc. has {0} a plant in Kiel. {2}</description></item>"
    )
    items = item.format("opened", "01", "Read more...")
    items += item.format("closed", "02", "It was old.")
    feed = f'<rss version="2.0"><channel><title>ACME</title>{items}</channel></rss>'
    (tmp_path / "feed.xml").write_text(feed, encoding="utf-8")
    ran = room.run("import", "--archive", str(tmp_path / "feed.xml"))
    texts = [(room.path / "content" / name).read_text(encoding="utf-8") for name in releases(room)]

    assert "feed.xml#1: warning PR478" in ran.err
    assert ["draft: true" in text for text in texts] == [True, False]


def test_a_link_above_the_text_is_not_cut_in_two(room: Room, tmp_path: Path) -> None:
    page = """<html><body><article><h1>ACME Opens a Plant</h1>
    <div><a href="https://acme.example/plant.pdf">PDF Version</a></div>
    <p>BOSTON, March 1, 2026 (GLOBE NEWSWIRE) -- ACME, Inc. opened a plant in Kiel today, its
    fourth. It makes valves for breweries, and two hundred people work there in three shifts.</p>
    </article></body></html>"""
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    ran = room.run("import", str(tmp_path / "page.html"))
    text = (room.path / "content" / releases(room)[0]).read_text(encoding="utf-8")

    assert "PR413" not in ran.err
    assert text.partition("---\n\n")[2].startswith("ACME, Inc. opened a plant")
    assert text.count("[PDF Version](https://acme.example/plant.pdf)") == text.count("PDF Version")


def test_a_pdf_in_a_folder_is_not_passed_over_in_silence(
    room: Room, wire: str, tmp_path: Path
) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(wire, folder / "wire.txt")
    (folder / "2019-results.pdf").write_bytes(b"%PDF-1.7")
    ran = room.run("import", "--archive", str(folder))

    assert (ran.code, len(releases(room))) == (0, 1)
    assert (
        "warning PR417 files of this folder come along only where a text names them: 1 of"
        in ran.err
    )


def test_the_kinds_of_posts_that_are_releases(room: Room, tmp_path: Path) -> None:
    item = (
        "<item><title>ACME opens {0}</title><content:encoded>ACME opened {0}.</content:encoded>"
        "<wp:post_date_gmt>2020-03-0{1} 12:00:00</wp:post_date_gmt><wp:status>publish</wp:status>"
        "<wp:post_type>{2}</wp:post_type></item>"
    )
    (tmp_path / "export.xml").write_text(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>'
        f"{item.format('a plant', 1, 'post')}{item.format('an office', 2, 'news')}</channel></rss>",
        encoding="utf-8",
    )
    ran = room.run("import", "--archive", "--dry-run", str(tmp_path / "export.xml"))
    assert "1 release" in ran.out
    assert 'name them in `[import]`: types = ["post", "news"]' in ran.err

    room.write("config.toml", CONFIG + '\n[import]\ntypes = ["post", "news"]\n')
    room.run("import", "--archive", str(tmp_path / "export.xml"))
    assert len(releases(room)) == 2
