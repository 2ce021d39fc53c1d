"""HTML files to manuscripts: pages, exhibits, and files that are none."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from pressroom.core.problems import Severity
from pressroom.importers.archives.folder import Folder
from pressroom.importers.html.fragment import read_fragment
from pressroom.importers.html.read import read_html
from pressroom.importers.records import Manuscript
from tests.conftest import REPOSITORY, SHARED, Room

EDGAR = SHARED / "samples/edgar"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(data: bytes | str, source: str = "page.html") -> Manuscript:
    made, problems = read_html(data.encode() if isinstance(data, str) else data, source)
    assert made is not None, problems
    return made


def told(made: Manuscript) -> list[str]:
    return [f"{problem.code} {problem.message}" for problem in made.problems]


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_sample_page() -> None:
    made = read((REPOSITORY / "docs/samples/import/marianne.html").read_bytes())
    assert made.title == "Kadcyla® Regimens Do Not Outdo Comparison in MARIANNE"
    assert (made.date, made.language) == ("2014-12-19", "en-US")
    assert made.address == "/news/news-details/2014/marianne-topline/default.aspx"
    assert made.topics == ("Clinical",)
    assert made.title not in made.text
    assert "- Kadcyla alone\n- Kadcyla with Perjeta\n- Herceptin with a taxane" in made.text
    assert "were non-inferior.<sup>1</sup>" in made.text
    assert "[its registration](https://clinicaltrials.gov/study/NCT01120184)" in made.text
    assert "![Results of EMILIA, 2012](results-of-emilia-2012.csv)" in made.text
    assert rows(made.files[0].data) == [
        ["", "Kadcyla", "Lapatinib and capecitabine"],
        ["Median overall survival (months)", "30.9", "25.1"],
        ["Adverse events of Grade 3 or worse", "40.8%", "57.0%"],
    ]
    for unseen in ("Printed from", "Latest news", "Privacy", "draft 7", "collect.js", "Share"):
        assert unseen not in made.text + made.visible
    assert told(made) == [
        "PR455 words that the page hides are left out: `Printed from the investor pages.`, by "
        "`.print-only {display: none}`",
        "PR454 a tracking pixel is left out (cts.example.net)",
        "PR454 2 scripts or frames are left out (metrics.example.net)",
        "PR454 a comment is left out, with the words in it",
        "PR453 27 words around the text are left out (navigation, footer and the like), the longest "
        "part begins `© 2014 ImmunoGen, Inc. All rights reserved. Privacy`",
    ]


def test_what_a_page_makes_is_built_as_it_reads(room: Room) -> None:
    made = read((REPOSITORY / "docs/samples/import/marianne.html").read_bytes())
    for file in made.files:
        room.write(f"content/releases/2014-12-19-topline/{file.name}", file.data)
    room.release("2014-12-19-topline/index", made.text, made.title, "2014-12-19")
    ran = room.build()
    assert ran.code == 0, ran.err
    shown = room.read("releases/2014/topline/index.html")
    assert "Results of EMILIA, 2012" in shown
    assert "<sup>1</sup>" in shown
    assert "<li>Kadcyla alone</li>" in shown


def test_everything_else_tells_why_there_is_no_text() -> None:
    deep = "<div>" * 50_000 + "x" + "</div>" * 50_000
    nested = "<b><i>" * 150 + "x"
    cases: dict[str, tuple[bytes, str]] = {
        "empty": (b"", "PR450 the file is empty"),
        "blank": (b"\xef\xbb\xbf \r\n", "PR450 the file is empty"),
        "pdf": (b"%PDF-1.7\n%\xe2\xe3", "PR450 the file is a PDF"),
        "binary": (bytes(range(256)) * 9, "PR450 the file is no HTML page"),
        "words alone": (b"no markup here", "PR450 the file is no HTML page"),
        "20 MB": (b"<p>x</p>" * 2_500_000, "PR451 the page has over 16 MB"),
        "50,000 deep": (deep.encode(), "PR451 the page has over 200 elements one within another"),
        "300 deep": (nested.encode(), "PR451 the page has over 200 elements one within another"),
        "frame": (
            page("<iframe src='/text'></iframe>"),
            "PR450 the page has no text: it stands in",
        ),
        "script": (
            page("<div id=app></div><script src=a.js></script>"),
            "PR450 the page has no text",
        ),
        "sign in": (
            page("<form><input type=password></form>"),
            "PR450 the page has no text: it asks",
        ),
        "nothing shown": (page("<p style='display:none'>x</p>"), "PR450 the page has no text"),
    }
    for name, (data, message) in cases.items():
        made, problems = read_html(data, "page.html")
        assert made is None, name
        assert problems[-1].severity is Severity.ERROR
        assert f"{problems[-1].code} {problems[-1].message}".startswith(message), name
        assert problems[-1].path == "page.html"


def test_an_encoding_that_is_missing_or_wrong() -> None:
    words = "<p>Umsatz stieg – “deutlich” auf 5 Mio. €, sagt Café Zürich.</p>"
    plain = "Umsatz stieg – “deutlich” auf 5 Mio. €, sagt Café Zürich.\n"
    said = '<meta charset="{}">'
    guessed = "PR457 the page is read as Windows-1252"
    cases = (
        (words.encode("cp1252"), f"{guessed}, which it does not say"),
        ((said.format("utf-8") + words).encode("cp1252"), f"{guessed}; it says it is utf-8"),
        ((said.format("iso-8859-1") + words).encode("cp1252"), ""),
        ((said.format("iso-8859-1") + words).encode("utf-8"), ""),
        (words.encode("utf-16"), ""),
        (words.encode("utf-16-le"), "PR457 the page is read as UTF-16, which it does not say"),
        (words.encode("utf-8-sig"), ""),
        ((said.format("nonsense") + words).encode("cp1252"), f"{guessed}; it says it is nonsense"),
    )
    for data, message in cases:
        made = read(data)
        assert made.text == plain
        assert told(made) == ([message] if message else [])


def test_hidden_words_stay_where_they_are() -> None:
    made = read(
        page(
            "<p>Shown.</p><p style='display:none'>Secret one</p><div hidden>Secret two</div>"
            "<ix:header><ix:hidden>Secret three</ix:hidden></ix:header><!-- Secret four -->"
            "<p class='gone'>Secret five</p><p class='back'>Shown again.</p>"
            "<p style='background:#fff'><span style='color:#ffffff'>Secret six</span></p>"
            "<p class='onpaper'>Shown on screens.</p><p class='d-none'>Secret seven</p>"
            "<p v-if='false'>Secret nine</p><p v-if='true'>Shown if so.</p>"
            "<p class='hidden lg:block'>Shown on wide ones.</p>"
            "<p>All <span class='screen-reader-text'>Secret eight</span> is said.</p>",
            "<style>.gone, .back {display: none} .back {display: block}"
            "@media print {.onpaper {display: none}}</style>",
        )
    )
    assert made.text == (
        "Shown.\n\nShown again.\n\nShown on screens.\n\nShown if so.\n\nShown on wide ones.\n\nAll is said.\n"
    )
    assert "Secret" not in made.visible
    assert told(made)[0] == (
        "PR455 words that the page hides are left out: `Secret one`, by `display:none`, and 7 more"
    )


def test_what_a_script_shows_once_the_page_is_there_is_not_hidden() -> None:
    """Half of a page's words under a hiding class are the page, and no secret."""
    made = read(page("<div class='invisible'><p>Net sales rose.</p><p>So did costs.</p></div>"))
    assert made.text == "Net sales rose.\n\nSo did costs.\n"


