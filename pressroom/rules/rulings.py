"""Problems with rulings, the severities that settings and releases give rules: of what is not there
they would silently have no effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pressroom.content.config.records import Config, Ruling
from pressroom.content.model import Entry
from pressroom.content.references import reference_path
from pressroom.content.site_problems import release_name
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, Severity, choose
from pressroom.rules.registry import BY_CODE, RULES


def unknown_releases(
    config: Config, sources: Sequence[str], ids: Iterable[str] = ()
) -> list[Problem]:
    """Problems with releases and folders in `[lint]` that do not exist; `ids` are the names that
    releases have beside those of their files."""
    names = {*map(release_name, sources), *ids}
    paths = set(map(reference_path, sources))
    folders = {folder for source in sources for folder in _folders(source)}
    problems = []
    for ruling in config.rulings:
        what, known, name = "release", names, ruling.release
        if ruling.folder:
            what, known, name = "folder", folders, ruling.folder
        if name and name not in known and not (what == "release" and name in paths):
            none = "write its file name without `.md`" if what == "release" else "take it out"
            message = f"`[lint]` names the {what} `{name}`, which is not there"
            remedy = choose(name, known, none=none)
            problems.append(_unknown(CONFIG, 1, message, remedy, Severity.WARNING))
    return problems


def _folders(source: str) -> Iterator[str]:
    parts = source.split("/")
    return ("/".join(parts[:length]) for length in range(2, len(parts)))


def unknown_codes(config: Config) -> list[Problem]:
    """Problems with codes in `[lint]` that no rule has, which would silently have no effect."""
    return [
        _no_rule(CONFIG, 1, "`[lint]`", ruling)
        for ruling in config.rulings
        if ruling.code not in BY_CODE
    ]


def unknown_rulings(releases: Iterable[Entry]) -> list[Problem]:
    """Problems with codes that no rule has in the front matter's `lint`."""
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
