"""The report of an import: each item a row, as a page that works by itself and as CSV."""

from __future__ import annotations

import base64
import csv
import hashlib
import re

from selectolax.lexbor import LexborHTMLParser

from pressroom.core.problems import Problem, Severity
from pressroom.importers.records import ImportedRelease, Recognised
from pressroom.importers.report import report
from pressroom.importers.report_rows import report_rows
from pressroom.typeset.anatomy.sureness import Sureness


def problem(path: str, severity: Severity, message: str = "what") -> Problem:
    return Problem(path=path, code="PR464", severity=severity, message=message, remedy="do")


GOOD = ImportedRelease(
    source="feed.xml#1",
    name="2026-03-03-results",
    front={"title": "Results <up> & “more”", "date": "2026-03-03T09:00-05:00"},
    body="Text.",
    recognised=(
        Recognised("dateline", "WALTHAM, Mass.", Sureness.CERTAIN),
        Recognised("legend", "Parts of this", Sureness.LIKELY),
    ),
    left=(("###", "end mark"),),
    problems=(problem("feed.xml#1", Severity.NOTE),),
)
UNSURE = ImportedRelease(
    source="feed.xml#2",
    name="b",
    front={"title": '=HYPERLINK("https://x")', "date": "-5.0"},
    body="",
    recognised=(Recognised("contacts", "Jane " * 80, Sureness.POSSIBLE),),
)
ROWS = report_rows(
    [(GOOD, "content/releases/2026-03-03-results.md"), (UNSURE, "content/releases/b.md")],
    [problem("old.xml", Severity.ERROR, "it is cut off"), problem("feed.xml#2", Severity.NOTE)],
)


def test_a_table_has_a_row_for_each_item_and_for_each_source_that_gave_none() -> None:
    rows = list(
        csv.reader(report(ROWS, "report.CSV").decode("utf-8-sig").splitlines(keepends=True))
    )
    assert rows[0] == [
        "Source",
        "Release",
        "Headline",
        "Date",
        "Recognised",
        "Left out",
        "Problems",
    ]
    assert rows[1] == [
        "feed.xml#1",
        "content/releases/2026-03-03-results.md",
        "Results <up> & “more”",
        "2026-03-03T09:00-05:00",
        "dateline (certain): WALTHAM, Mass.\nlegend (likely): Parts of this",
        "end mark: ###",
        "note PR464 what — do",
    ]
    assert rows[2][2:4] == ['\'=HYPERLINK("https://x")', "-5.0"]  # no formula; a figure is one
    assert rows[2][4].startswith("contacts (possible, look at it): Jane") and rows[2][4].endswith(
        " …"
    )
    assert rows[3] == ["old.xml", "", "", "", "", "", "error PR464 it is cut off — do"]


def test_the_page_says_the_same_and_loads_nothing() -> None:
    page = report(ROWS, "report.html").decode()
    tree = LexborHTMLParser(page)
    rows = tree.css("tbody tr")
    assert [row.css_first("th[scope=row]").text() for row in rows] == [
        "feed.xml#1",
        "feed.xml#2",
        "old.xml",
    ]
    assert rows[0].css("td")[1].text() == "Results <up> & “more”"
    assert [row.attributes.get("data-open") for row in rows] == [None, "1", "1"]
    assert not tree.css("[src], link, a, [onclick]") and "http" not in page.replace(
        "https://x", ""
    ).replace("http-equiv", "")
    assert tree.css_first("caption").text() == "2 releases from 3 rows"
    assert tree.css_first("label input[type=search]") is not None
    assert tree.css_first("output").attributes["aria-live"] == "polite"


def test_the_page_s_policy_lets_its_own_script_run_and_no_other() -> None:
    tree = LexborHTMLParser(report(ROWS, "report.html").decode())
    script = tree.css_first("script").text()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
    assert re.findall(r"script-src ([^;]+)", policy) == [f"'sha256-{digest}'"]
    assert policy.startswith("default-src 'none'")
