"""E-mail and web addresses (RFC 5321, RFC 3986): what is none, in words.

They go into `mailto:` links, vCards, headers and feeds, where blanks, quotes and separators would
begin something else.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Signs that a `mailto:` link cannot carry as they are (RFC 6068) are left out, rare as they are.
_LOCAL = r"[^\s@<>()\[\],;:\\\"/?#%=|^`{}\x00-\x1f]"
_EMAIL = re.compile(rf"{_LOCAL}{{1,64}}@([\w](?:[\w-]{{0,61}}[\w])?\.)+[^\W\d_][\w-]{{0,61}}[^\W_]")
_HOST = re.compile(r"[\w](?:[\w.-]{0,251}[\w])?|[0-9A-Fa-f:.]+")
_SIGNS = re.compile(r"[\w.~!$&'()*+,;=:@/?#%\[\]-]+")


def no_email(text: str) -> str:
    """Empty for an e-mail address; letters of any script are allowed."""
    local = text.partition("@")[0]
    fits = _EMAIL.fullmatch(text) and not re.search(r"^\.|\.\.|\.$", local)
    return "" if fits else "no e-mail address"


def no_web_address(text: str) -> str:
    """Empty for an absolute address that begins with `https://` or `http://`."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "no web address"
    fits = parts.scheme in ("http", "https") and _SIGNS.fullmatch(text) and _HOST.fullmatch(host)
    return "" if fits and parts.username is None and port != 0 else "no web address"
