"""Marks of other dialects of Markdown: read where CommonMark reads them, told where not."""

from __future__ import annotations

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.typeset.markdown.convert import Converter
from pressroom.typeset.markdown.plain_text import plain_words
from tests.conftest import Room

CONVERTER, STOCK = Converter(), Converter(fast=False)


@pytest.mark.parametrize("sign", string.punctuation)
def test_a_backslash_before_a_sign_shows_the_sign(sign: str) -> None:
    """CommonMark 0.31, "Backslash escapes": any ASCII punctuation."""
    made = CONVERTER.convert(f"Sales \\{sign}rose\\{sign} much.")
    assert plain_words(made.html) == f"Sales {sign}rose{sign} much."
    assert made.findings == ()


@given(st.text("ab \\&<>;#\"'amplt", max_size=12))
def test_escaped_words_never_become_markup(text: str) -> None:
    escaped = "".join(f"\\{c}" if c in string.punctuation else c for c in text)
    assert plain_words(CONVERTER.convert(f"x{escaped}y").html) == " ".join(f"x{text}y".split())


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("First\\\nsecond", "<p>First<br>\nsecond</p>"),
        ("- First\\\n  second", "<ul>\n<li>First<br>\n  second</li>\n</ul>"),
        ("\\&amp; \\&#38;", "<p>&amp;amp; &amp;#38;</p>"),
        ("\\<b>x\\</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("`a\\\nb`", "<p><code>a\\\nb</code></p>"),
        ("ACME\\'s", "<p>ACME's</p>"),
        ("ir\\@acme.example", "<p>ir@acme.example</p>"),
        ("#1 in anvils", "<p>#1 in anvils</p>"),
        ("#anvils and #hammers", "<p>#anvils and #hammers</p>"),
        ("Sales rose\n#1 of all", "<p>Sales rose\n#1 of all</p>"),
        (
            "Sales rose\n# Head\n#1 of all",
            '<p>Sales rose</p>\n<h2 id="head">Head</h2>\n<p>#1 of all</p>',
        ),
        ("- #1\n- #2", "<ul>\n<li>#1</li>\n<li>#2</li>\n</ul>"),
        ("##Results", '<h2 id="results">Results</h2>'),
    ],
)
def test_what_commonmark_reads(source: str, html: str) -> None:
    made = CONVERTER.convert(source)
    assert made.html == html
    assert made.findings == () and made == STOCK.convert(source)


FOREIGN = {
    "The end\\": "\\",
    "Sales ~~fell~~ rose.": "~~fell~~",
    "Sales ==rose== much.": "==rose==",
    "Sales ++rose++ much.": "++rose++",
    "H~2~O": "~2~",
    "10^6^ anvils": "^6^",
    "See.^[A note.]": "^[A note.]",
    "As said [@doe2020].": "[@doe2020]",
    "[Anvils]{.underline}": "{.underline}",
    "::: note\nText.\n:::": "::: note",
    "!!! note\n    Text.": "!!! note",
    "> [!NOTE]\n> Text.": "[!NOTE]",
    "See [[Anvils]].": "[[Anvils]]",
    "[toc]\n\n## A": "[toc]",
    "[[_TOC_]]\n\n## A": "[[TOC]]",
    "- [ ] open\n- [x] done": "[ ]",
    "1. [x] done": "[x]",
    "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+": "+---+---+",
    "  Right   Left\n-------  -----\n     12     12": "------- -----",
    "$$x = 1$$": "$$x = 1$$",
    "\\newpage\n\nText.": "\\newpage",
    "\\textbf{Anvils} rose.": "\\textbf{Anvils}",
    ".. note:: Text.": ".. note:: Text.",
    "As said [-@doe2020].": "[-@doe2020]",
    "Sales rose[^2].": "[^2]",
    "'''Anvils''' rose.": "'''Anvils'''",
    "^^Anvils^^ rose.": "^^Anvils^^",
    "See [our site][home].": "[our site][home]",
    "![][logo]": "![][logo]",
    "See [our site] (https://e.example).": "[our site] (https:",
    "See (our site)[https://e.example].": "(our site)[https:",
    "[b]Anvils[/b] rose.": "[b]Anvils[/b]",
    '[caption id="a1" width="300"]An anvil.[/caption]': '[caption id="a1" width="300"]An anvil.[/caption]',
    "[gallery ids=1,2]": "[gallery ids=1,2]",
    "[vc_row][vc_column]": "[vc_row][vc_column]",
    "{color:red}Anvils{color} rose.": "{color:red}",
    "<%= name %> rose.": "<%= name %>",
    "Sales &mdash up": "&mdash",
    "&copy 2026 ACME": "&copy",
    "|Anvils|1|\n|Hammers|2|": "|Anvils|1|",
    "||Anvils||1||": "||Anvils||1||",
    "&bogus; text": "&bogus;",
    "Caf&amp;eacute; rose": "&eacute;",
    "ACME\\u2019s": "\\u2019",
    "ACME=E2=80=99s": "=E2=80=99",
    "One.\\n\\nTwo.": "\\n",
    "It said ``anvils'' rose.": "``anvils''",
    "Good :rocket: news": ":rocket:",
    "h2. Results": "h2.",
    "bq. Anvils rose": "bq.",
    "{noformat}x{noformat}": "{noformat}",
    "{code:java}x{code}": "{code:java}",
    '"our site":/results/': '"our site":/r',
    "[our site|https://e.example]": "[our site|https:",
    "!anvil.png!": "!anvil.png!",
    "image::anvil.png[An anvil]": "image::anvil.png[",
    "link:results.html[Results]": "link:results.html[Results]",
    "https://e.example[our site]": "https://e.example[",
    "#+BEGIN_QUOTE": "#+BEGIN_QUOTE",
    "== Results ==": "== Results ==",
    "= Results": "= Results",
    "=== Outlook for 2026": "=== Outlook for 2026",
    "[.lead]\nSales rose.": "[.lead]",
    "[quote, Jane Doe]\nSales rose.": "[quote, Jane Doe]",
    "[fn:1] Sales rose": "[fn:1]",
    "[https://e.example our site]": "[https://e.example our site]",
    "p>. Anvils rose": "p>.",
    "Sales rose ^(1)^ again": "^(1)^",
    "\\subsection{Anvils}": "\\subsection{Anvils}",
    "{\\rtf1\\ansi Anvils}": "{\\rtf1\\ansi Anvils}",
    "Caf\\\\'e9 rose": "\\'e9",
    "Anvils {=html} rose": "{=html}",
    '{| class="wikitable"': '{| class="wikitable"',
    "Results\n~~~~~~~": "~~~~~~~",
    "Results\n^^^^^^^": "^^^^^^^",
    "```\nunclosed": "```",
    "ACME \\(x^2\\) rose": "\\(x^2\\)",
}


