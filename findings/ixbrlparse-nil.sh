#!/bin/sh
# ixbrlparse 0.12.0 reads a figure that an inline XBRL report leaves out on purpose (`xsi:nil="true"`,
# XBRL 2.1, 4.6.2; Inline XBRL 1.1, 10.1) as 0: "not told" is a value of nought, and a sum or a mean over
# several years goes wrong. Nothing in what it gives tells the two apart.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: told 0 is 0, nil is 0
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    ixbrlparse==0.12.0 beautifulsoup4==4.15.0 lxml==6.1.3 word2number==1.1

cat > "$folder/try.py" <<'PYTHON'
import io
import sys
from importlib.metadata import version

from ixbrlparse import IXBRL

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:e="https://example.com/taxonomy">
<head><title>Report</title></head><body><div style="display:none"><ix:header><ix:references>
<link:schemaRef xlink:type="simple" xlink:href="https://example.com/taxonomy.xsd"/></ix:references>
<ix:resources><xbrli:context id="c"><xbrli:entity>
<xbrli:identifier scheme="https://example.com/">1</xbrli:identifier></xbrli:entity><xbrli:period>
<xbrli:instant>2026-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit></ix:resources></ix:header>
</div><table><tr>
<td><ix:nonFraction name="e:Loans" contextRef="c" unitRef="u" decimals="0">0</ix:nonFraction></td>
<td><ix:nonFraction name="e:Leases" contextRef="c" unitRef="u" xsi:nil="true"></ix:nonFraction></td>
</tr></table></body></html>"""
print(f"Python {sys.version.split()[0]}, ixbrlparse {version('ixbrlparse')}")
read = {each.name: each.value for each in IXBRL(io.StringIO(REPORT)).numeric}
print(f"  told as 0: {read['Loans']!r}; nil: {read['Leases']!r}")
sys.exit(0 if read == {"Loans": 0, "Leases": 0} and read["Leases"] is not None else 1)
PYTHON

"$folder/python/bin/python" -W ignore "$folder/try.py" || {
    echo "changed: what is nil should be 0" >&2
    exit 1
}
echo "still so: a figure left out is read as nought"
