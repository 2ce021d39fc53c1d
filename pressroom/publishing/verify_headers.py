"""Headers of answers beside those that `_headers` promises, and media types beside those that files
have by their names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from pressroom.core.problems import Problem, Severity
from pressroom.formats.headers import HeaderRule
from pressroom.standards.media_types import media_type

CACHE = "cache-control"
_CSP = "content-security-policy"
_TYPE = "content-type"
_HSTS = "strict-transport-security"
_UNKNOWN = "application/octet-stream"
# Of each set one is as good as another for those who read it.
_ALIKE = (
    {"application/xml", "text/xml", "application/rss+xml", "application/atom+xml"},
    {"application/json", "application/feed+json"},
    {"application/javascript", "text/javascript"},
)
# Without a charset, browsers guess one for these; the others say themselves what they are.
_GUESSED = ("text/plain", "text/markdown", "text/csv", "text/vcard", "text/calendar")
_RULES = "`_headers` (`pressroom help publishing` has the same for nginx and Caddy)"


class Promises:
    """The headers that each address is promised, by rules of which the later win."""

    def __init__(self, rules: Sequence[HeaderRule]) -> None:
        self._rules = [
            (re.compile(re.escape(path).replace(r"\*", ".*")), dict(given)) for path, given in rules
        ]
        # What every address has, beside how long it is kept: a host with none of it knows no rules.
        first = self._rules[0][1] if rules else {}
        self.marks = frozenset(name.lower() for name in first) - {CACHE, _HSTS}

    def of(self, address: str) -> dict[str, str]:
        """The headers promised to an address, from the top of the host, by name in small
        letters."""
        found: dict[str, str] = {}
        for pattern, given in self._rules:
            if pattern.fullmatch(address):
                found |= {name.lower(): value for name, value in given.items()}
        return found


class Difference(msgspec.Struct, frozen=True):
    """A header that is not as promised: at which address, its name, what was promised, and what
    came, which is empty for nothing."""

    url: str
    name: str
    promised: str
    came: str


def differences(
    url: str, promised: Mapping[str, str], came: Mapping[str, str], *, tls: bool
) -> Iterator[Difference]:
    """The headers that are not as `promised`. HSTS counts over TLS alone, as for browsers, and a
    media type is judged with the file's."""
    for name, value in promised.items():
        if name == _TYPE or (name == _HSTS and not tls):
            continue
        there = came.get(name, "")
        if _plain(name, there) != _plain(name, value):
            yield Difference(url, name, value, there)


def _plain(name: str, value: str) -> object:
    # In these two the order tells nothing.
    sign = {CACHE: ",", _CSP: ";"}.get(name)
    if sign is not None:
        parts = (" ".join(part.split()) for part in value.split(sign))
        return frozenset(part.lower() if name == CACHE else part for part in parts if part)
    return " ".join(value.split())


def type_fault(path: str, promised: str, came: str, *, utf8: bool) -> str:
    """Fault of the `Content-Type` of the file at an output path, in words; empty where nothing is.
    Of a file of an unknown kind any is right, and a charset is missed where letters beyond ASCII
    are written in `utf8`."""
    wanted, _ = parsed_type(promised or media_type(path))
    kind, charset = parsed_type(came)
    if wanted == _UNKNOWN:
        return ""
    if not _alike(kind, wanted):
        return f"its type is `{kind}`, and should be `{wanted}`" if kind else "it has no type"
    if charset and charset != "utf-8" and kind.startswith(("text/", "application/")):
        return f"it is said to be written in `{charset}`, and is in utf-8"
    if not charset and utf8 and wanted in _GUESSED:
        return f"its type `{kind}` has no `charset=utf-8`, so letters such as é show wrongly"
    return ""


def parsed_type(value: str) -> tuple[str, str]:
    """A `Content-Type` as media type and charset, in small letters (RFC 9110, 8.3)."""
    kind, *parameters = value.lower().split(";")
    pairs = [parameter.strip().partition("=") for parameter in parameters]
    charset = next((text.strip(" \"'") for name, _, text in pairs if name.strip() == "charset"), "")
    return kind.strip(), charset


def _alike(kind: str, wanted: str) -> bool:
    return kind == wanted or any(kind in alike and wanted in alike for alike in _ALIKE)


def served_header_problems(
    found: Iterable[Difference], *, base: str, knows_rules: bool
) -> list[Problem]:
    """A problem for each header and value that is not as promised, with the first address and how
    many have it; one warning for all where the host does not know the rules at all."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for each in found:
        groups.setdefault((each.name, each.promised, each.came), []).append(each.url)
    if not groups:
        return []
    if not knows_rules:
        problem = Problem(
            path=f"{base}/",
            code="PR725",
            severity=Severity.WARNING,
            message="the host sends none of the headers that `_headers` asks for",
            remedy="put them into the host's own settings (`pressroom help publishing`), or choose "
            "a host that reads `_headers`; the site works without, but less safely",
        )
        return [problem]
    problems = []
    for (name, promised, came), urls in groups.items():
        there = f"is `{came}`" if came else "is missing"
        more = f" (and of {len(urls) - 1:,} more)" if len(urls) > 1 else ""
        problem = Problem(
            path=urls[0],
            code="PR725",
            message=f"the header `{name}` {there}{more}, and should be `{promised}`",
            remedy=f"have the host send what is in {_RULES}",
        )
        problems.append(problem)
    return problems


def type_problems(found: Iterable[tuple[str, str]]) -> list[Problem]:
    """A problem for each fault of media types, of pairs of address and fault, with the first
    address and how many have it."""
    groups: dict[str, list[str]] = {}
    for url, fault in found:
        groups.setdefault(fault, []).append(url)
    return [
        Problem(
            path=urls[0],
            code="PR725",
            message=fault + (f" (and so have {len(urls) - 1:,} more)" if len(urls) > 1 else ""),
            remedy=f"let the host send the types of {_RULES}",
        )
        for fault, urls in groups.items()
    ]
