"""The address keys of front matter: `url`, `slug` and `aliases`."""

from __future__ import annotations

import re

from pressroom.content.load.front_matter import FrontMatter
from pressroom.content.model import slug
from pressroom.core import fields
from pressroom.core.fields import Reader
from pressroom.standards.instants import Instant

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ]?")
# RFC 3986's unreserved characters, percent escapes, and letters of any script. No segment begins
# with a dot: such names belong to the host and to Pressroom.
_URL = re.compile(r"(?:/(?!\.)(?:[\w.~!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})+)+/?")

_LONGEST = 240  # bytes; file systems allow 255, and extensions are added


def address_of(
    front: FrontMatter, name: str, instant: Instant | None, reader: Reader
) -> str | None:
    """The address of the release in the file `name`; None where there can be none.

    Without an instant only `url` gives an address, since the year is part of all others.
    """
    if front.url:
        return read_address(front.url, ("url",), reader)
    last = front.slug or slug(_DATED.sub("", name, count=1) or name)
    if front.slug and slug(front.slug) != front.slug:
        reader.report(
            ("slug",),
            "PR013",
            f"`{front.slug}` cannot be the last part of an address",
            f"write `slug: {slug(front.slug) or 'results'}`: small letters, digits, single hyphens",
        )
        return None
    if len(last.encode()) > _LONGEST:
        what = f"the last part of its address is longer than {_LONGEST} bytes: no disk takes it"
        reader.report(("slug",) if front.slug else (), "PR013", what, "give it a shorter `slug`")
        return None
    if not last:
        what, remedy = "the file's name gives no address", "add `slug: results`"
        reader.report((), "PR013", what, remedy)
        return None
    return f"/releases/{instant.at.year}/{last}/" if instant else None


def read_address(text: str, at: fields.KeyPath, reader: Reader) -> str | None:
    """`text` if it is a valid address within the site; otherwise None, and a problem."""
    valid = _URL.fullmatch(text) and not re.search(r"/\.{1,2}(/|$)|%2f|%5c|%00", text, re.I)
    if valid and any(len(part.encode()) > _LONGEST for part in text.split("/")):
        what = f"a part of the address is longer than {_LONGEST} bytes: no disk takes it"
        reader.report(at, "PR013", what, "shorten it")
        return None
    if valid and not re.search(r"%2e", text, re.I):
        return text
    reader.report(
        at,
        "PR013",
        f"`{text}` is not an address within this site",
        "begin with `/`, without `..`, spaces, `?` and `#`",
    )
    return None
