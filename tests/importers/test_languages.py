"""Languages of foreign texts: the six of the interface, their neighbours, and no guess."""

from __future__ import annotations

import pytest

from pressroom.importers.languages import (
    declared_tag,
    language_and_doubt,
    language_of,
    site_language,
)

TEXTS = {
    "en": "The company reported that sales of the new plant rose in the third quarter and is on track.",
    "de": "Das Unternehmen hat den Umsatz im dritten Quartal mit der neuen Anlage auf den Wert erhöht.",
    "fr": "La société a publié les résultats du troisième trimestre et les ventes de la nouvelle usine.",
    "es": "La empresa publicó los resultados del tercer trimestre y las ventas de la nueva planta.",
    "it": "La società ha comunicato i risultati del terzo trimestre e le vendite della nuova sede.",
    "pt": "A empresa divulgou os resultados do trimestre e as vendas da nova fábrica com o plano.",
    "nl": "Het bedrijf heeft de resultaten van het kwartaal gemeld en de omzet is met een derde gestegen.",
    "ja": "当社は第三四半期の業績を発表しました。売上高は前年同期を上回りました。",
    "zh-Hans": "公司发布第三季度业绩，营业收入同比增长，新工厂已经投入生产。",
    "zh-Hant": "公司發布第三季度業績，營業收入同比增長，新工廠已經投入生產。",
    "": "Tel. 212 555 0100",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_a_sentence_tells_its_language(tag: str) -> None:
    assert language_of(TEXTS[tag]) == tag


def test_two_languages_in_one_text_are_none() -> None:
    assert language_of(f"{TEXTS['de']} {TEXTS['fr']}") == ""


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en-us", "en-US"),
        ("de_AT", "de-AT"),
        ("zh-hant-hk", "zh-Hant-HK"),
        (" EN ", "en"),
        ("English (US)", ""),
        ("", ""),
    ],
)
def test_a_declared_tag_is_put_right(text: str, tag: str) -> None:
    assert declared_tag(text) == tag


@pytest.mark.parametrize(
    ("declared", "text", "found"),
    [
        ("en-us", TEXTS["en"], ("en-US", "")),
        ("", TEXTS["fr"], ("fr", "")),
        ("zh-CN", TEXTS["zh-Hans"], ("zh-CN", "")),
        ("de", TEXTS[""], ("de", "")),
        (
            "en-US",
            TEXTS["de"],
            ("en-US", "its language is given as `en-US`, and its words read as `de`"),
        ),
    ],
)
def test_what_is_declared_counts_and_a_doubt_is_told(
    declared: str, text: str, found: tuple[str, str]
) -> None:
    assert language_and_doubt(declared, text) == found


@pytest.mark.parametrize(
    ("tag", "languages", "own"),
    [
        ("en-US", ("en", "de"), "en"),
        ("de", ("en", "de-CH"), "de-CH"),
        ("EN", ("en",), "en"),
        ("de-AT", ("de-CH", "de-AT"), "de-AT"),
        ("zh-CN", ("en", "zh-Hant", "zh-Hans"), "zh-Hans"),
        ("zh-TW", ("zh-Hans",), "zh-TW"),
        ("fr", ("en",), "fr"),
        ("", ("en",), ""),
    ],
)
def test_a_language_of_the_site_is_meant(tag: str, languages: tuple[str, ...], own: str) -> None:
    assert site_language(tag, languages) == own
