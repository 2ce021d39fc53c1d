#!/bin/sh
# vobject 0.9.9 cuts a web address in a vCard at its first comma, which RFC 2426 (3.6.8) and RFC 3986
# allow there: `https://example.com/contact,en` is read as `https://example.com/contact`, and is written
# back so. The addresses of pictures (PHOTO) and sources are cut too. In a calendar it keeps the same URL.
#
# Installs it in a temporary folder and prints what it reads. Exits 0 while it is so, 1 when it has
# changed.
# Seen on 29 November 2026: vCard https://example.com/contact, calendar https://example.com/contact,en
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
    vobject==0.9.9 python-dateutil==2.9.0.post0 pytz==2026.6 six==1.17.0

cat > "$folder/try.py" <<'PYTHON'
import sys

import vobject

WHOLE = "https://example.com/contact,en"
CARD = f"""BEGIN:VCARD
VERSION:3.0
FN:A. Doe
N:Doe;A.;;;
URL:{WHOLE}
PHOTO;VALUE=uri:{WHOLE}
END:VCARD
""".replace("\n", "\r\n")
EVENT = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.com//EN
BEGIN:VEVENT
UID:1@example.com
DTSTAMP:20260101T000000Z
DTSTART:20260304T090000Z
URL:{WHOLE}
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
print(f"Python {sys.version.split()[0]}, vobject {vobject.VERSION}")
card = vobject.readOne(CARD)
event = vobject.readOne(EVENT).vevent
print(f"  vCard: {card.url.value}, picture {card.photo.value}")
print(f"  calendar: {event.url.value}")
print(f"  written again: {WHOLE in card.serialize()}")
cut = WHOLE.partition(",")[0]
is_so = (card.url.value, card.photo.value, event.url.value) == (cut, cut, WHOLE)
sys.exit(0 if is_so and WHOLE not in card.serialize() else 1)
PYTHON

"$folder/python/bin/python" "$folder/try.py" || {
    echo "changed: the addresses of the vCard should be cut, and that of the calendar whole" >&2
    exit 1
}
echo "still so: a web address in a vCard ends at its first comma"
