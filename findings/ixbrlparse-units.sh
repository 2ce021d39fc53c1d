#!/bin/sh
# ixbrlparse 0.12.0 gives earnings per share in an inline XBRL report the unit of an amount: of euros divided
# by shares (`xbrli:divide`; XBRL 2.1, 4.8.3) it keeps the euros, so that 1.25 a share is 1.25 euros, as sales
# are euros. And it takes the line ends out of texts, so that the last word of a line and the first of the next
# are one: "in all" and "markets" are "in allmarkets".
#
# It hurts whoever sums or compares figures by their units, or puts the notes of reports into a search. Read
# the units in the report's own `xbrli:unit`, and make spaces of line ends first.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: sales iso4217:EUR, earnings per share iso4217:EUR, "in allmarkets"
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check ixbrlparse==0.12.0

cat > "$folder/try.py" <<'PYTHON'
import io
import sys
from importlib.metadata import version

from ixbrlparse import IXBRL

REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:acme="https://example.com/taxonomy"><head><title>Report</title></head><body>
<div style="display: none"><ix:header><ix:references><link:schemaRef xlink:type="simple"
 xlink:href="acme.xsd"/></ix:references><ix:resources><xbrli:context id="year"><xbrli:entity>
<xbrli:identifier scheme="http://standards.iso.org/iso/17442">529900T8BM49AURSDO55</xbrli:identifier>
</xbrli:entity><xbrli:period><xbrli:startDate>2026-01-01</xbrli:startDate>
<xbrli:endDate>2026-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="euro"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
<xbrli:unit id="share"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:EUR</xbrli:measure>
</xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure>
</xbrli:unitDenominator></xbrli:divide></xbrli:unit></ix:resources></ix:header></div>
<p><ix:nonFraction name="acme:Sales" contextRef="year" unitRef="euro" decimals="0">72</ix:nonFraction>
<ix:nonFraction name="acme:Earnings" contextRef="year" unitRef="share" decimals="2">1.25</ix:nonFraction></p>
<p><ix:nonNumeric name="acme:Note" contextRef="year">Sales rose in all
markets</ix:nonNumeric></p></body></html>"""

report = IXBRL(io.StringIO(REPORT))
units = {figure.name: str(figure.unit) for figure in report.numeric}
(note,) = (str(text.value) for text in report.nonnumeric)
print(f"Python {sys.version.split()[0]}, ixbrlparse {version('ixbrlparse')}")
print(f"  units: {units}\n  note: {note}")
same = units == {"Sales": "iso4217:EUR", "Earnings": "iso4217:EUR"}
sys.exit(0 if same and note == "Sales rose in allmarkets" else 1)
PYTHON

"$folder/python/bin/python" -W ignore "$folder/try.py" || {
    echo "changed: earnings per share should be in euros, and two words one" >&2
    exit 1
}
echo "still so: euros a share are read as euros, and words of two lines as one"
