"""Allow-list of the HTML that a release may contain, applied by nh3 (ammonia)."""

from __future__ import annotations

import re
from urllib.parse import unquote

import nh3

_MATHS = frozenset(
    [
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "ms",
        "mtext",
        "mspace",
        "mfrac",
        "msqrt",
        "mroot",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mtable",
        "mtr",
        "mtd",
        "mstyle",
        "mpadded",
        "menclose",
    ]
)
TAGS = _MATHS | frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
UNSAFE = frozenset(
    [
        "script",
        "style",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "textarea",
        "select",
        "link",
        "meta",
        "base",
        "svg",
        "template",
        "noscript",
        "audio",
        "video",
        "source",
        "track",
    ]
)
# Elements of HTML, past and present, that a release does without: left out, their text kept.
KNOWN = frozenset(
    re.findall(
        r"\w+",
        """
        acronym address area article aside basefont big body center data datalist details
        dialog dir fieldset figure font footer head header hgroup html label legend main map
        mark marquee menu meter nav nobr optgroup option output param picture progress rb rp
        rt rtc ruby search slot strike summary title tt wbr xmp plaintext listing semantics
        annotation mprescripts none mmultiscripts mphantom merror canvas bgsound blink image
        """,
    )
)
ALIGNED = frozenset({"td", "th", "tr", "p", "div"})
ALIGNMENTS = frozenset({"left", "center", "right"})
_CLASSES = ALIGNMENTS | {"end-mark", "footnote", "footnote-ref", "footnote-backref"}
_EVERYWHERE = frozenset({"id", "lang", "dir", "title", "class"})
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "hreflang", "role", "name"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"datetime"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ins": frozenset({"datetime"}),
    "li": frozenset({"value"}),
    "math": frozenset({"display", "xmlns"}),
    "mo": frozenset({"stretchy", "fence", "form", "separator", "lspace", "rspace"}),
    "mi": frozenset({"mathvariant"}),
    "mspace": frozenset({"width"}),
    "mover": frozenset({"accent"}),
    "munder": frozenset({"accentunder"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
}
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes={"*": set(_EVERYWHERE - {"class"})}
    | {tag: set(names) for tag, names in _ATTRIBUTES.items()},
    allowed_classes={tag: set(_CLASSES) for tag in TAGS - _MATHS},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


# As the cleaner writes them.
_NAMED_PLACE = re.compile(r'<a((?: [\w-]+="[^"]*")*? name="[^"]*"(?: [\w-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')


def is_allowed_attribute(tag: str, name: str, value: str) -> bool:
    """Whether an element may keep this attribute."""
    if name == "class":
        return set(value.split()) <= _CLASSES
    return name in _EVERYWHERE or name in _ATTRIBUTES.get(tag, ())


def clean(markup: str) -> str:
    """Removes everything from `markup` that is not on the allow-list. A place named as HTML 4 had
    it, `<a name="x">`, gets an id, unless another one has that."""
    cleaned = _CLEANER.clean(markup)
    if "<a" not in cleaned or " name=" not in cleaned:
        return cleaned
    taken = set(re.findall(r' id="([^"]*)"', cleaned))

    def with_id(match: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        name = attributes.pop("name", "").strip()
        if name and name not in taken and not re.search(r"\s", name):
            taken.add(attributes.setdefault("id", name))
        written = "".join(f' {key}="{value}"' for key, value in attributes.items())
        return f"<a{written}>"

    return _NAMED_PLACE.sub(with_id, cleaned)


def prefix_ids(markup: str, name: str) -> str:
    """Prepares HTML to share a page with other texts: the ids of footnotes and tables begin with
    `name`, and so do those of headings that the text itself links to; other headings lose theirs.
    """
    own = set(_HEADING_ID.findall(markup)) & {unquote(to) for to in _LINK_WITHIN.findall(markup)}

    def linked(match: re.Match[str]) -> str:
        to = unquote(match[1])
        return f' href="#{name}-{to}"' if to in own else match[0]

    markup = _HEADING_ID.sub(lambda m: f' id="{name}-{m[1]}"' if m[1] in own else "", markup)
    markup = _LINK_WITHIN.sub(linked, markup) if own else markup
    return _ID.sub(rf"\g<1>{name}-\g<2>", markup)


_HEADING_ID = re.compile(r'(?<=<h[2-6]) id="([^"]*)"')
_LINK_WITHIN = re.compile(r' href="#([^"]*)"')
_ID = re.compile(r'( (?:id|aria-labelledby)="| href="#)(fn(?:ref\d*)?:|table:\d)')


def close_heading_gaps(markup: str) -> str:
    """Renumbers headings to start at level 2 without gaps; level 1 is the page's headline."""
    used = sorted({int(level) for level in re.findall(r"<h([1-6])[ >]", markup)})
    if not used:
        return markup
    level = {old: min(2 + rank, 6) for rank, old in enumerate(used)}
    return re.sub(r"<(/?)h([1-6])(?=[ >])", lambda m: f"<{m[1]}h{level[int(m[2])]}", markup)
