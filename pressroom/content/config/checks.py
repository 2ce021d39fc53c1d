"""Semantic checks of `config.toml`: what its types alone cannot express."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from pressroom.content.config import publishing_checks as publishing
from pressroom.content.config.head_lines import check_head
from pressroom.content.config.menu_schema import check_menu
from pressroom.content.config.registry_checks import check_registry
from pressroom.content.config.results_schema import check_results
from pressroom.content.config.signing_schema import check_signer, check_signing
from pressroom.core.fields import KeyPath, Reader
from pressroom.core.files import CONFIG as FILE
from pressroom.core.problems import Problem, Severity, choose
from pressroom.standards.contrast import is_colour
from pressroom.standards.days import is_day
from pressroom.standards.exchanges import BadTicker, read_ticker
from pressroom.standards.identifiers import valid_isin, valid_lei
from pressroom.standards.regimes import REGIMES
from pressroom.standards.web import no_email, no_web_address
from pressroom.standards.zones import country_of, zone_names

SEVERITIES = ("error", "warning", "note", "ignore")
"""The severities that settings and front matter may give a rule."""
POLICIES = ("first-body", "first-anywhere", "every", "as-written")
"""The mention at which a trademark carries its symbol; the first policy is the default."""
ATTRIBUTIONS = ("owners", "general", "none")
"""The forms of the trademark attribution line; the first is the default."""
SEARCHES = ("auto", "full-text", "titles", "none")
"""The kinds of site search; the first is the default."""
PRESETS = ("modern", "gazette", "signal")
"""The looks that come along besides the default one."""
_AUTHORITY = re.compile(r"[\w.@-]+,\d{4}(-\d\d){0,2}", re.ASCII)
_WIRE_STYLES = ("business-wire", "globenewswire", "pr-newswire", "plain")
_FONTS = r"""(?:[^;{}<>\\"'/]|"[^"'<>;{}\\]*"|'[^"'<>;{}\\]*')*"""
_TELEPHONE = re.compile(r"\+?[().-]*\d[\d().-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def check_settings(reader: Reader) -> None:
    """Reports every value of `config.toml` that has the right type and is still invalid."""
    for path, values in reader.read_values.items():
        table = tuple(part for part in path if isinstance(part, str))
        if table in _CHECKS:
            _CHECKS[table](reader, path, values)
    publishing.check_forms(reader)
    check_registry(reader)


def _check_issuer(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    site = reader.read_values.get(("site",), {})
    country = site.get("country") or country_of(site.get("timezone", ""))
    for text in values.get("tickers", ()):
        ticker = read_ticker(text, country)
        if isinstance(ticker, BadTicker):
            reader.report((*path, "tickers"), "PR305", ticker.message, ticker.remedy)
    if values.get("url") and not _host(values["url"]):
        what = f"`{values['url']}` is not the address of a site"
        reader.report((*path, "url"), "PR306", what, 'write `url = "https://www.example.com"`')
    if values.get("lei") and not valid_lei(values["lei"]):
        what = f"`{values['lei']}` is no Legal Entity Identifier: its check digits are wrong"
        reader.report((*path, "lei"), "PR306", what, "copy it anew from the LEI register")
    if values.get("isin") and not valid_isin(values["isin"]):
        what = f"`{values['isin']}` is no ISIN: its check digit is wrong"
        reader.report((*path, "isin"), "PR306", what, "copy it anew from the exchange")


def _check_product(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    if values.get("mark", "") not in ("", "®", "™", "℠"):
        what = f"`{values['mark']}` is no trademark symbol"
        reader.report((*path, "mark"), "PR306", what, "write ®, ™ or ℠")


def _check_contact(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    if not any(values.get(key) for key in ("for_", "name", "organisation")):
        what = "a contact that is nobody"
        reader.report(path, "PR306", what, "give it `for`, `name` or `organisation`")


def _check_marks(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    for key, known in (("policy", POLICIES), ("attribution", ATTRIBUTIONS)):
        word = values.get(key, known[0])
        if word not in known:
            remedy = choose(word, known, none="")
            reader.report((*path, key), "PR306", f"`{word}` is no {key} of marks", remedy)


def _check_exports(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    publishing.check_redirects(reader, path, values)
    word = values.get("search", SEARCHES[0])
    if word not in SEARCHES:
        remedy = choose(word, SEARCHES, none="")
        reader.report((*path, "search"), "PR306", f"`{word}` is no kind of search", remedy)


def _check_feeds(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    publishing.check_moved_feeds(reader, path, values)
    _check_count(reader, path, values, "items")


def _check_archive(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    _check_count(reader, path, values, "page_size")


def _check_count(reader: Reader, path: KeyPath, values: dict[str, Any], key: str) -> None:
    if key in values and not 1 <= values[key] <= 100_000:
        what = f"`{key}` must be from 1 to 100,000"
        reader.report((*path, key), "PR306", what, f"write `{key} = 20`")


def _check_security(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    def fault(key: str, what: str, example: str) -> None:
        remedy = f'write `{key} = "{example}"`'
        reader.report((*path, key), "PR306", f"`{values[key]}` is {what}", remedy)

    # RFC 9116, 2.5: URIs (RFC 3986), web addresses with HTTPS only; and an existing date.
    if "contact" in values and not _can_be_written_to(values["contact"]):
        fault("contact", "no address to write to", "mailto:security@example.com")
    if values.get("policy") and not _is_secure(values["policy"]):
        fault("policy", "not an address with `https://`", "https://example.com/rules")
    if "expires" in values and not is_day(values["expires"]):
        fault("expires", "no day", "2027-12-31")


def _can_be_written_to(uri: str) -> bool:
    scheme, _, rest = uri.partition(":")
    if scheme == "mailto":
        return not no_email(rest)
    return _TELEPHONE.fullmatch(rest) is not None if scheme == "tel" else _is_secure(uri)


def _is_secure(url: str) -> bool:
    return url.startswith("https://") and not no_web_address(url)


def _check_lint(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    given = [((*path, "severity", code), s) for code, s in values.get("severity", {}).items()]
    for index, override in enumerate(values.get("override", ())):
        given.append(((*path, "override", index), override.severity))
        where: KeyPath = (*path, "override", index)
        if override.folder and not f"{override.folder}/".startswith("content/releases/"):
            what = f"`{override.folder}` is no folder of releases"
            remedy = 'write `folder = "content/releases/1996"`'
            reader.report((*where, "folder"), "PR306", what, remedy)
        if override.before and not is_day(override.before):
            what = f"`{override.before}` is no day"
            reader.report((*where, "before"), "PR306", what, 'write `before = "2026-03-01"`')
        if not (override.folder or override.before):
            what = "an override says neither for which folder it is nor up to which day"
            remedy = 'add `folder = "content/releases/1996"` or `before = "2026-03-01"`'
            reader.report(where, "PR306", what, remedy)
    for where, severity in given:
        if severity not in SEVERITIES:
            what = f"`{severity}` is no severity"
            reader.report(where, "PR306", what, choose(severity, SEVERITIES, none=""))


def _check_site(reader: Reader, path: KeyPath, site: dict[str, Any]) -> None:
    def fault(key: str, what: str, remedy: str) -> None:
        reader.report((*path, key), "PR306", f"`{what}", remedy)

    host = ""
    if "url" in site:
        host = _host(site["url"])
        if not host:
            what = f"{site['url']}` is not an address a site can be published at"
            fault("url", what, 'write `url = "https://press.example.com"`')
    if "timezone" in site:
        _check_zone(site["timezone"], fault)
    for tag in site.get("languages", ("en",)) or ("",):
        if not _LANGUAGE.fullmatch(tag):
            remedy = 'write BCP 47 tags, `languages = ["en"]`'
            fault("languages", f"{tag}` is no language tag", remedy)
    tags = [tag.casefold() for tag in site.get("languages", ())]
    if len(set(tags)) < len(tags):
        fault("languages", f"{site['languages']}` names a language twice", "name each once")
    example = f'`id_authority = "{host or "press.example.com"},2026"`'
    authority = site.get("id_authority", "")
    if authority and not _AUTHORITY.fullmatch(authority):
        fault("id_authority", f"{authority}` is not a domain and a date", f"write {example}")
    if not authority:
        reader.problems.append(
            Problem(
                path=FILE,
                line=reader.line(path),
                code="PR307",
                severity=Severity.WARNING,
                message="no `id_authority`, so feed ids would change with the domain",
                remedy=f"add {example}: the domain and a year in which it was yours",
            )
        )
    country = site.get("country", "")
    if country and not re.fullmatch(r"[A-Z]{2}", country):
        fault("country", f"{country}` is no ISO 3166 code", 'write `country = "US"`')
    style = site.get("wire_style", "plain")
    if style not in _WIRE_STYLES:
        fault("wire_style", f"{style}` is no wire style", choose(style, _WIRE_STYLES, none=""))


def _host(url: str) -> str:
    """The host of a URL that a site can be published at; empty for any other URL."""
    if no_web_address(url):
        return ""
    parts = urlsplit(url)
    if parts.query or parts.fragment:
        return ""
    # RFC 3986: a path without empty segments; it is written into pages, feeds and style sheets.
    path = r"(/(?!\.)([\w.~!$&()+,;=:@-]|%[0-9A-Fa-f]{2})+)*/?"
    return (parts.hostname or "") if re.fullmatch(path, parts.path) else ""


def _check_disclosure(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    regime = values.get("regime", "")
    if regime and regime not in REGIMES:
        what = f"`{regime}` is no regime"
        remedy = choose(regime, REGIMES, none="")
        reader.report((*path, "regime"), "PR306", what, remedy)
    # With none listed, any word makes a topic.
    topics = [table.get("key", "") for at, table in reader.read_values.items() if "topic" in at[:1]]
    for topic, years in values.get("retention", {}).items():
        if not 1 <= years <= 200:
            what = f"`{topic}` must be kept for 1 to 200 years"
            reader.report((*path, "retention"), "PR306", what, f"write `{topic} = 10`")
        elif topics and topic not in topics:
            # No topic is suggested: one of a release to come is nobody's business yet.
            what = f"`{topic}` is the key of no topic, and nothing would come of it"
            reader.report((*path, "retention"), "PR306", what, "write the `key` of a [[topic]]")
    day = values.get("previously_posted", "")
    if day and not is_day(day):
        what = f"`{day}` is no day"
        remedy = 'write `previously_posted = "2012-01-01"`'
        reader.report((*path, "previously_posted"), "PR306", what, remedy)


def _check_theme(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    preset = values.get("preset", "")
    if preset and preset not in PRESETS:
        remedy = choose(preset, PRESETS, none="")
        reader.report((*path, "preset"), "PR306", f"`{preset}` is no preset", remedy)
    for key in ("house", "house_dark", "link", "link_dark"):
        if values.get(key) and not is_colour(values[key]):
            what = f"`{values[key]}` is no colour"
            reader.report((*path, key), "PR306", what, f'write `{key} = "#12395b"`')
    for key in ("text_font", "interface_font"):
        # Names and quoted names only: an open quotation or comment would swallow what follows.
        if not re.fullmatch(_FONTS, values.get(key, "")):
            what = f"`{values[key]}` is no list of fonts"
            remedy = f'write `{key} = "Charter, Georgia, serif"`'
            reader.report((*path, key), "PR306", what, remedy)


def _check_accessibility(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    if values.get("faults", 0) < 0:
        what = f"`faults` cannot be {values['faults']}"
        reader.report((*path, "faults"), "PR306", what, "write `faults = 0`")
    if "checked" in values and not is_day(values["checked"]):
        what = f"`{values['checked']}` is no day"
        remedy = 'write `checked = "2026-11-26"`'
        reader.report((*path, "checked"), "PR306", what, remedy)
    keys = [
        row["key"]
        for path, row in reader.read_values.items()
        if path[:1] == ("contact",) and "key" in row
    ]
    contact = values.get("contact", "")
    if contact and contact not in keys:
        remedy = choose(contact, keys, none="add it as a [[contact]]")
        reader.report((*path, "contact"), "PR306", f"`{contact}` is no contact", remedy)


def _check_zone(name: str, fault: Callable[[str, str, str], None]) -> None:
    if name not in zone_names():
        remedy = choose(name, zone_names(), none="use a name such as Europe/Berlin")
        fault("timezone", f"{name}` is no time zone", remedy)


_CHECKS: Mapping[tuple[str, ...], Callable[[Reader, KeyPath, dict[str, Any]], None]] = {
    ("site",): _check_site,
    ("issuer",): _check_issuer,
    ("product",): _check_product,
    ("contact",): _check_contact,
    ("marks",): _check_marks,
    ("disclosure",): _check_disclosure,
    ("exports",): _check_exports,
    ("headers",): publishing.check_headers,
    ("publish",): publishing.check_publish,
    ("signing",): check_signing,
    ("signing", "signer"): check_signer,
    ("announce",): publishing.check_announce,
    ("mail",): publishing.check_mail,
    ("theme",): _check_theme,
    ("menu",): check_menu,
    ("head",): check_head,
    ("accessibility",): _check_accessibility,
    ("results",): check_results,
    ("security",): _check_security,
    ("feeds",): _check_feeds,
    ("archive",): _check_archive,
    ("lint",): _check_lint,
}
"""The check of each table of `config.toml`; it gets the table's path and its valid values."""
