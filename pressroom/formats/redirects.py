"""Older addresses, for hosts that redirect by themselves (301).

`_redirects`, one line for each, is read by Netlify, Cloudflare Pages and GitLab Pages, which take
the first line that fits; other hosts ignore it and serve the redirecting pages. For hosts that the
settings name there are rules in their own syntax.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.events import Event, issuers_with_events
from pressroom.content.items import PublishedDocument, items_of
from pressroom.content.model import Entry, Site
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, Severity
from pressroom.formats.addresses import CALENDAR, documents_url, href, is_file, issuer_events
from pressroom.formats.artifact import Artifact
from pressroom.formats.redirect_rules import (
    RedirectRule,
    caddy,
    cloudfront,
    nginx,
    redirect_lines,
    rule,
)
from pressroom.standards.web import same_address

REDIRECTS_FILE = "_redirects"
_OWN = f"static/{REDIRECTS_FILE}"
_SYNTAX = {
    "nginx": ("_redirects.nginx", nginx),
    "caddy": ("_redirects.caddy", caddy),
    "cloudfront": ("_redirects.cloudfront.js", cloudfront),
}
_LARGEST_FUNCTION = 10_240  # bytes; CloudFront takes no larger one


class Redirects(msgspec.Struct, frozen=True):
    """Rules for one `host`, empty for those that read `_redirects`, behind those of the room's
    `own`."""

    rules: tuple[RedirectRule, ...]
    host: str = ""
    own: str = ""


_NAME_A_HOST = (
    "name your host in `[exports] redirects` (`pressroom help publishing`), or take it out"
)


def redirects(
    site: Site, moved: Sequence[tuple[str, Entry]], config: Config, own: str = ""
) -> list[Artifact]:
    """Artifacts of the rules for each host. `own` is the text of the room's `static/_redirects`.
    There is no `_redirects` without an older address."""
    releases = (*site.releases, *site.tombstones, *site.items)
    rules = _rules(releases, moved, config, _feeds(site, config))
    hosts = config.exports.redirects
    own = own if own.endswith("\n") or not own else f"{own}\n"
    made = []
    host = "netlify" if "netlify" in hosts else ""
    if any(host or not each.query for each in rules):
        made.append(Artifact(REDIRECTS_FILE, CONFIG, "redirects", Redirects(rules, host, own)))
    # Asked for by name, the file is always there: a server that includes it needs it to start.
    for host, (path, _) in _SYNTAX.items():
        if host in hosts:
            made.append(Artifact(path, CONFIG, "redirects", Redirects(rules, host)))
    return made


def _feeds(site: Site, config: Config) -> list[tuple[str, str]]:
    """Older addresses of feeds that are there: one of a product that no public release names is
    not, and must not be told."""
    there = {"/", *(section.url for section in site.followed)}
    if items_of(site, Event):
        issuers = issuers_with_events(site, config, with_provisional=True)
        there |= {CALENDAR, *(issuer_events(issuer.key) for issuer in issuers)}
    if items_of(site, PublishedDocument):
        there.add(documents_url())
    moved = config.moved_feeds.items()
    return [(old, new) for old, new in moved if new[: new.rindex("/") + 1] in there]


def _rules(
    releases: Iterable[Entry],
    moved: Iterable[tuple[str, Entry]],
    config: Config,
    feeds: Iterable[tuple[str, str]] = (),
) -> tuple[RedirectRule, ...]:
    pairs = [(alias, release.url) for release in releases for alias in release.aliases]
    pairs += [(old, release.url) for old, release in moved]
    pairs += feeds
    return tuple(sorted(rule(_old(config, old), href(config, new)) for old, new in pairs))


def _old(config: Config, address: str) -> str:
    path, mark, query = address.partition("?")
    return f"{href(config, path)}{mark}{query}"


def render_redirects(view: Redirects) -> bytes:
    if view.host in _SYNTAX:
        return _SYNTAX[view.host][1](view.rules).encode()
    return (view.own + redirect_lines(view.rules, netlify=view.host == "netlify")).encode()


def redirect_problems(releases: Sequence[Entry], config: Config, own: str) -> list[Problem]:
    """Warnings of older addresses at which no host that the settings name would help a reader, of
    lines of the room's own `own` for the same addresses, and of a function that is too large."""
    problems = []
    for release in releases:
        asked = [alias for alias in release.aliases if "?" in alias]
        if asked and not config.exports.redirects:
            what = f"no page can stand at {asked[0]}: files know no queries"
            remedy = _NAME_A_HOST
            line = max(release.line("aliases"), release.line("redirects"))
            problems.append(_warning(release.source, line, "PR315", what, remedy))
    for old in sorted(config.moved_feeds):
        if not is_file(old) and not config.exports.redirects:
            what = f"no feed can stand at {old}: its ending tells no type, or it is a query"
            remedy = _NAME_A_HOST
            problems.append(_warning(CONFIG, 0, "PR315", what, remedy))
    rules = _rules(releases, (), config)
    known = {same_address(each.path) for each in rules if not each.query}
    for number, row in enumerate(own.splitlines(), start=1):
        parts = row.split()
        if parts and not row.startswith("#") and _fits(parts[0], known):
            what = f"{parts[0]} is an alias of a release too, and this line goes first"
            remedy = "keep one of the two"
            if "*" in parts[0] or ":" in parts[0]:
                what = f"{parts[0]} covers aliases of releases too, and this line goes first"
                remedy = (
                    "write what it is for, or take it out: what is missing gets 404.html anyway"
                )
            problems.append(_warning(_OWN, number, "PR316", what, remedy))
    if "cloudfront" in config.exports.redirects:
        size = len(cloudfront(rules).encode())
        if size > _LARGEST_FUNCTION:
            what = f"the function for CloudFront has {size:,} bytes, and may have 10,240"
            remedy = "put its table into a key-value store (`pressroom help publishing`)"
            problems.append(_warning(CONFIG, 0, "PR317", what, remedy))
    return problems


def _fits(rule: str, known: set[str]) -> bool:
    """Whether a rule's path is that of one of the `known` addresses, or fits it by the `*` at its
    end."""
    if not rule.endswith("*"):
        return same_address(rule) in known
    beginning = f"{same_address(rule[:-1])}/"
    return any(f"{address}/".startswith(beginning) for address in known)


def _warning(path: str, line: int, code: str, message: str, remedy: str) -> Problem:
    warning = Severity.WARNING
    return Problem(
        path=path, line=line, code=code, severity=warning, message=message, remedy=remedy
    )
