"""Financial results: `period` in releases, documents and events, and the pages that come of it."""

from __future__ import annotations

import io
import json
import re

import openpyxl
import pytest

from tests.conftest import Room

BEFORE = "2026-05-04T08:59:59-04:00"
AT = "2026-05-04T09:00:00-04:00"
TABLE = """\
"(in thousands, except per share)",Quarter ended,
,"March 31, 2026","March 31, 2025"
Revenue,"$12,340","$11,000"
Net loss,"$(1,250)",$(980)
Margin,12.5%,10%
"""


def written(room: Room, path: str, body: str = "", **keys: str) -> None:
    rows = "\n".join(f"{key}: {value}" for key, value in keys.items())
    room.write(f"content/{path}.md", f"---\n{rows}\n---\n\n{body}\n")


def results(room: Room, date: str = "2026-05-04 09:00") -> None:
    """A quarter with all that there may be, each public from its own instant on."""
    room.release(
        "2026-05-04-q1/index",
        "![Income](income.csv)",
        "ACME Reports First Quarter",
        date,
        period="2026-Q1",
    )
    room.write("content/releases/2026-05-04-q1/income.csv", TABLE)
    webcast = "https://events.example.com/q1"
    written(
        room,
        "events/q1",
        title="First quarter call",
        start="2026-05-04 11:00",
        kind="results",
        period="2026-Q1",
        webcast=webcast,
        replay_until="2026-07-01 23:59",
    )
    link = {"period": "2026-Q1", "link": "https://www.example.org/x"}
    written(room, "documents/slides", title="Slides", kind="presentation", date=date, **link)
    written(room, "documents/10-q", title="Form 10-Q", kind="filing", date="2026-05-06", **link)


def rows(page: str) -> list[str]:
    return re.findall(r"<h[23][^>]*>(?:<a [^>]*>)?(.*?)(?:</a>)?</h[23]>", page)


def test_a_period_gathers_what_names_it(room: Room) -> None:
    results(room)
    room.release(
        "2026-02-10-q4",
        title="ACME Reports 2025",
        date="2026-02-10 09:00",
        period="[2025-Q4, 2025]",
    )
    assert room.build("--as-of", "2026-06-01T12:00:00-04:00").code == 0
    page = room.read("results/2026/q1/index.html")
    assert "<h1>1st quarter 2026</h1>" in page
    assert rows(page) == [
        "Releases",
        "ACME Reports First Quarter",
        "Events",
        "First quarter call",
        "Documents",
        "Form 10-Q",
        "Slides",
        "Financial statements",
    ]
    assert '<a href="https://events.example.com/q1">Webcast</a> (replay until' in page
    assert '">On example.org</a>' in page
    assert re.search(r'<a href="/files/\w+/2026-05-04-q1-income.csv">Income</a>', page)
    assert '<a href="/results/2026/q1/2026-q1.xlsx">' in page
    assert "<span>Older</span> 4th quarter 2025</a>" in page
    listed = room.read("results/index.html")
    assert rows(listed) == [
        "2026",
        "1st quarter 2026",
        "2025",
        "4th quarter 2025",
        "Full year 2025",
    ]
    year = room.read("results/2025/index.html")
    assert rows(year) == ["Releases", "ACME Reports 2025", "In this year", "4th quarter 2025"]
    link = '<a href="/results/2026/q1/">1st quarter 2026</a>'
    assert link in room.read("releases/2026/q1/index.html")
    assert link in room.read("calendar/q1/index.html")
    home = room.read("index.html")
    assert '<a href="/results/">Results</a>' in home
    assert '<a href="/results/2026/q1/">1st quarter 2026</a>' in home
    assert room.run("check").code == 0
    sitemap = room.read("sitemap.xml")
    assert "/results/</loc>" in sitemap and "/results/2025/q4/</loc>" in sitemap
    assert "[1st quarter 2026](https://press.example.com/results/2026/q1/index.md)" in room.read(
        "llms.txt"
    )
    assert "## Financial statements" in room.read("results/2026/q1/index.md")
    titles = json.loads(room.read("search/titles.json"))["releases"]
    assert ["1st quarter 2026", "/results/2026/q1/"] in [row[:2] for row in titles]


def test_programs_read_what_belongs_together(room: Room) -> None:
    results(room)
    room.build()
    items = json.loads(room.read("api/items.json"))["items"]
    (row,) = [
        each for each in items if each.get("period") == "2026-Q1" and each["kind"] == "results"
    ]
    home = "https://press.example.com"
    assert (row["title"], row["url"]) == ("1st quarter 2026", f"{home}/results/2026/q1/")
    assert row["releases"] == [f"{home}/releases/2026/q1/"]
    assert row["documents"] == [f"{home}/documents/10-q/", f"{home}/documents/slides/"]
    assert row["events"] == [f"{home}/calendar/q1/"]
    assert row["workbook"] == f"{home}/results/2026/q1/2026-q1.xlsx"
    assert row["tables"][0].endswith("/2026-05-04-q1-income.csv")
    (release,) = json.loads(room.read("api/releases.json"))["releases"]
    assert release["periods"] == ["2026-Q1"]


