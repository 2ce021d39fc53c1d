"""Bad input, one story each: the exact message, exit code 1, the output folder untouched."""

from __future__ import annotations

import typing
from pathlib import Path

import msgspec
import pytest

from pressroom.content.config.schema import ConfigFile
from tests.conftest import Room

HEAD = b"title: ACME Reports Results\ndate: 2026-03-01T09:00:00-05:00\n"
FILE = "content/releases/2026-03-01-results.md"


def fenced(*rows: str, body: str = "Net sales rose.") -> bytes:
    return ("---\n" + "\n".join(rows) + f"\n---\n\n{body}\n").encode()


def plain(*rows: str, body: str = "Net sales rose.") -> bytes:
    return fenced(
        "title: ACME Reports Results", "date: 2026-03-01T09:00:00-05:00", *rows, body=body
    )


REFUSED: dict[str, tuple[bytes, str]] = {
    "not UTF-8": (
        plain(body="Soci") + b"\xe9t\xe9 G\n",
        "7: error PR001 the file is not UTF-8 (byte 75 is 0xE9) — save it as UTF-8",
    ),
    "lone carriage returns": (
        plain().replace(b"\n", b"\r"),
        "1: error PR001 a line ends with a lone carriage return — "
        "save the file with Unix or Windows line ends",
    ),
    "no front matter": (
        b"# ACME Reports Results\n",
        "1: error PR002 no front matter: the first line is not `---` — begin the file with `---`",
    ),
    "an empty file": (
        b"",
        "1: error PR002 no front matter: the first line is not `---` — begin the file with `---`",
    ),
    "opening fence auto-corrected": (
        "—-\ntitle: A\n".encode(),
        "1: error PR002 the opening fence is `—-`: auto-correction has turned hyphens into a dash "
        "— write `---`, three hyphens",
    ),
    "closing fence missing": (
        b"---\n" + HEAD + b"draft: true\n\nNet sales rose.\n",
        "1: error PR002 the front matter has no closing `---` — "
        "add a line `---` after the last key",
    ),
    "closing fence auto-corrected": (
        b"---\n" + HEAD + "draft: true\n——-\nNet sales rose.\n".encode(),
        "5: error PR002 the closing fence is `——-`: auto-correction has turned hyphens into a dash "
        "— write `---`, three hyphens",
    ),
    "duplicate key": (
        plain("draft: true", "draft: false"),
        "5: error PR005 `draft` is already given on line 4 — keep one of the two",
    ),
    "a list for front matter": (
        fenced("- title", "- date"),
        "1: error PR004 the front matter is not a list of keys and values — "
        "write one `key: value` a line",
    ),
    "a text for front matter": (
        fenced("ACME Reports Results"),
        "1: error PR004 the front matter is not a list of keys and values — "
        "write one `key: value` a line",
    ),
    "unquoted colon": (
        fenced("title: ACME: results", "date: 2026-03-01T09:00:00-05:00"),
        "2: error PR004 not YAML: mapping values are not allowed in this context — "
        'put the value in quotes: `title: "ACME: results"`',
    ),
    "a headline cut short by a comment": (
        fenced("title: We are #1 in anvils", "date: 2026-03-01T09:00:00-05:00"),
        "2: error PR004 what follows `#` after `We are` would be lost as a comment — "
        "put the value in quotes, or the comment on a line of its own",
    ),
    "a subhead cut short by a comment": (
        plain("subheads:", "  - Sales rose # much"),
        "5: error PR004 what follows `#` after `Sales rose` would be lost as a comment — "
        "put the value in quotes, or the comment on a line of its own",
    ),
    "an empty date": (
        fenced("title: A", "date:"),
        "3: error PR007 `date` is empty — write `date: 2026-03-01T09:00-05:00`",
    ),
    "an unknown mark": (
        plain("trademarks: [Hammer]"),
        "4: error PR011 unknown mark `Hammer` — write its symbol too, `Hammer®`",
    ),
    "an unknown language": (
        plain("language: de"),
        "4: error PR016 `de` is not among the site's languages — "
        "add it to `languages` in config.toml, or use en",
    ),
    "a control character by escape": (
        plain('source: "A\\x01B"'),
        "4: error PR008 `source` has a control character — take it out: no feed may carry it",
    ),
    "lists in lists without end": (
        plain("topics: " + "- " * 30_000 + "a"),
        "1: error PR004 too many brackets in the front matter — take them out",
    ),
    "brackets over many lines": (
        plain("topics: [", *["[[[[["] * 500),
        "1: error PR004 too many brackets in the front matter — take them out",
    ),
    "tags that cost hours": (
        plain(body="<a " * 30_000),
        "6: error PR102 too many `<` without an end to read in bounded time — "
        "take them out, or write them as `\\<` in a paragraph of their own",
    ),
    "backticks that cost hours": (
        plain(body="``a`" * 30_000),
        "6: error PR102 too many ``` without an end to read in bounded time — "
        "take them out, or write them as `\\`` in a paragraph of their own",
    ),
    "headings without end": (
        plain(body="# a\n" * 5_000),
        "5: error PR102 over 4,000 headings and rules — split the text",
    ),
    "a quote that is not closed": (
        fenced('title: "ACME Reports', "date: 2026-03-01T09:00:00-05:00", "ticker: 'NYSE: ACME'"),
        "2: error PR004 the quote that begins here is not closed — close it at the end of the value",
    ),
    "a colon within braces": (
        plain("withdrawn: {date: 2026-05-01 09:00, reason: In error: wrong}"),
        "4: error PR004 not YAML: did not find expected ',' or '}' — "
        "put each part with `:`, `,` or `#` in it in quotes",
    ),
    "an hour of one digit": (
        fenced("title: A", "date: 2026-11-24 7:30"),
        "3: error PR009 `2026-11-24 7:30` is not a date this room can be sure of — "
        "write `2026-11-24 07:30`",
    ),
    "a second fence": (
        b"---\n" + HEAD + b"---\ndraft: true\n---\nBody\n",
        "6: error PR002 a second `---`: the keys before it would be text — "
        "keep one front matter, between the first two `---`",
    ),
    "a withdrawal without date and reason": (
        plain("withdrawn:"),
        "4: error PR008 `withdrawn` must be a group of keys — write `withdrawn: "
        "{date: 2026-03-02T10:00-05:00, reason: Issued in error.}`",
    ),
    "a comment without end": (
        plain(body="<div>\n<!-- note\n\nA long paragraph."),
        "7: error PR107 `<!--` hides what stands behind it — close it with `-->`, or write `&lt;`",
    ),
    "words in angle brackets": (
        plain(body="Margin <Note 5> rose."),
        "6: error PR107 `<Note 5>` is no HTML, and its words would be lost — "
        "write `&lt;` for its `<`",
    ),
    "an offset that no clock has": (
        fenced("title: A", "date: 2026-03-01T09:00-05:75"),
        "3: error PR009 `2026-03-01T09:00-05:75` is not a date this room can be sure of — "
        "`-05:75` is not the name of one offset: state the offset, as `2026-03-01T09:00+HH:MM` or "
        "`2026-03-01T09:00-HH:MM`",
    ),
    "alias": (
        plain("subheads: &a [x]", "topics: *a"),
        "4: error PR004 a value repeats another by `*` — write the value out",
    ),
    "brackets without end": (
        plain("topics: " + "[" * 5000),
        "1: error PR004 too many brackets in the front matter — take them out",
    ),
    "unknown key": (
        plain("contatcs: [investors]"),
        "4: error PR006 unknown key `contatcs` — did you mean `contacts`?",
    ),
    "a key that crashes python-frontmatter": (
        plain("content: x"),
        "4: error PR006 unknown key `content` — did you mean `contacts`?",
    ),
    "no headline": (
        fenced("date: 2026-03-01T09:00:00-05:00"),
        "2: error PR007 no `title` — add `title: ACME reports results`",
    ),
    "an empty headline": (
        fenced('title: "  "', "date: 2026-03-01T09:00:00-05:00"),
        "2: error PR007 `title` is empty — write `title: ACME reports results`",
    ),
    "wrong type": (
        plain("products: Anvil"),
        "4: error PR008 `products` must be a list, not `Anvil` — write `products: [kadcyla]`",
    ),
    "wrong type inside": (
        plain("contacts:", "  - for: Media", "    phone: [1, 2]"),
        "6: error PR008 `contacts[1].phone` must be text, not a list — write `phone: 781-895-0600`",
    ),
    "unclear draft": (
        plain("draft: yess"),
        "4: error PR008 `draft` must be `true` or `false`, not `yess` — write `draft: true`",
    ),
    "empty draft": (
        plain("draft:"),
        "4: error PR008 `draft` must be `true` or `false`, not empty — write `draft: true`",
    ),
    "a day that is not in the calendar": (
        fenced("title: A", "date: 2024-02-30"),
        "3: error PR009 `2024-02-30` is not in the calendar or on the clock — "
        "write it as `YYYY-MM-DD HH:MM`, or with its offset as `YYYY-MM-DDTHH:MM±HH:MM`",
    ),
    "a zone's name": (
        fenced("title: A", "date: 2024-03-01 09:00 EST"),
        "3: error PR009 `2024-03-01 09:00 EST` is not a date this room can be sure of — "
        "leave `EST` out: a time without an offset is that of America/New_York",
    ),
    "a skipped hour": (
        fenced("title: A", "date: 2026-03-08 02:30"),
        "3: error PR009 `2026-03-08 02:30` is skipped when the clocks change in America/New_York "
        "— state the offset: `2026-03-08T02:30-05:00` or `2026-03-08T02:30-04:00`",
    ),
    "a repeated hour": (
        fenced("title: A", "date: 2025-11-02 01:30"),
        "3: error PR009 `2025-11-02 01:30` comes twice when the clocks change in America/New_York "
        "— state the offset: `2025-11-02T01:30-04:00` or `2025-11-02T01:30-05:00`",
    ),
    "a bare date whose day is not over": (
        fenced("title: A", "date: 2026-06-01"),
        "3: error PR003 embargo has no time — add the hour: `2026-06-01 HH:MM`",
    ),
    "unknown product": (
        plain("products: [Anvli]"),
        "4: error PR011 unknown product `Anvli` — did you mean `anvil`?",
    ),
    "unknown contact": (
        plain("contacts: [investor]"),
        "4: error PR011 unknown contact `investor` — did you mean `investors`?",
    ),
    "unknown boilerplate": (
        plain("boilerplate: [acmee]"),
        "4: error PR011 unknown boilerplate `acmee` — did you mean `acme`?",
    ),
    "unknown exchange": (
        plain("ticker: 'Nasdq: ACME'"),
        "4: error PR012 `Nasdq` is no exchange in ISO 10383 — did you mean `Nasdaq`?",
    ),
    "no ticker": (
        plain("ticker: ACME"),
        "4: error PR012 `ACME` is no ticker — "
        "write the exchange and the symbol, such as `Nasdaq: IMGN`",
    ),
    "a slug that climbs": (
        plain("slug: ../../etc/passwd"),
        "4: error PR013 `../../etc/passwd` cannot be the last part of an address — "
        "write `slug: etc-passwd`: small letters, digits, single hyphens",
    ),
    "an address that climbs": (
        plain("url: /news/../../x"),
        "4: error PR013 `/news/../../x` is not an address within this site — "
        "begin with `/`, without scheme and host, `..`, spaces, `*`, `:`, `?` and `#`",
    ),
    "an attachment that climbs": (
        plain("attachments: [../secret.pdf]"),
        "4: error PR013 the attachment `../secret.pdf` is not beside the release — "
        "put the file into the release's folder and give its name alone",
    ),
    "an attachment that is not there": (
        plain("attachments: [results.pdf]"),
        "4: error PR013 there is no file `results.pdf` beside the release — move the "
        "release's text to 2026-03-01-results/index.md, and put the file beside it",
    ),
    "a script": (
        plain(body="A\n\n<script>steal()</script>"),
        "8: error PR101 `<script>` is not safe in a release — take `<script>` out",
    ),
    "an event handler": (
        plain(body='A\n\n<b onclick="steal()">x</b>'),
        "8: error PR101 the event handler `onclick` is not safe — take `onclick` out",
    ),
    "a javascript address": (
        plain(body="A\n\n[x](javascript:steal())"),
        "8: error PR101 an address with `javascript:` is not safe — link to a page or a file",
    ),
    "a javascript address in disguise": (
        plain(body='A\n\n<a href=" java&#10;script&colon;steal()">x</a>'),
        "5: error PR101 an address with `javascript:` is not safe — link to a page or a file",
    ),
    "brackets that cost hours": (
        plain(body="A\n\n" + "[" * 10_000),
        "8: error PR102 too many `[` to look for links in bounded time — "
        "take them out, or write them as `\\[` in a paragraph of their own",
    ),
    "quotes without end": (
        plain(body="> " * 5000 + "A"),
        "6: error PR102 quoted too deeply — take `>` signs out",
    ),
}


