#!/bin/sh
# ultimate-sitemap-parser 1.8.1 fills up a `lastmod` of a month or a year alone (W3C date and time
# formats, as sitemaps.org asks for) from the day on which it runs: of `2026-03`, read on the 29th, it
# makes 29 March 2026, and of `2026` the same day and month of that year. So a page changes each day
# that nobody changes it.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: 2026-03-29 and 2026-11-29
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check ultimate-sitemap-parser==1.8.1

cat > "$folder/try.py" <<'PYTHON'
import logging
import sys
from datetime import date
from importlib.metadata import version

from usp.tree import sitemap_from_str

logging.disable(logging.CRITICAL)
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.com/day/</loc><lastmod>2026-03-04</lastmod></url>
<url><loc>https://example.com/month/</loc><lastmod>2026-03</lastmod></url>
<url><loc>https://example.com/year/</loc><lastmod>2026</lastmod></url></urlset>"""
print(f"Python {sys.version.split()[0]}, ultimate-sitemap-parser {version('ultimate-sitemap-parser')}")
read = {}
for page in sitemap_from_str(SITEMAP).all_pages():
    read[page.url.split("/")[3]] = page.last_modified.date()
    print(f"  {page.url}: {page.last_modified.date()}")
today = date.today()
is_so = (
    read["day"] == date(2026, 3, 4)
    and (read["month"].year, read["month"].month, read["month"].day) == (2026, 3, today.day)
    and (read["year"].year, read["year"].month) == (2026, today.month)
)
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" -W ignore "$folder/try.py" || {
    echo "changed: month and year should be filled up from today" >&2
    exit 1
}
echo "still so: a month is read as today's day of it"