def test_names_of_tables_are_set_as_texts_are(room: Room) -> None:
    results(room)
    release = room.path / "content/releases/2026-05-04-q1/index.md"
    text = release.read_text("utf-8").replace("![Income]", '![ACME\'s "net" income]')
    release.write_text(text, "utf-8")
    room.build()
    assert ">ACME’s “net” income</a>" in room.read("results/2026/q1/index.html")


def test_the_workbook_has_figures_as_numbers(room: Room) -> None:
    """The same bytes each time, as any file of a site."""
    results(room)
    room.build()
    data = room.tree()["results/2026/q1/2026-q1.xlsx"]
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Income"]
    cells = {row[0].value: [(cell.value, cell.number_format) for cell in row[1:]] for row in sheet}
    assert cells["Revenue"][0] == (12340, '"$"#,##0;-"$"#,##0')
    assert cells["Net loss"][0] == (-1250, '"$"#,##0;("$"#,##0)')
    assert cells["Margin"][0] == (0.125, "0.0%;-0.0%")
    room.build("--no-cache")
    assert room.tree()["results/2026/q1/2026-q1.xlsx"] == data


def test_each_part_is_there_from_its_own_instant_on(room: Room) -> None:
    room.release()
    room.build("--as-of", BEFORE)
    without = room.tree()
    results(room)
    written(
        room,
        "events/q1",
        title="Call",
        start="2026-05-04 11:00",
        period="2026-Q1",
        date="2026-05-04 09:00",
    )
    assert room.build("--as-of", BEFORE).code == 0
    assert room.tree() == without
    assert room.build("--as-of", AT).code == 0
    assert "Slides" in room.read("results/2026/q1/index.html")
    assert "Form 10-Q" not in room.read("results/2026/q1/index.html")
    assert room.build("--as-of", "2026-05-07T09:00:00-04:00").code == 0
    assert "Form 10-Q" in room.read("results/2026/q1/index.html")


def test_an_edited_table_is_in_the_workbook_at_once(room: Room, old_files: None) -> None:
    """An edit of a release's text alone goes a shorter way, and not where others show its tables."""
    results(room)
    room.release(
        "2026-05-04-q1/index",
        "Text.\n\n| a | b |\n|---|--:|\n| Revenue | 11,111 |\n| Costs | 9 |\n| Taxes | 1 |",
        "ACME",
        "2026-05-04 09:00",
        period="2026-Q1",
    )
    room.build()
    text = room.path / "content/releases/2026-05-04-q1/index.md"
    text.write_text(text.read_text().replace("11,111", "22,222"))
    room.build()
    edited = room.tree()
    room.build("--no-cache")
    assert room.tree() == edited
    sheet = openpyxl.load_workbook(io.BytesIO(edited["results/2026/q1/2026-q1.xlsx"])).active
    assert sheet["B2"].value == 22222


def test_a_fiscal_year_of_its_own_is_told_with_its_months(room: Room) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    config = config.replace("id_authority", 'languages = ["de", "en"]\nid_authority', 1)
    figures = 'figures = [{ name = "Revenue", names = { de = "Umsatz" } }]'
    room.write("config.toml", f"{config}\n[results]\nfiscal_year_ends = 6\n{figures}\n")
    results(room)
    table = TABLE.replace("2025", "2024").replace("31, 2026", "30, 2025").replace("12,", "12.")
    table = table.replace("March", "September")
    room.write("content/releases/2026-05-04-q1/income.csv", table)
    assert room.build().code == 0
    page = room.read("results/2026/q1/index.html")
    assert "<h1>1. Quartal des Geschäftsjahres 2026</h1>" in page
    assert "Juli–September 2025" in page
    assert "<h1>Geschäftsjahr 2026</h1>" in room.read("results/2026/index.html")
    assert "1. Quartal des Geschäftsjahres 2026" in room.read("documents/index.html")
    assert shown_figures(room.read("results/index.html")) == [
        ["", "Q1 2026"],
        ["Umsatz ($ in Tausend)", "12.340"],
    ]


def test_a_correction_takes_the_place_of_what_it_corrects(room: Room) -> None:
    results(room)
    note = {"corrects": "2026-05-04-q1", "correction_note": "Figures."}
    room.release(
        "2026-05-05-q1-again",
        title="First Quarter",
        date="2026-05-05 09:00",
        period="2026-Q1",
        **note,
    )
    assert room.build().code == 0
    page = room.read("results/2026/q1/index.html")
    assert "First Quarter" in rows(page)[1] and "ACME Reports First Quarter" not in page