# After these nobody can say whether the release is public, so a build has no word of the file.
UNCERTAIN = frozenset(
    {
        "duplicate key",
        "a list for front matter",
        "a text for front matter",
        "unquoted colon",
        "a headline cut short by a comment",
        "a subhead cut short by a comment",
        "lists in lists without end",
        "brackets over many lines",
        "a quote that is not closed",
        "a colon within braces",
        "an hour of one digit",
        "an offset that no clock has",
        "alias",
        "brackets without end",
        "unclear draft",
        "empty draft",
        "a day that is not in the calendar",
        "a zone's name",
        "a skipped hour",
        "a repeated hour",
    }
)
DISCREET = (
    "this cannot be read, and the release may be one that is not public yet — "
    "`pressroom lint` says what is wrong"
)


def test_each_is_refused_with_its_message(room: Room) -> None:
    """All in one room, each in a file of its own: a build says of each what it may, `lint` all."""
    room.write("content/boilerplate/acme.md", "About ACME.\n")
    room.release("2026-01-01-good", boilerplate="[acme]")
    assert room.build().code == 0
    before = room.tree()
    built, judged = set(), set()
    for number, (name, (content, message)) in enumerate(REFUSED.items()):
        path = FILE.replace("results", f"results-{number}")
        room.write(path, content)
        message = message.replace("-results/", f"-results-{number}/")
        place, _, rest = message.partition(" error ")
        told = f"{place} error {rest[:5]} {DISCREET}" if name in UNCERTAIN else message
        built.add(f"{path}:{told}")
        judged.add(f"{path}:{message}")

    ran = room.build()

    assert set(ran.err.splitlines()) == built
    assert set(room.judged()) >= judged
    assert (ran.code, ran.out) == (1, "")
    assert room.run("lint").code == 1
    assert room.tree() == before


