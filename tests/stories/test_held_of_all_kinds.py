"""What is held, of every kind and in every way in which kinds meet: no byte and no line tells of it.

The random rooms of `test_noninterference.py` draw from fewer keys; here each stands at least once.
"""

from __future__ import annotations

from tests.conftest import CLOUD, CONFIG, Room

PDF = b"%PDF-1.4\n%%EOF\n"
TABLE = """

| | Q1 2026 | Q1 2025 |
|---|--:|--:|
| Net sales | 11.5 | 10.5 |
| Costs | 9 | 8 |
| Tax | 1 | 1 |
"""
SETTINGS = """
[[issuer]]
key = "globex"
name = "Globex AG"

[[product]]
key = "falcon"
name = "Falcon"
mark = "®"
owner = "Falcon Inc."

[[topic]]
key = "secretive"
name = "Secretive"

[[contact]]
key = "cfo"
name = "Otto Hidden"

[[results.figures]]
name = "Net sales"

[theme]
preset = "gazette"

[exports]
search = "full-text"
markdown = true
llms = true
news_sitemap = true
"""
# A place below content/, front matter in one line, the text; each is held, by date or draft.
HELD: list[tuple[str, str, str]] = [
    ("releases/a1", "media: [anvil]; people: [jane]; products: [falcon]; topics: [secretive]", ""),
    ("releases/a2", "contacts: [cfo]; issuers: [globex]; ticker: 'SIX: FALC'; language: de", ""),
    ("releases/a3", "period: 2026-Q1", TABLE.replace("11.5", "99.5")),
    ("releases/a4", "period: 2027-Q1", TABLE.replace("Q1 2025", "Q1 2026").replace("10.5", "88.8")),
    ("releases/a5", "corrects: 2026-03-01-first; correction_note: It was wrong.", ""),
    ("releases/a6", "language: zh-Hans; translation_of: 2026-03-01-first", ""),
    ("releases/a7", "aliases: [/about/, /calendar/call/, /old/]", ""),
    ("releases/a8", "url: /about/; attachments: [nothing.pdf]; products: [nobody]", ""),
    ("releases/a9", "withdrawn: {date: 2026-12-02, reason: Error.}; updated: 2026-12-03", "TK"),
    ("releases/b1", "lint: [{code: PR206, reason: x}]", "<div hidden>psst</div>"),
    ("releases/b2", "image: {file: b.png, alt: It}", ""),
    ("releases/2026-03-01-first (1)", "slug: b3", ""),
    ("releases/b4/index", "attachments: [results.pdf, plan.pdf]", "![T](t.xlsx)"),
    ("pages/c1", "menu: main; order: -5; redirects: [/older/]", ""),
    ("pages/c2", "language: de; translation_of: about; url: /releases/2026/first/", ""),
    ("pages/c3", "menu: sideways; draft: true", "TK"),
    ("events/d1", "start: 2026-05-05 09:00; period: 2026-Q1; kind: results", ""),
    ("events/d2", "start: 2026-12-05 09:00; releases: [2026-03-01-first]; products: [falcon]", ""),
    ("events/d3", "start: 2026-12-05 09:00; moved_from: 2026-12-04 09:00; issuers: [globex]", ""),
    ("events/d4", "start: TK; draft: true; period: 2026-Q2", ""),
    ("documents/e1", "period: 2026-Q1; kind: filing; link: https://x.example/", ""),
    ("documents/e2", "period: 2028; kind: prospectus", ""),
    ("documents/filing", "period: 2027; link: https://x.example/", ""),
    ("people/f1", "positions: [Chief]; group: board; contact: cfo", ""),
    ("people/jane-roe", "positions: [Chief]; portrait: {file: no.jpg, alt: x}", ""),
    ("media/g1/index", "picture: z.png; alt: Zebra; products: [falcon]; kind: logo", ""),
    ("media/g2/index", "picture: broken.jpg; alt: Zebra", ""),
]


def furnished(room: Room) -> None:
    config = CONFIG.replace("[site]\n", '[site]\nlanguages = ["en", "de", "zh-Hans"]\n')
    room.write("config.toml", config + SETTINGS)
    room.release("2026-03-01-first", products="[anvil]", contacts="[investors]")
    room.release("q1/index", f"Sales.{TABLE}", period="2026-Q1", attachments="[results.pdf]")
    room.write("content/releases/q1/results.pdf", PDF)
    room.write("content/pages/about.md", "---\ntitle: About\nmenu: main\n---\n\nAnvils.\n")
    room.write("content/people/jane.md", "---\nname: Jane Doe\n---\n\nShe leads.\n")
    keys = "title: Call\nstart: 2026-05-04 11:00\nperiod: 2026-Q1\nproducts: [anvil]"
    room.write("content/events/call.md", f"---\n{keys}\n---\n")
    keys = "title: Slides\nperiod: 2026-Q1\nkind: presentation\nlink: https://example.com/"
    room.write("content/documents/slides.md", f"---\n{keys}\n---\n")
    keys = "title: Anvil\npicture: a.png\nalt: An anvil\nproducts: [anvil]"
    room.write("content/media/anvil/index.md", f"---\n{keys}\n---\n")
    room.write("content/media/anvil/a.png", CLOUD)
    room.write("content/legends/ahead.md", "We look ahead.")


def hold(room: Room) -> None:
    for place, keys, text in HELD:
        name = "name" if place.startswith("people/") else "title"
        rows = [f"{name}: Zebra of {place.replace('/', ' ')}", *keys.split("; ")]
        rows += [] if "draft: true" in keys else ["date: 2026-12-01 09:00"]
        body = "\n".join(rows)
        room.write(f"content/{place}.md", f"---\n{body}\n---\n\nZebras came.{text}\n")
    room.write("content/releases/b4/results.pdf", PDF)  # public already, under this name
    room.write("content/releases/b4/plan.pdf", PDF + b"plan")
    room.write("content/releases/b4/t.xlsx", b"PK\x03\x04 no workbook")
    room.write("content/media/g1/z.png", CLOUD + b"z")
    room.write("content/media/g2/broken.jpg", b"\xff\xd8\xff")
    room.write("content/legends/ahead@2026-12-01T0900.md", "Zebra looks ahead: TK.")
    room.write("content/legends/zebra.md", "Zebras look.")


def test_no_byte_and_no_line_tells_of_what_is_held(room: Room) -> None:
    furnished(room)
    ledger = ("ledger", "--as-of", "2026-06-01T12:00:00-04:00")

    def seen() -> list[object]:
        commands = [("build", "-v", "--no-cache"), ("build", "--strict"), ("check",)]
        ran = [room.run(*command) for command in (*commands, ledger)]
        return [*ran, room.tree(), (room.path / "content/ledger.toml").read_bytes()]

    assert room.build().code == 0
    assert room.run(*ledger).code == 0
    without = seen()
    hold(room)
    for with_it, before in zip(seen(), without, strict=True):
        assert with_it == before, with_it
    # A copy of a picture that is held stops the build, which says in which folder to look.
    room.write("content/media/g1/z.png", CLOUD)
    assert room.build().err.startswith("content/media: error PR031 a file here has a problem")
    # What is told of nowhere is there to be told: `lint` finds many faults in it.
    told = room.judged()
    assert sum(": error " in row for row in told) > 10
    assert {row.split("/")[1] for row in told if " PR" in row} >= {"releases", "pages", "media"}
