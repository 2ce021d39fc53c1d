"""Rules for redirects in the syntax of each host: Netlify's lines, nginx's and Caddy's maps, and a
function for CloudFront.

A rule with a query holds for requests that have all its keys with these values, in any order and
beside others (on Netlify: beside none). It goes before a rule for the path alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

import msgspec

_HEAD = "# Older addresses of this press room, written by Pressroom (docs/publishing.md).\n"


class RedirectRule(msgspec.Struct, frozen=True, order=True):
    """A redirect for good: the older path and the address it leads to, both percent-coded, and
    pairs of key and value of a query."""

    path: str
    query: tuple[tuple[str, str], ...]
    to: str


def rule(old: str, new: str) -> RedirectRule:
    """The rule for an older address, as front matter has it, percent-coded. Signs that hosts would
    read as wildcards or names are percent-coded too: `$` is a name in a new address alone, and in
    an older one hosts compare it as browsers send it."""
    path, _, query = old.partition("?")
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    asked = tuple(sorted((key, value) for key, _, value in pairs))
    return RedirectRule(_plain(path), asked, _plain(new).replace("$", "%24"))


def _plain(path: str) -> str:
    return path.replace("*", "%2A").replace(":", "%3A")


def redirect_lines(rules: Iterable[RedirectRule], *, netlify: bool) -> str:
    """Lines of `_redirects`. Netlify alone reads queries and `301!`; other hosts would take the
    first key of a query for the new address, and refuse the line with `!`."""
    rows = []
    for each in sorted(rules, key=lambda each: (not each.query, each)):
        pairs = "".join(f" {key}={value}" for key, value in each.query)
        if netlify or not pairs:
            rows.append(f"{each.path}{pairs} {each.to} {_status(each) if netlify else '301'}\n")
    return "".join(rows)


def _status(rule: RedirectRule) -> str:
    """Status in a line for Netlify. It serves the page at an older address rather than redirect,
    unless the status has a `!`."""
    # Netlify takes an address with `.html` for the one without: by force, it would lead to itself.
    return "301" if _unended(rule.path) == _unended(rule.to) else "301!"


def _unended(path: str) -> str:
    return unquote(_bare(path)).lower().removesuffix(".html").removesuffix(".htm")


def nginx(rules: Iterable[RedirectRule]) -> str:
    """Maps for nginx's `http` block, the last of which gives `$press_moved`, empty for an address
    that has not moved. nginx compares without regard to letter case."""
    # A rule for the new address itself, in another case, would lead to itself for ever.
    kept = [each for each in rules if _bare(each.path).lower() != _bare(each.to).lower()]
    groups = _by_keys(kept)
    longest = max((len(row) for rows in groups.values() for row, _ in _exact(rows)), default=0)
    size = 64
    while size < longest + 64:
        size *= 2
    made = [_HEAD, f"map_hash_bucket_size {size};\nmap_hash_max_size {max(len(kept) * 4, 2048)};\n"]
    variable = ""
    for number, (keys, rows) in enumerate(groups.items(), start=1):
        asked = _asked(f"$arg_{key}" for key in keys)
        default = variable or '""'
        variable = "$press_moved" if number == len(groups) else f"$press_moved_{number}"
        entries = {row.lower(): (row, to) for row, to in reversed(_exact(rows))}
        body = "".join(
            f"    {_quoted(row)} {_quoted(to)};\n" for row, to in sorted(entries.values())
        )
        made.append(f'map "{asked}$uri" {variable} {{\n    default {default};\n{body}}}\n')
    return "".join(made)


def caddy(rules: Iterable[RedirectRule]) -> str:
    """Maps and redirects for the block of a site in a Caddyfile."""
    made = [_HEAD]
    for number, (keys, rows) in reversed(list(enumerate(_by_keys(rules).items(), start=1))):
        name = f"press_moved_{number}"
        asked = _asked(f"{{query.{key}}}" for key in keys)
        body = "".join(f"\t{_quoted(row)} {_quoted(to)}\n" for row, to in sorted(_exact(rows)))
        made.append(f'map "{asked}{{path}}" {{{name}}} {{\n{body}\tdefault ""\n}}\n')
        made.append(f'@{name} expression `{{{name}}} != ""`\nredir @{name} {{{name}}} 301\n')
    return "".join(made)


def cloudfront(rules: Iterable[RedirectRule]) -> str:
    """A CloudFront function (JavaScript runtime 2.0) for the event `viewer-request`."""
    table: dict[str, list[tuple[dict[str, str], str]]] = {}
    for each in sorted(rules, key=lambda each: -len(each.query)):
        table.setdefault(unquote(_bare(each.path)), []).append((dict(each.query), each.to))
    rows = json.dumps(dict(sorted(table.items())), ensure_ascii=False, separators=(",", ":"))
    return _FUNCTION.replace("TABLE", rows)


_FUNCTION = """\
// Older addresses of this press room, written by Pressroom (docs/publishing.md).
var moved = TABLE;

function handler(event) {
    var request = event.request;
    var path = request.uri;
    try {
        path = decodeURIComponent(path);
    } catch (error) {
        // Not UTF-8: no address of ours.
    }
    var rules = moved[path.replace(/\\/+$/, "")] || [];
    for (var i = 0; i < rules.length; i++) {
        var asked = rules[i][0];
        var fits = Object.keys(asked).every(function (key) {
            var given = request.querystring[key];
            return given && given.value === asked[key];
        });
        if (fits) {
            return {
                statusCode: 301,
                statusDescription: "Moved Permanently",
                headers: { location: { value: rules[i][1] } },
            };
        }
    }
    return request;
}
"""


def _bare(path: str) -> str:
    return path.rstrip("/")


def _by_keys(rules: Iterable[RedirectRule]) -> dict[tuple[str, ...], list[RedirectRule]]:
    """The rules by the keys of their queries, those without a query first, and always there."""
    found: dict[tuple[str, ...], list[RedirectRule]] = {(): []}
    for each in sorted(rules):
        found.setdefault(tuple(key for key, _ in each.query), []).append(each)
    return dict(sorted(found.items(), key=lambda item: (len(item[0]), item[0])))


def _exact(rules: Sequence[RedirectRule]) -> list[tuple[str, str]]:
    """Keys that maps compare with: the values of a query, then the decoded path, with and without a
    slash at its end; and where each leads. None stands there twice: Caddy would not start."""
    rows: dict[str, str] = {}
    for each in rules:
        asked = _asked(value for _, value in each.query)
        path = unquote(_bare(each.path))
        # The front page has no name without its slash.
        for row in (f"{asked}{path}", f"{asked}{path}/") if path else (f"{asked}/",):
            rows.setdefault(row, each.to)
    return list(rows.items())


def _asked(values: Iterable[str]) -> str:
    """Prefix of the path in a map: a query's values. The `?` before them keeps a value that begins
    with `~` from being a pattern, which would fit all addresses."""
    return "".join(f"?{value}|" for value in values)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
