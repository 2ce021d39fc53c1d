"""JSON Feeds, sitemaps and ninjs against the schemas of the bodies that define them.

The schemas are not ours to copy; they lie beside the repository where it is developed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.conftest import REPOSITORY, SHARED

from . import feeds, pages
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


def test_json_feeds_follow_json_feed_1_1(each: Path) -> None:
    folder = _schemas("jsonfeed")
    for path in feeds.paths(each, "feed.json"):
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


def _ninjs(folder: Path) -> Draft202012Validator:
    """The validator of IPTC's schema, which refers to GeoJSON's under an address of its own."""
    read = [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    (schema,) = (each for each in read if "ninjs" in each["$id"])
    known = Registry().with_resources(
        (each["$id"].rstrip("#"), DRAFT202012.create_resource(each)) for each in read
    )
    return Draft202012Validator(schema, registry=known, format_checker=FormatChecker())


def test_each_release_has_a_ninjs_that_follows_iptcs_schema(each: Path) -> None:
    validator = _ninjs(_schemas("ninjs"))
    items = sorted(each.rglob("*ninjs.json"))
    assert len(items) == len(pages.releases(pages.kinds(each)))
    for path in items:
        found = [error.message for error in validator.iter_errors(json.loads(path.read_bytes()))]
        assert found == [], path


def test_a_ninjs_with_faults_is_found() -> None:
    item = {"uri": 1, "versioncreated": "2015-01-11T07:30:00Z", "headline": "News"}
    errors = _ninjs(_schemas("ninjs")).iter_errors(item)
    found = "\n".join(sorted(error.message for error in errors))
    assert "1 is not of type 'string'" in found
    assert "'headline'" in found


def _kind_of_sitemap(path: Path) -> str:
    """The schema that a sitemap is to follow, by its first element."""
    root = ElementTree.parse(path).getroot().tag
    kinds = {"urlset": "combined.xsd", "sitemapindex": "siteindex.xsd"}
    return kinds[root.removeprefix("{http://www.sitemaps.org/schemas/sitemap/0.9}")]


def _check_sitemap(path: Path) -> None:
    schema = _schemas("sitemap") / _kind_of_sitemap(path)
    run(need("xmllint"), "--noout", "--nonet", "--schema", schema, path)


def test_the_sitemaps_follow_their_schema(each: Path) -> None:
    found = sorted(each.glob("*sitemap*.xml"))
    assert each / "sitemap.xml" in found
    for path in found:
        _check_sitemap(path)


def test_an_index_of_sitemaps_follows_its_schema(tmp_path: Path) -> None:
    index = tmp_path / "sitemap.xml"
    place = "<sitemap><loc>https://example.com/sitemap-1.xml</loc></sitemap>"
    start = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    index.write_text(f"{start}{place}</sitemapindex>", encoding="utf-8")
    _check_sitemap(index)


def test_a_sitemap_with_a_fault_is_found(site: Path, tmp_path: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    bad = tmp_path / "sitemap.xml"
    bad.write_text(sitemap.replace("<lastmod>", "<lastmod>on ", 1), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"'on 20.*' is not a valid value"):
        _check_sitemap(bad)


def test_the_archive_as_data_follows_its_schema(each: Path) -> None:
    schema = REPOSITORY / "docs/api-schema.json"
    if not schema.is_file():
        pytest.skip("docs/api-schema.json is not written yet")
    validator = Draft202012Validator(
        json.loads(schema.read_bytes()), format_checker=FormatChecker()
    )
    items = each / "api/items.json"
    found = sorted(path for path in each.rglob("api/**/*.json") if path != items)
    assert found
    for path in found:
        faults = [error.message for error in validator.iter_errors(json.loads(path.read_bytes()))]
        assert faults == [], path
    assert list(validator.iter_errors({"releases": 1}))


def test_what_stands_beside_releases_follows_its_schema(each: Path) -> None:
    validator = Draft202012Validator(
        json.loads((REPOSITORY / "docs/api-items-schema.json").read_bytes()),
        format_checker=FormatChecker(),
    )
    data = json.loads((each / "api/items.json").read_bytes())
    assert [error.message for error in validator.iter_errors(data)] == []
    data["items"][0]["kind"] = "release"
    assert list(validator.iter_errors(data))