def test_an_exhibit_of_plain_text() -> None:
    made = read(
        "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\n<PAGE>\n\n                   NORTHFIELD TOOLS OPENS A PLANT IN OHIO\n\n"
        "NORTHFIELD, Ohio, April 20, 1998 -- Northfield Tools Corp. has opened a plant\nfor hand tools. It makes:\n\n"
        "     o   hammers and other tools for\n         carpenters\n     o   saws\n\n"
        "Contact:\nA. Desk\n(216) 555-0100\n<PAGE>\nThe plant cost $12 million.\n</TEXT>\n</DOCUMENT>\n"
    )
    assert made.title == "NORTHFIELD TOOLS OPENS A PLANT IN OHIO"
    assert made.text == (
        "NORTHFIELD, Ohio, April 20, 1998 -- Northfield Tools Corp. has opened a plant for hand tools. It "
        "makes:\n\n- hammers and other tools for carpenters\n- saws\n\n"
        "Contact:\\\nA. Desk\\\n(216) 555-0100\n\nThe plant cost $12 million.\n"
    )


def test_a_filing_is_read_by_its_exhibit() -> None:
    filing = (
        "<SEC-DOCUMENT>0001.txt\n<DOCUMENT>\n<TYPE>8-K\n<TEXT>\n<html><body><p>FORM 8-K</p></body></html>\n"
        "</TEXT>\n</DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<html><body><p>Exhibit 99.1</p>"
        "<p><b>Net sales rose by six percent</b></p><p>ACME sold more.</p><p>1</p>"
        '<hr style="page-break-after:always"><p><b>ACME Corporation</b></p><p>Costs fell.</p><p>2</p>'
        '<hr style="page-break-after:always"><p><b>ACME Corporation</b></p><p>In 2026</p><p>3</p>'
        "</body></html>\n</TEXT>\n</DOCUMENT>\n"
    )
    made = read(filing)
    assert made.title == "Net sales rose by six percent"
    assert made.text == "ACME sold more.\n\n**ACME Corporation**\n\nCosts fell.\n\nIn 2026\n"
    assert told(made) == [
        "PR456 other documents of the filing are left out: 8-K",
        "PR456 page furniture is left out: `Exhibit 99.1`, `1`, `2`, `ACME Corporation`, `3`",
    ]
    assert (
        made.visible
        == "Net sales rose by six percent ACME sold more. ACME Corporation Costs fell. In 2026"
    )


