"""A mail server to send to."""

from __future__ import annotations

import email
import email.policy
import socket
import socketserver
import threading
from collections.abc import Callable
from email.message import EmailMessage


class Server:
    """A mail server on loopback that takes what it gets; `after_data` is what it answers to the
    end of a message, once, None for a line that breaks there; `before` is done when the whole
    message is here."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.after_data: list[str | None] = []
        self.before: Callable[[], None] = lambda: None
        server = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"220 here\r\n")
                while line := self.rfile.readline():
                    verb = line[:4].upper()
                    if verb == b"DATA":
                        self.wfile.write(b"354 go on\r\n")
                        rows: list[bytes] = []
                        while (row := self.rfile.readline()) not in (b".\r\n", b""):
                            rows.append(row[1:] if row.startswith(b".") else row)
                        server.before()
                        answer = server.after_data.pop(0) if server.after_data else "250 taken"
                        if answer is None:
                            self.connection.shutdown(socket.SHUT_RDWR)
                            return
                        if answer.startswith("250"):
                            data = b"".join(rows)
                            server.raw.append(data)
                            policy = email.policy.default
                            server.taken.append(email.message_from_bytes(data, policy=policy))
                        self.wfile.write(f"{answer}\r\n".encode())
                    elif verb == b"QUIT":
                        self.wfile.write(b"221 bye\r\n")
                        return
                    else:
                        self.wfile.write(b"250 ok\r\n")

        class Loopback(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True

        self._server = Loopback(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]

    def __enter__(self) -> Server:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *fault: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def mail_settings(server: Server) -> str:
    """The table of `config.toml` by which mails go there."""
    return (
        '[mail]\nsender = "press@example.com"\nname = "ACME Press"\nto = "news@lists.example.com"\n'
        f'host = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n'
    )
