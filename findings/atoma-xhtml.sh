#!/bin/sh
# atoma 0.0.17 gives no text at all for an Atom entry whose content is of type xhtml (RFC 4287,
# 4.1.3), and no error. The same as type html arrives whole.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    atoma==0.0.17 attrs==26.1.0 defusedxml==0.7.1 python-dateutil==4.0.0

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

import atoma

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:feed</id><title>News</title>
<updated>2026-01-01T00:00:00Z</updated><author><name>A</name></author>
<entry><id>tag:example.com,2026:1</id><title>One</title><updated>2026-01-01T00:00:00Z</updated>
<link href="https://example.com/one/"/>{}</entry></feed>"""
TEXTS = {
    "html": '<content type="html">Sales &lt;b&gt;rose&lt;/b&gt;.</content>',
    "xhtml": '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Sales <b>rose</b>.'
    "</div></content>",
}
print(f"Python {sys.version.split()[0]}, atoma {version('atoma')}")
read = {}
for kind, content in TEXTS.items():
    (entry,) = atoma.parse_atom_bytes(FEED.format(content).encode()).entries
    read[kind] = entry.content.value if entry.content else None
    print(f"  {kind}: {read[kind]!r}")
sys.exit(0 if read == {"html": "Sales <b>rose</b>.", "xhtml": None} else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: html should arrive whole, and xhtml not at all" >&2
    exit 1
}
echo "still so: xhtml arrives empty"
