"""Words that a source hides are an error that shows them, never public text."""

from __future__ import annotations

import pytest

from pressroom.typeset.markdown.convert import Converter
from tests.conftest import Room

CONVERTER = Converter()

HIDING = {
    "<div hidden>@</div>": "hidden",
    '<p hidden="until-found">@</p>': "hidden",
    '<div aria-hidden="true"><p>@</p></div>': 'aria-hidden="true"',
    'Text <span style="display:none">@</span>': "display:none",
    'Text <span style="DISPLAY : NONE !important;">@</span>': "display:none",
    '<p style="visibility:hidden">@</p>': "visibility:hidden",
    '<p style="margin:0;visibility: collapse">@</p>': "visibility:collapse",
    '<p style="opacity:0.0">@</p>': "opacity:0.0",
    '<p style="font-size:0pt">@</p>': "font-size:0pt",
    '<p style="font:0/0 a">@</p>': "font:0/0 a",
    '<p style="font-size:1px">@</p>': "font-size:1px",
    "<div popover>@</div>": "popover",
    '<p style="position:absolute;width:1px;height:1px;overflow:hidden">@</p>': "height:1px",
    "<span style='mso-hide:all'>@</span>": "mso-hide:all",
    "<div style='mso-element:comment-list'><p>@</p></div>": "mso-element:comment-list",
    '<p style="position:absolute;left:-9999px">@</p>': "left:-9999px",
    '<p style="text-indent:-999em">@</p>': "text-indent:-999em",
    '<p style="height:0;overflow:hidden">@</p>': "height:0",
    '<p style="clip: rect(0, 0, 0, 0)">@</p>': "clip:rect(0,0,0,0)",
    '<p style="color:transparent">@</p>': "color:transparent",
    '<p style="color:rgba(0, 0, 0, 0)">@</p>': "color:rgba(0,0,0,0)",
    '<p style="color:#FFF">@</p>': "color:#fff",
    '<p style="color: rgb(100%, 100%, 100%)">@</p>': "color:rgb(100%,100%,100%)",
    '<p style="color:rgb(255 255 255)">@</p>': "color:rgb(255 255 255)",
    '<p style="color:hsl(0 0% 100%)">@</p>': "color:hsl(0 0% 100%)",
    '<p style="background:#fff"><span style="color:canvas">@</span></p>': "color:canvas",
    '<p style="scale:0">@</p>': "scale:0",
    '<p style="zoom:0">@</p>': "zoom:0",
    '<p style="opacity: .01">@</p>': "opacity:.01",
    '<p style="opacity:1%">@</p>': "opacity:1%",
    '<p style="filter:alpha(opacity=0)">@</p>': "filter:alpha(opacity=0)",
    '<p style="text-indent:-999px">@</p>': "text-indent:-999px",
    '<p style="clip-path: polygon(0 0, 0 0, 0 0)">@</p>': "clip-path:polygon(0 0,0 0,0 0)",
    '<p style="max-width:0px;overflow-x:hidden">@</p>': "max-width:0px",
    '<p style="letter-spacing:-1em">@</p>': "letter-spacing:-1em",
    '<p style="-webkit-text-fill-color:#0000">@</p>': "-webkit-text-fill-color:#0000",
    '<p><font color="white">@</font></p>': "color:white",
    '<div style="background:#003"><p style="color: #003">@</p></div>': "color:#003",
    "<template><p>@</p></template>": "<template>",
    "<title>@</title>": "<title>",
    "<dialog>@</dialog>": "<dialog>",
    "<noscript>@</noscript>": "<noscript>",
    "<ix:header><ix:hidden>@</ix:hidden></ix:header>": "<ix:header>",
    "<table><tr hidden><td>@</td></tr><tr><td>x</td></tr></table>": "hidden",
    '<table><tr><td style="display:none">@</td><td>x</td></tr></table>': "display:none",
    '- point <span style="display:none">@</span>': "display:none",
    '> <span style="display:none">@</span>': "display:none",
    "| a |\n|---|\n| <span hidden>@</span> |": "hidden",
    "$\\phantom{@}$": "<mphantom>",
    '<p class="Text HIDDEN">@</p>': 'class="HIDDEN"',
    '<span class="d-none">@</span>': 'class="d-none"',
    '<div class="invisible"><p>@</p></div>': 'class="invisible"',
    '<table><tr class="is-hidden"><td>@</td></tr><tr><td>x</td></tr></table>': 'class="is-hidden"',
    '<div v-if="false">@</div>': 'v-if="false"',
    '<div ng-hide="true">@</div>': 'ng-hide="true"',
    "<w:del>@</w:del>": "<w:del>",
    '<p style="margin-top:-9999px">@</p>': "margin-top:-9999px",
    '<p style="line-height:0;overflow:hidden">@</p>': "line-height:0",
    '<p style="text-indent:100%;white-space:nowrap;overflow:hidden">@</p>': "text-indent:100%",
    '<p style="transform:rotateY(90deg)">@</p>': "transform:rotatey(90deg)",
    '<p style="font-size:.1em">@</p>': "font-size:.1em",
    '<p style="color:oklch(1 0 0)">@</p>': "color:oklch(1 0 0)",
    # Attribute lists and fenced blocks of other Markdowns.
    "[@]{.hidden} Text": "{.hidden}",
    '[@]{style="display:none"}': '{style="display:none"}',
    "[@](https://www.example.com/){: .d-none}": "{: .d-none}",
    "@\n{: hidden}": "{: hidden}",
    "{: .hidden}\n@": "{: .hidden}",
    "## @ {.invisible}": "{.invisible}",
    '> @ {: aria-hidden="true"}': '{: aria-hidden="true"}',
    "::: hidden\n@\n:::": "::: hidden",
    "::: {.note .d-none}\n\n@\n\n:::": "::: {.note .d-none}",
}


