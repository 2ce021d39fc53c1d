#!/bin/sh
# feedparser 6.0.14 takes a time zone that it does not know for Universal Time: of `09:00:00 CET`
# and `09:00:00 JST` (RSS, `pubDate`) it makes 09:00 UTC, an hour and nine hours too late.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14

cat > "$folder/try.py" <<'PYTHON'
import sys

import feedparser

FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>News</title><link>https://example.com/</link>
<description>News</description><item><title>One</title>
<pubDate>Sun, 01 Mar 2026 09:00:00 {}</pubDate></item></channel></rss>"""
print(f"Python {sys.version.split()[0]}, feedparser {feedparser.__version__}")
hours = {}
for zone in ("+0100", "CET", "JST"):
    (entry,) = feedparser.parse(FEED.format(zone)).entries
    hours[zone] = entry.published_parsed.tm_hour
    print(f"  09:00 {zone} is read as {hours[zone]:02}:00 UTC")
sys.exit(0 if hours == {"+0100": 8, "CET": 9, "JST": 9} else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: an offset should be read, and the two names be taken for Universal Time" >&2
    exit 1
}
echo "still so: a zone by its name moves the instant"