@pytest.mark.parametrize("source", FOREIGN)
@pytest.mark.parametrize("place", ["{}", "Net sales rose.\n\n{}\n\nMore."], ids=["alone", "within"])
def test_marks_of_another_markdown_are_told(source: str, place: str) -> None:
    text = place.replace("{}", source)
    made = CONVERTER.convert(text)
    (found,) = made.findings
    assert (found.code, found.fatal) == ("PR121", False)
    assert found.message.startswith(f"`{FOREIGN[source]}` is of another Markdown")
    assert text.split("\n")[found.line - 1].strip() or found.line == 1
    assert made == STOCK.convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "`~~x~~`, `==x==` and `{.x}`",
        "```\n::: note\n- [ ] x\n+---+\n```",
        "    ~~code~~",
        "C++ and G++, i++ and 3^2 or x^2 and y^2",
        "About ~5 percent, ~10 million and p == 0.05",
        "Sales (see [1]) rose [sic] by 9 percent {net}.",
        "A -- B -- C and 2024--2025",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Results\n-------\n\nText.",
        "- - -\n\nText.\n\n***",
        "$x^2 + y^2$ and $\\alpha$",
        "[A link](https://e.example/~user/=x=) and <https://e.example/~a~b>",
        "It cost $5, $$ or C$7; a\\_b",
        "At 9:30 ::: no",
        "C:\\dir\\file",
        "AT&T, R&D, Q&A and S&P; https://e.example/?a=1&copy=2",
        "An \\&mdash as such",
        "`&copy 2026` and `[^1]`",
        "Sales rose[^1].\n\n[^1]: In dollars.",
        "See [our site][home].\n\n[home]: https://e.example",
        "He said [it is] (as far as we know) right [sic] [1] [2].",
        "The Board's 'best' year; 6'' pipes, ''so''",
        "Either a | b or |x| > 2",
        "At 10:30:00, ratio 1:2:3, a:b:c; Note: see: below",
        "AT&T; M&Ms; R&D; \\&amp; and \\&bogus;",
        "Filed at https://e.example[1] and [2]; read C:\\new and C:\\News",
        "A set {codes} of 2 (h2. o), x = 2 = y, a == b, 5'' ''",
        'He said "so": https://e.example',
        "Sales = units x price\n= 12 x 3\n\nA = B; C:\\section, 12 // 13 and ... so",
        "... and so on. .. He paused. [quoted] text, p. 12, f(x)^2",
        "Anvil\n: A block of steel",
        "Wow! See x.png! ACME | New York",
    ],
)
def test_what_is_no_mark_is_left_alone(text: str) -> None:
    assert CONVERTER.convert(text).findings == ()


def test_one_kind_of_mark_is_told_once() -> None:
    made = CONVERTER.convert("~~a~~ ~~b~~\n\n~~c~~ ==d==")
    assert [found.message.split("`")[1] for found in made.findings] == ["~~a~~", "==d=="]


