"""Front matter as the text at the head of a release's file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

# A scalar that YAML reads as it stands, whatever it stands in; all else gets quotation marks.
_PLAIN = re.compile(r"(?:[A-Za-z]|\d{4}-\d\d-\d\d\b)[^\x00-\x1f#:{}\[\],&*!|>'\"%@`\\]*(?<! )")
_PLAIN_ALONE = re.compile(
    r"(?:[A-Za-z]|\d{4}-\d\d-\d\d\b)"
    r"(?:[^\x00-\x1f#:{}\[\]&*!|>'\"%@`\\]|'|&(?! *\w+$)|:(?! |$))*(?<! )"
)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?")
_RESERVED = re.compile(r"(?:true|false|yes|no|on|off|null|y|n)", re.IGNORECASE)
_LONG_LIST = 90
# What JSON leaves as it is in a text and a YAML file must not have: controls, separators of lines
# that no editor shows, noncharacters, and halves of surrogate pairs.
_NOT_AS_IS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def release_text(front: Mapping[str, Any], body: str) -> str:
    """A release's file: front matter between two fences, and the body."""
    rows = [row for key, value in front.items() for row in _rows(key, value)]
    return "\n".join(["---", *rows, "---", "", body])


def _rows(key: str, value: Any) -> list[str]:
    if isinstance(value, list):
        inline = f"{key}: [{', '.join(map(_inside, value))}]"
        if len(inline) <= _LONG_LIST and not any(isinstance(item, Mapping) for item in value):
            return [inline]
        return [f"{key}:", *(f"  - {_item(item)}" for item in value)]
    return [f"{key}: {_item(value)}"]


def _item(value: Any) -> str:
    """A value on a line of its own."""
    if isinstance(value, str):
        return value if _is_plain(value, _PLAIN_ALONE) else _quoted(value)
    return _inside(value)


def _inside(value: Any) -> str:
    """A value within a list or mapping on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{_inside(key)}: {_inside(item)}" for key, item in value.items()) + "}"
        )
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_inside, value)) + "]"
    text = str(value)
    return text if _is_plain(text, _PLAIN) else _quoted(text)


def _quoted(text: str) -> str:
    """A text in quotation marks, with escapes that JSON and YAML have in common."""
    made = json.dumps(text, ensure_ascii=False)
    return _NOT_AS_IS.sub(lambda found: f"\\u{ord(found[0]):04x}", made)


def _is_plain(text: str, pattern: re.Pattern[str]) -> bool:
    if _INSTANT.fullmatch(text):
        return True
    if _RESERVED.fullmatch(text) or _NOT_AS_IS.search(text):
        return False
    return pattern.fullmatch(text) is not None
