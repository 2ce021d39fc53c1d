"""Rule on figures of the headline and the subheads that the text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.rules.amounts import read_amounts
from pressroom.rules.english import as_quoted
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import FIGURES_ABOVE, needs
from pressroom.rules.release_text import ReleaseText

_ROUGH = re.compile(
    r"(?:up to|over|more than|nearly|about|approximately|almost|around|~|>|exceed\w*|above|under|"
    r"below|at least|as much as|potential\w*|combined|total\w*|surpass\w*|cross\w*|top\w*|"
    r"pass\w*|beyond)"
    r"(?: (?:an?|the|of))?[ ~>]*\Z",
    re.IGNORECASE,
)


@needs([FIGURES_ABOVE])
def headline_figure_not_in_text(release_text: ReleaseText) -> Iterator[Fault]:
    """Figures in headline and subheads stand in the text.

    A headline is written last. An amount that the text does not have is from another draft, or
    is a sum that readers have to guess.

    Bad:
        title: ACME Prices $550 Million of Senior Notes

        ACME priced $500 million of senior notes, and will get $492 million of them.

    Good:
        title: ACME Prices $500 Million of Senior Notes

        ACME priced $500 million of senior notes, and will get $492 million of them.

    Source: newswire editors' lists of commonest catches
    """
    for line, name, head in release_text.fields():
        for amount in read_amounts(head):
            if amount.kind != "money" or amount.ranged or amount.rate or amount.value < 1000:
                continue
            if _ROUGH.search(head, max(0, amount.start - 24), amount.start) or (
                head[amount.end : amount.end + 1] == "+"
            ):
                continue
            typed = as_quoted(head[amount.start : amount.end])
            if typed.lower() in release_text.lower:
                continue
            money = [each for each in release_text.amounts if each.kind == "money"]
            if len(money) < 2:
                return
            # Headlines cut off instead of rounding, and convert to another currency.
            if any(abs(each.value - amount.value) <= 2 * amount.half + each.half for each in money):
                continue
            yield Fault(
                line,
                f"`{typed}` of the {name} stands nowhere in the text",
                "give the figure of the text, or say in the text what it is of",
                sure=False,
            )
