"""The schema of front matter: each key with its type, meaning and example, also as JSON Schema.

The records' docstrings are descriptions in the JSON Schema, and so part of the output.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from pressroom.content.config.editorial_schema import Notifier
from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Contact
from pressroom.content.load.foreign_keys import holding_remedy, own_key
from pressroom.core.fields import documented
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem


class DatelineKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline in its parts, set in the wire's style."""

    city: Annotated[str, documented("city, as printed", "WALTHAM")]
    region: Annotated[str, documented("state or country, as printed", "Mass.")] = ""
    wire: Annotated[str, documented("the newswire", "Business Wire")] = ""


class MarkKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A trademark that is not in the registry, or differs from it."""

    name: Annotated[str, documented("the mark without its symbol", "Kadcyla")]
    symbol: Annotated[str, documented("®, ™ or ℠", "®")] = "®"
    owner: Annotated[str, documented("who owns it", "Genentech, Inc.")] = ""


class ImageKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The picture at the head of a release."""

    file: Annotated[str, documented("name of a picture beside the release", "anvil.jpg")]
    alt: Annotated[
        str, documented("what it shows, for who cannot see it", "An anvil on a red cliff")
    ]
    credit: Annotated[str, documented("who made it", "Photo: John Roe")] = ""


class AttachmentKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A document to download."""

    file: Annotated[str, documented("name of a file beside the release", "results.pdf")]
    title: Annotated[str, documented("what readers see", "Results, PDF")] = ""


class WithdrawnKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A release taken back."""

    date: Annotated[str, documented("the instant from which it is gone", "2026-03-02T10:00-05:00")]
    reason: Annotated[str, documented("what readers are told", "Issued in error.", lines=True)]


class LintKeys(msgspec.Struct, frozen=True, kw_only=True):
    """Severity of one rule's faults in this release, and why."""

    code: Annotated[str, documented("the rule's code", "PR202")]
    severity: Annotated[str, documented("error, warning, note or ignore", "ignore")] = "ignore"
    reason: Annotated[
        str, documented("why it is so here", "why the rule does not apply", lines=True)
    ]


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """Front matter of a press release."""

    title: Annotated[str, documented("headline, plain text; ® is literal", "ACME reports results")]
    date: Annotated[
        str,
        documented(
            "the instant of disclosure, with an offset or in the site's time zone; "
            "a date alone only for archive items whose hour is not known",
            "2026-03-01T09:00-05:00",
        ),
    ]
    subheads: Annotated[
        tuple[str, ...],
        documented("lines under the headline, Markdown", "[Net loss narrowed]", lines=True),
    ] = ()
    dateline: Annotated[
        str | DatelineKeys | None,
        documented(
            "city, region and wire, or the printed string", "{city: WALTHAM, region: Mass.}"
        ),
    ] = None
    issuers: Annotated[
        tuple[str, ...],
        documented(
            "who speaks, where there are several: keys or names from the registry", "[acme]"
        ),
    ] = ()
    ticker: Annotated[str, documented("exchange and symbol", "'Nasdaq: IMGN'")] = ""
    tickers: Annotated[tuple[str, ...], documented("several of them", "['NYSE: X', 'TSX: Y']")] = ()
    trademarks: Annotated[
        tuple[str | MarkKeys, ...],
        documented("marks used; the registry fills in symbol and owner", "[Kadcyla®]"),
    ] = ()
    attribution: Annotated[
        str,
        documented(
            "the line on whose marks they are: your own, or owners, general or none",
            "general",
            lines=True,
        ),
    ] = ""
    products: Annotated[
        tuple[str, ...], documented("names or keys from the registry", "[kadcyla]")
    ] = ()
    topics: Annotated[tuple[str, ...], documented("subjects", "[clinical]")] = ()
    period: Annotated[
        tuple[str, ...] | str,
        documented("whose results it has: fiscal years, quarters or halves", "[2026-Q4, 2026]"),
    ] = ()
    people: Annotated[
        tuple[str, ...],
        documented("who is quoted or named: names of files in content/people/", "[jane-doe]"),
    ] = ()
    image: Annotated[
        ImageKeys | None,
        documented(
            "the picture at its head, in lists and in feeds", "{file: anvil.jpg, alt: An anvil}"
        ),
    ] = None
    media: Annotated[
        tuple[str, ...],
        documented("pictures to show below: names of files in content/media/", "[anvil, sign]"),
    ] = ()
    contacts: Annotated[
        tuple[str | Contact, ...],
        documented("keys from the registry, or contacts written out", "[investors, media]"),
    ] = ()
    boilerplate: Annotated[
        tuple[str, ...] | str, documented("names of files in content/boilerplate/", "[immunogen]")
    ] = ()
    legend: Annotated[
        str, documented("name of a file in content/legends/, or none", "forward-looking")
    ] = ""
    source: Annotated[str, documented("the closing line's source", "ImmunoGen, Inc.")] = ""
    provided_by: Annotated[str, documented("who carried the release", "Business Wire")] = ""
    language: Annotated[str, documented("BCP 47 tag", "en")] = ""
    translation_of: Annotated[
        str, documented("file name of the release this one translates", "2026-03-01-results")
    ] = ""
    attachments: Annotated[
        tuple[str | AttachmentKeys, ...],
        documented("documents beside the release", "[{file: results.pdf, title: Results}]"),
    ] = ()
    inside_information: Annotated[
        bool,
        documented("true for inside information; the page then shows what the regime asks", "true"),
    ] = False
    regime: Annotated[
        str, documented("eu-mar, uk-mar, reg-fd or six; else that of config.toml", "eu-mar")
    ] = ""
    notifier: Annotated[
        Notifier | None,
        documented(
            "who notifies; else that of config.toml", "{name: Jane Doe, title: General Counsel}"
        ),
    ] = None
    updated: Annotated[
        str,
        documented("when the text was last changed after publication", "2026-03-02T10:00-05:00"),
    ] = ""
    corrects: Annotated[
        str,
        documented("file name or slug of the release that this one replaces", "2026-03-01-results"),
    ] = ""
    correction_note: Annotated[
        str,
        documented("what is corrected, in a sentence", "Net sales are $72.8 million.", lines=True),
    ] = ""
    withdrawn: Annotated[
        WithdrawnKeys | None,
        documented("from when on a release is taken back, and why", "{date: …, reason: …}"),
    ] = None
    lint: Annotated[
        tuple[LintKeys, ...],
        documented("rules that do not apply here, and why", "[{code: PR202, reason: asked for}]"),
    ] = ()
    draft: Annotated[bool, documented("never visible while true", "true")] = False
    slug: Annotated[
        str, documented("the address's last part; else the file's name without its date", "results")
    ] = ""
    feed_id: Annotated[
        str,
        documented(
            "what feeds and other releases call it, where two files have one name; "
            "else the file's name",
            "2020-q1",
        ),
    ] = ""
    aliases: Annotated[
        tuple[str, ...],
        documented("older addresses that redirect here", "[/news/2013/results.html]"),
    ] = ()
    url: Annotated[
        str,
        documented("the whole address, for a release that must keep the one it has", "/news/rr902"),
    ] = ""


