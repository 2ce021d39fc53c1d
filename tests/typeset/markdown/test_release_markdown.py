"""Texts from outside as a release's Markdown: what its dialect would take for markup is escaped."""

from __future__ import annotations

import pytest

from pressroom.typeset.markdown.release_markdown import release_markdown


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("<p><del>old</del> new</p>", "<del>old</del> new\n"),
        ("<p>~~a~~</p>", "\\~\\~a\\~\\~\n"),
        ("<p>$p$ at $(0.12)-$(0.10) a share</p>", "\\$p$ at $(0.12)-$(0.10) a share\n"),
        ("<p>$5 and $6</p>", "$5 and $6\n"),
        ("<p>A text</p><p># # #</p><p>###</p>", "A text\n\n# # #\n\n###\n"),
        ("<p>A term</p><p>: its meaning</p>", "A term\n\n\\: its meaning\n"),
    ],
)
def test_what_a_release_would_read_as_markup_is_escaped(markup: str, markdown: str) -> None:
    assert release_markdown(markup) == markdown
