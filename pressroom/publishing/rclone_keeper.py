"""Keeper of a server process: runs a program until whoever asked for it is gone, killed or not.

    python rclone_keeper.py PROGRAM ARGUMENT…

A process that is killed cannot stop what it has started, and rclone's server does not look whether
anybody still wants it. So this one stands between: its standard input is a pipe whose other end
closes with the process that asked. It is run as a file, by itself, and knows nothing of Pressroom.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading

_PATIENCE = 5.0  # seconds for a program that was asked to end


def keep(command: list[str], wanted: int) -> int:
    """Runs `command` until nothing can be read any more from the handle `wanted`; gives its exit
    code. It inherits all handles that may be inherited, locks among them."""
    kept = subprocess.Popen(command, stdin=subprocess.DEVNULL, close_fds=False)

    def end() -> None:
        while os.read(wanted, 1024):
            pass
        kept.terminate()
        try:
            kept.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            kept.kill()

    threading.Thread(target=end, daemon=True).start()
    return kept.wait()


if __name__ == "__main__":
    # Without the interpreter's own end, which would wait for the thread that reads.
    os._exit(keep(sys.argv[1:], 0) & 0xFF)
