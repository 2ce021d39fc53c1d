"""Editorial rules: what a wire editor would say of a release, one small function each.

A rule's docstring is its manual: what it asks for, why, a bad and a good example, and who
says so. `docs/rules.md` and `lint --explain` are made from them, and the tests try the
examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from pressroom.config import FILE, Config, Ruling
from pressroom.model import Release
from pressroom.problems import Problem, Severity, choose
from pressroom.rules import about, headline, marks, names, text
from pressroom.rules.copy import Copy
from pressroom.rules.fault import Fault, Fix
from pressroom.typeset import Article


class Rule(msgspec.Struct, frozen=True):
    """A rule by its code, with the function that applies it to one release."""

    code: str
    check: Callable[[Copy], Iterator[Fault]]

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
BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}


class Judgement(msgspec.Struct, frozen=True):
    """A rule's problem with a release, and its correction where one is safe."""

    problem: Problem
    fix: Fix | None


def judge(articles: Iterable[Article], config: Config) -> list[Judgement]:
    """What the rules say of the releases, each as bad as settings and release have it."""
    found: list[Judgement] = []
    for article in articles:
        copy = Copy(article, config)
        severities = _severities(article.release, config)
        for rule in RULES:
            severity = severities.get(rule.code, Severity.WARNING)
            if severity != _IGNORE:
                found += [
                    Judgement(_problem(rule, article.release, fault, severity), fault.fix)
                    for fault in rule.check(copy)
                ]
    return found


_IGNORE = "ignore"


def _problem(rule: Rule, release: Release, fault: Fault, severity: str) -> Problem:
    return Problem(
        path=release.source,
        line=fault.line,
        code=rule.code,
        severity=Severity(severity),
        message=fault.message,
        remedy=fault.remedy,
    )


def _severities(release: Release, config: Config) -> Mapping[str, str]:
    """How bad each rule's faults are in `release`, by code; what it says itself comes last."""
    return {
        ruling.code: ruling.severity
        for ruling in (*config.rulings, *release.rulings)
        if ruling.release in ("", release.name)
        and release.source.startswith(f"{ruling.folder}/" if ruling.folder else "")
    }


def unknown_releases(config: Config, sources: Sequence[str]) -> list[Problem]:
    """Releases and folders in `[lint]` that are not there."""
    names = {
        source.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2]
        for source in sources
    }
    folders = {folder for source in sources for folder in _folders(source)}
    problems = []
    for ruling in config.rulings:
        what, known, name = "release", names, ruling.release
        if ruling.folder:
            what, known, name = "folder", folders, ruling.folder
        if name and name not in known:
            none = "write its file name without `.md`" if what == "release" else "take it out"
            message = f"`[lint]` names the {what} `{name}`, which is not there"
            remedy = choose(name, known, none=none)
            problems.append(_unknown(FILE, 1, message, remedy, Severity.WARNING))
    return problems


def _folders(source: str) -> Iterator[str]:
    parts = source.split("/")
    return ("/".join(parts[:length]) for length in range(2, len(parts)))


def unknown_codes(config: Config) -> list[Problem]:
    """Codes in `[lint]` that no rule has: they would silently do nothing."""
    return [
        _no_rule(FILE, 1, "`[lint]`", ruling)
        for ruling in config.rulings
        if ruling.code not in BY_CODE
    ]


def unknown_rulings(releases: Iterable[Release]) -> list[Problem]:
    """The same for what releases say under `lint`."""
    return [
        _no_rule(release.source, release.line("lint"), "`lint`", ruling)
        for release in releases
        for ruling in release.rulings
        if ruling.code not in BY_CODE
    ]


def _no_rule(path: str, line: int, where: str, ruling: Ruling) -> Problem:
    none = f"rules have the codes {RULES[0].code} to {RULES[-1].code}"
    message = f"{where} names `{ruling.code}`, which is no rule"
    return _unknown(path, line, message, choose(ruling.code, BY_CODE, none=none))


def _unknown(
    path: str, line: int, message: str, remedy: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(
        path=path, line=line, code="PR309", severity=severity, message=message, remedy=remedy
    )
