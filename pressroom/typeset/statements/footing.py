"""Readings of a table's total: the rows above or below that it may be the sum of.

Accountants write a sum in many ways: with sub-totals carried on, with net figures beside their
parts, with what is taken away printed as positive, with rows that only say `of which`. A reading is
one of them, the same in all columns. `sums` asks whether one holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

# More rows than anyone adds up, and more ways to read them; without a limit the search would grow
# with the square of the table.
_LONGEST_RUN = 250
_LONGEST_NET = 12
_MOST_STEPS = 1_500
_MOST_ADDITIONS = 60_000

_ASIDE = re.compile(
    r"\W*(?:of (?:which|this)|thereof|therein|included? in|including|memo\b|davon|darunter|dont\b"
    r"|di cui|de l[oa]s? cual(?:es)?|de l[oa]s? que|うち|内、|其中)",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\W*(?:less|minus|deduct(?:ions?)?|abzüglich|abzgl|moins|menos|meno|控除|減[:：])\b"
    r"|accumulated (?:depreciation|amorti[sz]ation|impairment)|\ballowances? for\b"
    r"|treasury (?:stock|shares)"
    r"|\b(?:costs?|expenses?|tax(?:es)?|charges?|depreciation|amorti[sz]ation|provision|payments?"
    r"|aufwand|aufwendungen|kosten|steuern|abschreibungen|charges|coûts?|impôts?|gastos|costes?"
    r"|impuestos|loss(?:es)?|non-?controlling|minority)\b|原価|費用|損失|税|償却",
    re.IGNORECASE,
)
# What is signed in its own right: `Other income (expense), net`, but not `Other (income) expense`.
_SIGNED = re.compile(
    r"(?<!\()\b(?:income|gains?|profits?|earnings|revenues?)\b\W{1,3}(?:(?:and|or)\W{1,2})?"
    r"(?:expenses?|costs?|charges?|loss(?:es)?)\b"
    r"|\((?:expenses?|charges?|loss(?:es)?)\)\W{1,2}(?:income|gains?|profits?|benefits?)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\W*(?:(?:grand |sub-?)?totals?|total|summe|zwischensumme|gesamt|insgesamt|totale|suma|somme"
    r"|sous-total|合計|小計|総計|合计|小计|总计|總計)\W*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset(
    {"and", "the", "und", "der", "die", "les", "des", "total", "net", "other", "from"}
)
_NET = re.compile(
    r"\b(?:net|netto|nett?e?s?|neto|carrying|book value|buchwert|subtotal)\b|純額|净额|淨額",
    re.IGNORECASE,
)


class Summand(msgspec.Struct, frozen=True):
    """A summand: its value, and how far rounding may have moved it, in a unit small enough for
    both to be whole."""

    value: int
    slack: int


class SumLine(msgspec.Struct, frozen=True):
    """A row that can be added: its figure in each column, None where there is none. `unknown` are
    the columns where it has a text instead of a figure; `first` if a head stands right above.

    `says_total` is true for `Total assets`, and `names_its_parts` for one that is called total and
    no more, or like its head. `is_result` is true for `Net income`; `net` if the row calls itself
    net, or has no label at all; `aside` if it only tells what a part of another is; `away` if it
    may be taken away though its figure has no minus, and `mixed` if it has one in some columns: a
    tax benefit among tax expenses.
    """

    parts: tuple[Summand | None, ...]
    unknown: frozenset[int] = frozenset()
    first: bool = False
    says_total: bool = False
    names_its_parts: bool = False
    is_result: bool = False
    net: bool = False
    aside: bool = False
    away: bool = False
    mixed: bool = False

    @property
    def plain(self) -> bool:
        """Whether the row is neither a total nor a result."""
        return not self.says_total and not self.is_result


class Said(msgspec.Struct, frozen=True):
    """Meaning of a label and the head above it for a row, as in `SumLine`."""

    label: str
    head: str

    @property
    def names_its_parts(self) -> bool:
        """Whether it is called total and no more, or like its head, `Current assets:` and `Total
        current assets`."""
        if _BARE.fullmatch(self.label) is not None:
            return True
        words, above = (
            [word for word in _WORD.findall(each.casefold()) if word not in _SMALL]
            for each in (self.label, self.head)
        )
        # A word in common is not enough, such as the year: either says all that the other does, or
        # both are about the head's last word.
        both = set(words) & set(above)
        return bool(both) and (both in (set(words), set(above)) or above[-1] in both)

    @property
    def aside(self) -> bool:
        """Whether it is only a part of another row."""
        return _ASIDE.match(self.label) is not None

    @property
    def away(self) -> bool:
        """Whether it may be taken away."""
        if _AWAY.match(self.head) is not None:
            return True
        return _AWAY.search(self.label) is not None and _SIGNED.search(self.label) is None

    @property
    def net(self) -> bool:
        """Whether it is net of others, or a sum without a name."""
        return not self.label or _NET.search(self.label) is not None


class _Sum(msgspec.Struct, frozen=True):
    """A sum in one column: as printed; less what is taken away, where a minus makes it a gain; the
    same, where rows with a minus in some columns are signed in their own right; and of the first
    row less all others; how far rounding may have moved it, and of how many figures it is."""

    printed: int = 0
    taken: int = 0
    signed: int = 0
    less: int = 0
    slack: int = 0
    count: int = 0
    known: bool = True

    def plus(self, line: SumLine, column: int) -> _Sum:
        """The sum with a line above those that it has."""
        part = line.parts[column]
        if part is None:
            return msgspec.structs.replace(self, known=False) if column in line.unknown else self
        return _Sum(
            self.printed + part.value,
            self.taken + (-part.value if line.away else part.value),
            self.signed + (-part.value if line.away and not line.mixed else part.value),
            part.value - self.printed,
            self.slack + part.slack,
            self.count + 1,
            self.known,
        )


class Sum(msgspec.Struct, frozen=True):
    """A way to read a line as a sum: of the lines from `start` on, with the value, the slack and
    the number of figures in each column; None where nobody can say. `mode` is `printed` for a sum
    of the figures as they are printed, `taken` and `signed` where some are taken away, and `less`
    for the first less all others. `fits` are the columns in which the line shows this sum,
    `misfits` those in which it shows another."""

    start: int
    sums: tuple[tuple[int, int, int] | None, ...]
    mode: str
    fits: frozenset[int]
    misfits: frozenset[int]

    @property
    def of_several(self) -> bool:
        """Whether it is a sum of more than one figure wherever it can be told."""
        return all(here is None or here[2] > 1 for here in self.sums)


def most_steps(lines: Sequence[SumLine]) -> int:
    """The number of steps that each line of a table may take, so that a table as large as a page
    can hold is still judged in a second or two."""
    columns = max((len(line.parts) for line in lines), default=0)
    totals = sum(not line.plain for line in lines)
    return min(_MOST_STEPS, _MOST_ADDITIONS // max(columns * totals, 1))


def readings(
    lines: Sequence[SumLine],
    place: int,
    starts: Sequence[Sequence[int]],
    sure: Collection[int],
    most: int,
) -> Iterator[Sum]:
    """The ways to read a line as a sum of those above it, the nearest first: all sums as printed,
    and those of the others that hold in a column. `starts` are, for each line, where the lines
    begin that it sums up, and `sure` the lines that are sums beyond doubt, and are never added
    together with their parts; `most` is the number of steps to take."""
    line = lines[place]
    first = max(0, place - (_LONGEST_NET if line.plain else _LONGEST_RUN))
    paths: list[tuple[int, tuple[_Sum, ...]]] = [(place - 1, tuple(_Sum() for _ in line.parts))]
    while paths and most > 0:
        here, below = paths.pop()
        most -= 1
        if here < first:
            continue
        part = lines[here]
        sums = tuple(each.plus(part, column) for column, each in enumerate(below))
        jumps = [start for start in starts[here] if start < here]
        if part.aside:
            paths.append((here - 1, below))
        paths += [(start - 1, sums) for start in jumps]
        if not jumps or here not in sure:
            paths.append((here - 1, sums))
        # The first of all the lines that are summed up comes first: a sum of sums stands for them.
        for start in sorted({here, *jumps}):
            yield from _modes(line, start, sums)
    if not line.plain:
        yield from _of_totals(lines, max(0, place - most - 1), place, starts)


def _modes(line: SumLine, start: int, sums: Sequence[_Sum]) -> Iterator[Sum]:
    """The readings of one run: as printed, with what is taken away, and as a difference."""
    shown = [
        (column, each, part)
        for column, (each, part) in enumerate(zip(sums, line.parts, strict=True))
        if part is not None and each.known and each.count
    ]
    turns = any(each.signed != each.taken for each in sums)
    for mode in ("printed", "taken", "signed", "less") if turns else ("printed", "taken", "less"):
        fits, misfits = set[int](), set[int]()
        for column, each, part in shown:
            allowed = each.slack + part.slack if each.count > 1 else 0
            right = abs(getattr(each, mode) - part.value) <= allowed
            (fits if right else misfits).add(column)
        if fits or mode == "printed":
            values = tuple(
                (getattr(each, mode), each.slack, each.count) if each.known and each.count else None
                for each in sums
            )
            yield Sum(start, values, mode, frozenset(fits), frozenset(misfits))


def _of_totals(
    lines: Sequence[SumLine], top: int, place: int, starts: Sequence[Sequence[int]]
) -> Iterator[Sum]:
    """The readings as a sum of the totals above, down from `top`, whatever stands between them."""
    sums = tuple(_Sum() for _ in lines[place].parts)
    here, passed = place - 1, False
    while here >= top:
        line = lines[here]
        if line.plain:
            here, passed = here - 1, True
            continue
        sums = tuple(each.plus(line, column) for column, each in enumerate(sums))
        here = min([here, *starts[here]]) - 1
        if passed and any(each.count > 1 for each in sums):
            yield from _modes(lines[place], here + 1, sums)


def readings_below(lines: Sequence[SumLine], place: int, most: int) -> Iterator[Sum]:
    """All ways to read a line that comes first as a sum of those below it, with and without those
    that say `of which`."""
    for whole in (True, False):
        sums = tuple(_Sum() for _ in lines[place].parts)
        for line in lines[place + 1 : place + 1 + min(most, _LONGEST_RUN)]:
            if not line.plain or line.first:
                break
            if whole or not line.aside:
                sums = tuple(each.plus(line, column) for column, each in enumerate(sums))
                if any(each.count > 1 for each in sums):
                    yield next(_modes(lines[place], place, sums))
