"""Editorial rules: what a wire editor would say of a release, one small function each.

A rule's docstring is its manual: what it does, why, an example and what to write
instead. `docs/rules.md` is made from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from pressroom.config import FILE, Config
from pressroom.problems import Problem, Severity, choose
from pressroom.rules import about, headline, marks, names, text
from pressroom.rules.fault import Fault
from pressroom.typeset import Article


class Rule(msgspec.Struct, frozen=True):
    """A rule by its code, with the function that applies it to one release."""

    code: str
    check: Callable[[Article, Config], Iterator[Fault]]

    @property
    def name(self) -> str:
        return self.check.__name__.replace("_", "-")

    @property
    def manual(self) -> str:
        return self.check.__doc__ or ""


RULES: tuple[Rule, ...] = (
    Rule("PR201", about.missing_contacts),
    Rule("PR202", headline.long_headline),
    Rule("PR203", names.ticker_not_in_lead),
    Rule("PR204", text.placeholder),
    Rule("PR205", marks.mark_without_symbol),
    Rule("PR206", text.wrong_weekday),
    Rule("PR207", text.standard_time_in_summer),
    Rule("PR208", text.image_without_description),
    Rule("PR209", headline.headline_in_capitals),
    Rule("PR210", text.list_after_paragraph),
    Rule("PR211", marks.unused_mark),
    Rule("PR212", about.missing_legend),
    Rule("PR213", about.missing_dateline),
    Rule("PR214", text.flat_nested_list),
    Rule("PR215", text.typed_bullet),
)


def judge(articles: Sequence[Article], config: Config) -> list[Problem]:
    """What the rules say of the releases: warnings, but for those the settings ignore."""
    return [
        Problem(
            path=article.release.source,
            line=fault.line,
            code=rule.code,
            severity=Severity.WARNING,
            message=fault.message,
            remedy=fault.remedy,
        )
        for article in articles
        for rule in RULES
        if not _ignored(rule, article, config)
        for fault in rule.check(article, config)
    ]


def _ignored(rule: Rule, article: Article, config: Config) -> bool:
    if rule.code in config.ignored:
        return True
    return any(
        entry.code == rule.code and entry.release == article.release.name
        for entry in config.ignored_there
    )


def unknown_releases(config: Config, sources: Sequence[str]) -> list[Problem]:
    """Releases in `[lint] ignore` that are not there."""
    names = {
        source.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2]
        for source in sources
    }
    return [
        Problem(
            path=FILE,
            line=1,
            code="PR309",
            severity=Severity.WARNING,
            message=f"`[lint] ignore` names the release `{entry.release}`, which is not there",
            remedy=choose(entry.release, names, none="write its file name without `.md`"),
        )
        for entry in config.ignored_there
        if entry.release not in names
    ]


def unknown_codes(config: Config) -> list[Problem]:
    """Codes in `[lint] ignore` that no rule has: they would silently ignore nothing."""
    known = [rule.code for rule in RULES]
    codes = (*config.ignored, *(entry.code for entry in config.ignored_there))
    return [
        Problem(
            path=FILE,
            line=1,
            code="PR309",
            message=f"`[lint] ignore` names `{code}`, which is no rule",
            remedy=choose(code, known, none=f"rules have the codes {known[0]} to {known[-1]}"),
        )
        for code in codes
        if code not in known
    ]