def test_an_address_of_results_is_not_lost(room: Room) -> None:
    """Not with a withdrawal either: the page stays, without the release."""
    room.release("2026-05-04-q1", title="ACME Reports", date="2026-05-04 09:00", period="2026-Q1")
    room.build()
    assert room.run("ledger", "--as-of", "2026-06-01T12:00-04:00").code == 0
    withdrawn = "{date: '2026-05-20 09:00', reason: Wrong.}"
    room.release(
        "2026-05-04-q1",
        title="ACME Reports",
        date="2026-05-04 09:00",
        period="2026-Q1",
        withdrawn=withdrawn,
    )
    assert room.build().code == 0
    page = room.read("results/2026/q1/index.html")
    assert "A release that was withdrawn" in page and "ACME Reports" not in page
    room.release("2026-05-04-q1", title="ACME Reports", date="2026-05-04 09:00")
    ran = room.build()
    assert ran.code == 1
    assert (
        "PR802 the address /results/2026/q1/ was published and would be lost — name its" in ran.err
    )


@pytest.mark.parametrize(
    ("settings", "keys", "told"),
    [
        ("", {"period": "2026-Q5"}, "content/releases/r.md:4: error PR008 `2026-Q5` is no period"),
        ("", {"period": "[2026-Q4, third]"}, "error PR008 `third` is no period — write `2026` for"),
        ("", {"url": "/results/2026/q1/"}, ""),
        ("fiscal_year_ends = 13", {}, "error PR306 `13` is no month — write its number"),
        ('fiscal_year_called_by = "start"', {}, "its beginning, not by `start` — write"),
        ('pieces = ["slides"]', {}, "error PR306 `slides` is no piece of results"),
    ],
)
def test_what_cannot_be_is_told(room: Room, settings: str, keys: dict[str, str], told: str) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", f"{config}\n[results]\n{settings}\n")
    room.release("r", **keys)
    assert told in room.build().err


def told(room: Room, as_of: str = "2026-05-05T00:00:00-04:00") -> list[str]:
    found = json.loads(room.run("lint", "--format", "json", "--as-of", as_of).out)
    return [
        f"{row['path']}: {row['code']} {row['message']}"
        for row in found
        if row["code"] in ("PR053", "PR297")
    ]


def test_a_correction_without_the_period_is_told(room: Room) -> None:
    """The results would go on showing what it corrects, and nobody would see that."""
    keys = {"corrects": "q1", "correction_note": "Sales are $2."}
    room.release("q1", date="2026-05-04 09:00", period="[2026-Q1, 2026-H1]")
    for lacking, period in (
        ("[2026-Q1, 2026-H1]", {}),
        ("2026-H1", {"period": "2026-Q1"}),
        ("", {"period": "[2026-H1, 2026-Q1]"}),
        ("", {"draft": "true"}),
    ):
        room.release("q1-corrected", date="2026-05-05 09:00", **keys, **period)
        rows = [row for row in room.judged() if " PR054 " in row]
        assert len(rows) == bool(lacking)
        assert all(row.endswith(f"add `period: {lacking}`") for row in rows)


def test_a_table_that_cannot_be_read_is_not_missing(room: Room) -> None:
    """It has an error of its own, and one fault should not look like two."""
    table = "| | 2026 | 2025 |\n|---|--:|--:|\n| Revenue | 1.5 | 2.5 |\n| Costs | 1 | 2 |\n| Tax | 1 | 1 |"
    room.release("q4", table, date="2026-02-10 09:00", period="[2025-Q4, 2025]")
    for name, data in (("q1.csv", b"\xff\xfe\x00"), ("q1.xlsx", b"PK"), ("no.csv", b"")):
        body = f"![Statement]({name})"
        room.release("q1/index", body, date="2026-05-04 09:00", period="2026-Q1")
        if name != "no.csv":
            room.write(f"content/releases/q1/{name}", data)
        assert told(room) == []
        assert " error PR" in room.run("lint", "--as-of", "2026-05-05 00:00").err


def test_what_the_period_before_had_is_missed_from_the_day_after(room: Room) -> None:
    """Neither earlier nor of older results; what is to come is not missing, and a draft is."""
    table = "| | 2026 | 2025 |\n|---|--:|--:|\n| Revenue | 1.5 | 2.5 |\n| Costs | 1 | 2 |\n| Tax | 1 | 1 |"
    room.release("q4", table, date="2026-02-10 09:00", period="[2025-Q4, 2025]")
    link = {"link": "https://www.example.org/x"}
    written(room, "documents/k", title="Form 10-K", kind="filing", period="2025", **link)
    written(room, "documents/s", title="Slides", kind="presentation", period="2025-Q4", **link)
    written(
        room,
        "events/q4",
        title="Call",
        start="2026-02-10 11:00",
        releases="[q4]",
        webcast="https://events.example.com/q4",
    )
    room.release("q1", "Text.", date="2026-05-04 09:00", period="2026-Q1")
    assert told(room, "2026-05-04T23:59:59-04:00") == []

    def missed(*pieces: str) -> list[str]:
        return [
            f"content/releases/q1.md: PR297 the results of 2026-Q1 do not have {piece}, and those "
            "of 2025-Q4 have"
            for piece in pieces
        ]

    assert sorted(told(room)) == sorted(
        missed("a table of figures", "an event", "a webcast", "a presentation", "a filing")
    )
    later = {"period": "2026-Q1", "date": "2026-05-20 09:00", **link}
    written(room, "documents/q", title="Form 10-Q", kind="filing", **later)
    written(
        room,
        "documents/s1",
        title="Slides",
        kind="presentation",
        draft="true",
        period="2026-Q1",
        **link,
    )
    room.release(
        "q1",
        table,
        date="2026-05-04 09:00",
        period="2026-Q1",
        lint="[{code: PR297, reason: no call this time}]",
    )
    assert told(room) == []
    room.release("q1", table, date="2026-05-04 09:00", period="2026-Q1")
    assert sorted(told(room)) == sorted(missed("an event", "a webcast", "a presentation"))
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", f'{config}\n[results]\npieces = ["statements", "transcript"]\n')
    assert told(room) == [
        "content/releases/q1.md: PR297 the results of 2026-Q1 do not have a transcript"
    ]
    assert "PR297" not in room.build().err


