"""Words that Pressroom itself puts into a table, by language."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True):
    """Texts for screen readers: a minus, a nil dash, the name of a table; and the label of a CSV
    link."""

    minus: str
    nil: str
    table: str
    download: str


_WORDS = {
    "en": Words("minus ", "nil", "Table", "Download as CSV"),
    "de": Words("minus ", "null", "Tabelle", "Als CSV herunterladen"),
    "fr": Words("moins ", "néant", "Tableau", "Télécharger au format CSV"),
    "es": Words("menos ", "cero", "Tabla", "Descargar en CSV"),
    "ja": Words("マイナス", "なし", "表", "CSVをダウンロード"),
    "zh": Words("负", "无", "表格", "下载 CSV"),
}


def words_in(language: str) -> Words:
    """The words in a language (BCP 47) such as `de-CH`; English if there are none."""
    return _WORDS.get(language.replace("_", "-").split("-")[0].lower(), _WORDS["en"])