@pytest.mark.parametrize("source", HIDING)
def test_hidden_words_are_an_error_that_shows_them(source: str) -> None:
    words = "x" if "phantom" in source else "counsel: not before May"
    made = CONVERTER.convert("Net sales rose.\n\n" + source.replace("@", words))
    (found,) = (finding for finding in made.findings if finding.fatal)
    assert found.code == "PR120"
    assert found.message == f"`{HIDING[source]}` hides `{words}`, which readers would see"
    assert found.remedy == "take the words out, or what hides them"
    signs = HIDING[source] if source.startswith(("@", "{", ":::")) else "@"
    assert found.line == 3 + source[: source.index(signs)].count("\n")


@pytest.mark.parametrize(
    "source",
    [
        '<p style="display:none"> </p>\n\nText',
        '<span aria-hidden="true">•</span> Text',
        '<p style="display:block;opacity:0.9;font-size:10pt;color:#000000">Text</p>',
        '<p style="margin-left:108.0pt;text-indent:-108.0pt">Text</p>',
        '<p style="height:0">Text</p>',
        '<p style="zoom:1;letter-spacing:-.02em;opacity:.9;filter:alpha(opacity=90)">Text</p>',
        '<table><tr style="background:#003"><td><font color="white">Head</font></td></tr></table>',
        '<table><tr><td bgcolor="navy"><font color="#FFFFFF">Head</font></td></tr></table>',
        '<table><tr class="head"><td><font color="white">Head</font></td></tr></table>',
        '<table><tr><td style="background:#fff;color:#fffffe">Head</td></tr></table>',
        '<p class="overflow-hidden hidden-xs hide-label">Text</p>',
        '<p class="hidden md:block">Text</p> and <p class="d-none d-lg-table-cell">more</p>',
        '<div v-if="true">Text</div>',
        '<sup style="line-height:0">1</sup>',
        "Text {: .lead }\n\n::: note\nText\n:::\n\n`[x]{.hidden}` and {hidden}",
        "<o:p>Text</o:p> and <st1:place>Boston</st1:place>",
        "<details><summary>More</summary>Text</details>",
        "<!--[if gte mso 9]><xml><w:Zoom>0</w:Zoom></xml><![endif]-->\n\nText",
        "<!-- counsel: cut? -->\n\nText",
        '`<span hidden>code</span>`\n\n    <div style="display:none">code</div>',
        "hidden words: display:none is a style, and color: white another",
    ],
)
def test_what_hides_nothing_with_certainty(source: str) -> None:
    assert [found for found in CONVERTER.convert(source).findings if found.fatal] == []