@pytest.mark.parametrize(
    ("body", "rows", "code", "missed"),
    [
        ("![Income](income.csv)", "", "PR106", False),
        ("![Income](income.csv)", "a,Q1 2026\nSales,1,2\n", "PR111", False),
        ("![Income](income.csv)", "a,Q1 2026\nSales,=A1\n", "PR112", False),
        ("![Chart](chart.png)", "", "PR106", True),
    ],
)
def test_a_table_that_is_named_and_cannot_be_shown_is_not_missing_too(
    room: Room, body: str, rows: str, code: str, missed: bool
) -> None:
    """A picture that is not there is no table."""
    quarter(room, 11, income("Q4 2025", "9"))
    quarter(room, 12, rows)
    folder = "content/releases/2026-q1"
    text = (room.path / folder / "index.md").read_text(encoding="utf-8")
    room.write(f"{folder}/index.md", text.replace("![Income](income.csv)", body))
    if not rows:
        (room.path / folder / "income.csv").unlink()
    found = json.loads(room.run("lint", "--format", "json").out)
    told = {row["code"] for row in found if folder in row["path"]}
    assert code in told and ("PR297" in told) is missed


def test_a_document_of_results_that_are_nowhere_is_told(room: Room) -> None:
    """Between periods that have results, and on the day after it is public. Before the first ones,
    and of kinds that belong to no results, a period says of which year a document is."""
    link = {"link": "https://example.com/x.pdf", "kind": "presentation"}
    written(room, "documents/old", title="Old slides", period="2020-Q1", **link)
    written(room, "documents/slides", title="Slides", period="2025-Q4", **link)
    written(
        room, "documents/code", title="Code", period="2025-Q4", **{**link, "kind": "governance"}
    )
    assert told(room) == []
    room.release("q3", date="2025-11-10 09:00", period="2025-Q3")
    assert told(room) == [
        "content/documents/slides.md: PR053 the document is on no page of results, and no release "
        "has the results of 2025-Q4"
    ]
    written(room, "events/q4", title="Call", start="2026-06-04 11:00", period="2025-Q4")
    assert told(room) == []


def test_a_call_without_a_release_is_told_when_it_is_over(room: Room) -> None:
    room.release("q4", date="2026-02-10 09:00", period="2025-Q4")
    written(
        room, "events/q1", title="Call", start="2026-05-04 11:00", kind="other", period="2026-Q1"
    )
    assert told(room, "2026-05-04T23:59:59-04:00") == []
    assert told(room) == [
        "content/events/q1.md: PR053 the event is over, and no release has the results of 2026-Q1"
    ]
    room.release("q1", date="2026-05-06 09:00", period="2026-Q1")
    assert told(room) == []


FIGURES = """
[[results.figures]]
name = "Revenue"
rows = ["Total revenue", "Net sales"]

[[results.figures]]
name = "Net loss"
"""


def quarter(room: Room, number: int, table: str, **keys: str) -> None:
    """The release of a quarter, counted from the first of 2023, half a year after it."""
    year, part = 2023 + number // 4, number % 4 + 1
    month = number + 6
    date = f"{2023 + month // 12}-{month % 12 + 1:02}-20 09:00"
    room.release(
        f"{year}-q{part}/index",
        "![Income](income.csv)",
        f"Quarter {number}",
        date,
        period=f"{year}-Q{part}",
        **keys,
    )
    room.write(f"content/releases/{year}-q{part}/income.csv", table)


def income(
    now: str,
    revenue: str,
    loss: str = "(5)",
    unit: str = "in thousands",
    before: tuple[str, str, str] = ("Q1 2020", "1", "1"),
) -> str:
    past, last_revenue, last_loss = before
    return (
        f'({unit}),{now},{past}\nTotal revenue (1),"{revenue}",{last_revenue}\n'
        f'Costs,"1","1"\nNet loss,"{loss}",{last_loss}\n(1) Unaudited.\n'
    )


