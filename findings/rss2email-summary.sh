#!/bin/sh
# rss2email 3.14, as it is set up first (`html-mail = False`), mails of an entry that has both a summary in
# plain text and its full text in HTML (RFC 4287, 4.1.2: `summary` and `content`) the summary alone: the
# subscriber gets "Sales rose." and not the release. With the summary in HTML, or none, the mail has the
# full text.
#
# Installs it in a temporary folder, reads a feed there and prints the mails. Exits 0 while it is so, 1
# when it has changed.
# Seen on 29 November 2026: summary as text: "Sales rose."; without a summary: the full text
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check rss2email==3.14 \
    feedparser==6.0.14 html2text==2025.4.15

cat > try.py <<'PYTHON'
import email
import email.policy
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:feed</id><title>News</title>
<updated>2026-01-01T00:00:00Z</updated><author><name>A</name></author>
<entry><id>tag:example.com,2026:1</id><title>One</title><updated>2026-01-01T00:00:00Z</updated>
<link href="https://example.com/one/"/>{}
<content type="html">&lt;p&gt;Sales rose to 72.8 million.&lt;/p&gt;</content></entry></feed>"""
SETTINGS = """[DEFAULT]
from = a@example.com
to = b@example.com
email-protocol = maildir
maildir-path = {0}/mails
maildir-mailbox =
[feed.news]
url = {0}/feed.xml
"""
FORMS = {
    "as text": "<summary>Sales rose.</summary>",
    "as HTML": '<summary type="html">Sales rose.</summary>',
    "none": "",
}
print(f"Python {sys.version.split()[0]}, rss2email {version('rss2email')}")
bodies = {}
for name, summary in FORMS.items():
    place = Path(name.replace(" ", "-")).absolute()
    for part in ("cur", "new", "tmp"):
        (place / "mails" / part).mkdir(parents=True)
    (place / "feed.xml").write_text(FEED.format(summary))
    (place / "settings.cfg").write_text(SETTINGS.format(place))
    program = [Path("python/bin/r2e").absolute(), "-c", "settings.cfg", "-d", "seen.json", "run"]
    subprocess.run(program, cwd=place, check=True, capture_output=True)
    (mail,) = (place / "mails/new").iterdir()
    told = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    bodies[name] = told.get_body().get_content().partition("URL:")[0].strip()
    print(f"  summary {name}: {bodies[name]!r}")
full = "Sales rose to 72.8 million."
sys.exit(0 if bodies == {"as text": "Sales rose.", "as HTML": full, "none": full} else 1)
PYTHON

python/bin/python try.py || { echo "changed: the summary in plain text should be mailed" >&2; exit 1; }
echo "still so: a summary in plain text is mailed in place of the release"
