"""Characters of a Word run as text: breaks, tabs, hyphens, signs of symbol fonts, formulas.

After `plain_characters` a run holds nothing but text, tabs, line breaks, notes and drawings.
"""

from __future__ import annotations

from lxml import etree

from pressroom.core.problems import Severity
from pressroom.importers.word.findings import WordFinding, finding
from pressroom.importers.word.names import Element, M, found, local, removed, value, w
from pressroom.importers.word.styles import Styles
from pressroom.importers.word.symbols import is_symbol_font, symbol

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PRIVATE = range(0xF000, 0xF100)
_TEXTS = {w("noBreakHyphen"): "\u2011", w("softHyphen"): "", w("pgNum"): ""}


def shown_text(element: Element) -> str:
    """Text of a `w:t` as Word shows it: without white space around it unless that is kept by its
    attribute, and without soft hyphens, which are none until a line ends there."""
    text = element.text or ""
    if element.get(_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    return text.replace("\u00ad", "")


def plain_characters(root: Element, styles: Styles) -> list[WordFinding]:
    """Rewrites the characters below `root` as text, tabs and line breaks, in place; tells of signs
    that have no known meaning, and of formulas."""
    told: list[WordFinding] = []
    for formula in [*root.iter(f"{{{M}}}oMathPara"), *root.iter(f"{{{M}}}oMath")]:
        if formula.getparent() is not None and not _is_within_formula(formula):
            told += _formula_as_text(formula)
    for ruby in list(root.iter(w("ruby"))):
        _ruby_as_text(ruby)
    for run in list(root.iter(w("r"))):
        for child in list(run):
            told += _plain(child, run, styles)
    return told


def _plain(child: Element, run: Element, styles: Styles) -> list[WordFinding]:
    told: list[WordFinding] = []
    if child.tag == w("t"):
        text = shown_text(child)
        font = styles.run_attribute(run, "rFonts", "ascii")
        if text and (is_symbol_font(font) or any(ord(sign) in _PRIVATE for sign in text)):
            text, told = _signs(child, font, [ord(sign) for sign in text])
        _set_text(child, text)
    elif child.tag == w("sym"):
        code = value(child, "char")
        known = 0 < len(code) < 6 and all(sign in "0123456789abcdefABCDEF" for sign in code)
        number = int(code, 16) if known else 0
        text, told = _signs(child, value(child, "font"), [number])
        _set_text(child, text)
    elif child.tag in _TEXTS:
        _set_text(child, _TEXTS[str(child.tag)])
    elif child.tag in (w("cr"), w("br")):
        child.tag = w("br")
        child.attrib.clear()
    elif child.tag == w("ptab"):
        child.tag = w("tab")
    return told


def _signs(element: Element, font: str, codes: list[int]) -> tuple[str, list[WordFinding]]:
    """The text that numbers of a font show, and a finding if one is not known."""
    signs = [symbol(font, code) for code in codes]
    text = "".join(sign for sign in signs if sign is not None)
    unknown = [f"{code:04X}" for code, sign in zip(codes, signs) if sign is None]
    if not unknown:
        return text, []
    what = f"has a sign of the font {font or 'of the text'} that is not known ({unknown[0]})"
    remedy = "look at it in Word, and type the character that it stands for"
    return text, [finding(element, "PR444", Severity.WARNING, f"{what}; it is left out", remedy)]


def _set_text(element: Element, text: str) -> None:
    element.tag = w("t")
    element.attrib.clear()
    element.text = text


def _ruby_as_text(ruby: Element) -> None:
    """Writes a word and the reading above it as `word (reading)`."""
    base = "".join(shown_text(each) for each in _texts(found(ruby, "rubyBase")))
    above = "".join(shown_text(each) for each in _texts(found(ruby, "rt")))
    _set_text(ruby, f"{base} ({above})" if above else base)
    ruby[:] = []


def _texts(element: Element | None) -> list[Element]:
    return list(element.iter(w("t"))) if element is not None else []


def _is_within_formula(formula: Element) -> bool:
    return any(str(each.tag).startswith(f"{{{M}}}") for each in formula.iterancestors())


def _formula_as_text(formula: Element) -> list[WordFinding]:
    """Puts a run of text in a formula's place: `a^2/b`."""
    text = linear_formula(formula)
    told = []
    if text:
        what = f"has a formula, which is written in one line: {text[:80]}"
        remedy = "look whether it is right; LaTeX between dollar signs sets a formula"
        told.append(finding(formula, "PR444", Severity.WARNING, what, remedy))
    run = etree.Element(w("r"))
    etree.SubElement(run, w("t")).text = text
    # White space in a formula is part of it.
    run[0].set(_SPACE, "preserve")
    parent = formula.getparent()
    if parent is not None and parent.tag == w("p"):
        parent.replace(formula, run)
    else:
        removed(formula)
    return told


def linear_formula(element: Element) -> str:
    """A formula of Office (OMML) in one line."""
    inner = {local(child): linear_formula(child) for child in element}
    match local(element):
        case "t":
            return element.text or ""
        case "sSup":
            return f"{inner.get('e', '')}^{_grouped(inner.get('sup', ''))}"
        case "sSub":
            return f"{inner.get('e', '')}_{_grouped(inner.get('sub', ''))}"
        case "sSubSup":
            below, above = _grouped(inner.get("sub", "")), _grouped(inner.get("sup", ""))
            return f"{inner.get('e', '')}_{below}^{above}"
        case "f":
            return f"{_grouped(inner.get('num', ''))}/{_grouped(inner.get('den', ''))}"
        case "rad":
            degree = inner.get("deg", "")
            root = f"√({inner.get('e', '')})"
            return f"{degree}{root}"
        case "nary":
            below, above = _grouped(inner.get("sub", "")), _grouped(inner.get("sup", ""))
            return f"{_sign(element, 'chr', '∫')}_{below}^{above} {inner.get('e', '')}"
        case "d":
            inside = ", ".join(linear_formula(each) for each in element if local(each) == "e")
            return f"{_sign(element, 'begChr', '(')}{inside}{_sign(element, 'endChr', ')')}"
        case _:
            return "".join(linear_formula(child) for child in element)


def _sign(element: Element, name: str, default: str) -> str:
    """A sign that a formula's part has by its properties."""
    given = element.find(f"{{{M}}}{local(element)}Pr/{{{M}}}{name}")
    return default if given is None else given.get(f"{{{M}}}val") or ""


def _grouped(text: str) -> str:
    return text if text.isalnum() else f"({text})"
