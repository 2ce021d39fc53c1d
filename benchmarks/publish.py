"""Measures `publish`: from a release's instant until readers have its page, the lists and feeds
that link to it, and its table; that nothing of it is there before; and how long a publication takes
that has nothing to do.

    python -m benchmarks.publish [--target folder|s3] [--releases 10000] [--rounds 50] [--before 60]

The wire-shaped corpus, on loopback: a folder that nginx serves, or storage with the API of S3 at
`--endpoint` behind nginx, such as that of `moto_server -p 5000` (PyPI: `moto[server,s3]`). From a minute
before each instant, or as `--before` says, two hundred requests a second ask for the page, the home
page, the feed and the list.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import multiprocessing
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks.room import lay_out, write
from benchmarks.wire_corpus import CORPUS

_PER_SECOND = 200
_AFTER = timedelta(seconds=8)
_HELD = 5.0  # seconds before an instant at which `publish` looks at the target for the last time
_TABLE = "Product,Units\nAnvils,7\nHammers,12\n"
_NGINX = """\
daemon off; pid {folder}/nginx.pid; error_log stderr; {user}
events {{ worker_connections 512; }}
http {{
    access_log off; default_type application/octet-stream; charset utf-8;
    types {{ text/html html; text/css css; application/xml xml; application/json json;
        text/plain txt; text/javascript js mjs; text/markdown md; text/csv csv; text/vcard vcf; image/svg+xml svg;
        font/woff2 woff2; }}
    charset_types text/html text/css text/plain text/javascript text/markdown text/csv text/vcard
        application/xml application/json;
    client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
    uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
    server {{ listen 127.0.0.1:{port}; root {web}; index index.html; error_page 404 /404.html; }}
}}
"""

_PROXY = """\
daemon off; pid {folder}/nginx.pid; error_log stderr;
events {{ worker_connections 512; }}
http {{
    access_log off; proxy_http_version 1.1; proxy_set_header Connection "";
    client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
    uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
    server {{
        listen 127.0.0.1:{port}; error_page 404 /404.html; proxy_intercept_errors on;
        rewrite ^(.*)/$ $1/index.html;
        location / {{ proxy_pass {origin}; }}
    }}
}}
"""


class Host(NamedTuple):
    """A running host: its address, the target as the settings name it, and variables of the
    environment that rclone reads."""

    url: str
    target: str
    environment: dict[str, str]


class _Lead(NamedTuple):
    """Seconds before an instant: from which a release is there, and from which it is asked for."""

    total: float
    asking: float


class Seen(NamedTuple):
    """What was seen of one address: seconds from the instant until it was first as wanted, and how
    often before the instant."""

    name: str
    after: float | None
    early: int
    asked: int
    broken: int


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--target", choices=("folder", "s3"), default="folder")
    parser.add_argument("--endpoint", default="http://127.0.0.1:5000", help="of S3 storage")
    parser.add_argument("--releases", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--before", type=float, default=60, help="seconds of asking beforehand")
    parser.add_argument("--work", type=Path, default=Path(".bench/publish"))
    asked = parser.parse_args(arguments)
    work: Path = asked.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    room = work / "room"
    lay_out(CORPUS, room, asked.releases)
    with _nginx(work) if asked.target == "folder" else _s3(work, asked.endpoint) as host:
        settings = f'{CORPUS.config}\n[publish]\ntarget = "{host.target}"\n'
        write(room / "config.toml", settings)
        took = _published(room, host)
        _say(f"first publication: {took:.1f} s")
        quiet = [_published(room, host) for _ in range(3)]
        _say(f"nothing to do: {statistics.median(quiet):.2f} s (median of 3)")
        found = []
        for number in range(asked.rounds):
            # The first makes the whole site of an instant to come, as the first publication did.
            seen, took = _round(room, host, number, _lead(asked.before, took))
            found.append(seen)
    _report(found)


def _round(room: Path, host: Host, number: int, lead: _Lead) -> tuple[list[Seen], float]:
    """Publishes one release at its instant, and looks on from some time before. Gives besides how
    many seconds it took until all was ready."""
    begun = time.perf_counter()
    at = (datetime.now(UTC) + timedelta(seconds=lead.total)).replace(microsecond=0)
    slug = f"bench-{number}"
    folder = room / f"content/releases/{at:%Y}/{at:%Y-%m-%d}-{slug}"
    write(folder / "units.csv", _TABLE.replace("7", str(number + 8)))
    write(
        folder / "index.md",
        f"---\ntitle: Bench {number} Reports\ndate: {at.isoformat()}\nattachments:\n"
        "  - file: units.csv\n    title: Units\n---\nThe bench has published another release.\n",
    )
    command = [*_PRESSROOM, "publish", "--root", str(room), "--url", host.url, "--at"]
    started = subprocess.Popen(
        [*command, at.isoformat()],
        env={**os.environ, **host.environment},
        stdout=subprocess.PIPE,
        text=True,
    )
    with multiprocessing.Pool(4) as pool:
        page = f"/releases/{at:%Y}/{slug}/"
        wanted = ((page, ""), ("/", slug), ("/feed.xml", slug), ("/releases/", slug))
        places = [(host.url, at.timestamp(), lead.asking, *each, page) for each in wanted]
        looking = pool.starmap_async(_poll, places)
        took = lead.total
        for line in started.stdout or ():
            if line.startswith("Ready for"):
                took = time.perf_counter() - begun
            _say(line.rstrip())
        seen = looking.get()
    if started.wait():
        sys.exit(f"publish ended with {started.returncode}")
    times = ", ".join(f"{s.name} {s.after}" for s in seen)
    _say(f"{number}: ready {lead.total - took:.0f} s before the instant; {times}")
    return seen, took


def _poll(url: str, at: float, before: float, path: str, mark: str, page: str) -> Seen:
    """Asks for an address from so many seconds before the instant until some time after it."""
    host = url.removeprefix("http://").partition("/")
    base = f"/{host[2]}" if host[2] else ""
    connection = http.client.HTTPConnection(host[0], timeout=10)

    def get(what: str) -> tuple[int, bytes]:
        connection.request("GET", base + (f"{what}index.html" if what.endswith("/") else what))
        answer = connection.getresponse()
        return answer.status, answer.read()

    after, early, asked, broken = None, 0, 0, 0
    time.sleep(max(at - before - time.time(), 0))
    while time.time() < at + _AFTER.total_seconds():
        begun = time.time()
        status, data = get(path)
        is_there = status == 200 and mark.encode() in data
        asked += 1
        if is_there and begun < at:
            early += 1
        if is_there and after is None:
            after = round(time.time() - at, 3)
        if is_there and mark and get(page)[0] != 200:
            broken += 1
        time.sleep(max(4 / _PER_SECOND - (time.time() - begun), 0))
    return Seen(path if mark else "page", after, early, asked, broken)


def _report(found: list[list[Seen]]) -> None:
    _say("| address | median s | worst s | early | asked | links to nothing |")
    _say("|---|--:|--:|--:|--:|--:|")
    for rows in zip(*found, strict=True):
        times = [row.after if row.after is not None else float("inf") for row in rows]
        counts = [sum(getattr(row, name) for row in rows) for name in ("early", "asked", "broken")]
        told = " | ".join(map(str, counts))
        _say(f"| {rows[0].name} | {statistics.median(times):.2f} | {max(times):.2f} | {told} |")
    whole = [max(row.after or float("inf") for row in rows) for rows in found]
    _say(f"all of it: median {statistics.median(whole):.2f} s, worst {max(whole):.2f} s")


_PRESSROOM = (sys.executable, "-m", "pressroom")


def _published(room: Path, host: Host) -> float:
    begun = time.perf_counter()
    command = [*_PRESSROOM, "publish", "--root", str(room), "--url", host.url]
    subprocess.run(command, check=True, env={**os.environ, **host.environment})
    return time.perf_counter() - begun


def _lead(asking: float, took: float) -> _Lead:
    """How long before its instant a release is written: half as long again as it `took` the last
    time to make all ready, then the target is held, and all that while or longer it is asked for."""
    return _Lead(max(asking, _HELD) + 1.5 * took + _HELD, asking)


@contextlib.contextmanager
def _nginx(work: Path) -> Iterator[Host]:
    port, web = _free_port(), work / "web"
    web.mkdir()
    user = "user root;" if os.geteuid() == 0 else ""
    text = _NGINX.format(folder=work, port=port, web=web, user=user)
    write(work / "nginx.conf", text)
    command = ["nginx", "-e", "stderr", "-c", str(work / "nginx.conf"), "-p", str(work)]
    with _running(command, port):
        yield Host(f"http://127.0.0.1:{port}", str(web), {})


@contextlib.contextmanager
def _s3(work: Path, endpoint: str) -> Iterator[Host]:
    """Storage at an S3 `endpoint`, which nginx serves as a CDN's function does: a folder's page,
    and 404.html for what is missing."""
    stand = {
        "type": "s3",
        "provider": "Other",
        "endpoint": endpoint,
        "acl": "public-read",
        "access_key_id": "x",
        "secret_access_key": "y",
        "region": "us-east-1",
    }
    environment = {f"RCLONE_CONFIG_STAND_{name.upper()}": v for name, v in stand.items()}
    environment["RCLONE_CONFIG"] = os.devnull
    rclone = shutil.which("rclone", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    subprocess.run([str(rclone), "mkdir", "stand:room"], check=True, env=environment)
    port = _free_port()
    text = _PROXY.format(folder=work, port=port, origin=f"{endpoint}/room/")
    write(work / "nginx.conf", text)
    command = ["nginx", "-e", "stderr", "-c", str(work / "nginx.conf"), "-p", str(work)]
    with _running(command, port):
        yield Host(f"http://127.0.0.1:{port}", "stand:room", environment)


@contextlib.contextmanager
def _running(command: Sequence[str], port: int) -> Iterator[None]:
    started = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        started.terminate()
        started.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