@pytest.mark.parametrize("name", ["not UTF-8", "alias", "unknown product", "a script"])
def test_one_alone_stops_a_build(room: Room, name: str) -> None:
    """One for each step that refuses: reading, YAML, what the keys name, the text."""
    content, message = REFUSED[name]
    room.release("2026-01-01-good")
    assert room.build().code == 0
    before = room.tree()
    room.write(FILE, content)

    ran = room.build()

    place, _, rest = message.partition(" error ")
    told = f"{place} error {rest[:5]} {DISCREET}" if name in UNCERTAIN else message
    assert ran.err == f"{FILE}:{told}\n"
    assert f"{FILE}:{message}\n" in room.run("lint").err
    assert (ran.code, ran.out) == (1, "")
    assert room.tree() == before


def test_all_problems_of_all_files_at_once(room: Room) -> None:
    room.release("2026-01-01-a", products="[Nothing]", date="yesterday")
    room.release("2026-01-02-b", body="<script>x</script>")
    room.release("2026-01-03-c", titel="x")

    ran = room.build()

    assert [row.partition(" ")[0] for row in ran.err.splitlines()] == [
        "content/releases/2026-01-01-a.md:3:",
        "content/releases/2026-01-01-a.md:4:",
        "content/releases/2026-01-02-b.md:6:",
        "content/releases/2026-01-03-c.md:4:",
    ]
    assert ran.code == 1