def test_a_form_around_a_release_is_named_and_left_out() -> None:
    form = (
        "<DOCUMENT>\n<TYPE>6-K\n<TEXT>\n<html><body><div style='page-break-after:always'>"
        "<h2>SECURITIES AND EXCHANGE COMMISSION</h2><p>FORM 6-K</p><p>Report of foreign issuer</p></div>"
        "<div style='page-break-after:always'><p>Pursuant to the requirements of the Securities Exchange "
        "Act of 1934, the registrant has duly caused this report to be signed.</p><p>/s/ A. Clerk</p></div>"
        "<div><h1>Press information</h1><p>March 3, 2026</p><p><b>ACME opens its third foundry</b></p>"
        "<p>Lyon, France – ACME (NYSE: ACME) has opened a foundry.</p></div></body></html>\n</TEXT>"
    )
    made = read(form)
    assert made.title == "ACME opens its third foundry"
    assert made.text == (
        "## Press information\n\nMarch 3, 2026\n\nLyon, France – ACME (NYSE: ACME) has opened a foundry.\n"
    )
    assert "Clerk" not in made.visible
    assert told(made) == [
        "PR456 page furniture is left out: `SECURITIES AND EXCHANGE COMMISSION FORM 6-K Report of foreign "
        "issuer`, `Pursuant to the requirements of the Securities Exchange Act … (24 words)`"
    ]


def test_a_page_that_leads_to_an_exhibit_is_none() -> None:
    made = read(
        page(
            "<nav><a href='/x'>Exhibit 99.1</a></nav><main><h1>Net sales rose</h1><p>By six.</p></main>"
        )
    )
    assert (made.title, made.text) == ("Net sales rose", "By six.\n")
    assert [row[:5] for row in told(made)] == ["PR453"]


def test_a_statement_that_goes_on_is_one() -> None:
    def part(title: str, *body: tuple[str, str, str]) -> str:
        cells = [("", "2026", "2025"), *body]
        table = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in cells)
        return f"<p align=center><b>{title}</b></p><table>{table}</table>"

    assets = part("Balance sheets", ("Cash", "5", "4"), ("Inventory", "7", "6"))
    rest = (("Debt", "9", "8"), ("Equity", "3", "2"))
    cut = "<p>4</p><hr style='page-break-after:always'>"
    made = read(
        page(f"<p>Exhibit 99.1</p>{assets}{cut}{part('Balance sheets (continued)', *rest)}")
    )
    assert [len(rows(file.data)) for file in made.files] == [5]
    assert "`Balance sheets (continued)`, `2026 2025`" in told(made)[0]
    made = read(page(f"<p>Exhibit 99.1</p>{assets}{cut}{part('Cash flows', *rest)}"))
    assert [len(rows(file.data)) for file in made.files] == [3, 3]


def test_a_title_that_any_page_may_have_is_no_headline() -> None:
    made = read(
        "<title>News</title><article><p>ACME Opens a Plant<br>Output doubles</p><p>Net sales rose.</p></article>"
    )
    assert made.title == ""
    assert made.text.startswith("ACME Opens a Plant")