def test_a_key_figure_is_told_in_the_currency_of_its_table_and_a_count_in_none(room: Room) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    figures = '[[results.figures]]\nname = "Net sales"\n[[results.figures]]\nname = "Shares sold"\n'
    room.write("config.toml", f"{config}\n{figures}")
    quarter(room, 12, "(in millions of €),Q1 2026\nNet sales,9.1\nCosts,1.0\nShares sold,3.5\n")
    assert room.build().code == 0
    rows = shown_figures(room.read("results/index.html"))
    assert [row[0] for row in rows[1:]] == [
        "Net sales (€ in millions)",
        "Shares sold (in millions)",
    ]


def shown_figures(page: str) -> list[list[str]]:
    """The rows of the tables of key figures, as readers see them."""
    found = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    plain = [re.sub(r'<span class="said">[^<]*</span>', "", row) for row in found]
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in plain]
    return [[" ".join(re.sub("<[^>]*>", "", cell).split()) for cell in row] for row in cells]


def test_key_figures_of_the_last_eight_periods_come_out_of_the_statements(room: Room) -> None:
    """Each in the unit of the newest; what a later release tells for comparison fills a
    gap, and a period of which nothing is told is one."""
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config + FIGURES)
    for number in range(10):
        now = f"Q{number % 4 + 1} {2023 + number // 4}"
        if number == 5:
            quarter(room, number, "a,b\nNothing,1\n")
        elif number == 6:
            continue
        elif number == 9:
            table = income(now, "$2.5", "0.5", "in millions", ("Q2 2024", "1.75", "(0.25)"))
            quarter(room, number, table)
        else:
            quarter(room, number, income(now, f"${number},{number}50", f"({number + 1}00)"))
    assert room.build().code == 0
    head, revenue, loss = shown_figures(room.read("results/index.html"))
    periods = ["Q3 2023", "Q4 2023", "Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024", "Q1 2025"]
    assert head == ["", *periods, "Q2 2025"]
    assert revenue[0] == "Revenue ($ in millions)"
    assert revenue[1:] == ["2.3", "3.4", "4.5", "1.8", "", "7.8", "8.9", "2.5"]
    assert loss == [
        "Net loss ($ in millions)",
        "(0.3)",
        "(0.4)",
        "(0.5)",
        "(0.3)",
        "",
        "(0.8)",
        "(0.9)",
        "0.5",
    ]
    page = room.read("results/index.html")
    assert page.count("<svg ") == 2 and page.count("<rect ") == 14
    assert "<script" not in page.partition("<svg")[2].partition("</main>")[0]
    for x, y, width, height in re.findall(
        r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)">', page
    ):
        assert float(x) >= 0 and float(x) + float(width) <= 320
        assert float(y) >= 8 and float(y) + float(height) <= 96.1
    assert '<a href="/results/2025/q2/">Q2 2025</a>' in page
    assert '<th scope="col" class="figure">Q3 2024</th>' in page
    items = json.loads(room.read("api/items.json"))["items"]
    (row,) = [each for each in items if each["id"].endswith("results/2025-q2")]
    assert row["figures"] == {"Revenue": "2500000", "Net loss": "500000"}
    assert room.run("check").code == 0


@pytest.mark.parametrize(
    ("period", "now", "before", "shown"),
    [
        ("2026", "2026", "2025", ["2025", "2026"]),  # the year before stands beside it
        ("2026-Q1", "Q1 2026", "Q1 2025", ["Q1 2026"]),  # and of these one is a year away
        ("2026-Q1", "Q1 2026", "Q4 2025", ["Q4 2025", "Q1 2026"]),
    ],
)
def test_what_is_told_for_comparison_needs_no_page_of_its_own(
    room: Room, period: str, now: str, before: str, shown: list[str]
) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config + FIGURES)
    table = f"\n\n| | {now} | {before} |\n|---|--:|--:|\n| Net sales | 11.5 | 10.5 |\n| Costs | 9 | 8 |\n| Tax | 1 | 1 |\n"
    room.release("q1", f"Text.{table}", date="2026-05-04 09:00", period=period)
    assert room.build().code == 0
    head, revenue = shown_figures(room.read("results/index.html"))
    assert head[1:] == shown
    assert revenue[1:] == ["10.5", "11.5"][-len(shown) :]
    assert room.run("check").code == 0


def test_an_edited_figure_is_shown_at_once(room: Room, old_files: None) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config + FIGURES)
    table = "\n\n| | Q1 2026 |\n|---|--:|\n| Net sales | 11.5 |\n| Costs | 9 |\n| Tax | 1 |\n"
    path = room.release("q1", f"Text.{table}", date="2026-05-04 09:00", period="2026-Q1")
    room.build()
    path.write_text(path.read_text(encoding="utf-8").replace("11.5", "12.5"), encoding="utf-8")
    room.build()
    assert shown_figures(room.read("results/index.html"))[1] == ["Revenue", "12.5"]


