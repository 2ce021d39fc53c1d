#!/bin/sh
# fastfeedparser 0.6.5 gives an empty headline for an Atom entry whose title is of type xhtml (RFC 4287,
# 3.1.1.3), as titles with italics or a raised mark are written; its summary, if of that type, is empty
# too. As type html both arrive. And of several authors (4.2.1) it gives the first alone, also in the list
# `authors`. No error tells of it.
#
# It hurts publishers whose titles have italics (a species, a ship, a judgement), and readers that swap
# feedparser for it, which reads all of this. Write titles as text or html.
#
# Installs both in a temporary folder and prints what they read. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: title "" and one author; feedparser "Sales of <i>Acme</i> rose" and two
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    fastfeedparser==0.6.5 feedparser==6.0.14

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

import fastfeedparser
import feedparser

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:feed</id><title>News</title>
<updated>2026-01-01T00:00:00Z</updated><entry><id>tag:example.com,2026:1</id>{}
<updated>2026-01-01T00:00:00Z</updated><link href="https://example.com/one/"/>
<author><name>A. Doe</name></author><author><name>B. Roe</name></author></entry></feed>"""
TITLES = {
    "xhtml": '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Sales of <i>Acme</i> rose'
    "</div></title>",
    "html": '<title type="html">Sales of &lt;i&gt;Acme&lt;/i&gt; rose</title>',
}
print(f"Python {sys.version.split()[0]}, fastfeedparser {version('fastfeedparser')}, ", end="")
print(f"feedparser {version('feedparser')}")
read = {}
for kind, title in TITLES.items():
    for reader in (fastfeedparser, feedparser):
        (entry,) = reader.parse(FEED.format(title)).entries
        read[kind, reader.__name__] = (entry["title"], len(entry["authors"]))
        print(f"  {kind}, {reader.__name__}: {entry['title']!r}, {len(entry['authors'])} authors")
marked = "Sales of <i>Acme</i> rose"
sys.exit(
    read
    != {
        ("xhtml", "fastfeedparser"): ("", 1),
        ("xhtml", "feedparser"): (marked, 2),
        ("html", "fastfeedparser"): (marked, 1),
        ("html", "feedparser"): (marked, 2),
    }
)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: the xhtml title should be empty, and the second author missing" >&2
    exit 1
}
echo "still so: an xhtml title arrives empty"
