"""`python -m pressroom` is the installed command `pressroom`: a process that does nothing else."""

import gc
import os
import sys
from pathlib import Path
from typing import NoReturn

# One command makes next to no rubbish in circles; to look for it among ten thousand releases
# takes longer than to read them, and among the modules longer than to load a few.
gc.disable()

from pressroom.cli.main import main  # noqa: E402


def run(home: Path | None = None) -> NoReturn:
    """Runs the command and ends; `home` is as in `pressroom.cli.main`."""
    try:
        main(home=home)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 1
    # To take down ten thousand records one by one takes longer than to leave them to the system.
    os._exit(code)


if __name__ == "__main__":
    run()
