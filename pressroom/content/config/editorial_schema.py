"""Editorial tables of `config.toml`: trademarks, typography, disclosure, lint, further keys."""

from __future__ import annotations

from typing import Annotated

import msgspec

from pressroom.core.fields import documented


class FrontMatterTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[front_matter]`: keys of the site's own, and what stands in for a date."""

    extra: Annotated[
        tuple[str, ...],
        documented(
            "further keys that releases may use; templates get them", '["press_release_number"]'
        ),
    ] = ()
    date_from_name: Annotated[
        bool,
        documented("a release without date has the day that begins its file's name", "true"),
    ] = False


class ImportTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[import]`: what an archive that moves here calls the keys of front matter."""

    map: Annotated[
        dict[str, str],
        documented(
            "its names of our front-matter keys, where `import` does not know them; an empty one "
            "leaves a key out",
            '{ headline_long = "title", internal_id = "" }',
        ),
    ] = msgspec.field(default_factory=dict)
    types: Annotated[
        tuple[str, ...],
        documented(
            "the kinds of posts of a WordPress export that are releases; without it `post` alone",
            '["post", "news"]',
        ),
    ] = ()


class MarksTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[marks]`: the mention at which trademarks carry their symbols, and their attribution."""

    policy: Annotated[
        str,
        documented(
            "first-body (the first mention in the body), first-anywhere (headline, subheads and "
            "headings too), every, or as-written",
            '"first-body"',
        ),
    ] = "first-body"
    apply: Annotated[
        bool, documented("set missing symbols; false only reports them (PR205)", "true")
    ] = True
    attribution: Annotated[
        str,
        documented("the line on whose marks they are: owners, general or none", '"owners"'),
    ] = "owners"


class TypographyTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[typography]`: quotes, dashes and spaces."""

    apply: Annotated[
        bool,
        documented("set them as the release's language does; false leaves what was typed", "true"),
    ] = True


class Notifier(msgspec.Struct, frozen=True, kw_only=True):
    """The person who notifies the market."""

    name: Annotated[str, documented("the person's name", "Jane Doe")]
    title: Annotated[str, documented("the person's position", "General Counsel")]


class DisclosureTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[disclosure]`: corrections, disclosure regime and retention."""

    correction_prefix: Annotated[
        dict[str, str],
        documented(
            "what a correction's headline begins with, by language",
            '{ en = "CORRECTING and REPLACING" }',
        ),
    ] = msgspec.field(default_factory=lambda: {"en": "CORRECTING and REPLACING"})
    regime: Annotated[
        str,
        documented(
            "the regime of releases with inside information that name none: "
            "eu-mar, uk-mar, reg-fd or six",
            '"eu-mar"',
        ),
    ] = ""
    notifier: Annotated[
        Notifier | None,
        documented(
            "who notifies, where a release does not say; eu-mar and uk-mar ask for it",
            '{ name = "Jane Doe", title = "General Counsel" }',
        ),
    ] = None
    previously_posted: Annotated[
        str,
        documented("releases before this day say that they were posted earlier", '"2012-01-01"'),
    ] = ""
    retention: Annotated[
        dict[str, int],
        documented(
            "years for which releases of a topic are kept; one that is filed under listed "
            "topics alone then leaves a notice at its address. Without an entry: for ever",
            "{ events = 5 }",
        ),
    ] = msgspec.field(default_factory=dict)

    def prefix_in(self, language: str) -> str:
        """Prefix of a correction's headline in a language (BCP 47 tag)."""
        prefixes = self.correction_prefix
        return prefixes.get(language, prefixes.get("en", "CORRECTING and REPLACING"))


class Ignore(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that is switched off for one release, and why."""

    code: Annotated[str, documented("the rule's code", '"PR202"')]
    release: Annotated[str, documented("the release's file name", '"2013-09-28-th3resa-results"')]
    reason: Annotated[
        str, documented("why the rule does not apply there", '"counsel asked for it"')
    ]


class Override(msgspec.Struct, frozen=True, kw_only=True):
    """Other severities of some rules for a folder of releases, or for all up to a day, and why."""

    codes: Annotated[tuple[str, ...], documented("the rules' codes", '["PR201", "PR213"]')]
    folder: Annotated[
        str, documented("a folder of releases, from the press room's", '"content/releases/1996"')
    ] = ""
    before: Annotated[
        str, documented("a day: only releases dated before it are meant", '"2026-03-01"')
    ] = ""
    severity: Annotated[str, documented("error, warning, note or ignore", '"ignore"')]
    reason: Annotated[str, documented("why it is so there", '"issued before there were contacts"')]


class LintTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[lint]`: editorial rules."""

    ignore: Annotated[
        tuple[str | Ignore, ...],
        documented(
            "codes of rules that do not apply here; "
            'or `{ code = "PR202", release = "FILE", reason = "…" }` for one release',
            '["PR202"]',
        ),
    ] = ()
    severity: Annotated[
        dict[str, str],
        documented(
            "how bad a rule's faults are, by code: error, warning, note or ignore",
            '{ PR212 = "error" }',
        ),
    ] = msgspec.field(default_factory=dict)
    override: Annotated[
        tuple[Override, ...],
        documented(
            "other severities for a folder of releases, or for all before a day",
            '[{ codes = ["PR201"], folder = "content/releases/1996", severity = "ignore", '
            'reason = "…" }]',
        ),
    ] = ()
