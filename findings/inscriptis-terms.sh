#!/bin/sh
# inscriptis 2.7.6 runs terms and what they mean into one word where a page's list of definitions has no
# blanks between its parts, as minifiers leave it: `<dl><dt>Earnings per share</dt><dd>1.25</dd></dl>` is
# "Earnings per share1.25". HTML has each on a line of its own (the standard, 15.3.3), as inscriptis
# itself has items of lists, cells of tables and paragraphs.
#
# Installs it in a temporary folder and prints what it writes. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "EPS 20261.25EPS 20251.10"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check inscriptis==2.7.6 lxml==6.1.3

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

from inscriptis import get_text

PARTS = ("EPS 2026", "1.25", "EPS 2025", "1.10")
FORMS = {
    "definitions": "<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>",
    "list": "<ul><li>{}</li><li>{}</li><li>{}</li><li>{}</li></ul>",
    "table": "<table><tr><td>{}</td><td>{}</td></tr><tr><td>{}</td><td>{}</td></tr></table>",
}
print(f"Python {sys.version.split()[0]}, inscriptis {version('inscriptis')}")
made = {}
for name, form in FORMS.items():
    made[name] = get_text(f"<html><body>{form.format(*PARTS)}</body></html>")
    print(f"  {name}: {made[name]!r}")
is_so = made["definitions"].strip() == "".join(PARTS) and all(
    "".join(PARTS[:2]) not in made[name] for name in ("list", "table")
)
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: terms and figures should run together" >&2
    exit 1
}
echo "still so: a year and the figure behind it are one number"
