#!/bin/sh
# newsboat (2.21.0, Debian 12) opens of several `alternate` links of an Atom entry the last, even one
# of type application/pdf, which RFC 4287 (4.1.2) allows beside the page. So an entry should have one.
#
# Wants newsboat and Python. Serves a feed from a temporary folder to this computer alone and prints
# what newsboat keeps. Exits 0 while it is so, 1 when it has changed.
set -eu

command -v newsboat >/dev/null || { echo "newsboat is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat > "$folder/try.py" <<'PYTHON'
import functools
import http.server
import os
import sqlite3
import subprocess
import sys
import threading

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:feed</id><title>News</title>
<updated>2026-01-01T00:00:00Z</updated><author><name>A</name></author>
<entry><id>tag:example.com,2026:1</id><title>One</title><updated>2026-01-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://example.com/one/"/>
<link rel="alternate" type="application/pdf" href="https://example.com/one.pdf"/>
<content type="html">Sales rose.</content></entry></feed>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


folder = sys.argv[1]
os.chdir(folder)
with open("atom.xml", "w") as feed:
    feed.write(FEED)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
threading.Thread(target=server.serve_forever, daemon=True).start()
with open("urls", "w") as urls:
    urls.write(f"http://127.0.0.1:{server.server_port}/atom.xml\n")
open("config", "w").close()
said = subprocess.run(["newsboat", "-v"], capture_output=True, text=True).stdout
print(said.partition(" - ")[0])
subprocess.run(
    ["newsboat", "-q", "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"],
    env={**os.environ, "HOME": folder},
    check=True,
)
opened = sqlite3.connect("cache.db").execute("select url from rss_item").fetchall()
print(f"  opens {opened}")
sys.exit(0 if opened == [("https://example.com/one.pdf",)] else 1)
PYTHON

python3 "$folder/try.py" "$folder" || { echo "changed: the last link should be kept" >&2; exit 1; }
echo "still so: the last of several alternate links wins"
