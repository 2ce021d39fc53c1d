"""Report of an import: a table of every item, as one HTML file or as CSV for a spreadsheet."""

from __future__ import annotations

import base64
import csv
import hashlib
import html
import io
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pressroom.core.problems import Problem, Severity, in_order
from pressroom.importers.records import ImportedRelease
from pressroom.typeset.anatomy.sureness import Sureness

_COLUMNS = ("Source", "Release", "Headline", "Date", "Recognised", "Left out", "Problems")
_SURENESS = {
    Sureness.CERTAIN: "certain",
    Sureness.LIKELY: "likely",
    Sureness.POSSIBLE: "possible, look at it",
}
_LONGEST = 200
# A cell that a spreadsheet would take for a formula (OWASP, CSV injection); figures are none.
_FORMULA = re.compile(r"[=+\-@\t\r](?![\d.,\s%]*\Z)")
_SCRIPT = """
const find = document.querySelector('#find'), open = document.querySelector('#open');
const rows = [...document.querySelectorAll('tbody tr')], count = document.querySelector('output');
function filter() {
  const words = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every(word => text.includes(word)) || open.checked && !row.dataset.open;
    shown += !row.hidden;
  }
  count.textContent = `${shown} of ${rows.length} rows`;
}
find.addEventListener('input', filter);
open.addEventListener('change', filter);
filter();
"""
_STYLE = """
body { font: 1rem/1.4 system-ui, sans-serif; margin: 1.5rem; color: #1b1b1b; background: #fff }
[role=search] { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0 }
input[type=search] { font: inherit; min-width: 18rem; padding: .25rem .5rem }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; margin-bottom: .5rem }
th, td { border: 1px solid #767676; padding: .375rem .5rem; text-align: left; vertical-align: top }
thead th { background: #eee; position: sticky; top: 0 }
td, th { overflow-wrap: anywhere }
ul { margin: 0; padding-left: 1rem }
.error { font-weight: bold }
"""


class ReportRow(msgspec.Struct, frozen=True):
    """A row of the report: a release with the file it stands in, or a source that gave none.

    `recognised` and `left` are lines of words; `problems` are those of this source.
    """

    source: str
    file: str = ""
    headline: str = ""
    date: str = ""
    recognised: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def report_rows(
    releases: Iterable[tuple[ImportedRelease, str]], problems: Iterable[Problem]
) -> tuple[ReportRow, ...]:
    """The rows of an import: its releases with their files, in order, and then the sources of
    `problems` that gave no release."""
    by_source: dict[str, list[Problem]] = {}
    for problem in problems:
        by_source.setdefault(problem.path, []).append(problem)
    rows = []
    for release, file in releases:
        told = [*release.problems, *by_source.pop(release.source, ())]
        rows.append(
            ReportRow(
                source=release.source,
                file=file,
                headline=str(release.front.get("title", "")),
                date=str(release.front.get("date", "")),
                recognised=tuple(
                    f"{each.part} ({_SURENESS[each.sureness]}): {_short(each.text)}"
                    for each in release.recognised
                ),
                left=tuple(f"{reason}: {_short(words)}" for words, reason in release.left),
                problems=tuple(in_order(told)),
            )
        )
    rows += [ReportRow(source, problems=tuple(in_order(by_source[source]))) for source in by_source]
    return tuple(rows)


def report(rows: Sequence[ReportRow], name: str) -> bytes:
    """The report for a file of this name: CSV where it ends so, else HTML. UTF-8."""
    return as_csv(rows) if name.lower().endswith(".csv") else as_html(rows)


def as_csv(rows: Iterable[ReportRow]) -> bytes:
    """The rows as CSV (RFC 4180), with the byte-order mark by which spreadsheets know UTF-8."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(_COLUMNS)
    for row in rows:
        cells = [row.source, row.file, row.headline, row.date]
        cells += ["\n".join(lines) for lines in (row.recognised, row.left, tuple(_told(row)))]
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells])
    return made.getvalue().encode("utf-8-sig")


def as_html(rows: Sequence[ReportRow]) -> bytes:
    """The rows as one HTML file without anything from elsewhere; its script filters them."""
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    heads = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    body = "\n".join(map(_row, rows))
    made = sum(bool(row.file) for row in rows)
    text = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<title>Report of an import</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Report of an import</h1>
<div role="search">
<label>Rows with these words <input type="search" id="find"></label>
<label><input type="checkbox" id="open"> only rows with something to look at</label>
<output aria-live="polite"></output>
</div>
<table>
<caption>{made:,} releases from {len(rows):,} rows</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{body}
</tbody>
</table>
<script>{_SCRIPT}</script>
</body>
</html>
"""
    return text.encode()


def _row(row: ReportRow) -> str:
    is_open = any(problem.severity is not Severity.NOTE for problem in row.problems)
    is_open |= any("look at it" in line for line in row.recognised)
    lists = "".join(f"<td>{_list(lines)}</td>" for lines in (row.recognised, row.left))
    problems = _list(_told(row))
    return (
        f"<tr{' data-open=1' if is_open else ''}>"
        f'<th scope="row">{html.escape(row.source)}</th><td>{html.escape(row.file)}</td>'
        f"<td>{html.escape(row.headline)}</td><td>{html.escape(row.date)}</td>"
        f"{lists}<td>{problems}</td></tr>"
    )


def _told(row: ReportRow) -> Iterator[str]:
    for problem in row.problems:
        line = f"line {problem.line}: " if problem.line else ""
        said = f"{problem.severity.value} {problem.code} {line}{problem.message}"
        yield f"{said} — {problem.remedy}"


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
