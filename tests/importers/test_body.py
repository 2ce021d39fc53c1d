"""Tests of the body: what stays of a text, and what is put between its parts."""

from __future__ import annotations

import pytest

from pressroom.importers.body import body_of
from pressroom.importers.readings import Cut

TEXT = """\
Sales rose.

{heading}

Dosinol helps.

About Acme

Acme makes pumps.

![Statements of operations](operations.csv)

![Balance sheets](balance.csv)

End mark
"""


def test_statements_behind_the_about_sections_are_none_of_a_product_s() -> None:
    def body(heading: str) -> str:
        text = TEXT.format(heading=heading)
        start, end = text.index("About Acme"), text.index("![")
        return body_of(text, [Cut(text.index("End"), len(text)), Cut(start, end)], headings=False)

    statements = "![Statements of operations](operations.csv)\n\n![Balance sheets](balance.csv)\n"
    about = "## About Dosinol"
    assert body(about) == f"Sales rose.\n\n{about}\n\nDosinol helps.\n\n* * *\n\n{statements}"
    assert body("**About Dosinol**").endswith(f"Dosinol helps.\n\n* * *\n\n{statements}")
    assert body("## Results") == f"Sales rose.\n\n## Results\n\nDosinol helps.\n\n{statements}"
    # Where nothing was cut out above them, they stand where they stood.
    text = TEXT.format(heading=about)
    assert body_of(text, [], headings=False) == text


@pytest.mark.parametrize(
    "signed", ['"Jane Rowley"', "/s/ Jane Rowley", "Susan Ross", "“S. Sorrels”", "/S/ Steve Ashes"]
)
def test_the_position_of_who_signs_is_no_heading(signed: str) -> None:
    paragraph = (
        "The exchange has not looked at this release, and answers for nothing that is in it."
    )
    text = f"Lead.\n\n{signed}\n\nPresident and CEO\n\n{paragraph}\n\nOutlook\n\n{paragraph}\n"
    made = body_of(text, (), headings=True)

    assert "\n\nPresident and CEO\n\n" in made
    assert "\n\n## Outlook\n\n" in made
