"""The examples in rules' manuals, as releases: a manual that does not hold is a failed test.

In a `Bad:` or `Good:` block, rows such as `title: …` at the top are front matter, `(no KEY)`
leaves a key out, `(belongs to an event at …)` is in the calendar, `(where …)` is for a room of its
own, and what follows is the body.
What a block does not give is as in `GOOD`.
"""

from __future__ import annotations

import inspect
import re

from pressroom.content.load.front_matter import FrontMatter

GOOD = {
    "title": "ACME Corporation Opens Works",
    "date": "2026-03-01T09:00:00-05:00",
    "contacts": "[investors]",
    "dateline": "{city: NEW YORK}",
    "ticker": "'NYSE: ACME'",
    "trademarks": "[Anvil™]",
    "boilerplate": "[acme]",
    "body": "ACME Corporation (NYSE: ACME) opened works for the Anvil™ on Sunday, March 1, 2026.",
}
_KEYS = frozenset(FrontMatter.__struct_encode_fields__)
_BLOCK = re.compile(r"^(Bad|Good):\n((?:    .*\n|\n)+)", re.MULTILINE)


def examples(manual: str, kind: str) -> list[str]:
    """The blocks of one kind, `Bad` or `Good`, in a rule's manual."""
    text = inspect.cleandoc(manual) + "\n"
    return [
        inspect.cleandoc("\n" + match[2]).strip("\n")
        for match in _BLOCK.finditer(text)
        if match[1] == kind
    ]


_EVENT = re.compile(r"^\(belongs to an event at (.+)\)\n", re.MULTILINE)


def event_at(example: str) -> str:
    """The beginning of the event to which the release of an example belongs; empty for none."""
    found = _EVENT.search(example)
    return found[1] if found else ""


def source(manual: str) -> str:
    """Who says so."""
    found = re.search(r"^Source: (.+(?:\n    .+)*)", inspect.cleandoc(manual), re.MULTILINE)
    return found[1] if found else ""


def as_keys(example: str) -> dict[str, str]:
    """An example as front matter and `body`."""
    keys = dict(GOOD)
    rows = _EVENT.sub("", example).split("\n")
    while rows:
        left_out = re.fullmatch(r"\(no (\w+)\)", rows[0])
        given = re.fullmatch(r"(\w+): (.*)", rows[0])
        if left_out:
            del keys[left_out[1]]
        elif given and given[1] in _KEYS:
            keys[given[1]] = given[2]
        elif rows[0].strip() and not rows[0].startswith("(where "):
            break
        del rows[0]
    if rows:
        keys["body"] = "\n".join(rows)
    return keys
