"""`python -m pressroom` is the installed command `pressroom`."""

from pressroom.cli import run

run()