def test_two_releases_for_one_address(room: Room) -> None:
    room.release("2026-03-01-results")
    room.release("2026-03-02-Results", date="2026-03-02T09:00:00-05:00")

    ran = room.build()

    assert ran.err == (
        "content/releases/2026-03-02-Results.md:1: error PR014 the address "
        "/releases/2026/results/ is already taken by content/releases/2026-03-01-results.md — "
        "rename one of the two files, or give one a `slug` of its own\n"
    )
    assert ran.code == 1


def test_a_release_in_the_way_of_a_page(room: Room) -> None:
    room.release("2026-03-01-results", products="[anvil]")
    room.release("2026-03-02-feed", url="/feed.xml", date="2026-03-02T09:00:00-05:00")

    ran = room.build()

    assert ran.err == (
        "content/releases/2026-03-02-feed.md:1: error PR017 feed.xml/index.html is in the "
        "way of feed.xml (from config.toml) — "
        "give one of them another address (`slug`, `url`) or another file name\n"
    )


def test_a_control_character_is_left_out_with_a_warning(room: Room) -> None:
    room.release(body="ACME\x19s net sales rose.")

    ran = room.build()

    assert f"{FILE}:6:5: warning PR015 control character U+0019 is left out — " in ran.err
    assert ran.code == 0
    assert "ACMEs net sales rose." in room.read("releases/2026/results/index.html")
    assert room.run("check").code == 0


