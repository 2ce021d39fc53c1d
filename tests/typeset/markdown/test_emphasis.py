"""Emphasis within emphasis, as Markdown: by signs where they can be read in one way alone."""

from __future__ import annotations

from pressroom.typeset.markdown.convert import Converter
from pressroom.typeset.markdown.html_to_markdown import as_markdown

WRITTEN = {
    "<strong><em>Net loss.</em></strong> It fell.": "***Net loss.*** It fell.",
    "<em><strong>Costs (net)</strong></em>": "***Costs (net)***",
    "<strong><em>Costs</em></strong><br>fell": "***Costs***\\\nfell",
    "<strong>Net <em>loss.</em></strong> So": "**Net <em>loss.</em>** So",
    "<strong><em>“Costs.”</em></strong> So": "**<em>“Costs.”</em>** So",
    "<strong><em>Costs*</em></strong> So": "**<em>Costs\\*</em>** So",
    "<strong><em>Costs.</em></strong>so": "<strong><em>Costs.</em></strong>so",
}


def test_bold_italics_are_three_stars_where_words_alone_are_in_them() -> None:
    for markup, markdown in WRITTEN.items():
        assert as_markdown(f"<p>{markup}</p>", "") == f"{markdown}\n"
        shown = Converter().convert(markdown).html
        both = (
            markup,
            markup.replace("em>", "x>").replace("strong>", "em>").replace("x>", "strong>"),
        )
        assert shown.replace("\n", "") in [f"<p>{each}</p>" for each in both], markup


def test_a_section_of_a_table_is_bold_once() -> None:
    head = "<table><thead><tr><th></th><th>2026</th></tr></thead>"
    for label in ("Revenue:", "<strong>Revenue:</strong>", "<b>Rev</b>enue:"):
        section = f'<tr><th colspan="2">{label}</th></tr><tr><th>Sales</th><td>7</td></tr>'
        written = as_markdown(f"{head}<tbody>{section}</tbody></table>", "")
        assert "| **Revenue:** |  |\n" in written, label