def test_a_heading_of_a_wire_is_no_label_of_what_stands_beside_it() -> None:
    made = read(
        page(
            "<p>Exhibit 99.1</p><table><tr><td>FOR IMMEDIATE RELEASE</td><td>Contact: A. Desk</td></tr>"
            "<tr><td></td><td>617-555-0101</td></tr></table>"
            "<table><tr><td>ACME</td><td>NEWS RELEASE</td></tr></table>"
            "<table><tr><td>Traded:</td><td>NYSE</td></tr></table><p>Net sales rose.</p>"
        )
    )
    assert made.text == (
        "FOR IMMEDIATE RELEASE\\\nContact: A. Desk\\\n617-555-0101\n\nACME\\\nNEWS RELEASE\n\nTraded: NYSE\n\n"
        "Net sales rose.\n"
    )


def test_furniture_of_an_exhibit() -> None:
    made = read(
        page(
            "<p align=right>Exhibit&nbsp;99.1</p><p>ACME, Inc.<br>12 Harbour Street<br>Boston, MA 02110<br>"
            "Phone: 617-555-0100</p><p>FOR IMMEDIATE RELEASE</p><p>Contact: A. Desk, 617-555-0101</p>"
            "<p align=center><b>ACME, INC. REPORTS<br>FIRST QUARTER RESULTS</b></p><p>Net sales rose.</p>"
            "<p>-more-</p><p>- 1 -</p><hr><p>Costs fell.</p><p>Page 2 of 3</p><hr><p>In all, 3 plants ran.</p>"
            "<p>F-3</p>"
        )
    )
    assert made.title == "ACME, INC. REPORTS FIRST QUARTER RESULTS"
    assert made.text == (
        "ACME, Inc.\\\n12 Harbour Street\\\nBoston, MA 02110\\\nPhone: 617-555-0100\n\n"
        "FOR IMMEDIATE RELEASE\n\nContact: A. Desk, 617-555-0101\n\nNet sales rose.\n\nCosts fell.\n\n"
        "In all, 3 plants ran.\n"
    )
    assert told(made) == [
        "PR456 page furniture is left out: `Exhibit 99.1`, `-more-`, `- 1 -`, `Page 2 of 3`, `F-3`"
    ]


def test_metadata_in_all_their_forms() -> None:
    graph = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage",'
        '"headline": "A page"}, {"@type": ["NewsArticle"], "headline": "Net sales rose", "datePublished": '
        '"2026-03-01T07:30:00-05:00", "dateModified": "2026-03-02", "inLanguage": "en_GB", "keywords": '
        '["Results", "Q1"], "mainEntityOfPage": {"@type": "WebPage", "@id": "https://acme.example/n/1"}}]}'
        "</script>"
    )
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    made = read(page("<h1>Net sales rose</h1><p>By six percent.</p>", broken + graph))
    assert (made.title, made.date, made.updated) == (
        "Net sales rose",
        "2026-03-01T07:30-05:00",
        "2026-03-02",
    )
    assert (made.language, made.address, made.topics) == ("en-GB", "/n/1", ("Results", "Q1"))
    plain = "<title>Net sales rose – ACME</title><meta name='DC.date' content='2026-03-01'>"
    made = read(page("<p>By six percent.</p><time datetime='2026-03-01'>March 1</time>", plain))
    assert (made.title, made.date, made.address) == ("Net sales rose", "2026-03-01", "")


def test_dates_that_want_a_look() -> None:
    def dated(*metas: str) -> Manuscript:
        tags = "".join(
            f'<meta property="{p}" content="{c}">' for p, c in (m.split("=") for m in metas)
        )
        return read(page("<p>Net sales rose.</p>", tags))

    assert dated("article:published_time=2026-03-01T07:30:00Z").date == "2026-03-01T07:30+00:00"
    made = dated("article:published_time=2026-03-01T07:30:00", "dc.date=March 2, 2026")
    assert made.date == "2026-03-01"
    assert told(made) == [
        "PR452 the hour of `2026-03-01T07:30:00` has no time zone: the day alone is taken",
        "PR452 the page gives several days of publication: 2026-03-01, 2026-03-02; the first is taken",
    ]
    assert dated("dc.date=Tue, 03 Mar 2026 08:00:00 +0100").date == "2026-03-03T08:00+01:00"
    assert dated("dc.date=Tue, 03 Mar 2026 08:00:00 XYZ").date == "2026-03-03"
    assert dated("date=20260304").date == "2026-03-04"
    for none in ("someday", "2026-02-31", "0001-01-01T00:00:00Z"):
        assert dated(f"date={none}").date == ""


