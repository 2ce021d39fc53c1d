"""A static host on this computer, which remembers what it was asked for."""

from __future__ import annotations

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


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Serves a folder at a free port until the end of the block."""
    host = Host()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host, folder)) as server:
        host.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, host: Host, folder: Path, *args: Any) -> None:
        self.host = host
        super().__init__(*args, directory=str(folder))

    def do_GET(self) -> None:
        self.host.asked.append(self.path)
        # Not "304 Not Modified": who asks again is to read again.
        del self.headers["If-Modified-Since"]
        super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""
