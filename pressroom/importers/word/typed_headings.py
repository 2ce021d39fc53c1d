"""Headlines, headings and captions that somebody set by hand: over several lines, underlined,
centred."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pressroom.importers.contact_labels import label_of
from pressroom.importers.head_rows import reason_of
from pressroom.importers.page_words import is_legal_name
from pressroom.importers.word.names import Element, removed, value, w
from pressroom.importers.word.styles import Styles
from pressroom.importers.word.tables import element_text

_LEAD_WORDS = 20
_SENTENCE_WORDS = 10
_MOST_WORDS = 12
_MOST_LINES = 3
_FULL_LINE = 40
_CENTRED = 6  # blanks with which a line is brought to the middle
_REACHED = re.compile(r"@|://|\bwww\.|\d{3}[-. ]\d{4}")
_UNITS = re.compile(
    r"\((?:(?:amounts?|dollars|all figures)? ?in [^()]+|unaudited|[A-Z]{0,3}[$€£][^()]*)\)\Z",
    re.IGNORECASE,
)
_SENTENCE_ENDS = (".", ".”", '."')
_ENDS = (".", "!", "?", ";", ",")
# A line with a verb of its own is a subhead, and does not go on the headline.
_SAYS = re.compile(
    r"(?!(?:and|or|to|of|for|in|with|by|on|at|from|as)\s)(?:\S+\s+){1,4}(?:announces|reports|raises|expects|declares|completes"
    r"|reaffirms|increases|grows|rises|rose|grew|provides|updates|confirms|appoints|launches|receives|remains|is|are|to)\s",
    re.IGNORECASE,
)


def join_headline(body: Element, styles: Styles) -> None:
    """Joins a headline that stands in several paragraphs of one look, without an empty one between
    them and with one below, into its first paragraph, in place."""
    group: list[Element] = []
    for element in body:
        if element.tag != w("p") or len(element_text(element).split()) >= _LEAD_WORDS:
            return
        if element_text(element):
            named = not group and reason_of(element_text(element)) != ""
            group += [] if named else [element]
        elif group:
            _join(_lines_of_headline(group, styles))
            return


def _lines_of_headline(group: Sequence[Element], styles: Styles) -> list[Element]:
    """The paragraphs of a group if all of them are one headline; else the first alone."""
    texts = [element_text(each) for each in group]
    alike = len({_look(each, styles) for each in group}) == 1 and _is_all(group, styles, "b")
    styled = any(styles.heading_level(each) or styles.name(each) == "title" for each in group)
    full = all(len(text) >= _FULL_LINE and not text.endswith((*_ENDS, ":")) for text in texts[:-1])
    says = any(_SAYS.match(text) for text in texts[1:])
    whole = 1 < len(texts) <= _MOST_LINES and alike and full and not (styled or says)
    return list(group) if whole else list(group[:1])


def _join(paragraphs: Sequence[Element]) -> None:
    first, *others = paragraphs
    for each in others:
        last = next(text for text in reversed(list(first.iter(w("t")))) if text.text)
        last.text = f"{last.text} "
        first.extend(child for child in list(each) if child.tag != w("pPr"))
        removed(each)


def _look(paragraph: Element, styles: Styles) -> tuple[str, ...]:
    """Look of a paragraph's letters: size, slant, and whether they are capitals."""
    run = next(iter(_runs(paragraph)), paragraph)
    size = styles.run_attribute(run, "sz", "val")
    slanted = str(styles.is_switched_on(run, "i"))
    capitals = str(element_text(paragraph).isupper() or styles.is_switched_on(run, "caps"))
    return size, slanted, capitals, str(is_centred(paragraph, styles))


def underlined_headings(paragraphs: Iterable[Element], styles: Styles) -> set[Element]:
    """The headings among a document's paragraphs that are marked by an underline: short lines below
    the first sentence, which are no links and no labels of contacts."""
    made: set[Element] = set()
    begun = False
    for each in paragraphs:
        text = element_text(each)
        if not begun:
            begun = len(text.split()) >= _SENTENCE_WORDS and text.endswith(_SENTENCE_ENDS)
        elif is_underlined(each, styles) and _may_head(each, text):
            made.add(each)
    return made


def _may_head(paragraph: Element, text: str) -> bool:
    parent = paragraph.getparent()
    if (
        parent is None
        or parent.tag == w("tc")
        or paragraph.find(f".//{w('hyperlink')}") is not None
    ):
        return False
    short = len(text.split()) <= _MOST_WORDS and text[:1].isalnum() and not text.endswith(_ENDS)
    return short and not _REACHED.search(text) and label_of(text) is None


def without_colon(paragraph: Element) -> None:
    """Takes the colon at the end of a paragraph out of it, in place: a heading needs none."""
    last = next((each for each in reversed(list(paragraph.iter(w("t")))) if each.text), None)
    if last is not None:
        last.text = (last.text or "").rstrip().removesuffix(":")


def is_caption(paragraph: Element, styles: Styles) -> bool:
    """Whether a line above a table is its title by its look: underlined, centred, or with the units
    of the figures at its end."""
    text = element_text(paragraph)
    if not text[:1].isalnum() or len(text.split()) > _MOST_WORDS or _REACHED.search(text):
        return False
    if reason_of(text) or label_of(text) is not None:
        return False
    if _UNITS.search(text):
        return True
    sentence = text.endswith((*_ENDS, ":")) and not is_legal_name(text)
    return not sentence and (is_underlined(paragraph, styles) or is_centred(paragraph, styles))


def is_underlined(paragraph: Element, styles: Styles) -> bool:
    """Whether all words of a paragraph are underlined."""
    kinds = {value(styles.run_property(run, "u")) for run in _runs(paragraph)}
    return bool(kinds) and not kinds & {"", "none"}


def is_centred(paragraph: Element, styles: Styles) -> bool:
    """Whether a paragraph stands in the middle, by its alignment or by blanks before it."""
    if value(styles.paragraph_property(paragraph, "jc")) == "center":
        return True
    text = "".join(each.text or "" for each in paragraph.iter(w("t"))).replace("\u00a0", " ")
    return text.startswith(" " * _CENTRED)


def _runs(paragraph: Element) -> list[Element]:
    """The runs of a paragraph that have words."""
    return [run for run in paragraph.iter(w("r")) if element_text(run)]


def _is_all(paragraphs: Iterable[Element], styles: Styles, switch: str) -> bool:
    return all(styles.is_switched_on(run, switch) for each in paragraphs for run in _runs(each))
