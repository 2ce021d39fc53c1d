"""What HTML hides within a line or Markdown is taken out whole, and everything else stays."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.importers.archives.hidden_text import without_hidden

HIDDEN = [
    "<!-- SECRET -->",
    "<!-- SECRET",
    "<p hidden>SECRET</p>",
    '<span style="display:none">SECRET <span>SECRET</span> SECRET</span>',
    '<span style="font-size:0">SECRET<SPAN/>SECRET</span>',
    "<div style='position:absolute;left:-9999px'>SECRET <b>SECRET</b></div>",
    '<td style="visibility: hidden">SECRET</td>',
    "<template>SECRET</template>",
    "<ix:header>SECRET</ix:header>",
    '<span aria-hidden="true">SECRET</span>',
    '<font color="white">SECRET</font>',
    '<a title="1 > 0" hidden>SECRET</a>',
    "<p hidden>SECRET without an end",
]
SHOWN = [
    "p < 0.001 and 5 > 3",
    "<b>bold</b> & <span style='color:red'>red</span>",
    "<p>hidden costs</p>",
    "*display:none* is CSS",
    "<del>old</del> [a](b<c)",
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_words_are_taken_out(hidden: str) -> None:
    text, gone = without_hidden(f"Net sales {hidden}")
    assert text == "Net sales " and gone == (hidden,)


@pytest.mark.parametrize("shown", SHOWN)
def test_what_readers_see_stays_to_the_letter(shown: str) -> None:
    assert without_hidden(shown) == (shown, ())


@given(st.lists(st.sampled_from([*HIDDEN[2:-1], *SHOWN]), max_size=6))
def test_of_any_mixture_the_shown_part_stays(parts: list[str]) -> None:
    text, gone = without_hidden("\n".join(parts))
    assert text == "\n".join("" if part in HIDDEN else part for part in parts)
    assert gone == tuple(part for part in parts if part in HIDDEN)


MARKDOWN = [
    ("Net <!-- SECRET `code` SECRET --> rose", "Net  rose"),
    ("Net <!--\n```\nSECRET\n```\n--> rose", "Net  rose"),
    ("<div hidden>\n\n```\nSECRET\n```\n\nSECRET</div>rose", "rose"),
    ("{{/* SECRET `x` */}}{% comment %}\n`SECRET`{% endcomment %}rose", "rose"),
    ("Net `<!--` rose `-->`", "Net `<!--` rose `-->`"),
    ("```\n<!-- shown -->\n```\n<!-- SECRET -->", "```\n<!-- shown -->\n```\n"),
    ("~~~\n<p hidden>\n~~~\nshown", "~~~\n<p hidden>\n~~~\nshown"),
    ("```\n<!-- SECRET", "```\n"),
]


@pytest.mark.parametrize(("text", "left"), MARKDOWN)
def test_code_is_shown_and_hides_nothing_that_begins_before_it(text: str, left: str) -> None:
    assert without_hidden(text, markdown=True)[0] == left


ENDLESS = [
    "<!--",
    "{#",
    "{{/*",
    "{% comment %}",
    "```x\n",
    "`",
    "<p hidden>",
    '<a "',
    "<a '<",
    "<p title='",
]


@pytest.mark.parametrize("part", ENDLESS)
def test_what_never_ends_costs_no_more_for_being_often(part: str) -> None:
    began = time.process_time()
    without_hidden(part * (200_000 // len(part)), markdown=True)
    assert time.process_time() - began < 5
