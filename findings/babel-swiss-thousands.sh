#!/bin/sh
# Babel 2.19.0 writes amounts of a million and more without thousands separators in Swiss and
# Liechtenstein locales: `CHF 72800000.00` for de-CH; 2.18.0 writes `CHF 72’800’000.00`.
#
# Installs both in a temporary folder and prints what they write. Exits 0 while it is so, 1 when
# it has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat > "$folder/try.py" <<'PYTHON'
import sys

import babel
from babel.numbers import format_currency, format_decimal

print(f"Python {sys.version.split()[0]}, Babel {babel.__version__}")
grouped = True
for locale in ("de_CH", "fr_CH", "it_CH", "de_LI", "gsw"):
    amount = format_currency(72800000, "CHF", locale=locale)
    print(f"  {locale}: {amount!r}, {format_decimal(1234567, locale=locale)!r}, ", end="")
    print(repr(format_decimal(123456, locale=locale)))
    grouped = grouped and "72800000" not in amount
sys.exit(0 if grouped else 3)
PYTHON

for version in 2.18.0 2.19.0; do
    python3 -m venv "$folder/$version"
    "$folder/$version/bin/pip" install --quiet --disable-pip-version-check "babel==$version"
    code=0
    "$folder/$version/bin/python" "$folder/try.py" || code=$?
    case "$version $code" in
        "2.18.0 0" | "2.19.0 3") ;;
        *) echo "changed: Babel $version ended with $code" >&2; exit 1 ;;
    esac
done
echo "still so: 2.19.0 loses the groups from a million on"
