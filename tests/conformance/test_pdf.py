"""The sample's PDFs: for everybody (PDF/UA-1), with all that is on the page, within the page."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pikepdf
import pytest

from pressroom.core.problems import Abort
from pressroom.formats.print import pdf
from pressroom.formats.print.paper import prepare_for_paper
from tests.conftest import REPOSITORY

from . import pdfs
from .tools import _missing, run

pytestmark = pytest.mark.conformance

_COLUMNS = (6, 12, 20, 30)


def _need_weasyprint() -> None:
    try:
        pdf.load_weasyprint()
    except Abort as abort:
        _missing(f"what WeasyPrint wants ({abort})")


def _printed(room: Path, folder: Path) -> list[tuple[Path, str]]:
    """The PDFs of a room, each with its page."""
    _need_weasyprint()
    config = (room / "config.toml").read_text(encoding="utf-8")
    if "[exports]" not in config:
        config += "\n[exports]\n"
    config = config.replace("[exports]\n", "[exports]\npdf = true\n")
    (room / "config.toml").write_text(config, encoding="utf-8")
    run(sys.executable, REPOSITORY / "build.py", "--root", room, "--output", folder)
    found = sorted(folder.glob("releases/**/*.pdf"))
    assert found
    return [(path, path.with_name("index.html").read_text(encoding="utf-8")) for path in found]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, str]]:
    """The PDFs of the sample, which has none itself since not every machine can make them, of the
    release with every element, and of long and wide tables."""
    folder = tmp_path_factory.mktemp("printed")
    sample, elements = folder / "sample", folder / "elements"
    sample.mkdir()
    shutil.copy(REPOSITORY / "config.toml", sample)
    shutil.copytree(REPOSITORY / "content", sample / "content")
    shutil.copytree(REPOSITORY / "tests/stories/elements", elements)
    for columns in _COLUMNS:
        _table(elements, columns)
    _pictured(elements)
    return [*_printed(sample, folder / "one"), *_printed(elements, folder / "two")]


def _table(room: Path, columns: int) -> None:
    beside = room / f"content/releases/2026-04-{columns:02}-wide-{columns}"
    beside.mkdir()
    head = ",".join(f"Q{1 + n % 4} {2018 + n // 4}" for n in range(columns - 1))
    rows = [
        f"Line item number {row}," + ",".join(f'"{row + 1},{n:03},000"' for n in range(columns - 1))
        for row in range(45)
    ]
    (beside / "wide.csv").write_text("\n".join([f"Item,{head}", *rows]) + "\n", encoding="utf-8")
    (beside / "index.md").write_text(
        f"---\ntitle: A table of {columns} columns\ndate: 2026-04-{columns:02} 09:00\n---\n\n"
        "Before the table.\n\n![A wide table](wide.csv)\n\nAfter the table.\n",
        encoding="utf-8",
    )


def _pictured(room: Path) -> None:
    """A release with a picture at its head and two below it."""
    made = REPOSITORY / "tests/conformance/room/content"
    shutil.copytree(made / "media/anvil", room / "content/media/anvil")
    shutil.copytree(made / "media/film", room / "content/media/film")
    beside = room / "content/releases/2026-05-02-pictured"
    beside.mkdir()
    shutil.copy(made / "releases/2026-03-02-results/lead.jpg", beside)
    (beside / "index.md").write_text(
        "---\ntitle: A release with pictures\ndate: 2026-05-02 09:00\nmedia: [anvil, film]\n"
        "image: {file: lead.jpg, alt: A pale disc, credit: 'Photo: Jane Doe'}\n---\n\nA text.\n",
        encoding="utf-8",
    )


def _address(path: Path) -> str:
    parts = path.parts[path.parts.index("releases") : -1]
    return f"{pdfs.HOME}/{'/'.join(parts)}/"


def test_each_is_for_everybody(printed: list[tuple[Path, str]]) -> None:
    assert len(printed) >= 12 + 2 + len(_COLUMNS)
    faults = [f"{path.name}: {fault}" for path, _ in printed for fault in pdfs.invalid(path)]
    assert not faults, "\n".join(faults)


def test_each_says_of_itself_what_its_page_does(printed: list[tuple[Path, str]]) -> None:
    faults = [f"{p.name}: {fault}" for p, page in printed for fault in pdfs.misdescribed(p, page)]
    assert not faults, "\n".join(faults)


def test_print_loses_nothing(printed: list[tuple[Path, str]]) -> None:
    faults = [
        f"{p.name}: {word}" for p, page in printed for word in pdfs.lost(pdfs.text_of(p), page)
    ]
    assert not faults, "\n".join(faults)


def test_nothing_is_cut_at_the_edge(printed: list[tuple[Path, str]]) -> None:
    faults = [
        f"{path.name}: {word}" for path, _ in printed for word in pdfs.beyond(pdfs.words(path))
    ]
    assert not faults, "\n".join(faults)


def test_what_is_linked_can_be_clicked(printed: list[tuple[Path, str]]) -> None:
    faults = [
        f"{path.name}: {target}"
        for path, page in printed
        for target in pdfs.unclickable(path, page, _address(path))
    ]
    assert not faults, "\n".join(faults)


def test_the_foot_of_each_page_names_it_and_heads_of_tables_come_again(
    printed: list[tuple[Path, str]],
) -> None:
    (path,) = [path for path, _ in printed if path.name == "wide-6.pdf"]
    leaves = pdfs.text_of(path).rstrip("\f").split("\f")
    assert len(leaves) > 1
    for number, leaf in enumerate(leaves, 1):
        assert f"{number}/{len(leaves)}" in leaf.replace(" ", "")
        assert "ACME Corporation · April 6, 2026" in leaf
    assert all("Q1 2018" in leaf for leaf in leaves)


def test_there_is_no_furniture(printed: list[tuple[Path, str]]) -> None:
    for path, _ in printed:
        text = pdfs.text_of(path)
        assert not re.search(r"Skip to content|Newer|Older|Archive|vCard|Subscribe|RSS", text)


# Each fault is found


@pytest.fixture
def one(printed: list[tuple[Path, str]], tmp_path: Path) -> tuple[Path, str]:
    """A copy of the PDF of the fiscal results to spoil, and its page."""
    (found,) = [row for row in printed if row[0].name == "fiscal-2013-results.pdf"]
    shutil.copy(found[0], tmp_path / "one.pdf")
    return tmp_path / "one.pdf", found[1]


def _spoil(path: Path, kind: str) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as opened:
        root = opened.Root
        elements = list(pdfs._elements(root.StructTreeRoot))
        if kind == "language":
            del root["/Lang"]
        elif kind == "tagged":
            del root["/MarkInfo"]
        elif kind == "title":
            opened.docinfo["/Title"] = pikepdf.String("Untitled")
        elif kind == "shown":
            del root["/ViewerPreferences"]
        elif kind == "author":
            del opened.docinfo["/Author"]
        elif kind == "links":
            for leaf in opened.pages:
                del leaf["/Annots"]
        for name, element in elements:
            if kind == "picture" and name == "Figure":
                del element["/Alt"]
            elif kind == "scope" and name == "TH":
                del element.A["/Scope"]
            elif kind == "headline" and name == "H1":
                element.S = pikepdf.Name("/P")
            elif kind == "table" and name == "TD":
                element.S = pikepdf.Name("/Span")
            elif kind == "heading" and name == "H2":
                element.S = pikepdf.Name("/P")
        opened.save(path)


@pytest.mark.parametrize("kind", ["language", "tagged", "shown", "picture", "scope"])
def test_what_is_not_for_everybody_is_found(one: tuple[Path, str], kind: str) -> None:
    assert pdfs.invalid(one[0]) == []
    _spoil(one[0], kind)
    assert pdfs.invalid(one[0]) != []


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("tagged", "it is not tagged"),
        ("language", "its language is not en"),
        ("title", "its title is not the headline"),
        ("author", "it has no author or no date"),
        ("shown", "readers do not show its title"),
        ("headline", "it has 0 elements H1"),
        ("table", "it has 0 elements TD, and its page 5"),
        ("heading", "it has 0 elements H2, and its page 6"),
        ("picture", "no Figure says 'Two bars: about $19 million"),
    ],
)
def test_what_is_not_said_is_found(one: tuple[Path, str], kind: str, said: str) -> None:
    _spoil(one[0], kind)
    (fault,) = pdfs.misdescribed(*one)
    assert fault.startswith(said)


def test_a_lost_word_is_found(one: tuple[Path, str]) -> None:
    text = pdfs.text_of(one[0])
    assert pdfs.lost(text.replace("arrears", ""), one[1]) == ["arrears."]
    assert pdfs.lost(text.replace("milestone", "", 1), one[1]) == ["milestone"]


def test_what_is_cut_at_the_edge_is_found() -> None:
    words = [pdfs.Word("within", 540.0, 545.0), pdfs.Word("beyond", 560.0, 545.0)]
    assert pdfs.beyond(words) == ["beyond"]


def test_a_link_that_leads_nowhere_is_found(one: tuple[Path, str]) -> None:
    _spoil(one[0], "links")
    found = pdfs.unclickable(*one, f"{pdfs.HOME}/releases/2013/fiscal-2013-results/")
    assert "https://www.immunogen.com" in [target.rstrip("/") for target in found]


def test_lists_keep_the_numbers_that_were_typed(tmp_path: Path) -> None:
    weasyprint = pdf.load_weasyprint()
    page = weasyprint.HTML(
        string='<ol><li>a<li>b<li value="5">c<ol start="3"><li>n<li value="9">m</ol><li>d</ol>'
        '<ol start="7"><li>e<li value="10">f</ol><ol><li>g</ol>'
    )
    prepare_for_paper(page.etree_element, "https://press.example.com/")
    page.write_pdf(tmp_path / "a.pdf")
    told = re.findall(r"(\d+)\.\s+(\w)", pdfs.text_of(tmp_path / "a.pdf"))
    wanted = "1a 2b 5c 3n 9m 6d 7e 10f 1g"
    assert sorted(number + letter for number, letter in told) == sorted(wanted.split())