def test_a_note_s_mark_that_excel_hides_is_a_warning() -> None:
    """Excel hides what of a cell stands beyond its edge."""
    made = CONVERTER.convert(
        '<table><tr><td>Net /<span style="display:none">1</span></td></tr></table>'
    )
    assert ("PR120", False) in [(found.code, found.fatal) for found in made.findings]


@pytest.mark.parametrize(
    "source",
    [
        '<span class="sr-only focus:not-sr-only">@</span>',
        '<span class="link screen-reader-text">@</span> Text',
        "[@]{.visually-hidden}",
    ],
)
def test_words_for_screen_readers_alone_are_a_warning(source: str) -> None:
    """They are public where they come from, and would stand in the text for the eye too."""
    made = CONVERTER.convert(source.replace("@", "opens in a new window"))
    told = [found for found in made.findings if found.code == "PR120"]
    assert [found.fatal for found in told] == [False]
    assert "hides `opens in a new window`, which readers would see" in told[0].message


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("Text <!-- counsel\n\ncut this --> more.", "PR120"),
        ("| a | b |\n|---|---|\n| <!-- cut | this --> |", "PR120"),
        ("<!--> cut this -->", "PR107"),
        ("<!---> cut this -->", "PR107"),
        ("<!-- cut this", "PR107"),
        ("Sales {>>counsel: sure?<<} rose.", "PR120"),
        ("Sales {--fell--} rose.", "PR120"),
        ("Sales {~~fell~>rose~~}.", "PR120"),
        ("{::comment}cut{:/comment} Text", "PR120"),
        ("{# cut #} Text", "PR120"),
        ("{/* cut */} Text", "PR120"),
        ("%% cut this %% Text", "PR120"),
        ("{% comment %}cut this{% endcomment %} Text", "PR120"),
        ("{%- comment -%}cut\nthis{%- endcomment -%} Text", "PR120"),
        ("{{!-- cut this --}} Text", "PR120"),
        ("{{! cut this }} Text", "PR120"),
        ("<%# cut this %> Text", "PR120"),
        ("Text.\n\n////\ncut this\n////\n\nMore.", "PR120"),
        ("Text.\n\n// cut this", "PR120"),
        (".. cut this\n\nText.", "PR120"),
    ],
)
def test_comments_that_would_be_public(source: str, code: str) -> None:
    assert code in [found.code for found in CONVERTER.convert(source).findings if found.fatal]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("content/boilerplate/acme.md", 'ACME. <span style="display:none">Merger in May.</span>'),
        ("content/legends/ahead.md", "<div hidden>Merger in May.</div>"),
    ],
)
def test_words_hidden_in_a_standing_text(room: Room, file: str, content: str) -> None:
    room.write(file, content)
    key = "boilerplate" if "boilerplate" in file else "legend"
    room.release(**{key: file.rpartition("/")[2].removesuffix(".md")})
    for command in ("build", "lint"):
        ran = room.run(command)
        assert ran.code == 1
        assert f"{file}:1: error PR120" in ran.err and "hides `Merger in May.`" in ran.err
    assert not room.output.exists()


def test_words_hidden_in_a_subhead(room: Room) -> None:
    room.release(subheads="['Sales rose <span hidden>by 9 percent</span>']")
    assert "md:4: error PR120 `hidden` hides `by 9 percent`" in room.build().err


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ({"title": '"ACME <!-- merger in May --> reports"'}, "`title`"),
        ({"source": "\"ACME <span style='display:none'>merger in May</span>\""}, "`source`"),
        (
            {"contacts": "[{for: Media, name: 'J. Doe <b hidden>merger in May</b>'}]"},
            "`contacts[1].name`",
        ),
        ({"dateline": "'BOSTON <!-- merger in May'"}, "`dateline`"),
    ],
)
def test_words_hidden_in_a_plain_key(room: Room, keys: dict[str, str], name: str) -> None:
    room.release(**keys)
    ran = room.build()
    assert ran.code == 1
    assert f"error PR029 {name} is plain text, and the words of `" in ran.err
    assert "merger in May" in ran.err
