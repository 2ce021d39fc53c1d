"""E-mail and web addresses (RFC 5321, RFC 3986): what is none, in words; and what is the same.

They go into `mailto:` links, vCards, headers and feeds, where blanks, quotes and separators would
begin something else.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

# Signs that a `mailto:` link cannot carry as they are (RFC 6068) are left out, rare as they are.
_LOCAL = r"[^\s@<>()\[\],;:\\\"/?#%=|^`{}\x00-\x1f]"
_EMAIL = re.compile(rf"{_LOCAL}{{1,64}}@([\w](?:[\w-]{{0,61}}[\w])?\.)+[^\W\d_][\w-]{{0,61}}[^\W_]")
_HOST = re.compile(r"[\w](?:[\w.-]{0,251}[\w])?|[0-9A-Fa-f:.]+")
_SIGNS = re.compile(r"[\w.~!$&'()*+,;=:@/?#%\[\]-]+")
# RFC 3986's unreserved characters, percent escapes, and letters of any script. No segment begins
# with a dot: such names belong to the host and to Pressroom. `*` and `:` are signs of hosts' rules.
_PATH = re.compile(r"(?:/(?!\.)(?:[\w.~!$&'()+,;=@-]|%[0-9A-Fa-f]{2})+)+/?")
_ESCAPED = re.compile(r"%(?:[01][0-9a-f]|2[aef]|3a|5c|7f)", re.IGNORECASE)
_NO_SIGN = re.compile(
    rf"[^\w.~!$&'()+,;=@%/-]|%(?![0-9A-Fa-f]{{2}})|{_ESCAPED.pattern}", re.IGNORECASE
)
_QUERY = re.compile(r"\w+=[\w.~-]*(?:&\w+=[\w.~-]*)*", re.ASCII)
# What a local part may have as it is in a `mailto:` URI, besides unreserved characters.
_MAILTO = "!$'*+"
_LONGEST = 240  # bytes; file systems allow 255, and extensions are added


def no_email(text: str) -> str:
    """Fault of an e-mail address, in words; empty for a right one. Letters of any script are
    allowed."""
    local = text.partition("@")[0]
    fits = _EMAIL.fullmatch(text) and not re.search(r"^\.|\.\.|\.$", local)
    return "" if fits else "no e-mail address"


def mailto(address: str) -> str:
    """The `mailto:` URI (RFC 6068) of an e-mail address. Letters beyond ASCII are percent-coded in
    its local part; those of its domain have a form in ASCII (IDNA), which every program knows."""
    local, _, domain = address.rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        domain = quote(domain)
    return f"mailto:{quote(local, safe=_MAILTO)}@{domain}"


def no_web_address(text: str) -> str:
    """Fault of a web address, in words; empty for an absolute one with `https://` or `http://`."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "no web address"
    fits = parts.scheme in ("http", "https") and _SIGNS.fullmatch(text) and _HOST.fullmatch(host)
    return "" if fits and parts.username is None and port != 0 else "no web address"


def no_path(text: str) -> str:
    """Fault of the path of a page on this site, in words; empty for a right one, such as
    `/news/2013/results.html`. Rules of hosts have no signs in it, and disks can hold it."""
    if not _PATH.fullmatch(text) or _ESCAPED.search(text):
        signs = dict.fromkeys(each.strip() or "a space" for each in _NO_SIGN.findall(text))
        named = ", ".join(sign if sign == "a space" else f"`{sign}`" for sign in signs)
        has = f": it has {named}" if named else ""
        return f"`{text}` is not an address within this site{has}"
    if any(len(part.encode()) > _LONGEST for part in text.split("/")):
        return f"a part of the address is longer than {_LONGEST} bytes: no disk takes it"
    return ""


def no_old_path(text: str) -> str:
    """The same for an older address, which may end in a query: `/phoenix.zhtml?c=1&ID=2`. One of
    the front page is older only with a query."""
    path, mark, query = text.partition("?")
    if mark and not _QUERY.fullmatch(query):
        return f"`{text}` has a query that hosts' rules cannot ask for"
    # `/?p=12`, as WordPress has it, is another place than the front page.
    return "" if mark and path == "/" else no_path(path)


def same_address(address: str) -> str:
    """A form of an address in which its spellings are equal: with and without the slash at its end
    or `index.html`, in small or capital letters, percent-coded or not, keys of a query in any
    order."""
    path, mark, query = address.partition("?")
    path = unicodedata.normalize("NFC", unquote(path)).casefold()
    path = path.removesuffix("/index.html").rstrip("/")
    return path + mark + "&".join(sorted(query.split("&")))