def test_a_figure_that_two_statements_tell_differently_is_told_with_both_places(room: Room) -> None:
    """Rounding is no difference, what is printed for comparison is a note, and a correction is
    compared with itself alone."""
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config + FIGURES)
    quarter(room, 8, income("Q1 2025", "$8,850"))
    quarter(room, 12, income("Q1 2026", "$9,149", "(5)", before=("Q1 2025", '"$8,900"', "(5)")))
    folder = "content/releases/2026-q1"
    text = room.path / folder / "index.md"
    more = text.read_text(encoding="utf-8") + "\n![Highlights](more.csv)\n"
    text.write_text(more, encoding="utf-8")
    room.write(f"{folder}/more.csv", "(in millions),Q1 2026\nNet sales,9.1\nNet loss,(0.008)\n")
    found = json.loads(room.run("lint", "--format", "json").out)
    told = [
        (row["line"], row["severity"], row["message"]) for row in found if row["code"] == "PR299"
    ]
    assert sorted(told) == [
        (
            7,
            "note",
            "Revenue of 2025-Q1 is `$8,900` in row 2 of content/releases/2026-q1/income.csv, and "
            "`$8,850` in row 2 of content/releases/2025-q1/income.csv",
        ),
        (
            9,
            "warning",
            "Net loss of 2026-Q1 is `(0.008)` in row 3 of content/releases/2026-q1/more.csv, and "
            "`(5)` in row 4 of content/releases/2026-q1/income.csv",
        ),
    ]
    quarter(room, 12, income("Q1 2026", "$1"), corrects="2025-q1", correction_note="Figures.")
    found = json.loads(room.run("lint", "--format", "json").out)
    assert not [row for row in found if row["code"] == "PR299"]


def test_results_are_judged_where_no_issuer_is_registered(room: Room) -> None:
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config.partition("[[issuer]]")[0] + FIGURES)
    table = "| | {} |\n|---|--:|\n| Net sales | {} |\n| Costs | 9 |\n| Tax | 1 |\n"
    for name, period, sales in (
        ("2026-02-05-q4", "2025-Q4", "10"),
        ("2026-05-04-q1", "2026-Q1", "11.5"),
        ("2026-05-05-more", "2026-Q1", "12.5"),
    ):
        body = table.format(f"{period[-2:]} {period[:4]}", sales)
        room.release(name, body, date=f"{name[:10]} 09:00", period=period)
    room.write(
        "content/events/q4.md",
        "---\ntitle: Call\nstart: 2026-02-05 10:00\nkind: call\nperiod: 2025-Q4\n---\n",
    )
    found = json.loads(room.run("lint", "--format", "json").out)
    told = {row["code"] for row in found}
    assert told & {"PR053", "PR297", "PR299"} == {"PR297", "PR299"}


SEVERAL = """
[[issuer]]
key = "globex"
name = "Globex AG"
tickers = ["SIX: GBX"]

[results]
figures = [{ name = "Revenue" }]
"""


def of_two(room: Room) -> None:
    """A quarter of two companies, with other figures, and a release of both."""
    room.write("config.toml", (room.path / "config.toml").read_text("utf-8") + SEVERAL)
    results(room)
    table = TABLE.replace("12,340", "99,000")
    room.release(
        "2026-05-05-globex/index",
        "![Income](income.csv)",
        "Globex Reports First Quarter",
        "2026-05-05 09:00",
        period="2026-Q1",
        issuers="[globex]",
    )
    room.write("content/releases/2026-05-05-globex/income.csv", table)
    both = {"period": "2025", "issuers": "[acme, globex]"}
    room.release("2026-05-06-joint", title="A Joint Outlook", date="2026-05-06 09:00", **both)
    link = {"period": "2026-Q1", "link": "https://www.example.org/x", "issuers": "[globex]"}
    written(room, "documents/g", title="Globex slides", kind="presentation", **link)
    call = {"start": "2026-05-05 11:00", "period": "2026-Q1", "issuers": "[globex]"}
    written(room, "events/g", title="Globex call", kind="results", **call)


def test_an_event_without_issuers_is_of_those_of_its_releases(room: Room) -> None:
    """A call of the second company's results is no piece of the first one's, and nothing lacks."""
    of_two(room)
    (room.path / "content/events/g.md").unlink()
    settings = (room.path / "config.toml").read_text("utf-8")
    room.write("config.toml", settings.replace("[results]", '[results]\npieces = ["event"]'))
    call = {"start": "2026-05-05 11:00", "releases": "[2026-05-05-globex]"}
    written(room, "events/call", title="Globex call", kind="call", **call)
    assert room.build().code == 0
    assert "Globex call" in room.read("issuers/globex/results/2026/q1/index.html")
    assert "Globex call" not in room.read("issuers/acme/results/2026/q1/index.html")
    told = [row for row in room.judged() if "PR297" in row and "globex" in row]
    assert told == []