def test_attributes_are_counted_and_all_brackets_of_a_line_are_quoted(room: Room) -> None:
    room.release(body='<p class="a" style="x">Sales</p>\n<p class="b">rose.</p>')
    room.release(
        "2026-03-02-more", body="See <Note 5>, <NOTE 6>, <Note 5> and `<Note 7>`.\n\nAnd <Note 8>."
    )

    told = room.build().err

    attributes = "warning PR104 the attributes `class`, `style` are left out, in 3 places — "
    assert told.count("PR104") == 1 and f"{FILE}:6: {attributes}" in told
    assert [row.split(" ", 1)[1] for row in told.splitlines() if "PR107" in row] == [
        "error PR107 `<Note 5>`, `<NOTE 6>` are no HTML, and their words would be lost — "
        "write `&lt;` for each `<`",
        "error PR107 `<Note 8>` is no HTML, and its words would be lost — write `&lt;` for its `<`",
    ]


def test_what_the_allow_list_drops_is_named(room: Room) -> None:
    room.release(body='Sales <font color="red" class="x">rose</font> <b class="y">much</b>.')

    ran = room.build()

    assert (
        f"{FILE}:6: warning PR104 `<font>` is left out, its text stays — write it in Markdown\n"
        in (ran.err)
    )
    assert f"{FILE}:6: warning PR104 the attribute `class` is left out — " in ran.err
    assert "Sales rose <b>much</b>." in room.read("releases/2026/results/index.html")


