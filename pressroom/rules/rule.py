"""Editorial rules as records: a code, and the function that applies the rule."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Set

import msgspec

from pressroom.content.model import Entry
from pressroom.core.problems import Severity
from pressroom.rules.judgement import Fault
from pressroom.rules.needs import needed_by
from pressroom.rules.release_text import ReleaseText


class Rule(msgspec.Struct, frozen=True):
    """An editorial rule: its code, and the function that applies it to one release.

    `english` rules read English words, and check no other language; `standing` ones check standing
    texts too; those with `mends` have fixes, which `lint --fix` applies; what those that `stops`
    find is an error, which stops a build, but in a draft. Those on what stands `beside` a release
    compare it with that, where there is any, and are applied by `lint` alone.
    """

    code: str
    check: Callable[[ReleaseText], Iterator[Fault]]
    standing: bool = False
    mends: bool = False
    english: bool = False
    stops: bool = False
    beside: bool = False

    def severity(self, release: Entry) -> Severity:
        """The severity of what it finds in `release`, where nobody has set another."""
        return Severity.ERROR if self.stops and not release.draft else Severity.WARNING

    @property
    def needs(self) -> tuple[Set[str], ...]:
        """The groups of words, signs and facts of which it needs one each."""
        return needed_by(self.check)

    @property
    def name(self) -> str:
        """The rule's name, `missing-contacts`."""
        return self.check.__name__.replace("_", "-")

    @property
    def manual(self) -> str:
        """The rule's manual: its function's docstring, without indent."""
        return inspect.cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The manual's first paragraph in one line."""
        return " ".join(self.manual.partition("\n\n")[0].split())
