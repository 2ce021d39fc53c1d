"""`_headers`: HTTP headers for each file, in the format of Netlify and Cloudflare Pages.

A strict Content-Security-Policy (CSP Level 3), which the pages obey: nothing runs and nothing is
loaded but the site's own style sheets and pictures. JSON-LD is data, and policies on scripts do not
concern it. Pages request nothing once they are shown, but checkers that open them, such as
Lighthouse, request robots.txt from there. Rules go from the general to the specific, since later
ones win; a line with `!` removes a header of earlier rules where the host would join the two, and
is ignored by other hosts.
"""

from __future__ import annotations

import msgspec

from pressroom.content.config.records import Config
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import href
from pressroom.formats.artifact import Artifact

_YEAR = "public, max-age=31536000, immutable"
_FIVE_MINUTES = "public, max-age=300"
_CSP = "Content-Security-Policy"
_PAGES = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# The search loads its index in parts, and uses WebAssembly.
_SEARCH = f"{_PAGES}; script-src 'self' 'wasm-unsafe-eval'"
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
    """All header rules, from the general to the specific."""

    rules: tuple[HeaderRule, ...]


def headers(config: Config) -> list[Artifact]:
    """Artifact of the `_headers` file; none unless `[exports]` asks for it."""
    if not config.exports.headers:
        return []
    rules: list[HeaderRule] = [("/*", ((_CSP, _PAGES), *_EVERYWHERE))]
    if config.exports.search != "none":
        # The search's worker follows the policy of its own file.
        rules += [(path, ((_CSP, _SEARCH),)) for path in ("/search/*", "/pagefind/*")]
    rules += [
        ("/files/*", ((_CSP, _DOCUMENTS), ("Cache-Control", _YEAR))),
        ("/assets/*", (("Cache-Control", _YEAR),)),
    ]
    if config.exports.pdf:
        rules.append(("/*.pdf", ((_CSP, _DOCUMENTS),)))
    rules += [
        (f"/*{name}", (("Content-Type", kind), ("Cache-Control", _FIVE_MINUTES)))
        for name, kind in (
            ("feed.xml", _FEED),
            ("atom.xml", _FEED),
            ("feed.json", "application/feed+json; charset=utf-8"),
        )
    ]
    # Scripts on other sites' pages may read these data (CORS).
    shared = ("Access-Control-Allow-Origin", "*")
    if config.exports.api:
        rules.append(("/api/*", (shared, ("Cache-Control", _FIVE_MINUTES))))
    if config.exports.ninjs:
        rules.append(("/*ninjs.json", (shared,)))
    if config.exports.markdown:
        rules.append(("/*.md", (("Content-Type", "text/markdown; charset=utf-8"),)))
    rules.append(("/*.vcf", (("Content-Type", "text/vcard; charset=utf-8"),)))
    view = Headers(tuple((href(config, path), given) for path, given in rules))
    return [Artifact("_headers", CONFIG, "headers", view)]


def render_headers(view: Headers) -> bytes:
    return "\n".join(map(_rule, view.rules)).encode()


def _rule(rule: HeaderRule) -> str:
    path, given = rule
    rows = [path]
    for name, value in given:
        if name == _CSP and value != _PAGES:
            rows.append(f"  ! {name}")
        rows.append(f"  {name}: {value}")
    return "\n".join(rows) + "\n"
