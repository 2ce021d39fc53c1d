"""Language of a Word file: that of most of its letters, as Word checks their spelling."""

from __future__ import annotations

import re
from collections import Counter

from pressroom.importers.word.names import Element, w
from pressroom.importers.word.styles import Styles

_TAG = re.compile(r"([a-zA-Z]{2,3})(?:-[a-zA-Z0-9]{2,8})*")
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def marked_language(root: Element, styles: Styles) -> str:
    """The language (ISO 639, as in `en`) that most letters of a text are marked with; empty if none
    are. Word adds the country of its author's computer, which is not told."""
    counts: Counter[str] = Counter()
    for run in root.iter(w("r")):
        text = "".join(each.text or "" for each in run.iter(w("t")))
        if not text.strip():
            continue
        name = "val"
        if _EAST_ASIAN.search(text):
            name = "eastAsia"
        elif _RIGHT_TO_LEFT.search(text):
            name = "bidi"
        if tag := _TAG.fullmatch(styles.run_attribute(run, "lang", name)):
            counts[tag[1].lower()] += len(text)
    return max(counts, key=lambda tag: counts[tag], default="")
