"""Languages by their tags (BCP 47): what they are called, which way they run, where words are found."""

from __future__ import annotations

import re

import pytest

from pressroom.standards.languages import direction, fallbacks, language_name


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("de-CH", ("de-CH", "de-Latn", "de")),
        ("zh", ("zh", "zh-Hans")),
        ("zh-CN", ("zh-CN", "zh-Hans", "zh")),
        ("zh-TW", ("zh-TW", "zh-Hant", "zh")),
        ("sr-Latn", ("sr-Latn", "sr")),
        ("xx", ("xx",)),
    ],
)
def test_where_words_are_looked_for(tag: str, names: tuple[str, ...]) -> None:
    assert fallbacks(tag) == names


def test_what_languages_are_called() -> None:
    assert [language_name(tag) for tag in ("de", "de-CH", "fr", "xx")] == [
        "Deutsch",
        "Deutsch (Schweiz)",
        "Français",
        "xx",
    ]
    assert (direction("he"), direction("de"), direction("xx")) == ("rtl", "ltr", "ltr")
    assert not re.search(r"\d", language_name("zh-Hans"))
