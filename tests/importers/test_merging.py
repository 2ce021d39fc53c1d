"""Releases of one import: their names, addresses and standing texts do not get in each other's way."""

from __future__ import annotations

from pressroom.importers.merging import Merger
from pressroom.importers.records import ImportedFile, ImportedRelease


def release(name: str, about: bytes = b"", beside: str = "") -> ImportedRelease:
    files = [ImportedFile("content/boilerplate/acme.md", about)] if about else []
    files += [ImportedFile(beside, b"x")] if beside else []
    front = {"title": "ACME Declares Dividend", "date": name[:10], "boilerplate": ["acme"]}
    return ImportedRelease(source="a.docx", name=name, front=front, body="", files=tuple(files))


def test_releases_of_one_headline_get_addresses_of_their_own() -> None:
    merger = Merger(["2026-01-05-dividend"])
    names = ["2026-04-05-dividend", "2027-04-05-dividend", "2026-04-05-dividend"]
    placed = [merger.place(release(name)) for name in names]
    assert [path for _, path in placed] == [
        "content/releases/2026-04-05-dividend.md",
        "content/releases/2027-04-05-dividend.md",
        "content/releases/2026-04-05-dividend-2.md",
    ]
    slugs = [made.front.get("slug") for made, _ in placed]
    assert slugs == ["dividend-04-05", None, None]
    assert list(placed[0][0].front) == ["title", "date", "slug", "boilerplate"]


def test_a_standing_text_that_several_bring_is_one_file_and_another_has_a_name_of_its_own() -> None:
    merger = Merger()
    texts = (b"ACME makes anvils.", b"ACME makes *anvils*.", b"ACME makes rockets.")
    placed = [
        merger.place(release(f"2026-0{month}-05-a{month}", text, "a.csv" if month == 1 else ""))
        for month, text in enumerate(texts, 1)
    ]
    files = [[file.name for file in made.files] for made, _ in placed]
    assert files == [
        ["content/boilerplate/acme.md", "a.csv"],
        [],
        ["content/boilerplate/acme-2026-03-05.md"],
    ]
    named = [made.front["boilerplate"] for made, _ in placed]
    assert named == [["acme"], ["acme"], ["acme-2026-03-05"]]
    # What lies beside a release makes a folder of it.
    assert [path.endswith("/index.md") for _, path in placed] == [True, False, False]
