"""`python -m pressroom` is the installed command `pressroom`."""

from pressroom.cli import main

main()
