"""Words that HTML hides from readers: they would be public once what hides them is left out.

What counts hides with certainty: an attribute or inline style of the HTML itself (HTML Living
Standard, "Hidden elements"; CSS Display, Color and Masking; Word's `mso-` properties; Inline XBRL).
What a class does stands in a style sheet that nobody has here; those by which WordPress, Drupal,
Bootstrap, Tailwind, Foundation, Bulma, USWDS and others hide are known by their names.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

_TAGS = frozenset(
    re.findall(
        r"\S+",
        """template title datalist noembed noframes noscript mphantom annotation annotation-xml rp
    ix:header ix:hidden audio video canvas w:del w:deltext w:vanish""",
    )
)
_ZERO = r"[-+]?0*\.?0*(?:px|pt|em|rem|ex|ch|in|cm|mm|pc|vh|vw|%)?"
_FAR_AWAY = r"-(?:(?:[5-9]\d\d|\d{4,})(?:\.\d+)?(?:px|pt|%)?|\d{3,}(?:\.\d+)?r?em|\d{3,}v[wh])"
_NEARLY_ZERO = r"0?\.0\d*|[0-5](?:\.\d+)?%"
# A style's property, and its values that hide.
_HIDING = {
    "display": "none",
    "visibility": "hidden|collapse",
    "content-visibility": "hidden",
    "opacity": rf"{_ZERO}|{_NEARLY_ZERO}",
    "font-size": rf"{_ZERO}|0?\.\d+(?:px|pt)|1(?:\.\d+)?(?:px|pt)|0?\.[01]\d*r?em|\d(?:\.\d+)?%",
    "filter": rf"opacity\((?:0%?|0?\.0+|{_NEARLY_ZERO})\)|.*alpha\(opacity=[0-5]\).*",
    "font": rf"(?:.*\s)?{_ZERO}(?:/.*)?\s.*",
    "mso-hide": "all|screen",
    "mso-element": "comment(?:-list)?",
    "clip": r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)",
    "clip-path": (
        r"inset\((?:50|100)%.*\)|circle\(0.*\)|polygon\((?:\s*0(?:px|%)?\s+0(?:px|%)?,?)+\)"
    ),
    "text-indent": _FAR_AWAY,
    "left": _FAR_AWAY,
    "right": _FAR_AWAY,
    "top": _FAR_AWAY,
    "margin-left": _FAR_AWAY,
    "margin-top": _FAR_AWAY,
    "zoom": r"0(?:\.0+)?%?",
    "letter-spacing": r"-(?:0?\.[5-9]\d*|[1-9]\d*(?:\.\d+)?)r?em",
    "scale": r"0(?:\.0+)?%?(?:\s.*)?",
    "transform": r".*(?:scale[xy3d]*\(0[,)]|translate[xy3d]*\(-\d{4,}|rotate[xy]\(-?90deg\)).*",
    "color": r"transparent|(?:rgba|hsla)\(.*[,/\s]0?\.?0+%?\s*\)|#(?:.{3}0|.{6}00)",
    "-webkit-text-fill-color": r"transparent|#(?:.{3}0|.{6}00)",
}
_BOXES = ("height", "max-height", "width", "max-width", "line-height")
# By their class: from everybody, or from all who see the page.
_UNSEEN_CLASSES = frozenset(
    re.findall(
        r"\S+",
        """hidden is-hidden hide d-none invisible is-invisible no-display display-none ng-hide
    uk-hidden u-hidden w-hidden hidden-all""",
    )
)
_READ_ALOUD_CLASSES = frozenset(
    re.findall(
        r"\S+",
        """sr-only is-sr-only screen-reader-text screen-reader-only screenreader-only
    visually-hidden visuallyhidden is-visually-hidden element-invisible show-for-sr usa-sr-only
    govuk-visually-hidden elementor-screen-only a11y-hidden assistive-text""",
    )
)
# Beside those, one by which wider screens or paper show the words again: `hidden md:block`.
_SHOWN_AGAIN = re.compile(
    r"(?:(?!focus)[\w-]+:(?:not-sr-only|visible|block|inline|flex|grid|table|contents)|(?:d|display)-(?:sm|md|lg"
    r"|xl|xxl|print)-(?:block|inline|flex|grid|table)|(?:visible|show)-\w+)(?:-[\w-]+)?"
)
NEVER_MET = {
    **dict.fromkeys(("v-if", "v-show", "x-if", "x-show", "ng-if", "ng-show"), "false"),
    "ng-hide": "true",
}
"""Conditions of Vue, Alpine and AngularJS, and the values with which they show nothing."""
# White, however it is written (CSS Color 4).
_WHITE = re.compile(
    r"white|window|canvas|#f{3}|#f{6}"
    r"|rgba?\((?:(?:255|100%)[\s,]*){3}(?:[,/\s]*(?:1|100%))?\)"
    r"|hsla?\([^%]*%[\s,]+100%(?:[,/\s]*(?:1|100%))?\)"
    r"|hwb\(\S+ 100% 0%?\)|(?:ok)?(?:lch|lab)\((?:1|100|100%)(?: 0(?:\.0+)?%?){2}\)"
    r"|color\((?:srgb|display-p3) 1 1 1\)"
)
_WORD = re.compile(r"[^\W_]")
# Of those by number, the ones that letters have.
_ESCAPE = re.compile(r"\\0{0,3}([0-9a-fA-F]{2,3})[ \t\n]?|\\(.)", re.DOTALL)
_HIDES = re.compile(
    rf"hidden|popover|\bstyle\b|\bcolor\b|phantom|\bclass\s*=|\b(?:{'|'.join(NEVER_MET)})\s*="
    rf"|<dialog|<(?:{'|'.join(_TAGS)})\b",
    re.IGNORECASE,
)
_HIDING_WORDS = ("<", "hidden", "popover", "style", "color", "phantom")


def may_hide(text: str) -> bool:
    """Whether `text` has what it takes for its HTML to hide anything."""
    lowered = text.casefold()
    return any(word in lowered for word in _HIDING_WORDS) and _HIDES.search(text) is not None


def hidden_words(node: LexborNode) -> tuple[str, str] | None:
    """Way in which an element is hidden, as it is written, and the words or pictures in it; None if
    it has none, or nothing hides it."""
    how = _how_hidden(node)
    if not how:
        return None
    pictures = [image.attributes.get("alt") or "a picture" for image in node.css("img")]
    words = " ".join([(node.text(deep=True, separator=" ") or ""), *pictures])
    if node.tag in ("template", "noscript"):
        words = re.sub(r"<[^>]*>", " ", node.html or "")
    words = " ".join(words.split())
    return (how, words) if _WORD.search(words) else None


def _how_hidden(node: LexborNode) -> str:
    """Way in which an element is hidden, as it is written; empty if it is not."""
    attributes = node.attributes
    tag = node.tag or ""
    if tag in _TAGS or (tag == "dialog" and "open" not in attributes):
        return f"<{tag}>"
    for name in ("hidden", "popover"):
        if name in attributes:
            return name
    if (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return 'aria-hidden="true"'
    for name, never in NEVER_MET.items():
        if (attributes.get(name) or "").strip().lower() == never:
            return f'{name}="{never}"'
    typed = attributes.get("style") or ""
    found = style_hides(typed) or _same_colour(node, _style(typed))
    return found or class_hides(attributes.get("class") or "")


def class_hides(names: str) -> str:
    """The class of an element by which a common style sheet hides it, as an attribute; empty if
    there is none, or if another shows it on some screens."""
    given = names.split()
    hiding = [each for each in given if each.lower() in _UNSEEN_CLASSES | _READ_ALOUD_CLASSES]
    if not hiding or any(_SHOWN_AGAIN.fullmatch(each.lower()) for each in given):
        return ""
    first = next((each for each in hiding if each.lower() in _UNSEEN_CLASSES), hiding[0])
    return f'class="{first}"'


def is_read_aloud(how: str) -> bool:
    """Whether what hides words hides them from the eye alone: screen readers read them."""
    return how.removeprefix('class="').rstrip('"').lower() in _READ_ALOUD_CLASSES


@functools.lru_cache(maxsize=4096)
def style_hides(style: str) -> str:
    """Part of an inline style that hides its element, as it is written; empty if none does. Colours
    are not looked at, since they depend on those around."""
    found = _style(style)
    for name, value in found.items():
        if name in _HIDING and re.fullmatch(_HIDING[name], value):
            return f"{name}:{value}"
    ways = [found.get(name, "") for name in ("overflow", "overflow-x", "overflow-y")]
    if any(way.startswith(("hidden", "clip")) for way in ways):
        if re.fullmatch(r"1[0-9]\d(?:\.\d+)?%", found.get("text-indent", "")):
            return f"text-indent:{found['text-indent']}"
        for name in _BOXES:
            if re.fullmatch(rf"{_ZERO}|1px", found.get(name, "x")):
                return f"{name}:{found[name]}"
    return ""


def _same_colour(node: LexborNode, style: Mapping[str, str]) -> str:
    """The text colour that cannot be told from its background, as it is written; empty if it can,
    or if a class may give another."""
    colour = style.get("color") or _plain_value(node.attributes.get("color"))
    if not colour:
        return ""
    around: LexborNode | None = node
    while around is not None and around.tag not in ("body", "html", None):
        attributes = around.attributes
        theirs = style if around is node else _style(attributes.get("style") or "")
        ground = theirs.get("background-color") or theirs.get("background")
        ground = ground or _plain_value(attributes.get("bgcolor"))
        if ground:
            alike = ground == colour or (_is_white(ground) and _is_white(colour))
            return f"color:{colour}" if alike else ""
        if "class" in attributes or "id" in attributes or "background" in attributes:
            return ""
        around = around.parent
    return f"color:{colour}" if _is_white(colour) else ""


def _is_white(colour: str) -> bool:
    return _WHITE.fullmatch(colour) is not None


@functools.lru_cache(maxsize=4096)
def _style(typed: str) -> Mapping[str, str]:
    """An inline style: each property with its value, in small letters."""
    found: dict[str, str] = {}
    for row in typed.split(";"):
        name, colon, value = row.partition(":")
        if colon:
            found[_plain_value(name)] = _plain_value(value.replace("!important", ""))
    return found


def _plain_value(text: str | None) -> str:
    """A value of CSS in small letters, without comments, escapes (CSS Syntax, 4.3.7) and without
    spaces around commas."""
    bare = re.sub(r"/\*.*?\*/", "", text or "").strip()
    if "\\" in bare:
        bare = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], bare)
    bare = bare.lower()
    return re.sub(r"\s*,\s*", ",", " ".join(bare.split()))
