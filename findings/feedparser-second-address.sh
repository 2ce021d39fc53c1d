#!/bin/sh
# feedparser 6.0.14 gives the e-mail address of an Atom entry's first author to the second one, who has
# none (RFC 4287, 4.2.1: an entry may have several authors; 3.2.3: `email` is optional). Whoever lists
# the contacts of a release from its feed has the second person with the first one's address.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: B has a@example.com; `author` is "B (a@example.com)"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14

cat > "$folder/try.py" <<'PYTHON'
import sys

import feedparser

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:feed</id><title>News</title>
<updated>2026-01-01T00:00:00Z</updated>
<entry><id>tag:example.com,2026:1</id><title>One</title><updated>2026-01-01T00:00:00Z</updated>
<author><name>A</name><email>a@example.com</email></author><author><name>B</name></author>
<link href="https://example.com/one/"/><content>Sales rose.</content></entry></feed>"""
print(f"Python {sys.version.split()[0]}, feedparser {feedparser.__version__}")
(entry,) = feedparser.parse(FEED).entries
for each in entry.authors:
    print(f"  {each.get('name')}: {each.get('email')}")
print(f"  author: {entry.author}")
addresses = [(each.get("name"), each.get("email")) for each in entry.authors]
sys.exit(0 if addresses == [("A", "a@example.com"), ("B", "a@example.com")] else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: B should have the address of A" >&2
    exit 1
}
echo "still so: the second author has the first one's address"
