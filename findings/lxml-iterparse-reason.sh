#!/bin/sh
# lxml 6.1.3 loses the reason why a file is not well-formed when it is read in a stream without
# entities: `iterparse(…, resolve_entities=False)` raises “no element found” at line 0 for `&nbsp;`.
# The reason and the line stand in the reader's `error_log` alone.
#
# Installs it in a temporary folder and prints what it says. Exits 0 while it is so, 1 when it has
# changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check lxml==6.1.3

cat > "$folder/try.py" <<'PYTHON'
import io
import sys

from lxml import etree

FEED = b"<rss><channel>\n<item><title>a&nbsp;b</title></item></channel></rss>"
print(f"Python {sys.version.split()[0]}, lxml {'.'.join(map(str, etree.LXML_VERSION[:3]))}")
said = {}
for resolve in (True, False):
    reader = etree.iterparse(io.BytesIO(FEED), resolve_entities=resolve)
    try:
        for _ in reader:
            pass
    except etree.XMLSyntaxError as error:
        first = reader.error_log[0]
        said[resolve] = (error.lineno, error.msg)
        print(f"  resolve_entities={resolve}: line {error.lineno}, {error.msg}")
        print(f"    its error_log: line {first.line}, {first.message}")
is_so = said[True][0] == 2 and said[False] == (0, "no element found")
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: without entities the error should say no more than “no element found”" >&2
    exit 1
}
echo "still so: the error of a stream says neither why nor where"
