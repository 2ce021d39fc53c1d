"""The structure of PDFs, as screen readers walk it: read with pikepdf."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from pressroom.formats.print.structure import fix_structure
from tests.conftest import Room
from tests.formats.print.test_cards import settings
from tests.formats.print.test_pdf import PDF, why_not

# A page of a few rows, so that little text makes many pages.
_SMALL = """@page { size: 90mm 40mm; margin: 5mm; @bottom-right { content: counter(page) } }
* { font-size: 9pt; margin: 0 } tr, li { break-inside: avoid }"""


@pytest.fixture(autouse=True)
def _weasyprint() -> None:
    if why := why_not():
        pytest.skip(why)


def made(body: str, style: str = "") -> pikepdf.Pdf:
    """A PDF of a page, with its structure mended."""
    import weasyprint

    held: list[bool] = []
    html = weasyprint.HTML(string=f"<html lang=en><title>A</title><body>{body}")
    document = html.render(stylesheets=[weasyprint.CSS(string=_SMALL + style)])
    data = document.write_pdf(
        finisher=lambda *given: held.append(fix_structure(*given)), pdf_variant="pdf/ua-1"
    )
    assert held == [True]
    return pikepdf.open(io.BytesIO(data))


def elements(node: Any, kind: str = "") -> Iterator[Any]:
    """The structure elements of a kind, or all, in reading order."""
    for kid in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid and kind in ("", str(kid.S)[1:]):
                yield kid
            yield from elements(kid.get("/K", pikepdf.Array()), kind)


def kinds(pdf: pikepdf.Pdf) -> Counter[str]:
    return Counter(str(element.S)[1:] for element in elements(pdf.Root.StructTreeRoot.K))


def marks(content: str) -> list[tuple[str, int | None]]:
    """The marked content of a page: the tag, and its number (MCID) if it is in the structure."""
    found = re.findall(r"/(\w+)\s+(?:<<\s*/MCID (\d+)\s*>>\s*BDC|BMC)", content)
    return [(tag, int(number) if number else None) for tag, number in found]


def unsound(pdf: pikepdf.Pdf) -> list[str]:
    """What does not hold between structure and pages, and between parents and children."""
    faults = []
    root = pdf.Root.StructTreeRoot
    owned = Counter[tuple[int, int]]()
    for element in elements(root.K):
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                owned[element.Pg.objgen[0], kid] += 1
            elif "/S" in kid and kid.P.objgen != element.objgen:
                faults.append(f"{kid.S} has another parent than {element.S}")
    numbers = list(root.ParentTree.Nums)
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in pdf.pages:
        content = page.obj.Contents.read_bytes()
        shown = {number for _, number in marks(content.decode("latin-1")) if number is not None}
        tagged = {number for leaf, number in owned if leaf == page.objgen[0]}
        if shown != tagged:
            faults.append(f"page {page.index}: {sorted(shown ^ tagged)} are on one side alone")
        for number, parent in enumerate(parents[page.StructParents]):
            if (parent is None) == (number in tagged):
                faults.append(f"page {page.index}: {number} has a wrong parent")
        faults += [
            "a link without its element"
            for note in page.get("/Annots", [])
            if note.StructParent not in parents
        ]
    return faults + [f"{place} stands twice" for place, count in owned.items() if count > 1]


def table(rows: int, head: str = "<th>2026<th>2025") -> str:
    body = "".join(f"<tr><th scope=row>Item {n}<td>{n}<td>{n + 1}" for n in range(rows))
    return (
        f"<table><caption>Operations</caption><thead><tr><td>{head}</thead>"
        f"<tbody><tr><th scope=rowgroup colspan=3>Costs{body}</table>"
    )


def scopes(pdf: pikepdf.Pdf) -> Counter[str]:
    found = elements(pdf.Root.StructTreeRoot.K, "TH")
    return Counter(str(head.A.get("/Scope", "none")) for head in found)


def test_a_table_over_many_pages_is_one() -> None:
    with made(f"<p>Before.</p>{table(20)}<p>After.</p>") as pdf:
        assert len(pdf.pages) >= 4
        found = kinds(pdf)
        assert {kind: found[kind] for kind in ("Table", "Caption", "THead", "TBody", "TR", "TH", "TD")} == {
            **dict.fromkeys(("Table", "Caption", "THead", "TBody"), 1),
            "TR": 22, "TH": 24, "TD": 40,
        }  # fmt: skip
        assert scopes(pdf) == {"/Column": 3, "/Row": 21}
        assert unsound(pdf) == []


def test_repeated_heads_and_page_numbers_are_artifacts() -> None:
    with made(table(12)) as pdf:
        for page in pdf.pages:
            content = page.obj.Contents.read_bytes()
            first = next(mark for mark in marks(content.decode("latin-1")) if mark[0] == "Artifact")
            assert first == ("Artifact", None)
        assert unsound(pdf) == []


def test_two_tables_stay_two() -> None:
    with made(table(2) + table(9)) as pdf:
        assert (kinds(pdf)["Table"], kinds(pdf)["Caption"], kinds(pdf)["THead"]) == (2, 2, 2)
        assert unsound(pdf) == []


def test_a_row_cut_by_the_end_of_a_page_is_one() -> None:
    long = "<br>".join(f"Word {n}" for n in range(16))
    rows = f"<tr><td>{long}<td>{long}<tr><td>C<td>D"
    with made(f"<table><tbody>{rows}</table>", "tr { break-inside: auto !important }") as pdf:
        assert len(pdf.pages) > 1
        assert (kinds(pdf)["Table"], kinds(pdf)["TR"], kinds(pdf)["TD"]) == (1, 2, 4)
        assert unsound(pdf) == []


def test_paragraphs_and_lists_over_pages_are_one() -> None:
    items = "".join(f"<li>Item {n} <ul><li>Within</ul>" for n in range(8))
    words = "Words of a paragraph that goes on. " * 20
    body = f"<article><section><p>{words}<ul>{items}</ul><blockquote><p>{words}</blockquote>"
    with made(body) as pdf:
        found = kinds(pdf)
        assert len(pdf.pages) >= 5
        assert {kind: found[kind] for kind in ("Art", "Sect", "P", "L", "BlockQuote")} == {
            "Art": 1,
            "Sect": 1,
            "P": 2,
            "L": 9,
            "BlockQuote": 1,
        }
        assert (found["LI"], found["Lbl"], found["LBody"]) == (16, 16, 16)
        assert unsound(pdf) == []


def test_a_head_cut_by_the_end_of_a_page_loses_nothing() -> None:
    head = "<th style='width: 9mm'>" + "<br>".join(f"Word {n}" for n in range(20))
    cut = "thead { display: table-row-group }"
    with made(table(2, head), cut) as pdf:
        assert len(pdf.pages) > 1
        assert (kinds(pdf)["THead"], kinds(pdf)["TH"], scopes(pdf)["/Column"]) == (1, 5, 2)
        assert unsound(pdf) == []


def test_a_link_in_a_repeated_head_is_a_link_once() -> None:
    head = '<th>2026 <a href="#n">(1)</a><th>2025'
    with made(
        f'{table(14, head)}<p id="n">(1) Unaudited, <a href="https://a.example">see</a>.'
    ) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert len(notes) == kinds(pdf)["Link"] == 2
        assert unsound(pdf) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('<p>The <span lang="fr">chiffre d’affaires</span> rose.', "Span"),
        ('<p>The <em lang="fr">chiffre d’affaires</em> rose.', "NonStruct"),
        ('<p>The <a href="https://a.example" lang="fr">chiffre</a> rose.', "Link"),
        ('<p lang="fr">Le chiffre d’affaires.', "P"),
        ('<ul><li lang="fr">Le chiffre</ul>', "LI"),
        ('<dl><dt>Sales<dd lang="fr">chiffre</dl>', "LI"),
        ('<table><tr><td lang="fr">chiffre<td>5</table>', "TD"),
        ('<h2 lang="fr">chiffre</h2>', "H2"),
        ('<blockquote lang="fr"><p>chiffre</blockquote>', "BlockQuote"),
    ],
)
def test_the_language_of_foreign_words_is_kept(body: str, kind: str) -> None:
    with made(f"<p>Words. <span>More.</span>{body}") as pdf:
        (first, *_) = found = [
            element for element in elements(pdf.Root.StructTreeRoot.K) if "/Lang" in element
        ]
        assert (str(first.S)[1:], {str(element.Lang) for element in found}) == (kind, {"fr"})
        assert unsound(pdf) == []


def test_what_is_unsound_is_found() -> None:
    with made(table(12)) as pdf:
        row = next(elements(pdf.Root.StructTreeRoot.K, "TR"))
        cell = next(kid for kid in row.K if "/S" in kid)
        cell.P = pdf.Root.StructTreeRoot
        text = next(elements(pdf.Root.StructTreeRoot.K, "Caption")).K[0]
        text.K = pikepdf.Array()
        faults = unsound(pdf)
        assert "/TH has another parent than /TR" in faults
        assert "page 0: [0] are on one side alone" in faults
        assert "page 0: 0 has a wrong parent" in faults


@pytest.fixture
def printing(room: Room) -> Room:
    settings(room, "pdf = true")
    return room


@pytest.mark.long
def test_a_statement_of_five_pages_is_one_table(printing: Room) -> None:
    rows = "".join(f"Item {n},{n},{n + 1}\n" for n in range(170))
    printing.write("content/releases/2026-03-01-results/x.csv", f",2026,2025\n{rows}")
    printing.release(
        "2026-03-01-results/index",
        'The <span lang="de">Umsatzerlöse</span> rose.\n\n![Operations](x.csv)\n\nMore.',
    )
    assert printing.build().code == 0
    first = printing.tree()[PDF]
    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert len(pdf.pages) >= 5
        found = kinds(pdf)
        assert (found["Table"], found["Caption"], found["THead"], found["TR"]) == (1, 1, 1, 171)
        assert scopes(pdf) == {"/Column": 3, "/Row": 170}
        assert [str(e.Lang) for e in elements(pdf.Root.StructTreeRoot.K) if "/Lang" in e] == ["de"]
        assert unsound(pdf) == []
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
    assert printing.build("--no-cache").code == 0
    assert printing.tree()[PDF] == first


def test_what_does_not_hold_is_not_declared(
    printing: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pydyf
    import weasyprint.pdf

    add_tags = weasyprint.pdf.add_tags

    def add_more(pdf: Any, *others: Any) -> None:
        add_tags(pdf, *others)
        pdf.add_object(pydyf.Dictionary({"Type": "/StructElem", "S": "/Aside", "K": pydyf.Array()}))

    monkeypatch.setattr(weasyprint.pdf, "add_tags", add_more)
    printing.release()
    assert printing.build("--jobs", "1").code == 0
    with pikepdf.open(io.BytesIO(printing.tree()[PDF])) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert "/Metadata" not in pdf.Root or b"pdfuaid" not in pdf.Root.Metadata.read_bytes()
