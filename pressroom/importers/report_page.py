"""Report of an import as one HTML page that loads nothing, and whose script filters its rows."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Sequence

from pressroom.importers.report_rows import COLUMNS, ReportRow

BEGINNING = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="pressroom import">
"""
"""How every page begins, and by which one is known again."""
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
  count.textContent = `${shown} of ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
}
find.addEventListener('input', filter);
open.addEventListener('change', filter);
filter();
"""
# Columns in per cent of a wide window; in a narrow one each row is a list of its cells.
_WIDTHS = (13, 14, 14, 10, 18, 12, 19)
_WIDE = "".join(
    f"thead th:nth-child({number}) {{ width: {width}% }}\n"
    for number, width in enumerate(_WIDTHS, start=1)
)
_NARROW = "".join(
    f"  tbody td:nth-child({number})::before {{ content: '{name}' }}\n"
    for number, name in enumerate(COLUMNS, start=1)
)
_STYLE = f"""
body {{ font: .9375rem/1.4 system-ui, sans-serif; margin: 1.5rem; color: #1b1b1b;
  background: #fff }}
[role=search] {{ display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0 }}
input[type=search] {{ font: inherit; width: 18rem; max-width: 100%; padding: .25rem .5rem;
  box-sizing: border-box }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
caption {{ text-align: left; margin-bottom: .5rem }}
th, td {{ border: 1px solid #767676; padding: .375rem .5rem; text-align: left;
  vertical-align: top; overflow-wrap: break-word }}
tbody th {{ font-weight: 600 }}
thead th {{ background: #eee; position: sticky; top: 0 }}
{_WIDE}.part {{ white-space: nowrap; font-size: .875em; font-variant-numeric: tabular-nums }}
ul {{ margin: 0; padding-left: 1rem }}
code {{ font-size: .9em; background: #f1f1f1; padding: 0 .15em }}
.stopped {{ font-weight: 600; color: #8a1c1c }}
@media (max-width: 80rem) {{
  body {{ margin: 1rem }}
  table, caption, tbody, tr, th, td {{ display: block }}
  thead {{ position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }}
  tbody tr {{ border: 1px solid #767676; margin-bottom: 1rem; padding: .5rem }}
  tr[hidden], tbody td:empty {{ display: none }}
  tbody th, tbody td {{ border: 0; padding: .25rem 0 }}
  tbody td::before {{ display: block; font-size: .875em; color: #595959 }}
{_NARROW}}}
"""
_CODE = re.compile(r"`([^`]+)`")
# Where the name of a file may be broken.
_BREAKS = re.compile(r"(?<=[/_.#])(?=\w)")


def report_html(rows: Sequence[ReportRow], stopped: str = "") -> bytes:
    """The rows as one HTML file. `stopped` says why nothing was imported."""
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    heads = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in COLUMNS)
    body = "\n".join(map(_row, rows))
    why = f'<p class="stopped">{html.escape(stopped)}</p>\n' if stopped else ""
    releases = _counted(sum(bool(row.file) for row in rows), "release")
    text = f"""{BEGINNING}<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<title>Report of an import</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Report of an import</h1>
{why}<div role="search">
<label>Rows with these words <input type="search" id="find"></label>
<label><input type="checkbox" id="open"> only rows with something to look at</label>
<output aria-live="polite"></output>
</div>
<table role="table">
<caption>{releases} from {_counted(len(rows), "row")}</caption>
<thead role="rowgroup"><tr role="row">{heads}</tr></thead>
<tbody role="rowgroup">
{body}
</tbody>
</table>
<script>{_SCRIPT}</script>
</body>
</html>
"""
    return text.encode()


def _row(row: ReportRow) -> str:
    cells = (
        _name(row.file),
        html.escape(row.headline),
        _date(row.date),
        *map(_list, (row.recognised, row.left, row.problem_lines)),
    )
    return (
        f'<tr role="row"{" data-open=1" if row.is_open else ""}>'
        f'<th role="rowheader" scope="row">{_name(row.source)}</th>'
        + "".join(f'<td role="cell">{cell}</td>' for cell in cells)
        + "</tr>"
    )


def _name(name: str) -> str:
    """A file's name, which may be broken behind its folders."""
    return "<wbr>".join(html.escape(part) for part in _BREAKS.split(name))


def _date(date: str) -> str:
    """A day or instant, which may be broken before its hour alone."""
    day, hour, rest = date.partition("T")
    parts = (html.escape(part) for part in (day, f"{hour}{rest}") if part)
    return "<wbr>".join(f'<span class="part">{part}</span>' for part in parts)


def _list(lines: Iterable[str]) -> str:
    coded = (_CODE.sub(r"<code>\1</code>", html.escape(line)) for line in lines)
    items = "".join(f"<li>{line}</li>" for line in coded)
    return f"<ul>{items}</ul>" if items else ""


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
