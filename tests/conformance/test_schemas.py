"""JSON Feeds and the sitemap against the schemas of the bodies that define them.

The schemas are not ours to copy; they lie beside the repository where it is developed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from tests.conftest import SHARED

from . import feeds
from .tools import need, run
from .w3c import is_rfc3339

pytestmark = pytest.mark.conformance

_SCHEMAS = SHARED / "schemas"


def _schemas(name: str) -> Path:
    """A folder of schemas; where there is none the test is skipped, in CI too."""
    if not (_SCHEMAS / name).is_dir():
        pytest.skip(f"../shared/schemas/{name} is not beside the repository")
    return _SCHEMAS / name


def _folded(folder: Path) -> dict[str, Any]:
    """JSON Feed 1.1 with version 1, to which it refers by a dangling address, as a definition.

    Neither says truly which draft it follows, and each has an `id` that would move references.
    """
    within = {"feed.json": "#/definitions/v1/", "feed-1.json": "#/definitions/v1/"}
    read: dict[str, dict[str, Any]] = {}
    for name, start in within.items():
        source = (folder / name).read_text(encoding="utf-8")
        if name == "feed-1.json":
            source = source.replace('"#/', f'"{start}')
        read[name] = json.loads(source.replace('"feed-1#/', f'"{start}'))
        del read[name]["$schema"], read[name]["id"]
    read["feed.json"]["definitions"]["v1"] = read["feed-1.json"]
    return read["feed.json"]


def _faults(feed: Any, folder: Path) -> list[str]:
    formats = FormatChecker(formats=())
    formats.checks("date-time")(lambda value: is_rfc3339(str(value)))
    formats.checks("uri")(lambda value: str(value).startswith(("https://", "http://")))
    validator = Draft7Validator(_folded(folder), format_checker=formats)
    return sorted(f"{error.json_path}: {error.message}" for error in validator.iter_errors(feed))


def test_json_feeds_follow_json_feed_1_1(site: Path) -> None:
    folder = _schemas("jsonfeed")
    for path in feeds.paths(site, "feed.json"):
        feed = json.loads(path.read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert _faults(feed, folder) == [], path


def test_a_json_feed_with_faults_is_found() -> None:
    item = {"id": 1, "content_html": "", "url": "/x/", "date_published": "2015-01-11"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [item], "name": "News"}
    assert _faults(feed, _schemas("jsonfeed")) == [
        "$.items[0].date_published: '2015-01-11' is not a 'date-time'",
        "$.items[0].id: 1 is not of type 'string'",
        "$.items[0].url: '/x/' is not a 'uri'",
        "$: 'name' does not match any of the regexes: '^_[a-zA-Z]([^.]+)$'",
        "$: 'title' is a required property",
    ]


def _check_sitemap(path: Path) -> None:
    schema = _schemas("sitemap") / "combined.xsd"
    run(need("xmllint"), "--noout", "--nonet", "--schema", schema, path)


def test_the_sitemap_follows_its_schema(site: Path) -> None:
    _check_sitemap(site / "sitemap.xml")


def test_a_sitemap_with_a_fault_is_found(site: Path, tmp_path: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    bad = tmp_path / "sitemap.xml"
    bad.write_text(sitemap.replace("<lastmod>", "<lastmod>on ", 1), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"'on 20.*' is not a valid value"):
        _check_sitemap(bad)