def test_each_of_several_issuers_has_results_of_its_own(room: Room) -> None:
    """At addresses as calendars have them; those of all stay where they were, without key figures:
    the revenues of two companies are no row."""
    of_two(room)
    assert room.build("--as-of", "2026-06-01T12:00:00-04:00").code == 0
    whole = room.read("results/2026/q1/index.html")
    assert "Globex slides" in whole and "Form 10-Q" in whole
    assert '<a href="/issuers/globex/results/2026/q1/">Globex AG</a>' in whole
    own = room.read("issuers/globex/results/2026/q1/index.html")
    assert "<h1>Globex AG: 1st quarter 2026</h1>" in own
    assert rows(own) == [
        "Releases",
        "Globex Reports First Quarter",
        "Events",
        "Globex call",
        "Documents",
        "Globex slides",
        "Financial statements",
    ]
    assert "/issuers/globex/results/2026/q1/globex-2026-q1.xlsx" in own
    assert '<a href="/issuers/globex/results/"><span>Archive</span>' in own
    other = room.read("issuers/acme/results/2026/q1/index.html")
    assert "Slides" in other and "Globex" not in other.partition("<main")[2]
    for key in ("acme", "globex"):
        assert "A Joint Outlook" in room.read(f"issuers/{key}/results/2025/index.html")
        page = room.read(f"issuers/{key}/index.html")
        assert f'<a href="/issuers/{key}/results/">All results</a>' in page
        assert f'<h3><a href="/issuers/{key}/results/2026/q1/">1st quarter 2026</a></h3>' in page
        assert f"/issuers/{key}/results/</loc>" in room.read("sitemap.xml")
    assert shown_figures(room.read("results/index.html")) == []
    assert '<a href="/issuers/acme/results/">ACME Corporation</a>' in room.read(
        "results/index.html"
    )
    listed = room.read("issuers/globex/results/index.html")
    assert shown_figures(listed) == [["", "Q1 2026"], ["Revenue ($ in thousands)", "99,000"]]
    assert '<a href="/issuers/globex/">Globex AG</a>' in listed
    items = json.loads(room.read("api/items.json"))["items"]
    told = {
        (row["title"], str(row["issuers"])): row.get("figures")
        for row in items
        if row["kind"] == "results" and row.get("issuers") and row["period"] == "2026-Q1"
    }
    assert told == {
        ("ACME Corporation: 1st quarter 2026", "['ACME Corporation']"): {"Revenue": "12340000"},
        ("Globex AG: 1st quarter 2026", "['Globex AG']"): {"Revenue": "99000000"},
    }
    checked = room.run("check", "--as-of", "2026-06-01T12:00:00-04:00")
    assert (checked.code, checked.err) == (0, "")


def test_results_of_one_issuer_alone_stand_at_one_place(room: Room) -> None:
    """Also where another is registered; the second one's come with its first results, and not a
    moment before."""
    room.write("config.toml", (room.path / "config.toml").read_text("utf-8") + SEVERAL)
    room.release("2026-02-01-g", title="Globex Hires", date="2026-02-01 09:00", issuers="[globex]")
    results(room)
    at = "2026-05-04T12:00:00-04:00"
    assert room.build("--as-of", at).code == 0
    assert not [path for path in room.tree() if "/results/" in path and "issuers" in path]
    assert shown_figures(room.read("results/index.html")) != []
    without = room.tree()
    keys = {"period": "2026-Q1", "issuers": "[globex]"}
    room.release("2026-05-04-more", title="Globex Reports", date="2026-05-04 12:01", **keys)
    assert room.build("--as-of", at).code == 0
    assert room.tree() == without
    assert room.build("--as-of", "2026-05-04T12:01:00-04:00").code == 0
    assert "issuers/acme/results/2026/q1/index.html" in room.tree()


def test_what_is_missing_is_told_of_each_issuer_by_itself(room: Room) -> None:
    of_two(room)
    # The figures of two companies are no two tellings of one.
    assert "PR299" not in room.run("lint", "--as-of", "2026-05-20T09:00:00-04:00").err
    keys = {"period": "2026-Q2", "issuers": "[globex]"}
    room.release("2026-08-05-second", title="Globex", date="2026-08-05 09:00", **keys)
    assert told(room, "2026-08-07T09:00:00-04:00") == [
        f"content/releases/2026-08-05-second.md: PR297 the results of 2026-Q2 do not have {piece}, "
        "and those of 2026-Q1 have"
        for piece in ("a presentation", "a table of figures", "an event")
    ]
    call = {"start": "2026-08-04 11:00", "period": "2026-Q2", "kind": "call"}
    written(room, "events/q2", title="ACME call", **call)
    assert told(room, "2026-08-07T09:00:00-04:00")[0] == (
        "content/events/q2.md: PR053 the event is over, and no release has the results of 2026-Q2"
    )


