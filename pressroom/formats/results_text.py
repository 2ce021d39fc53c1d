"""Results of a period as plain HTML, with absolute addresses: for the Markdown export and the
search."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pressroom.content.config.records import Config
from pressroom.content.model import Entry
from pressroom.content.references import in_one_language
from pressroom.content.results import PeriodResults
from pressroom.formats.addresses import full
from pressroom.formats.period_words import fiscal_months
from pressroom.formats.statements import financial_tables, workbook_url
from pressroom.standards.languages import worded
from pressroom.typeset.article import Library


def results_text(results: PeriodResults, library: Library, config: Config) -> str:
    """Lists of the releases, events, documents and tables of a period, each under its heading; the
    tables are CSV files, and one workbook."""
    words, tag = library.words(results.language), results.language
    tables = [
        (table.name or table.release.title, table.url)
        for table in financial_tables(results, library, config)
    ]
    whole = [(words(worded("All tables as a workbook")), workbook_url(results))] if tables else []
    lists = (
        (worded("Releases"), _links(in_one_language(results.releases, tag))),
        (worded("Events"), _links(in_one_language(results.events, tag))),
        (worded("Documents"), _links(in_one_language(results.documents, tag))),
        (worded("Financial statements"), [*tables, *whole]),
    )
    months = fiscal_months(results.period, results.language, config.results)
    parts = [f"<p>{escape(months)}</p>"] if months else []
    parts += [
        f"<h2>{escape(words(heading))}</h2>\n{_list(rows, config)}"
        for heading, rows in lists
        if rows
    ]
    return "\n".join(parts)


def _links(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    return [(entry.title, entry.url) for entry in entries]


def _list(rows: Iterable[tuple[str, str]], config: Config) -> str:
    items = (f'<li><a href="{full(config, url)}">{escape(name)}</a></li>' for name, url in rows)
    return f"<ul>{''.join(items)}</ul>"
