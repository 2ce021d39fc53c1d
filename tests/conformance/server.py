"""A static host on this computer, which remembers what it was asked for.

It sends the headers that a site's `_headers` asks for, in the form that static hosts read:
a path, in which `*` is anything, and below it, indented, a header a line. Of two rules on one
header the later wins.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class Host:
    """`url` has no slash at its end; `asked` are the paths, in order."""

    url: str = ""
    asked: list[str] = field(default_factory=list)


class Headers:
    """What a site's `_headers` asks for; nothing where there is no such file."""

    def __init__(self, folder: Path) -> None:
        self.rules: list[tuple[re.Pattern[str], list[tuple[str, str]]]] = []
        file = folder / "_headers"
        for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if not line[0].isspace():
                pattern = re.escape(line.strip()).replace(r"\*", ".*")
                self.rules.append((re.compile(pattern), []))
            # `! Name` keeps a host from joining the header with an earlier one; here the last wins.
            elif not line.lstrip().startswith("!"):
                name, _, value = line.strip().partition(":")
                self.rules[-1][1].append((name, value.strip()))

    def of(self, path: str) -> dict[str, tuple[str, str]]:
        """The headers for a path, name and value, by their names in small letters."""
        return {
            name.lower(): (name, value)
            for pattern, headers in self.rules
            if pattern.fullmatch(path.partition("?")[0])
            for name, value in headers
        }


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Serves a folder at a free port until the end of the block."""
    host = Host()
    handler = partial(_Handler, host, folder, Headers(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        host.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, host: Host, folder: Path, rules: Headers, *args: Any) -> None:
        self.host = host
        self.rules = rules
        self.set_by_site: dict[str, tuple[str, str]] = {}
        super().__init__(*args, directory=str(folder))

    def do_GET(self) -> None:
        self.host.asked.append(self.path)
        self.set_by_site = self.rules.of(self.path)
        # Not "304 Not Modified": who asks again is to read again.
        del self.headers["If-Modified-Since"]
        super().do_GET()

    def send_header(self, keyword: str, value: str) -> None:
        # Of a type there can be one alone, and the site knows better.
        if keyword.lower() not in self.set_by_site:
            super().send_header(keyword, value)

    def end_headers(self) -> None:
        for name, value in self.set_by_site.values():
            super().send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""
