"""Telephone numbers in a page's texts, which no end of a line may cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.formats.html.whole_phones import keep_phones_whole, text_with_phones


@pytest.mark.parametrize(
    "number",
    [
        "+1 212-555-0199",
        "+1 (212) 555-0199",
        "(212) 555-0199",
        "212-555-0199",
        "212.555.0199",
        "1-800-555-0199",
        "+44 20 7946 0000",
        "+49 7121 555 0113",
        "+41\u00a044\u00a0668\u00a018\u00a000",
        "+81-3-5555-0100",
    ],
)
def test_a_number_is_kept_whole(number: str) -> None:
    whole = f'<p>Dial <span class="phone">{number}</span>, code 4471.</p>'
    assert keep_phones_whole(f"<p>Dial {number}, code 4471.</p>") == whole


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Net sales of $412.300.1234 and 1,212 555 units, +5.5 percent, 2025-2026.</p>",
        "<p>In 2013 2014 and 2015 they sold 100 200 300.</p>",
        '<p><a href="tel:+12125550199">+1 212-555-0199</a></p>',
        '<p><a href="https://example.com/212-555-0199">there</a></p>',
        '<p><img src="/212-555-0199.png" alt="212-555-0199"></p>',
        "<p>Registration 12-212-555-0199-7 and A212-555-0199.</p>",
    ],
)
def test_what_is_no_number_in_a_text_is_left_alone(markup: str) -> None:
    assert keep_phones_whole(markup) == markup


def test_a_plain_text_comes_out_safe() -> None:
    made = text_with_phones("<b>212-555-0199</b> & code")
    assert made == '&lt;b&gt;<span class="phone">212-555-0199</span>&lt;/b&gt; &amp; code'


@given(st.text(alphabet="0123456789+-.() a<>", max_size=60))
def test_nothing_but_the_spans_is_added(text: str) -> None:
    made = keep_phones_whole(text)
    assert re.sub(r'<span class="phone">(.*?)</span>', r"\1", made) == text
