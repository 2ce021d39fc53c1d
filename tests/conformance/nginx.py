"""A site as a web server sends it: compressed, with what its `_headers` asks for."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template

import pytest

from .server import Headers
from .tools import need

_CONFIG = Template("""\
daemon off;
pid $folder/nginx.pid;
error_log stderr;
$user
events {}
http {
    access_log off;
    charset utf-8;
    types {
        text/html html;
        text/css css;
        text/javascript js mjs;
        text/plain txt;
        text/markdown md;
        text/csv csv;
        text/vcard vcf;
        application/json json;
        application/xml xml;
        application/pdf pdf;
        image/svg+xml svg;
        image/png png;
        image/jpeg jpg jpeg;
    }
    charset_types text/html text/css text/plain text/javascript text/markdown text/csv;
    gzip on;
    gzip_comp_level 9;
    gzip_min_length 256;
    gzip_types text/css text/javascript text/plain application/json application/xml image/svg+xml;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
$maps
    server {
        listen 127.0.0.1:$port;
        root "$site";
        index index.html;
        error_page 404 /404.html;
$headers
    }
}
""")


@contextmanager
def serving(site: Path, folder: Path, http: str = "", server: str = "") -> Iterator[str]:
    """Serves a site until the end of the block; gives the address, without a slash at its end.
    `http` and `server` are further lines for these blocks of nginx's settings."""
    port = free_port()
    with running(_config(site, folder, port, http, server), folder, port) as address:
        yield address


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def running(settings: str, folder: Path, port: int) -> Iterator[str]:
    """Runs nginx with these settings until the end of the block; gives the address."""
    program = need("nginx")
    config = folder / "nginx.conf"
    config.write_text(settings, encoding="utf-8")
    started = subprocess.Popen(
        [program, "-e", "stderr", "-c", str(config), "-p", str(folder)],
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        _wait(started, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        started.communicate(timeout=20)


def _wait(server: subprocess.Popen[str], port: int) -> None:
    for _ in range(100):
        if server.poll() is not None:
            pytest.fail(f"nginx exited with {server.returncode}: {server.communicate()[1]}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx does not answer")


def _config(site: Path, folder: Path, port: int, http: str, server: str) -> str:
    # Of the rules that fit the last counts; of nginx's maps the first.
    rules = Headers(site).rules[::-1]
    names = sorted({name for _, headers in rules for name, _ in headers} - {"Content-Type"})
    maps, headers = [], []
    for number, name in enumerate(names):
        rows = [
            f'        "~^{pattern.pattern}$" "{dict(given)[name]}";'
            for pattern, given in rules
            if name in dict(given)
        ]
        maps.append("\n".join((f"    map $uri $header{number} {{", *rows, "    }")))
        headers.append(f"        add_header {name} $header{number} always;")
    return _CONFIG.substitute(
        folder=folder,
        site=site,
        port=port,
        # Else nginx's workers run as somebody who may not read a folder of root's.
        user="user root;" if os.geteuid() == 0 else "",
        maps="\n".join((*maps, http)),
        headers="\n".join((*headers, server)),
    )