def test_marks_in_a_standing_text_and_a_subhead(room: Room) -> None:
    room.write("content/boilerplate/acme.md", "ACME makes ~~hammers~~ anvils.")
    room.release(boilerplate="[acme]", subheads="[Sales ==rose==]", body="Sales rose.")
    ran = room.build()
    assert ran.code == 0
    assert "content/boilerplate/acme.md:1: warning PR121 `~~hammers~~`" in ran.err
    assert "content/releases/2026-03-01-results.md:5: warning PR121 `==rose==`" in ran.err


PLAIN = {
    "Q&amp;A &#8211; results": ("`&amp;`, `&#8211;`", "type `&` `–`", "Q&A – results"),
    "ACME &#x2019;s &eacute;tude": ("`&#x2019;`, `&eacute;`", "type `’` `é`", "ACME ’s étude"),
    "Q&amp;amp;A": ("`&amp;`", "type `&`", "Q&A"),
    "ACME&nbsp;Inc.": ("`&nbsp;`", "type a space", "ACME Inc."),
    "ACME <em>reports</em> results": (
        "`<em>`, `</em>`",
        "write `ACME reports results`",
        "ACME reports results",
    ),
    "ACME<br/>reports": ("`<br/>`", "write `ACME reports`", "ACME reports"),
    "ACME **reports** results": (
        "`**reports**`",
        "write `ACME reports results`",
        "ACME reports results",
    ),
    "ACME\\'s results": ("`\\'`", "write `ACME's results`", "ACME's results"),
    "[ACME](https://acme.example) reports": (
        "`[ACME](https://acme.example)`",
        "write `ACME reports`",
        "ACME reports",
    ),
}


@pytest.mark.parametrize(
    ("key", "value"), list(zip(itertools.cycle(["title", "source", "provided_by"]), PLAIN))
)
def test_leftovers_in_a_plain_key_are_told_and_mended(room: Room, key: str, value: str) -> None:
    signs, remedy, mended = PLAIN[value]
    quoted = f"'{value}'" if value[0] == "[" else value
    path = room.release(**{key: quoted})
    what = f"warning PR028 `{key}` is plain text, and readers would see the signs {signs}"
    assert f"{what} — {remedy}\n" in room.build().err

    room.run("lint", "--fix")

    expected = f"{key}: {quoted.replace(value, mended)}\n"
    assert expected in path.read_text() and "PR028" not in room.build().err


def test_leftovers_in_groups_and_lists_are_mended(room: Room) -> None:
    path = room.release(
        dateline="{city: Saint-&Eacute;tienne, region: France}",
        contacts="\n  - for: Media\n    name: R&amp;D desk",
        attribution="Marks of A&amp;B.",
        topics="[R&amp;D]",
    )
    assert room.build().err.count("PR028") == 4
    room.run("lint", "--fix")
    assert "PR028" not in room.build().err
    for words in ("Saint-Étienne", "name: R&D desk", "Marks of A&B.", "topics: [R&D]"):
        assert words in path.read_text()


@pytest.mark.parametrize(
    "title",
    ["Anvils&#58; results", "Anvils &#35;1", "<b>&quot;Best</b> anvils", "Say <b>- so</b>&#58; so"],
)
def test_what_could_mean_something_else_to_yaml_is_left_to_the_author(
    room: Room, title: str
) -> None:
    path = room.release(title=title)
    before = path.read_bytes()
    assert "PR028" in room.run("lint", "--fix").err
    assert path.read_bytes() == before or "PR004" not in room.build().err


@pytest.mark.parametrize(
    "keys",
    [
        {"title": "Kadcyla&reg; and Kadcyla<sup>®</sup> at AT&T"},
        {"trademarks": "['Hammer&reg;']"},
        {"subheads": "['Q&amp;A <em>so</em>']"},
        {"title": "Sales < 5 and > 3; R&D; p<0.05 & so"},
        {"source": "C:\\dir and ACME *so-called* a_b_c"},
    ],
)
def test_what_a_plain_key_may_have(room: Room, keys: dict[str, str]) -> None:
    room.release(**keys)
    assert "PR028" not in room.build().err


def test_leftovers_in_the_settings(room: Room) -> None:
    config = (room.path / "config.toml").read_text()
    room.write("config.toml", config.replace('"Genentech, Inc."', '"Genentech &amp; Co."'))
    room.release()
    assert "error" not in room.build().err
    assert (
        "config.toml:24: warning PR028 `product[2].owner` is plain text, and readers would see the "
        "signs `&amp;` — type `&`"
    ) in room.build().err
    room.run("lint", "--fix")
    assert 'owner = "Genentech & Co."' in (room.path / "config.toml").read_text()
    assert "PR028" not in room.build().err


def test_a_tag_that_was_escaped_is_words_and_no_fix_takes_it_out(room: Room) -> None:
    path = room.release(title='"What &lt;script&gt; does, and a &#65533; beside it"')
    before = path.read_text()

    ran = room.run("lint", "--fix")

    assert "PR028" in ran.err and "mended" not in ran.out
    assert path.read_text() == before
