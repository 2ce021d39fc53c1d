"""Whole folders that a site's defaults hold back: their pages stay drafts."""

from __future__ import annotations

import pytest

from pressroom.content.load.foreign_keys import held_back_elsewhere
from pressroom.importers.records import Wishes
from tests.content.load.test_foreign_keys import HOLDING
from tests.importers.archives.reading import read_folder
from tests.importers.archives.test_static_site import yaml

PAGE = yaml("title: a", "date: 2026-03-03")
CASES: list[tuple[dict[str, str], str, str]] = [
    (
        {"content/deals/_index.md": yaml("title: Deals", "cascade: {draft: true}")},
        "content/deals/x.md",
        "`draft: true`, `cascade` in content/deals/_index.md,",
    ),
    (
        {"content/_index.md": "+++\n[[cascade]]\n[cascade.build]\nrender = 'never'\n+++\n"},
        "content/deals/x.md",
        "`build.render: never`, `cascade` in content/_index.md,",
    ),
    (
        {"hugo.toml": "[cascade]\ndraft = true\n"},
        "content/x.md",
        "`draft: True`, `cascade` in hugo.toml,",
    ),
    (
        {
            "_config.yml": "defaults:\n  - scope: {path: _posts/deals}\n    values: {published: false}\n"
        },
        "_posts/deals/2026-03-03-x.md",
        "`published: False`, `defaults` in _config.yml,",
    ),
    ({"_config.yml": "exclude: [_posts/deals/]"}, "_posts/deals/x.md", "`exclude` in _config.yml"),
    (
        {"deals/deals.json": '{"eleventyExcludeFromCollections": true}'},
        "deals/x.md",
        "`eleventyExcludeFromCollections: True`, `deals/deals.json`,",
    ),
    (
        {"a/deals/deals.11tydata.json": '{"permalink": false}'},
        "a/deals/x.md",
        "`permalink: false`, `a/deals/deals.11tydata.json`,",
    ),
]


@pytest.mark.parametrize(("settings", "name", "why"), CASES)
def test_pages_below_a_default_that_holds_back_stay_drafts(
    settings: dict[str, str], name: str, why: str
) -> None:
    found = read_folder({**settings, name: PAGE}, Wishes(archive=True))
    (page,) = found.manuscripts
    assert page.keys == {"draft": True}
    assert any(f"warning PR467 {why} holds it back" in line for line in found.told), found.told


@pytest.mark.parametrize(("settings", "name", "why"), CASES[:1] + CASES[3:])
def test_pages_elsewhere_do_not(settings: dict[str, str], name: str, why: str) -> None:
    first = name.partition("/")[0]
    other = f"{first if first in ('_posts', 'content') else 'z'}/other.md"
    found = read_folder({**settings, other: PAGE}, Wishes(archive=True))
    assert [page.keys for page in found.manuscripts] == [{}]


def test_defaults_that_are_a_program_are_told() -> None:
    found = read_folder({"deals/deals.11tydata.js": "module.exports = {}", "deals/x.md": PAGE})
    assert found.told == [
        "site: warning PR467 `deals/deals.11tydata.js` is a program, and may hold back the pages of "
        "its folder — write `draft: true` into those of its releases that nobody may see"
    ]


@pytest.mark.parametrize("key", HOLDING)
@pytest.mark.parametrize("value", ["true", "false", "draft", "2999-01-01", "never", "word"])
def test_whatever_holds_back_elsewhere_is_never_public(key: str, value: str) -> None:
    found = read_folder({"x.md": yaml("title: a", f"'{key}': {value}")}, Wishes(archive=True)).only
    if any(held_back_elsewhere({key: value})):
        assert found.keys.get("draft") is True or found.date == value
