"""`_headers`: HTTP headers for each file, in the format of Netlify and Cloudflare Pages.

A strict Content-Security-Policy (CSP Level 3), which the pages obey: nothing runs and nothing is
loaded but the site's own style sheets and pictures. JSON-LD is data, and policies on scripts do not
concern it. Pages request nothing once they are shown, but checkers that open them, such as
Lighthouse, request robots.txt from there. Rules go from the general to the specific, since later
ones win; a line with `!` removes a header of earlier rules where the host would join the two, and
is ignored by other hosts. The room's own `static/_headers` stands before all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import msgspec

from pressroom.content.config.records import Config
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, Severity
from pressroom.formats.addresses import href, search_url
from pressroom.formats.artifact import Artifact

HEADERS_FILE = "_headers"
_DAY = 86_400  # seconds
_YEAR = "public, max-age=31536000, immutable"
_FIVE_MINUTES = "public, max-age=300"
_CACHE = "Cache-Control"
_CSP = "Content-Security-Policy"
_PAGES = {
    "default-src": ("'none'",),
    "style-src": ("'self'",),
    "img-src": ("'self'",),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
    "frame-ancestors": ("'none'",),
}
# The search runs its script.
_SEARCH = {"script-src": ("'self'",)}
# Browsers show a PDF with their own viewer, which a strict policy would stop.
_DOCUMENTS = "script-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_EVERYWHERE = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
# Browsers show XML with its style sheet, but download what has a feed's media type.
_FEED = "application/xml; charset=utf-8"

HeaderRule = tuple[str, tuple[tuple[str, str], ...]]
"""A path, with `*` for anything, and names and values of headers."""


class Headers(msgspec.Struct, frozen=True):
    """All header rules, from the general to the specific, behind the room's `own` text."""

    rules: tuple[HeaderRule, ...]
    own: str = ""


def headers(config: Config, own: str = "") -> list[Artifact]:
    """Artifact of the `_headers` file; none unless `[exports]` asks for it. `own` is the text of
    the room's `static/_headers`."""
    if not config.exports.headers:
        return []
    own = own if own.endswith("\n") or not own else f"{own}\n"
    view = Headers(tuple((href(config, path), given) for path, given in header_rules(config)), own)
    return [Artifact(HEADERS_FILE, CONFIG, "headers", view)]


def header_rules(config: Config) -> list[HeaderRule]:
    """HTTP headers by path, from the general to the specific: of those that fit the last counts,
    name by name. Paths count from the site's root."""
    rules: list[HeaderRule] = [("/*", tuple(_everywhere(config)))]
    if config.exports.search != "none":
        policy = _policy(config, _SEARCH)
        further = (tag for tag in config.site.languages if tag != config.language)
        rules += [(f"{search_url(tag)}*", ((_CSP, policy),)) for tag in ("", *further)]
    rules += [
        ("/files/*", ((_CSP, _DOCUMENTS), (_CACHE, _YEAR))),
        ("/assets/*", ((_CACHE, _YEAR),)),
    ]
    if config.exports.pdf:
        rules.append(("/*.pdf", ((_CSP, _DOCUMENTS),)))
    rules += [
        (f"/*{name}", (("Content-Type", kind), (_CACHE, _FIVE_MINUTES)))
        for name, kind in (
            ("feed.xml", _FEED),
            ("atom.xml", _FEED),
            ("feed.json", "application/feed+json; charset=utf-8"),
        )
    ]
    # Scripts on other sites' pages may read these data (CORS).
    shared = ("Access-Control-Allow-Origin", "*")
    if config.exports.api:
        rules.append(("/api/*", (shared, (_CACHE, _FIVE_MINUTES))))
    if config.exports.ninjs:
        rules.append(("/*ninjs.json", (shared,)))
    if config.exports.markdown:
        rules.append(("/*.md", (("Content-Type", "text/markdown; charset=utf-8"),)))
    if config.signers:
        plain = (("Content-Type", "text/plain; charset=utf-8"),)
        names = ("/*signed.txt", "/*signed.txt.sig", "/*signed.txt.minisig")
        rules += [(path, plain) for path in (*names, "/.well-known/press-room-*")]
    rules.append(("/*.vcf", (("Content-Type", "text/vcard; charset=utf-8"),)))
    rules.append(("/*.ics", (("Content-Type", "text/calendar; charset=utf-8"),)))
    # What is missing now may be there in a minute: a release at its instant.
    rules.append(("/404.html", ((_CACHE, "no-store"),)))
    return rules


def _everywhere(config: Config) -> Iterator[tuple[str, str]]:
    settings = config.headers
    own = {name.lower() for name in settings.lines}
    yield _CSP, _policy(config)
    yield from ((name, value) for name, value in _EVERYWHERE if name.lower() not in own)
    yield _CACHE, f"public, max-age={settings.page_seconds}"
    if settings.hsts_days:
        yield "Strict-Transport-Security", f"max-age={settings.hsts_days * _DAY}"
    yield from settings.lines.items()


def _policy(config: Config, more: Mapping[str, tuple[str, ...]] = {}) -> str:
    """The Content-Security-Policy of pages, with the sources that the settings add."""
    policy = {**_PAGES, **more}
    asked = [*config.headers.sources.items()]
    asked += [
        (name, (source,)) for element in config.head.elements for name, source in element.sources
    ]
    for directive, sources in asked:
        known = tuple(each for each in policy.get(directive, ()) if each != "'none'")
        policy[directive] = tuple(dict.fromkeys((*known, *sources)))
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items() if sources)


def render_headers(view: Headers) -> bytes:
    everywhere = {name for _, given in view.rules[:1] for name, _ in given}
    first, *others = view.rules
    rows = [_rule(first, set()), *(_rule(each, everywhere) for each in others)]
    return (view.own + "\n".join(rows)).encode()


def _rule(rule: HeaderRule, everywhere: Collection[str]) -> str:
    path, given = rule
    rows = [path]
    for name, value in given:
        if name in everywhere:
            rows.append(f"  ! {name}")
        rows.append(f"  {name}: {value}")
    return "\n".join(rows) + "\n"


def header_problems(config: Config, own: str) -> list[Problem]:
    """Warnings of headers in the room's own `static/_headers` that Pressroom sets for the same
    path: hosts would send both."""
    if not config.exports.headers:
        return []
    ours = {
        (href(config, path), name.lower())
        for path, given in header_rules(config)
        for name, _ in given
    }
    problems, path = [], ""
    for number, row in enumerate(own.splitlines(), start=1):
        name, colon, _ = row.strip().partition(":")
        if row[:1].strip():
            path = row.strip()
        elif colon and (path, name.lower()) in ours:
            problems.append(
                Problem(
                    path=f"static/{HEADERS_FILE}",
                    line=number,
                    code="PR316",
                    severity=Severity.WARNING,
                    message=f"`{name}` of `{path}` is Pressroom's too, and hosts join the two",
                    remedy="take it out, and write what you need under [headers] in config.toml",
                )
            )
    return problems