def taken_keys(config: Config) -> list[Problem]:
    """An error for each key in `[front_matter] extra` that Pressroom reads itself, in any spelling,
    and for each that holds a page back elsewhere.

    The first would hide Pressroom's, for instance `draft`, which decides visibility; the second
    would do nothing, and the release would be public.
    """
    own = FrontMatter.__struct_encode_fields__
    problems = []
    for key in config.extra:
        what, remedy = "", "take it out, or choose another name"
        if known := own_key(key, own):
            what = "which Pressroom reads itself" + (f" as `{known}`" if known != key else "")
        elif held := holding_remedy(key):
            what = "which holds a page back elsewhere and would not here"
            remedy = f"take it out; in the release {held}"
        if what:
            message = f"`[front_matter] extra` names `{key}`, {what}"
            problems.append(
                Problem(path=CONFIG, line=1, code="PR306", message=message, remedy=remedy)
            )
    return problems


def json_schema(extra: tuple[str, ...], *, date_from_name: bool = False) -> dict[str, Any]:
    """JSON Schema (2020-12) of front matter; `extra` are the site's own keys, and `date` may be
    absent with `date_from_name`.

    Numbers and booleans are valid wherever text is: the loader takes scalars as they were typed.
    """
    schema = schema_of(FrontMatter)
    if date_from_name:
        schema["required"].remove("date")
    schema["properties"] |= {key: {"description": "a key of this site's own"} for key in extra}
    return schema


def schema_of(keys: type[msgspec.Struct]) -> dict[str, Any]:
    """JSON Schema (2020-12) of the front matter that a record describes."""
    schema = msgspec.json.schema(keys)
    definitions = schema["$defs"]
    front = definitions.pop(keys.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_strict(front),
        "$defs": _strict(definitions),
    }


def _strict(node: Any) -> Any:
    """A schema's node without defaults and without unknown keys, its texts widened to scalars."""
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _strict(value) for key, value in node.items() if key != "default"}
    if node.get("type") == "string":
        node["type"] = ["string", "number", "boolean"]
    if "properties" in node and node.get("type") == "object":
        node["additionalProperties"] = False
    return node