def test_tables_that_only_place_their_text() -> None:
    made = read_fragment(
        "<table><tr><td>Date:</td><td>May 4, 2026</td></tr><tr><td>Time:</td><td>8:30 a.m. ET</td></tr>"
        "</table><table><tr><td>•</td><td>Sales <b>rose</b></td></tr><tr><td>•</td><td>Costs fell</td></tr>"
        "</table><table><tr><td><b>Investors</b></td><td><b>Media</b></td></tr><tr><td>A. Desk</td>"
        "<td>B. Desk</td></tr><tr><td>ir@acme.example</td><td>press@acme.example</td></tr></table>"
        "<table><tr><td><p>A long story in a cell.</p><p>With two paragraphs.</p></td></tr></table>"
        "<table><tr><th>Event</th><th>Day</th></tr><tr><td>Annual meeting</td><td>June 3</td></tr>"
        "<tr><td>Capital <em>markets</em> day</td><td>July 1</td></tr></table>",
        "feed.xml#1",
        "https://acme.example/",
    )
    assert made.text == (
        "Date: May 4, 2026\\\nTime: 8:30 a.m. ET\n\n"
        "- Sales **rose**\n- Costs fell\n\n"
        "**Investors**\\\nA. Desk\\\nir@acme.example\n\n**Media**\\\nB. Desk\\\npress@acme.example\n\n"
        "A long story in a cell.\n\nWith two paragraphs.\n\n"
        "| Event | Day |\n| --- | --- |\n| Annual meeting | June 3 |\n"
        "| Capital *markets* day | July 1 |\n"
    )
    assert made.files == ()


def test_tables_of_words_and_of_one_row() -> None:
    def table(*lines: str, bold: bool = False) -> str:
        cells = [line.split("|") for line in lines]
        made = [
            [f"<b>{c}</b>" if bold and not n else c for c in row] for n, row in enumerate(cells)
        ]
        return f"<table>{''.join(f'<tr>{_cells(row)}</tr>' for row in made)}</table>"

    def _cells(row: list[str]) -> str:
        return "".join(f"<td>{cell}</td>" for cell in row)

    words = ("Region|Head|Since", "North|A. Desk|May", "South|B. Desk|June")
    made = read_fragment(table(*words, bold=True), "page.html", "")
    assert made.text.startswith("| Region | Head | Since |\n| --- |")
    made = read_fragment(table(*words), "page.html", "")
    assert made.text.startswith("|  |  |  |\n| --- | --- | --- |\n| Region | Head | Since |")
    # What alone has no figure names the columns, below a title that stands over all of them.
    days = (
        "Record date|Payable|Amount",
        "May 4, 2026|June 1, 2026|5 cents",
        "May 3|June 2|4 cents",
    )
    made = read_fragment(table("Dividends", *days), "page.html", "")
    assert made.text.startswith("Dividends\n\n| Record date | Payable | Amount |\n| --- |")
    made = read_fragment(table("|2026|2025", "Net sales|$5.1|$4.9"), "page.html", "")
    assert rows(made.files[0].data) == [["", "2026", "2025"], ["Net sales", "$5.1", "$4.9"]]
    made = read_fragment(table("Conference ID|1234567", "Dial-in|toll-free"), "page.html", "")
    assert made.text == "Conference ID 1234567\\\nDial-in toll-free\n"


def test_bullets_become_lists() -> None:
    bullet = "<table><tr><td width=4%></td><td>•</td><td>{}</td></tr></table>"
    cases = {
        bullet.format("Sales rose") + bullet.format("Costs fell"): "- Sales rose\n- Costs fell\n",
        "<div><font>•</font><font style='padding-left:14pt'>Sales</font></div><p>·&nbsp; Costs</p>": (
            "- Sales\n    - Costs\n"
        ),
        "<p>– Sales</p><p>– Costs</p>": "- Sales\n- Costs\n",
        "<p>– Sales rose, the company said.</p>": "– Sales rose, the company said.\n",
        "<p><font face=Wingdings>§</font> Sales</p>": "- Sales\n",
        "<p>• Sales</p><p>◦ North</p><p>◦ South</p><p>• Costs</p>": (
            "- Sales\n    - North\n    - South\n- Costs\n"
        ),
        "<table><tr><td>(1)</td><td>Without leases</td></tr></table>": "(1) Without leases\n",
        "<div>(a)<span style='margin-left:9pt'>Of which new</span></div>": "(a) Of which new\n",
    }
    for markup, text in cases.items():
        assert read_fragment(markup, "page.html", "").text == text


