"""Tests of About sections: where they end."""

from __future__ import annotations

from pressroom.importers.standing_sections import abouts
from pressroom.typeset.anatomy.anatomy import Anatomy

ABOUT = "Acme, Inc. is a company that makes pumps for plants that bottle water and milk."


def test_a_statement_or_picture_behind_the_about_is_none_of_it() -> None:
    for behind in (
        "![Sales of the quarter, and how they grew in it.](sales.csv)",
        "![A pump.](p.png)",
    ):
        text = f"BOSTON – Sales rose.\n\n## About Acme\n\n{ABOUT}\n\nIt is listed.\n\n{behind}\n"
        (section,) = abouts(Anatomy(text), ["Acme"])
        assert section.text == f"{ABOUT}\n\nIt is listed."
