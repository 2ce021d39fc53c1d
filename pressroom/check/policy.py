"""Content-Security-Policy (W3C, Level 3) of a site's pages, as its `_headers` file gives it to
hosts, and what a browser then refuses to load."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec

_CSP = "content-security-policy"
# Where a directive is not given, the next one counts.
_FALLBACKS: dict[str, tuple[str, ...]] = {
    "script-src-elem": ("script-src", "default-src"),
    "script-src-attr": ("script-src", "default-src"),
    "style-src-elem": ("style-src", "default-src"),
    "style-src-attr": ("style-src", "default-src"),
    "frame-src": ("child-src", "default-src"),
    "form-action": (),
    "base-uri": (),
}
_HASHES = {"sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}
_SOURCE = re.compile(r"(?:([a-z][a-z0-9+.-]*)://)?(\*|[^/:]+)(?::(\d+|\*))?(/.*)?", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}

Policy = dict[str, tuple[str, ...]]
"""Sources by directive."""


class Load(msgspec.Struct, frozen=True):
    """A load or script of a page: the `directive` that decides, and the absolute `address` of a
    file, or the `text` of a script or style that stands in the page, perhaps as an attribute.
    `nonce` is its element's."""

    directive: str
    address: str = ""
    text: str = ""
    nonce: str = ""
    is_attribute: bool = False


class HeadersFile:
    """The rules of a `_headers` file (Netlify, Cloudflare Pages)."""

    def __init__(self, text: str) -> None:
        self._rules: list[tuple[re.Pattern[str], list[str]]] = []
        for line in text.splitlines():
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if not line[0].isspace():
                self._rules.append((_pattern(line.strip()), []))
            elif self._rules:
                self._rules[-1][1].append(line.strip())

    def policies(self, path: str) -> list[Policy]:
        """All policies that hold for the file at a path; what one forbids is forbidden."""
        found: list[str] = []
        for pattern, rows in self._rules:
            if not pattern.fullmatch(path):
                continue
            for row in rows:
                name, _, value = row.partition(":")
                if name.removeprefix("!").strip().lower() != _CSP:
                    continue
                # `! Name` takes away what earlier rules gave.
                found = [] if name.startswith("!") else [*found, value]
        return [policy for text in found for policy in read_policies(text)]


def _pattern(path: str) -> re.Pattern[str]:
    """A rule's path as a pattern: `*` stands for anything, `:name` for one part."""
    path = unquote(re.sub(r"^https?://[^/]*", "", path))
    parts = re.split(r"(\*|(?<=/):\w+)", path)
    wild = {"*": ".*"}
    return re.compile(
        "".join(
            wild.get(part, "[^/]+") if number % 2 else re.escape(part)
            for number, part in enumerate(parts)
        )
    )


def read_policies(text: str) -> list[Policy]:
    """The policies in a header's value, of which there may be several, parted by commas."""
    return [_policy(part) for part in text.split(",") if part.strip()]


def _policy(text: str) -> Policy:
    """The directives of a policy; of one given twice the first counts."""
    policy: Policy = {}
    for part in text.split(";"):
        name, *sources = part.split() or [""]
        policy.setdefault(name.lower(), tuple(sources))
    return policy


def allows(policies: Sequence[Policy], load: Load, page: str) -> bool:
    """Whether all policies let the page at the absolute address `page` load something."""
    return all(_allows(policy, load, page) for policy in policies)


def _allows(policy: Policy, load: Load, page: str) -> bool:
    names = (load.directive, *_FALLBACKS.get(load.directive, ("default-src",)))
    sources = next((policy[name] for name in names if name in policy), None)
    if sources is None:
        return True
    if load.nonce and not load.is_attribute and f"'nonce-{load.nonce}'" in sources:
        return True
    if not load.address:
        return _allows_inline(sources, load)
    if "script" in load.directive and "'strict-dynamic'" in sources:
        return False
    return any(_matches(source, urlsplit(load.address), urlsplit(page)) for source in sources)


def _allows_inline(sources: Sequence[str], load: Load) -> bool:
    if not load.is_attribute or "'unsafe-hashes'" in sources:
        for name, hashed in _HASHES.items():
            code = base64.b64encode(hashed(load.text.encode()).digest()).decode()
            if f"'{name}-{code}'" in sources:
                return True
    # Beside these `'unsafe-inline'` is for older browsers, and means nothing.
    strict = any(re.match("'(nonce-|sha|strict-dynamic)", source) for source in sources)
    return "'unsafe-inline'" in sources and not strict


def _matches(source: str, to: SplitResult, page: SplitResult) -> bool:
    if source == "*":
        return to.scheme in ("http", "https", page.scheme)
    if source == "'self'":
        source = f"{page.scheme}://{page.netloc}"
    if source.endswith(":"):
        return _is_as_secure(source[:-1].lower(), to.scheme)
    found = _SOURCE.fullmatch(source)
    if found is None or to.hostname is None:
        return False
    scheme, host, port, path = found.groups()
    return (
        _is_as_secure((scheme or page.scheme).lower(), to.scheme)
        and _is_host(host.lower(), to.hostname)
        and _is_port(port, to)
        and _is_path(path or "/", to.path or "/")
    )


def _is_as_secure(given: str, scheme: str) -> bool:
    return scheme == given or (given, scheme) == ("http", "https")


def _is_host(given: str, host: str) -> bool:
    if given == "*":
        return True
    return host.endswith(given[1:]) if given.startswith("*.") else host == given


def _is_port(given: str | None, to: SplitResult) -> bool:
    standard = _PORTS.get(to.scheme)
    port = to.port or standard
    return (
        given == "*" or port == (int(given) if given else standard) or (given, port) == ("80", 443)
    )


def _is_path(given: str, path: str) -> bool:
    given, path = unquote(given), unquote(path)
    return path.startswith(given) if given.endswith("/") else path == given
