#!/bin/sh
# price-parser 0.5.1 ends a figure at the typographic apostrophe that sets off thousands in Switzerland
# (U+2019, as CLDR has it for de-CH and Babel 2.18 writes it): `CHF 1’234’567.50` is 1 franc. With the
# typewriter's apostrophe it reads 1234567.50.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: 1 and 1234567.50
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    price-parser==0.5.1 attrs==26.1.0 babel==2.18.0

cat > "$folder/try.py" <<'PYTHON'
import sys
from decimal import Decimal
from importlib.metadata import version

from babel.numbers import format_currency
from price_parser import Price

print(f"Python {sys.version.split()[0]}, price-parser {version('price-parser')}, ", end="")
print(f"Babel {version('babel')}")
written = format_currency(Decimal("1234567.50"), "CHF", locale="de_CH")
read = []
for text in (written, written.replace("\u2019", "'")):
    price = Price.fromstring(text)
    print(f"  {text!r}: {price.amount} {price.currency}")
    read.append(price.amount)
sys.exit(0 if "\u2019" in written and read == [Decimal(1), Decimal("1234567.50")] else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: the first amount should be 1, the second 1234567.50" >&2
    exit 1
}
echo "still so: a million francs are read as one"