def test_config_with_three_mistakes(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    before = room.tree()
    room.write(
        "config.toml",
        '[site]\ntitle = 5\nurl = "press.example.com"\ntimezone = "America/New_Yrok"\n'
        'id_authority = "press.example.com,2012"\n'
        "[feeds]\nitem = 3\n",
    )

    ran = room.build()

    assert ran.err == (
        "config.toml:2: error PR303 `site.title` must be text, not `5` — "
        'write `title = "ImmunoGen Press Room"`\n'
        "config.toml:3: error PR306 `press.example.com` is not an address a site can be published "
        'at — write `url = "https://press.example.com"`\n'
        "config.toml:4: error PR306 `America/New_Yrok` is no time zone — "
        "did you mean `America/New_York`?\n"
        "config.toml:7: error PR301 unknown key `item` in `feeds` — did you mean `items`?\n"
    )
    assert ran.code == 2
    assert room.tree() == before


def test_a_template_with_an_undefined_name(room: Room) -> None:
    room.release()
    assert room.build().code == 0
    before = room.tree()
    room.write(
        "templates/404.html", "<!doctype html>\n<title>{{ head.title }}</title>\n{{ isuer }}\n"
    )

    ran = room.build()

    assert ran.err == (
        "templates/404.html:3: error PR401 'isuer' is undefined — "
        "use a name that this page's view has (`pressroom help looks`)\n"
    )
    assert ran.code == 1
    assert room.tree() == before


def test_an_output_folder_that_cannot_be_written(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, simulated at the last moment: nothing has changed afterwards."""
    room.release()
    assert room.build().code == 0
    before = room.tree()
    room.release(body="Net sales fell.")

    def full(path: str, mode: str) -> object:
        if "results" in Path(path).parts:
            raise OSError(28, "No space left on device")
        return Path(path).open(mode)

    monkeypatch.setattr("pressroom.pipeline.output.write.open", full, raising=False)
    ran = room.build()
    monkeypatch.undo()

    assert ran.err == (
        "output/: error PR501 the site cannot be written: No space left on device — "
        "make room on the disk, or check who may write to the folder, and build again\n"
    )
    assert ran.code == 1
    assert room.tree() == before


def test_a_folder_that_is_a_file(room: Room) -> None:
    room.release()
    room.write("output", "not a folder")

    ran = room.build()

    assert "is not a folder" in ran.err
    assert ran.code == 2


def test_files_that_are_not_ours_stay(room: Room) -> None:
    room.release()
    room.write("output/CNAME", "press.example.com\n")
    assert room.build().code == 0
    room.write("output/releases/2026/results/index.html", "by hand")
    room.write("output/.pressroom.json", "{}")

    ran = room.build()

    assert "output/releases/2026/results/index.html: error PR502" in ran.err
    assert ran.code == 1
    assert room.read("CNAME") == "press.example.com\n"
    assert room.read("releases/2026/results/index.html") == "by hand"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("Before <!-- x > y --> after", "Before  after"),
        ("<!--\nTODO: check a->b\n-->\n\nText", "<p>Text</p>"),
        ("Net $\\{x\\}$", "<mi>x</mi>"),
        ('<img src="http://[" alt="Chart">', 'alt="Chart"'),
        ("A&#1;B &#xD800; &#x26; C", "AB  &amp; C"),
    ],
)
def test_what_once_fell_over_is_read(room: Room, body: str, shown: str) -> None:
    room.release(body=body)
    assert room.build().code == 0
    assert shown in room.read("releases/2026/results/index.html")
    room.run("check")


def test_a_line_that_markdown_takes_for_an_address_is_told(room: Room) -> None:
    room.release(body="[Table 1]: Results\n\n[site]: https://example.com\n\nSee [site].")
    ran = room.build()
    assert (
        f"{FILE}:6: warning PR104 `[Table 1]: Results` is taken for the address of a link and left "
        "out — write a backslash before its `[`\n"
    ) in ran.err
    assert "site]:" not in ran.err


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "ACME Press Room"', 'title = " "', "`title` is empty"),
        ('title = "ACME Press Room"', 'title = "A\\u0001"', "has a control character"),
        ("[[issuer]]", "[feeds]\nitems = 999999999999999999999\n\n[[issuer]]", "must be"),
        ("[[issuer]]", f"[feeds]\nitems = {'9' * 5000}\n\n[[issuer]]", "not TOML"),
        ("[[issuer]]", f"[feeds]\nitems = {'[' * 5000}\n\n[[issuer]]", "not TOML"),
        ('"https://press.example.com"', '"https://[x"', "is not an address"),
        ("[[product]]", 'boilerplate = "../x"\n\n[[product]]', "is not there"),
    ],
)
def test_config_that_once_fell_over(room: Room, old: str, new: str, message: str) -> None:
    config = (room.path / "config.toml").read_text()
    assert old in config
    room.write("config.toml", config.replace(old, new, 1))
    ran = room.build()
    assert message in ran.err
    assert ran.err.startswith("config.toml")
    assert ran.code in (1, 2)


@pytest.mark.parametrize("manifest", [b"\xff", b"[" * 100_000, b'{"a\\u0000b": 1}', b"[]", b"{}x"])
def test_a_damaged_manifest_is_as_good_as_none(room: Room, manifest: bytes) -> None:
    room.release()
    assert room.build().code == 0
    before = room.tree()
    room.write("output/.pressroom.json", manifest)
    assert room.build().code == 0
    assert room.tree() == before


def test_a_folder_that_cannot_be_looked_into_stops_the_build(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Passed over, it would take its releases off the site."""
    import os

    room.release("2026/2026-03-01-results")
    assert room.build().code == 0
    before = room.tree()
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("2026"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    ran = room.build()
    monkeypatch.undo()
    assert ran.err.startswith("2026: error PR901 the system refuses: Permission denied — ")
    assert ran.code == 1
    assert room.tree() == before


def test_a_link_for_a_release_is_not_passed_over(room: Room, tmp_path: Path) -> None:
    room.release()
    (room.path / "content/releases/2026-03-02-b.md").symlink_to(tmp_path / "b.md")
    ran = room.build()
    assert (
        "content/releases: error PR018 a file here has a problem: links are not followed" in ran.err
    )
    assert ran.code == 1
    assert "2026-03-02-b.md: error PR018 links are not followed" in room.run("lint").err


@pytest.mark.parametrize("years", ["0", "-1", "99999999999999999999"])
def test_retention_by_a_slip_of_the_finger(room: Room, years: str) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", f"{config}\n[disclosure]\nretention = {{ events = {years} }}\n")
    ran = room.build()
    assert ran.err.startswith("config.toml:")
    assert ran.code == 2


def test_a_delete_does_not_follow_a_link_out_of_the_output(room: Room, tmp_path: Path) -> None:
    room.release(url="/link/x.html")
    assert room.build().code == 0
    outside = tmp_path / "outside"
    (room.output / "link").rename(outside)
    (room.output / "link").symlink_to(outside, target_is_directory=True)
    room.release()
    room.build()
    assert (outside / "x.html").exists()


EMAILS = [
    "ir at example.com",
    "ir@example.com?bcc=x@example.com",
    "ir@example.com, press@example.com",
    "ir@example",
    "IR <ir@example.com>",
    "mailto:ir@example.com",
    "ir..x@example.com",
]
PHONES = ["ir@example.com", "ask the desk", "+1 212 555 0100?x=<b>", "https://example.com/12345"]


WRONG_KIND = [
    *(("email", value, "no e-mail address") for value in EMAILS),
    *(("phone", value, "no telephone number") for value in PHONES),
    ("email", "ir@example.com\\r\\nBcc: x@example.com", "a line break"),
    ("name", "Jane\\nDoe", "a line break"),
    ("title", "IR\\r\\nX-Evil: 1", "a line break"),
    ("organisation", "A\\u2028B", "a line break"),
]


@pytest.mark.parametrize(("key", "value", "what"), WRONG_KIND)
def test_a_contact_of_the_wrong_kind_in_the_settings(
    room: Room, key: str, value: str, what: str
) -> None:
    config = (room.path / "config.toml").read_text()
    contact = f'[[contact]]\nkey = "desk"\nfor = "Media"\n{key} = "{value}"\n'
    room.write("config.toml", f"{config}\n{contact}")
    ran = room.build()
    assert ran.code == 2
    assert "PR303" in ran.err
    assert what in ran.err


def test_a_contact_of_the_wrong_kind_in_front_matter(room: Room) -> None:
    for number, (key, value, _) in enumerate(WRONG_KIND):
        room.release(f"2026-03-01-r{number}", contacts=f'[{{for: Media, {key}: "{value}"}}]')
    ran = room.build()
    assert ran.code == 1
    rows = ran.err.splitlines()
    for number, (*_, what) in enumerate(WRONG_KIND):
        ours = [row for row in rows if row.startswith(f"content/releases/2026-03-01-r{number}.md:")]
        assert any(" error PR008 " in row and what in row for row in ours), (what, ours)


AS_PRINTED = [
    "{for: Media, email: o'neil+press@ir.example.co.uk}",
    "{for: Media, email: presse@münchen.example}",
    "{for: Media, phone: 1-800-FLOWERS}",
    "{for: Media, phone: '+44 (0)20 7946 0000, ext. 12'}",
    "{for: Media, phone: '0123'}",
    "{for: Media, phone: '+81 3‑1234‑5678'}",
    "{for: Media, name: 'Jane Doe\n  (Desk)'}",
]


def test_a_contact_as_people_print_it(room: Room) -> None:
    for number, contact in enumerate(AS_PRINTED):
        room.release(f"2026-03-01-r{number}", contacts=f"[{contact}]")
    ran = room.build()
    assert ran.code == 0, ran.err


def all_texts(kind: type, above: str = "") -> list[tuple[str, str]]:
    """Every table of the settings with each of its keys that is a text."""
    found = []
    hints = typing.get_type_hints(kind)
    for field in msgspec.structs.fields(kind):
        hint = hints[field.name]
        if hint in (str, tuple[str, ...], dict[str, str]) or hint == (str | msgspec.UnsetType):
            found.append((above, field.encode_name))
        for part in (hint, *typing.get_args(hint)):
            if isinstance(part, type) and issubclass(part, msgspec.Struct) and not above:
                many = typing.get_origin(hint) is tuple
                name = f"[[{field.encode_name}]]" if many else f"[{field.encode_name}]"
                found += all_texts(part, name)
    return found


@pytest.mark.parametrize(("table", "key"), all_texts(ConfigFile))
def test_no_setting_has_a_line_break(room: Room, table: str, key: str) -> None:
    hint = "a\\nb"
    values = (f'"{hint}"', f'["{hint}"]', f'{{ x = "{hint}" }}')
    room.write("config.toml", f"{table}\n{key} = {values[0]}\n")
    errors = room.build().err
    for value in values[1:]:
        room.write("config.toml", f"{table}\n{key} = {value}\n")
        errors += room.build().err
    assert "has a line break" in errors


@pytest.mark.parametrize("key", ["title", "source", "provided_by", "ticker", "dateline", "legend"])
def test_a_headline_and_its_like_are_of_one_line(room: Room, key: str) -> None:
    keys = {key: '"A\\nB"'}
    room.release(**keys)
    assert f"`{key}` has a line break — write it on one line" in room.build().err


def test_the_end_of_a_yaml_block_is_no_line_break(room: Room) -> None:
    room.release(
        title=">\n  ACME Reports\n  Results", correction_note="|\n  One.\n  Two.", corrects=""
    )
    assert room.build().code == 0
    assert "<h1>ACME Reports Results</h1>" in room.read("releases/2026/results/index.html")


@pytest.mark.parametrize(
    "url",
    ["https://a b.example", "https://press.example.com\\n", 'https://a\\"b.example', "//x.example"],
)
def test_an_address_of_the_site_that_is_none(room: Room, url: str) -> None:
    config = (room.path / "config.toml").read_text()
    room.write(
        "config.toml", config.replace("https://press.example.com", url.replace("\\n", "\\nX: y"))
    )
    assert room.build().code == 2
