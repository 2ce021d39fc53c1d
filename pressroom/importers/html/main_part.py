"""Main part of an HTML page: the element that holds the release, without navigation and footer.

Every text counts with its words outside of links, but not what page furniture holds. From the body
down, the way leads into the one child that has nearly all of them; where it ends, the release is.
So a paragraph can only be lost where furniture holds it, and what is left out is counted.
"""

from __future__ import annotations

import functools
import re

import msgspec
from selectolax.lexbor import LexborNode

from pressroom.importers.html.ancestors import ancestors, is_within

_ROLES = frozenset(
    re.findall(
        r"\w+", "navigation contentinfo complementary search dialog alertdialog menu menubar banner"
    )
)
_FURNITURE = "nav, footer, aside, button, select, input, textarea, [role]"
_CONTAINERS = frozenset(
    re.findall(r"\w+", "div section article main form center table tbody tr td body span")
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|consent|gdpr|onetrust|banner"
    r"|sidebar|side-bar|related|recommended|more-news|latest-news|share|sharing|social|addthis"
    r"|newsletter|subscribe|subscription|sign-?up|sign-?in|log-?in|footer|site-footer|site-header"
    r"|masthead|skip|skip-link|toolbar|pagination|pager|prev-next|comments?|advert|ads?|promo|popup"
    r"|modal|search|language-switcher|print-tools|email-alerts?|stock-?ticker|quote-widget)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
# A name that says how a page looks, and not what an element is.
_STATE = re.compile(r"(?:has|no|not|is|with|without|show|hide|js)-", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BANNER = re.compile(r"cookie|consent|gdpr|onetrust|modal|popup", re.IGNORECASE)
_RELEASE = "article, main, [itemprop=articleBody]"
_KNOWN = (
    "[itemprop=articleBody]",
    ".bw-release-story",
    "#main-body-container",
    ".release-body",
    ".xn-content",
    ".entry-content",
    ".post-content",
    ".article-body",
    ".news-body",
    ".module_body",
)
"""Elements that wires and widespread systems put a release's text into."""
_SHARE = 0.95
"""Share of the words that the release's element must have of all that is no furniture."""
_MOST_OF_ALL = 0.5
_MOST_OF_FURNITURE = 0.35
_MOST_OF_BANNER = 0.9
_MOST_MORE = 0.4
_CONTACT = re.compile(
    r"\b(?:contacts?|kontakte?|press office|investor relations)\b|[\w.]@[\w.]", re.IGNORECASE
)
_EXEMPT = frozenset({"html", "body", "main", "article"})
_PASSED = frozenset({"script", "style", "head"})


class MainPart(msgspec.Struct, frozen=True):
    """The element that holds a release, and what its page has besides: the number of words that
    were taken out or are outside of it, and the first words of the largest such part."""

    node: LexborNode
    outside: int
    largest: str = ""


def main_part(body: LexborNode) -> MainPart:
    """Finds the main part of a page and takes furniture out of it, in place."""
    out, first, most = 0, "", 0
    for node in _furniture(body):
        text = " ".join((node.text(deep=True, separator=" ") or "").split())
        count = len(text.split())
        out += count
        if count > most:
            first, most = text[:60], count
        node.decompose()
    main = _deepest(_start(body))
    beside = _words(body) - _words(main)
    if beside > most:
        first = _first_beside(body, main)
    return MainPart(main, out + beside, first)


def _words(node: LexborNode) -> int:
    return len((node.text(deep=True, separator=" ") or "").split())


def _furniture(body: LexborNode) -> list[LexborNode]:
    """Elements of furniture, none within another."""
    found: dict[int, LexborNode] = {}
    whole = _weight(body)
    for node in body.css(f"{_FURNITURE}, header, [class], [id]"):
        if node.tag in _EXEMPT or not _is_furniture(node) or is_within(node, found):
            continue
        # A name may be that of a state, such as `page-with-sidebar` around everything.
        most = _MOST_OF_BANNER if _is_banner(node) else _MOST_OF_FURNITURE
        if _weight(node) <= most * whole and node.css_first(_RELEASE) is None:
            found[node.mem_id] = node
    return list(found.values())


def _is_banner(node: LexborNode) -> bool:
    """Whether an element asks something of the reader, which may take many words."""
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return "dialog" in (attributes.get("role") or "") or _BANNER.search(names) is not None


def _is_furniture(node: LexborNode) -> bool:
    tag, attributes = node.tag or "", node.attributes
    if tag in ("nav", "footer", "aside", "button", "select", "input", "textarea"):
        return tag not in ("footer", "aside") or not _in_article(node) or not _weight(node)
    if tag == "header":
        return not _in_article(node) and node.css_first("h1") is None
    if (attributes.get("role") or "") in _ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return _is_named_so(names) and node.css_first("h1") is None


@functools.lru_cache(maxsize=4096)
def _is_named_so(names: str) -> bool:
    tokens = (_CAMEL.sub("-", token) for token in names.split())
    return any(_NAMED.search(token) and not _STATE.match(token) for token in tokens)


def _in_article(node: LexborNode) -> bool:
    return any(each.tag in ("article", "main") for each in ancestors(node))


def _start(body: LexborNode) -> LexborNode:
    """Element to begin with: a single element for the main part with most of the words, or else the
    body."""
    whole = _weight(body)
    for selector in ("main, [role=main]", "article", *_KNOWN):
        found = body.css(selector)
        best = max(found, key=_weight, default=None)
        if best is not None and _weight(best) > _MOST_OF_ALL * whole:
            return _with_contacts(best)
    return body


def _with_contacts(node: LexborNode) -> LexborNode:
    """The element, or one around it that adds little but has contacts: wires put these beside."""
    found = node
    for around in ancestors(node):
        more = _words(around) - _words(node)
        if around.tag == "html" or more > _MOST_MORE * _words(node):
            break
        text = around.text(deep=True, separator=" ").replace(
            node.text(deep=True, separator=" "), ""
        )
        if _CONTACT.search(text):
            found = around
    return found


def _deepest(node: LexborNode) -> LexborNode:
    """The innermost element that has nearly all the words, and the headline."""
    least = _SHARE * _weight(node)
    while True:
        children = [child for child in node.iter() if child.tag not in _PASSED]
        best = max(children, key=_weight, default=None)
        if best is None or _weight(best) < least or best.tag not in _CONTAINERS:
            return node
        if any(child.mem_id != best.mem_id and _has_headline(child) for child in children):
            return node
        node = best


def _has_headline(node: LexborNode) -> bool:
    return node.tag == "h1" or node.css_first("h1, table") is not None or node.tag == "table"


def _weight(node: LexborNode) -> int:
    """Characters of text outside of links."""
    linked = sum(_characters(link) for link in node.css("a"))
    return _characters(node) - linked


def _characters(node: LexborNode) -> int:
    return len("".join((node.text(deep=True) or "").split()))


def _first_beside(body: LexborNode, main: LexborNode) -> str:
    """First words of what stands beside the main part."""
    for node in body.traverse(include_text=True):
        if node.mem_id == main.mem_id:
            break
        if node.tag == "-text" and (node.text_content or "").strip():
            return " ".join((node.text_content or "").split())[:60]
    return ""
