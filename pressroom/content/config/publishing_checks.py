"""Semantic checks of what `config.toml` tells hosts: headers, rules for redirects, older feeds.

What stands there goes into files that hosts read line by line, so each part is checked by type.
"""

from __future__ import annotations

import re
from typing import Any

from pressroom.core.fields import KeyPath, Reader
from pressroom.core.problems import choose
from pressroom.standards.web import no_email, no_old_path, no_path, no_web_address

HOSTS = ("netlify", "nginx", "caddy", "cloudfront")
"""The hosts in whose syntax rules for redirects can be written."""
_DIRECTIVES = (
    *("connect-src", "font-src", "form-action", "frame-ancestors", "frame-src", "img-src"),
    *("manifest-src", "media-src", "script-src", "style-src", "worker-src"),
)
# CSP Level 3, 2.3.1: a host with a scheme, or one of the two schemes that stay on the page.
_SOURCE = re.compile(
    r"'self'|data:|blob:|https://(\*\.)?[a-z0-9][a-z0-9.-]*(:\d+)?(/[\w.~!$&()+=:@%/-]*)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_VALUE = re.compile(r"[\x20-\x7e]+")
# Hosts send these by themselves, or Pressroom has a setting for them.
_TAKEN = {
    "cache-control": "write `page_seconds`",
    "content-length": "leave it to the host",
    "content-security-policy": "write `sources`",
    "content-type": "leave it to Pressroom",
    "strict-transport-security": "write `hsts_days`",
    "transfer-encoding": "leave it to the host",
}
_DAY = 86_400  # seconds
# Parameters of rclone that are nobody else's business.
_SECRET = re.compile(r"(pass|secret|token|_key|account_key|credentials)\w*\s*=", re.IGNORECASE)
_TOO_MUCH = (".", "..", "~")
_INDEXNOW = re.compile(r"[A-Za-z0-9-]{8,128}")
_SECURITY = ("starttls", "tls", "none")
_HERE = ("localhost", "127.0.0.1", "::1")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")


def check_headers(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports what cannot be a header or a source of a Content-Security-Policy."""

    def fault(key: str, what: str, remedy: str) -> None:
        reader.report((*path, key), "PR306", what, remedy)

    for directive, sources in values.get("sources", {}).items():
        if directive not in _DIRECTIVES:
            remedy = choose(directive, _DIRECTIVES, none="")
            fault("sources", f"`{directive}` is no directive that can be added to", remedy)
        for source in sources:
            if not _SOURCE.fullmatch(source):
                remedy = "write a host with `https://`, without quotes; `'unsafe-…'` has no place"
                fault("sources", f"`{source}` is no source", remedy)
    for name, value in values.get("lines", {}).items():
        if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
            remedy = 'write `lines = { X-Robots-Tag = "noarchive" }`, in letters of ASCII'
            fault("lines", f"`{name}: {value}` is no header", remedy)
        elif name.lower() in _TAKEN:
            fault("lines", f"`{name}` is not to be set here", _TAKEN[name.lower()])
    for key, most in (("page_seconds", _DAY), ("hsts_days", 1000)):
        if not 0 <= values.get(key, 0) <= most:
            fault(key, f"`{key}` must be from 0 to {most:,}", f"write `{key} = {min(most, 365)}`")


def check_forms(reader: Reader) -> None:
    """Reports forms of a text in a language that the site has not."""
    known = reader.read_values.get(("site",), {}).get("languages", ("en",))
    for path, values in reader.read_values.items():
        for key in ("titles", "names", "generics", "descriptions", "notices", "labels", "urls"):
            for tag in values.get(key, {}):
                if tag not in known:
                    what = f"`{tag}` is none of the site's languages"
                    remedy = choose(tag, known, none="add it to `languages` under [site]")
                    reader.report((*path, key), "PR306", what, remedy)


def check_redirects(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports hosts in whose syntax no rules can be written."""
    for host in values.get("redirects", ()):
        if host not in HOSTS:
            remedy = choose(host, HOSTS, none="")
            reader.report((*path, "redirects"), "PR306", f"`{host}` reads no rules of ours", remedy)


def check_moved_feeds(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports older feeds, or feeds that they lead to, that can be none."""
    for old, new in values.get("moved", {}).items():
        is_feed = not no_path(new) and new.rpartition("/")[2] in (
            "feed.xml",
            "atom.xml",
            "feed.json",
        )
        if no_old_path(old) or not is_feed:
            what = no_old_path(old) or f"`{new}` is no feed of this site"
            remedy = 'write `moved = { "/rss.xml" = "/feed.xml" }`'
            reader.report((*path, "moved"), "PR306", what, remedy)


def check_publish(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports a target that is neither a folder nor a remote of rclone, or that tells a secret."""
    target = values.get("target", "")
    example = 'write `target = "press:press-example-com"`, or a folder'
    if "://" in target and not target.startswith(":"):
        what = f"`{target}` is an address, and a target is a folder or a remote of rclone"
        reader.report((*path, "target"), "PR306", what, example)
    elif _SECRET.search(target):
        what = "`target` has a key or password in it, and everyone with the repository reads it"
        remedy = "put it into rclone's own settings, or into the secrets of your CI"
        reader.report((*path, "target"), "PR306", what, remedy)
    elif target.rstrip("/\\") in _TOO_MUCH:
        what = f"`{target}` is not a folder for a site alone"
        reader.report((*path, "target"), "PR306", what, example)
    if "purge" in values and not all(values["purge"]):
        what = "a part of `purge` is empty"
        reader.report((*path, "purge"), "PR306", what, 'write `purge = ["purge-cdn"]`')
    url = values.get("purge_webhook", "")
    if url and not _can_be_told(url):
        what = f"`{url}` is no address that begins with https://"
        example = 'write `purge_webhook = "https://hooks.example.com/purge"`'
        reader.report((*path, "purge_webhook"), "PR306", what, example)


def check_announce(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports addresses that no request can be made to, a key of IndexNow that engines refuse, and
    a secret where the name of one belongs."""
    for number, url in enumerate(values.get("webhooks", ())):
        if not _can_be_told(url):
            what = f"`{url}` is no address that begins with https://"
            example = 'write `webhooks = ["https://hooks.example.com/press"]`'
            reader.report((*path, "webhooks", number), "PR306", what, example)
    to = values.get("indexnow_to", "")
    if to and not _can_be_told(to):
        what = f"`{to}` is no address that begins with https://"
        remedy = 'leave it out, or write `"https://api.indexnow.org/indexnow"`'
        reader.report((*path, "indexnow_to"), "PR306", what, remedy)
    key = values.get("indexnow", "")
    if key and not _INDEXNOW.fullmatch(key):
        what = f"`{key}` is no key of IndexNow"
        remedy = (
            "write 8 to 128 letters, digits or hyphens, such as those of `openssl rand -hex 16`"
        )
        reader.report((*path, "indexnow"), "PR306", what, remedy)
    name = values.get("webhook_secret", "")
    if name and not _VARIABLE.fullmatch(name):
        what = "`webhook_secret` names a variable of the environment; this looks like a secret"
        remedy = 'write `webhook_secret = "PRESSROOM_WEBHOOK_SECRET"`, and set that variable'
        reader.report((*path, "webhook_secret"), "PR306", what, remedy)


def check_mail(reader: Reader, path: KeyPath, values: dict[str, Any]) -> None:
    """Reports addresses that are none, a server without encryption elsewhere, and a password where
    the name of one belongs."""

    def fault(key: str, what: str, remedy: str) -> None:
        reader.report((*path, key), "PR306", what, remedy)

    for key in ("sender", "to", "reply_to"):
        value = values.get(key, "")
        if value and no_email(value):
            fault(key, no_email(value), f'write `{key} = "press@example.com"`')
        elif not value.isascii():
            what = f"not every mail server takes `{value}`"
            fault(key, what, f'write `{key} = "press@example.com"`, in letters of ASCII')
    for place in values.get("unsubscribe", ()):
        mail = place.removeprefix("mailto:").partition("?")[0]
        is_mail = place.startswith("mailto:") and not no_email(mail) and _VALUE.fullmatch(place)
        if not (is_mail or (place.startswith("https://") and not no_web_address(place))):
            what = f"`{place}` is no address with `mailto:` or `https://`"
            fault("unsubscribe", what, 'write `unsubscribe = ["https://lists.example.com/leave"]`')
    if not re.fullmatch(r"[\x20-\x7e]*", values.get("host", "")) or " " in values.get("host", ""):
        fault("host", "it is no name of a server", 'write `host = "smtp.example.com"`')
    security, host = values.get("security", "starttls"), values.get("host", "")
    if security not in _SECURITY:
        fault("security", f"`{security}` is unknown", choose(security, _SECURITY, none=""))
    elif security == "none" and host not in _HERE:
        what = "a mail to another computer goes over an encrypted line alone"
        fault("security", what, 'write `security = "starttls"` or `"tls"`')
    name = values.get("password", "")
    if name and not _VARIABLE.fullmatch(name):
        what = "`password` names a variable of the environment; this looks like a password"
        fault("password", what, 'write `password = "PRESSROOM_MAIL_PASSWORD"`, and set that')


def _can_be_told(url: str) -> bool:
    """Whether an address may get what is announced: by HTTPS, or on this computer."""
    here = url.startswith(("http://127.0.0.1", "http://localhost"))
    return not no_web_address(url) and (url.startswith("https://") or here)
