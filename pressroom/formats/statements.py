"""Financial tables of a period's results: those of its releases that have a CSV file, by name, and
all of them as one workbook beside the period's page."""

from __future__ import annotations

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.items import items_of
from pressroom.content.model import Entry, Site
from pressroom.content.references import in_one_language
from pressroom.content.results import PeriodResults
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import beside
from pressroom.formats.artifact import Artifact
from pressroom.typeset.article import Library
from pressroom.typeset.settings_words import set_plain
from pressroom.typeset.statements.grid import Grid, cell_text
from pressroom.typeset.statements.xlsx_file import WorkbookSheet, as_xlsx


class FinancialTable(msgspec.Struct, frozen=True):
    """A financial table: its first line, or empty; the table itself, the address of its CSV file,
    and the release that shows it."""

    name: str
    grid: Grid
    url: str
    release: Entry


class Workbook(msgspec.Struct, frozen=True):
    """The tables of a period as one workbook."""

    sheets: tuple[WorkbookSheet, ...]


def financial_tables(
    results: PeriodResults, library: Library, config: Config
) -> list[FinancialTable]:
    """The financial tables of a period's releases, in order; of a release in several languages,
    those of the one in the language of the results. All that is told of them is in their CSV files,
    whose digests are in the abstracts: so an edit of a table is an edit of what lists show."""
    found = []
    for release in in_one_language(results.releases, results.language):
        if not library.abstracts[release.url].downloads:
            continue
        article = library.article(release)
        for download in article.downloads:
            grid = article.statements[download.table].grid
            name = cell_text(grid.caption).partition("\n")[0].strip()
            name = set_plain(name, release.language) if config.typography else name
            found.append(FinancialTable(name, grid, download.url, release))
    return found


def workbook_url(results: PeriodResults) -> str:
    """Address of the workbook beside the page of a period's results."""
    return beside(results.url, f"{results.name.lower()}.xlsx")


def workbooks(site: Site, library: Library, config: Config) -> list[Artifact]:
    """Artifacts of the workbooks of all periods that have financial tables."""
    made = []
    for results in items_of(site, PeriodResults):
        tables = financial_tables(results, library, config)
        sheets = tuple(WorkbookSheet(t.name, t.grid, t.release.language) for t in tables)
        if sheets:
            path = workbook_url(results).lstrip("/")
            made.append(Artifact(path, CONFIG, "workbook", Workbook(sheets)))
    return made


def render_workbook(view: Workbook) -> bytes:
    return as_xlsx(view.sheets)