def test_signs_of_the_dialect_stay_signs(room: Room) -> None:
    made = read_fragment(
        "<p>A loss of $(0.12)-$(0.10) a share.</p><p>: not a term</p><p>1. no list</p><p># no head</p>"
        "<ul><li>One<ul><li>Within</li></ul></li><li><p>Two</p><p>Still two</p></li></ul>"
        "<ol start=3><li>Three</li></ol><ol start=7><li>Seven</li></ol><p>Was <del>five</del> <ins>six</ins></p><p>###</p>",
        "feed.xml#2",
        "",
    )
    room.release(body=made.text)
    ran = room.build()
    assert ran.code == 0
    assert " PR1" not in ran.err
    shown = room.read("releases/2026/results/index.html")
    for part in (
        "$(0.12)-$(0.10) a share",
        "<p>: not a term</p>",
        "<p>1. no list</p>",
        "<p># no head</p>",
        "<li>Within</li>",
        '<ol start="3">\n<li>Three</li>\n</ol>\n<ol start="7">\n<li>Seven</li>',
        "<del>five</del>",
        '<p class="end-mark">###</p>',
    ):
        assert part in shown
    assert "<li>Within</li>\n</ul>\n</li>" in shown
    assert "<li>\n<p>Two</p>\n<p>Still two</p>\n</li>" in shown


def test_links_and_pictures() -> None:
    made = read_fragment(
        "<p><a href='/q3'> Results </a>, <a href='#top'>top</a>, <a href='javascript:x()'>x</a>, "
        "<a href='mailto:ir@acme.example'>mail</a></p><img src='https://a.example/plant.jpg' alt='Plant'>"
        "<img src='data:image/png;base64,iVBORw0KGgo=' alt='Logo of ACME'>"
        "<img src='https://t.example/rt.gif?id=1' width=1 height=1>",
        "feed.xml#3",
        "https://acme.example/news/",
    )
    assert made.text == (
        "[Results](https://acme.example/q3) , top, x, [mail](mailto:ir@acme.example)\n\n"
        "![Logo of ACME](logo-of-acme.png)\n"
    )
    assert [(file.name, file.data) for file in made.files] == [
        ("logo-of-acme.png", b"\x89PNG\r\n\x1a\n")
    ]
    assert [problem.code for problem in made.problems] == ["PR454", "PR459"]
    assert "`plant.jpg`" in made.problems[1].message


def test_files_beside_the_page_come_along() -> None:
    data = page(
        "<p><a href='page_files/Q3 report.pdf'>Report</a> and <a href='/other'>more</a></p>"
        "<img src='page_files/plant%201.jpg' alt='Plant'><img src='page_files/gone.jpg'>"
    )
    files = {"page_files/Q3 report.pdf": b"%PDF-1.7", "page_files/plant 1.jpg": b"\xff\xd8\xff"}
    made, _ = read_html(data, "page.html", Folder(files, files.__getitem__))
    assert made is not None
    assert made.text == "[Report](Q3-report.pdf) and [more](/other)\n\n![Plant](plant-1.jpg)\n"
    assert {file.name: file.data for file in made.files} == {
        "Q3-report.pdf": b"%PDF-1.7",
        "plant-1.jpg": b"\xff\xd8\xff",
    }
    assert told(made) == ["PR459 a picture is not in the file and left out: `gone.jpg`"]


@pytest.mark.skipif(not EDGAR.is_dir(), reason="the samples are not here")
def test_a_real_exhibit_builds_and_adds_up(room: Room) -> None:
    made = read((EDGAR / "results-ex99-1.html").read_bytes())
    folder = "content/releases/2024-11-22-results"
    for file in made.files:
        room.write(f"{folder}/{file.name}", file.data)
    room.release("2024-11-22-results/index", made.text, "Third Quarter", "2024-11-22")
    assert room.build().code == 0
    assert not [row for row in room.judged() if "PR227" in row]
    # The rule does look at these: a total that is one off is seen.
    for file in made.files:
        room.write(f"{folder}/{file.name}", file.data.replace(b'"504,928"', b'"504,938"'))
    assert [row for row in room.judged() if "PR227" in row and "Total current assets" in row]


def test_files_that_are_the_same_come_out_the_same() -> None:
    data = Path(REPOSITORY / "docs/samples/import/marianne.html").read_bytes()
    assert read_html(data, "a.html") == read_html(data, "a.html")
