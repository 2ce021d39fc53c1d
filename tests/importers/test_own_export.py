"""Releases out of Pressroom's own Markdown exports."""

from __future__ import annotations

import pytest

from pressroom.importers.own_export import is_own_export, read_own_export

EXPORT = """# Acme Opens a Plant

2026-07-01T09:00:00-04:00

{}

* * *

- Page <https://press.acme.example/releases/2026/acme-opens-a-plant/>
"""
FILE = f"[Download as CSV](https://press.acme.example/files/{'0a' * 16}/plants.csv)"
TABLE = "| Plant | Workers |\n| --- | ---: |\n| Erie | 200 |"


@pytest.mark.parametrize(
    "notes",
    [
        "",
        "\\* Unaudited.\n\n",
        "(1) Half-time.\n\n\\* Unaudited.\n\n",
        "[1] Half-time.\n\nSee accompanying notes.\n\n",
    ],
)
def test_the_address_of_a_table_s_file_is_left_out(notes: str) -> None:
    read = read_own_export(EXPORT.format(f"{TABLE}\n\n{notes}{FILE}\n\nMore is to come."), "x.md")

    assert read.text == f"{TABLE}\n\n{notes}More is to come.\n"


@pytest.mark.parametrize(
    "above",
    [
        "The plants and their workers are in a file of their own.",
        "2026 was a year of new plants.",
        "**Plants** and their workers:",
    ],
)
def test_an_address_of_a_file_that_the_text_names_stays(above: str) -> None:
    body = f"{TABLE}\n\n{above}\n\n{FILE}"

    assert FILE in read_own_export(EXPORT.format(body), "x.md").text


@pytest.mark.parametrize("body", ["Acme, Inc.", "One\n\nTwo", "- [Report](https://acme.example)"])
def test_a_text_of_nothing_but_short_lines(body: str) -> None:
    export = EXPORT.format(body)

    assert is_own_export(export)
    assert read_own_export(export, "x.md").text == f"{body}\n"
