"""Rule on a newswire's own lines left in the text of a release."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.excerpts import excerpt
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needs
from pressroom.rules.release_text import ReleaseText

_LINES = re.compile(
    # Business Wire, PR Newswire and Cision, GlobeNewswire, ACCESS Newswire, Newsfile, RNS, EQS.
    r"[ \t>*_\\-]{0,8}(?:"
    r"View\s+(?:the\s+)?(?:source|original)\s+(?:version|content|press\s+release|announcement)\b"
    r"[^\n]{0,200}"
    r"|To\s+view\s+the\s+(?:source|original)\s+version\s+of\s+this\s+(?:press|news)\s+release\b[^\n]*"
    r"|(?:©|\(c\)|Copyright)[^\n]{0,20}\b(?:Business\s+Wire|GlobeNewswire|PR\s?Newswire|Canada\s+"
    r"Newswire|CNW\s+Group|Newsfile|ACCESSWIRE|Marketwired)\b[^\n]*"
    r"|News\s+Provided\s+by\s+(?:Acquire\s+Media|Business\s+Wire|GlobeNewswire|PR\s?Newswire)[^\n]*"
    r"|\(END\)\s+Dow\s+Jones\s+Newswires[^\n]*"
    r"|(?-i:SOURCE)(?::[ \t]{0,3}|[ \t]{1,3})(?-i:[A-Z0-9])[^\n.!?]{1,90}"
    r"(?:(?:Inc|Corp|Ltd|Co|L\.P|S\.A|N\.V)\.)?"
    r"|(?:This|The)\s+(?:information|announcement|press\s+release|news\s+release)\s+(?:is|was)\s+"
    r"(?:provided\s+by\s+RNS|brought\s+to\s+you\s+by\s+Cision|distributed\s+by\s+(?:Nasdaq|Cision"
    r"|GlobeNewswire|Business\s+Wire|PR\s?Newswire|Newsfile))\b[^\n]*"
    r"|Dissemination\s+of\s+an?\s+[^\n]{3,60},?\s+transmitted\s+by\s+EQS[^\n]*"
    r"|The\s+EQS\s+Distribution\s+Services\s+include[^\n]*|EQS\s+News\s+ID:[^\n]*"
    r"|GlobeNewswire,?\s+Inc\.[^\n]*|Distributed\s+by\s+GlobeNewswire[^\n]*"
    r"|\#GNW-?\d{6,10}[ \t]*"
    r"|CO:[^\n]{2,60};?\s*ST:[^\n]{2,200}"
    r")[ \t*_\\]{0,8}$",
    re.IGNORECASE | re.MULTILINE,
)
# One of these is in each line, with one of those behind it, in small letters.
_WIRES = ("business wire", "newswire", "newsfile", "cnw group", "accesswire", "marketwired")
_SIGNS = (
    ("view", "view source", ()),
    ("view", "view the ", ("source", "original")),
    ("view", "view original", ()),
    *((sign, owned, _WIRES) for sign, owned in (("copyright",) * 2, ("©", "©"), ("c", "(c) "))),
    ("acquire", "acquire media", ()),
    ("provided", "provided by", ("rns", "acquire", *_WIRES)),
    ("dow", "dow jones", ("newswires",)),
    ("brought", "brought to you", ("cision",)),
    ("distributed", "distributed by", ("nasdaq", "cision", *_WIRES)),
    ("eqs", "eqs", ()),
    ("globenewswire", "globenewswire, inc", ()),
    ("#", "#gnw", ()),
    ("st", "st:", ("co:",)),
)
_OTHERWISE = {"globenewswire": ("GlobeNewswire", "GlobeNewsWire"), "eqs": ("EQS-News",)}


def _forms(first: str) -> frozenset[str]:
    """The forms in which texts have the first word or sign of a wire's line."""
    return frozenset((first, first.capitalize(), first.upper(), *_OTHERWISE.get(first, ())))


_BY_FORM = {
    form: [(said, wires) for other, said, wires in _SIGNS if form in _forms(other)]
    for first, _, _ in _SIGNS
    for form in _forms(first)
}
# The same at the end of a paragraph, where a copy has lost its line ends.
_WITHIN = re.compile(
    r"(?<=[.!?)\w] )View source version on (?:business|access)wire\.com|(?<=[.!?)\w] )View original"
    r" content to download multimedia"
)
# `View original content:` is the wire's; `View original press release rules` is a reader's matter.
_OF_WIRE = re.compile(
    r"businesswire|globenewswire|prnewswire|newswire|accesswire|newsfile|cision|eqs-news|einpresswire"
    r"|newsdirect|content\b|multimedia|version|:\s*$",
    re.IGNORECASE,
)


@needs({"SOURCE", *_BY_FORM})
def wire_text_left(release_text: ReleaseText) -> Iterator[Fault]:
    """A newswire's own lines are not part of a release.

    `View source version on businesswire.com`, `SOURCE ACME Corporation` and the wire's
    copyright say where a copy came from. On the issuer's own page they send readers away, and
    say that the text was copied back.

    Bad:
        ACME Corporation (NYSE: ACME) makes the Anvil™.

        View source version on businesswire.com: https://www.businesswire.com/news/home/1/en/

    Good:
        ACME Corporation (NYSE: ACME) makes the Anvil™.

    Source: newswire editors' lists of commonest catches: left over from another release
    """
    words, low = release_text.words, release_text.lower
    if "SOURCE" not in words and not _may_be_left(release_text):
        return
    within = "source version on" in low or "content to download" in low
    found = [(line, match[0]) for line, match in release_text.find(_WITHIN)] if within else []
    found += [
        (line, said)
        for line, match in release_text.find_at_lines(_LINES)
        for said in [match[0].strip(" \t>*_\\-")]
        if _is_of_wire(release_text, said)
    ]
    if found:
        line, said = found[0]
        more = f", as is line {found[1][0]}" if len(found) == 2 else ""
        more = f", as are {len(found) - 1} more" if len(found) > 2 else more
        what = f"`{excerpt(said)}` is a newswire's line{more}"
        yield Fault(line, what, "take it out" if len(found) == 1 else "take them out")


def _may_be_left(release_text: ReleaseText) -> bool:
    low = release_text.lower
    there = (_BY_FORM.keys() & release_text.words) | (_BY_FORM.keys() & release_text.signs)
    return any(
        said in low and (not wires or any(map(low.__contains__, wires)))
        for form in there
        for said, wires in _BY_FORM[form]
    )


def _is_of_wire(release_text: ReleaseText, said: str) -> bool:
    if said.lower().startswith(("view", "to view")):
        return _OF_WIRE.search(said) is not None
    return not said.startswith("SOURCE") or _names_issuer(release_text, said)


def _names_issuer(release_text: ReleaseText, source: str) -> bool:
    """Whether `SOURCE ACME Corporation` names who issues the release: then it is no table's."""
    words = source.removeprefix("SOURCE").lstrip(": \t").split()
    head = release_text.prose[:_HEAD].partition(source)[0]
    head = f"{release_text.release.title}\n{head}".lower()
    return bool(words) and words[0].lower() in head


_HEAD = 1500