def test_results_are_there_in_each_language_of_releases(room: Room) -> None:
    """In its words, with the release in it; a language of what is held has none."""
    config = (room.path / "config.toml").read_text(encoding="utf-8")
    config = config.replace("id_authority", 'languages = ["en", "de", "fr"]\nid_authority', 1)
    figures = 'figures = [{ name = "Revenue", names = { de = "Umsatz" } }]'
    room.write("config.toml", f"{config}\n[results]\n{figures}\n")
    results(room)
    at = "2026-06-01T12:00:00-04:00"
    assert room.build("--as-of", at).code == 0
    assert not [path for path in room.tree() if path.startswith("de/")]
    german = {"period": "2026-Q1", "language": "de", "translation_of": "2026-05-04-q1"}
    table = "| | 31. März 2026 | 31. März 2025 |\n|---|--:|--:|\n| Erlöse | 9 | 8 |\n| Kosten | 1 | 2 |\n| Steuern | 1 | 1 |"
    room.release("2026-05-04-q1-de", table, "ACME berichtet", "2026-05-04 09:00", **german)
    held = {"period": "2026-Q1", "language": "fr", "date": "2026-07-01 09:00"}
    room.release("2026-07-01-fr", title="ACME annonce", **held)
    call = {"start": "2026-05-04 12:00", "period": "2026-Q1", "language": "de"}
    written(room, "events/de", title="Telefonkonferenz", **call)
    assert room.build("--as-of", at).code == 0
    assert not [path for path in room.tree() if path.startswith("fr/")]
    page = room.read("de/results/2026/q1/index.html")
    assert "<h1>1. Quartal 2026</h1>" in page and '<html lang="de">' in page
    assert rows(page)[:2] == ["Mitteilungen", "ACME berichtet"]
    assert '<a href="/results/2026/q1/" hreflang="en" lang="en">English</a>' in page
    assert 'hreflang="de" href="https://press.example.com/de/results/2026/q1/"' in page
    assert "/de/results/2026/q1/2026-q1-de.xlsx" in page
    assert '<a href="/de/results/">Ergebnisse</a>' in page
    assert '<li lang="en"><a href="/documents/slides/">Slides</a></li>' in room.read(
        "de/results/index.html"
    )
    whole = room.read("results/2026/q1/index.html")
    assert '<a href="/de/results/2026/q1/" hreflang="de" lang="de">Deutsch</a>' in whole
    assert rows(whole)[:2] == ["Releases", "ACME Reports First Quarter"]
    listed = room.read("de/results/index.html")
    assert rows(listed)[1:] == ["2026", "1. Quartal 2026"]
    assert shown_figures(listed) == [["", "Q1 2026"], ["Umsatz ($ in Tausend)", "12.340"]]
    link = '<a href="/de/results/2026/q1/">1. Quartal 2026</a>'
    assert link in room.read("releases/2026/q1-de/index.html")
    assert link in room.read("calendar/de/index.html")
    assert "/de/results/</loc>" in room.read("sitemap.xml")
    assert "1. Quartal 2026" not in room.read("llms.txt")
    items = json.loads(room.read("api/items.json"))["items"]
    (row,) = [each for each in items if each["url"].endswith("/de/results/2026/q1/")]
    assert row["translations"] == {"en": "https://press.example.com/results/2026/q1/"}
    assert row["figures"] == {"Revenue": "12340000"}
    checked = room.run("check", "--as-of", at)
    assert (checked.code, checked.err) == (0, "")
    # A withdrawal of the last release in a language loses no address.
    assert room.run("ledger", "--as-of", at).code == 0
    gone = "{date: '2026-05-20 09:00', reason: Wrong.}"
    args = (table, "ACME berichtet", "2026-05-04 09:00")
    room.release("2026-05-04-q1-de", *args, withdrawn=gone, **german)
    assert room.build("--as-of", at).code == 0
    assert "1. Quartal 2026" in room.read("de/results/2026/q1/index.html")
    room.write("content/pages/de/results.md", "---\ntitle: Zahlen\nlanguage: de\n---\n\nText.\n")
    assert "PR014" in room.build("--as-of", at).err


def test_new_asks_whose_it_is_where_there_are_several_issuers(room: Room) -> None:
    for noun, title in (("event", "First"), ("document", "Report")):
        assert room.run("new", noun, title).code == 0
    room.write("config.toml", (room.path / "config.toml").read_text("utf-8") + SEVERAL)
    begun = (("event", "Second"), ("events", "Third"), ("document", "Slides"), ("page", "About"))
    for noun, title in begun:
        assert room.run("new", noun, title).code == 0
    texts = {
        path.relative_to(room.path / "content").parts[1].removesuffix(".md"): "issuers: [acme]"
        in path.read_text("utf-8")
        for path in room.path.glob("content/*/**/*.md")
    }
    asked = {"second": True, "third": True, "slides": True}
    assert texts == {"first": False, "report": False, "about": False} | asked
    assert "# Whose it is, of: acme, globex" in (room.path / "content/events/second.md").read_text(
        "utf-8"
    )
