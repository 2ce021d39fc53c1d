"""The command line: arguments, printing, exit codes. Nobody else reads the clock, or exits."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from pressroom.cli.commands import commands
from pressroom.cli.importing import importing
from pressroom.cli.lint import lint
from pressroom.cli.mailing import mail
from pressroom.cli.manual import manual
from pressroom.cli.printing import tell
from pressroom.cli.publishing import publish_command
from pressroom.cli.receipts import receipts
from pressroom.cli.schedule import schedule
from pressroom.cli.signing import sign
from pressroom.cli.verifying import verify_command
from pressroom.core.problems import Abort, Problem

commands.add_command(importing)
commands.add_command(lint)
commands.add_command(mail)
commands.add_command(manual)
commands.add_command(publish_command)
commands.add_command(receipts)
commands.add_command(schedule)
commands.add_command(sign)
commands.add_command(verify_command)


def main(args: Sequence[str] | None = None, home: Path | None = None) -> NoReturn:
    """Runs a command and exits: 0 done, 1 the content has problems, 2 the command is wrong.

    `home` is the press room to take when there is no `config.toml` here or above.
    """
    try:
        code = commands.main(
            args=None if args is None else list(args),
            prog_name="pressroom" if home is None else "build.py",
            standalone_mode=False,
            obj=home,
        )
    except Abort as abort:
        tell(abort.problems)
        sys.exit(abort.exit_code)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has gone; Python would complain about it once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        place = Path(error.filename).name if isinstance(error.filename, str) else "the system"
        problem = Problem(
            path=place[:100] or "/",
            code="PR901",
            message=f"the system refuses: {error.strerror or error}",
            remedy="check the name, its permissions, and the disk",
        )
        with contextlib.suppress(OSError):
            tell([problem])
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)
