#!/bin/sh
# extruct 0.18.0 gives an empty text for a date in microdata that stands in a `time` element without a
# `datetime` attribute, where HTML takes the element's own words (the standard, 4.5.14 and 5.2.4):
# `<time itemprop="startDate">2026-03-04</time>` is a start of "". With the attribute, or in a `span`,
# it reads the date.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: "" and "2026-03-04"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    extruct==0.18.0 lxml==6.1.3 lxml_html_clean==0.4.6

cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

import extruct

PAGE = """<!doctype html><html lang="en"><title>Event</title>
<div itemscope itemtype="https://schema.org/Event"><span itemprop="name">Annual meeting</span>
{}</div></html>"""
FORMS = {
    "time": '<time itemprop="startDate">2026-03-04</time>',
    "time with datetime": '<time itemprop="startDate" datetime="2026-03-04">4 March</time>',
    "span": '<span itemprop="startDate">2026-03-04</span>',
}
print(f"Python {sys.version.split()[0]}, extruct {version('extruct')}")
read = {}
for name, element in FORMS.items():
    (item,) = extruct.extract(PAGE.format(element), syntaxes=["microdata"])["microdata"]
    read[name] = item["properties"]["startDate"]
    print(f"  {name}: {read[name]!r}")
is_so = read == {"time": "", "time with datetime": "2026-03-04", "span": "2026-03-04"}
sys.exit(0 if is_so else 1)
PYTHON

"$folder/python/bin/python" -W ignore "$folder/try.py" || {
    echo "changed: the date in the plain time element should be empty" >&2
    exit 1
}
echo "still so: a date in a plain time element is lost"
