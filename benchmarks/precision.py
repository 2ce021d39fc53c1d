"""How often the editorial rules are right: their findings in two archives, against what readers
said of them.

    python -m benchmarks.precision                       what was read, and how it was judged
    python -m benchmarks.precision --sample 150 --seed 1   findings for a reader, with their text
    python -m benchmarks.precision --verdicts FILE       takes a reader's verdicts into the table
    python -m benchmarks.precision --update              marks in the table what is found no longer

The archives are `benchmarks/wire`, sixty releases of our own in the shape of a wire's, and the
US Treasury's, where it lies beside the repository. Of the events beside the sixty, eight of fifteen
are wrong on purpose, so that the rule on calls has something to find. A finding is known by a digest of its file's
name, its line's text and its message, so that it stays the same when a line moves, and no text of
others stands in the table. A reader's verdicts are lines of a digest, a tab, and `right`, `wrong`
or `debatable`.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from pressroom.core.problems import Severity, errors
from pressroom.pipeline.lint import lint_sources
from pressroom.pipeline.options import Work
from pressroom.rules.registry import RULES

TABLE = Path(__file__).with_name("precision.tsv")
WIRE = Path(__file__).with_name("wire")
TREASURY = Path(__file__).parents[2] / "shared/corpora/treasury"
VERDICTS = ("right", "wrong", "debatable")
CORPORA = ("wire", "treasury")
_HEAD = "corpus\trule\tdigest\tverdict\tfound"
_LINE = re.compile(r"\bline \d+")
_AS_OF = datetime(2026, 12, 1, tzinfo=UTC)
TREASURY_CONFIG = """\
[site]
title = "Treasury Press Releases"
url = "https://home.treasury.example"
timezone = "America/New_York"
id_authority = "home.treasury.example,2024"

[front_matter]
extra = ["press_release_number"]
"""


class Finding(msgspec.Struct, frozen=True):
    """What a rule said of a line of a release; `file` is the release's path within its archive."""

    corpus: str
    rule: str
    digest: str
    file: str
    line: int
    severity: Severity
    message: str
    remedy: str
    passage: str


class Row(msgspec.Struct, frozen=True):
    """A finding that was read. `found` says whether the rules still say it."""

    corpus: str
    rule: str
    digest: str
    verdict: str
    found: bool = True

    def __str__(self) -> str:
        found = "yes" if self.found else "no"
        return "\t".join((self.corpus, self.rule, self.digest, self.verdict, found))


def read_table(path: Path) -> list[Row]:
    """The rows of a table of verdicts; exits where one is none."""
    if not path.exists():
        return []
    rows = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != 5 or cells[0] not in CORPORA or cells[4] not in ("yes", "no"):
            sys.exit(f"{path.name}:{number}: not a row of corpus, rule, digest, verdict, yes or no")
        _check(cells[3], path, number)
        rows.append(Row(*cells[:4], found=cells[4] == "yes"))
    twice = [digest for digest, times in Counter(row.digest for row in rows).items() if times > 1]
    if twice:
        sys.exit(f"{path.name}: {twice[0]} has two verdicts; keep one")
    return rows


def _check(verdict: str, path: Path, number: int) -> None:
    if verdict not in VERDICTS:
        sys.exit(f"{path.name}:{number}: `{verdict}` is no verdict; write {', '.join(VERDICTS)}")


def write_table(path: Path, rows: Iterable[Row]) -> None:
    """The table, in an order that keeps differences small."""
    order = sorted(rows, key=lambda row: (CORPORA.index(row.corpus), row.rule, row.digest))
    path.write_text("\n".join([_HEAD, *map(str, order)]) + "\n", encoding="utf-8")


def findings(corpus: str, releases: Path, config: str) -> dict[str, Finding]:
    """The rules' findings in the releases of a folder, by digest; the folder `events` beside it, if
    there is one, is what some rules compare them with. Exits where one cannot be read."""
    codes = {rule.code for rule in RULES}
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "config.toml").write_text(config, encoding="utf-8")
        shutil.copytree(releases, room / "content/releases")
        if (events := releases.with_name("events")).is_dir():
            shutil.copytree(events, room / "content/events")
        problems = lint_sources(room, _AS_OF, Work()).problems
    unread = [problem for problem in errors(problems) if problem.code not in codes]
    if unread:
        sys.exit(f"A release cannot be judged: {unread[0]}")
    found = {}
    for problem in problems:
        file = problem.path.removeprefix("content/releases/")
        if problem.code not in codes or not (releases / file).is_file():
            continue
        lines = (releases / file).read_text(encoding="utf-8").splitlines()
        line = lines[problem.line - 1] if problem.line else ""
        digest = _digest(file, line, problem.message)
        found[digest] = Finding(
            corpus=corpus,
            rule=problem.code,
            digest=digest,
            file=file,
            line=problem.line,
            severity=problem.severity,
            message=problem.message,
            remedy=problem.remedy,
            passage=_passage(lines, problem.line),
        )
    return found


def _digest(file: str, line: str, message: str) -> str:
    text = "\n".join((file, " ".join(line.split()), _LINE.sub("line", message)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _passage(lines: Sequence[str], line: int) -> str:
    """The paragraph around a line; of a line in the front matter, that and the beginning and the
    end of the text."""
    body = lines.index("---", 1) + 1
    if line <= body:
        return "\n".join([*lines[: body + 12], "[…]", *lines[max(body + 12, len(lines) - 20) :]])
    first = last = line - 1
    while first and lines[first - 1].strip():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    return "\n".join(lines[max(0, first - 2) : last + 3])


def report(found: Mapping[str, Finding], rows: Sequence[Row], corpus: str) -> Iterator[str]:
    """Lines of a table for an archive: each rule's findings, how many were read, and how judged."""
    read = {row.digest: row for row in rows if row.corpus == corpus}
    here = [finding for finding in found.values() if finding.corpus == corpus]
    gone = Counter(row.rule for digest, row in read.items() if digest not in found)
    rules = sorted({finding.rule for finding in here} | set(gone))
    heads = ("found", "read", *VERDICTS, "unread", "gone")
    yield f"{corpus:12}" + "".join(f"{head:>11}" for head in heads)
    for name, some in [
        *((rule, [finding for finding in here if finding.rule == rule]) for rule in rules),
        ("notes", [finding for finding in here if finding.severity is Severity.NOTE]),
        ("all", here),
    ]:
        said = Counter(read[finding.digest].verdict for finding in some if finding.digest in read)
        total = said.total()
        counts = [len(some), total, *(said[verdict] for verdict in VERDICTS), len(some) - total]
        counts.append(gone.total() if name == "all" else gone[name])
        yield f"{name:12}" + "".join(f"{count:>11}" for count in counts)
        if name == "all" and total:
            shares = (f"{said[verdict] / total:.1%} {verdict}" for verdict in VERDICTS)
            yield f"Of {total} findings read: {', '.join(shares)}."


def sample(found: Iterable[Finding], size: int, seed: int) -> Iterator[str]:
    """A random choice of findings, each with its passage, for a reader; the same for a seed."""
    order = sorted(found, key=lambda finding: finding.digest)
    for finding in random.Random(seed).sample(order, min(size, len(order))):
        yield f"{finding.digest}\t{finding.corpus}\t{finding.rule} {finding.severity.value}"
        yield f"{finding.file}:{finding.line}: {finding.message} — {finding.remedy}"
        yield "\n".join(f"    {line}" for line in finding.passage.splitlines())
        yield ""


def with_verdicts(rows: Iterable[Row], found: Mapping[str, Finding], path: Path) -> list[Row]:
    """The table's rows with those of a reader, whose verdict on a finding wins."""
    table = {row.digest: row for row in rows}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        digest, _, verdict = line.strip().partition("\t")
        _check(verdict, path, number)
        if digest not in found:
            sys.exit(f"{path.name}:{number}: nothing that is found has the digest `{digest}`")
        table[digest] = Row(found[digest].corpus, found[digest].rule, digest, verdict)
    return list(table.values())


def marked(rows: Iterable[Row], found: Mapping[str, Finding], corpora: set[str]) -> list[Row]:
    """The rows with what is found now; those of an archive that is not here stay as they are."""
    return [
        msgspec.structs.replace(row, found=row.digest in found) if row.corpus in corpora else row
        for row in rows
    ]


def main(arguments: Sequence[str]) -> None:
    """Prints the report, or a sample; or writes the table."""
    asked = _parser().parse_args(arguments)
    rows = read_table(asked.table)
    config = (asked.wire / "config.toml").read_text(encoding="utf-8")
    found = findings("wire", asked.wire / "content/releases", config)
    corpora = {"wire"}
    if asked.treasury.is_dir():
        found |= findings("treasury", asked.treasury, TREASURY_CONFIG)
        corpora.add("treasury")
    else:
        print(f"The Treasury's releases are not here ({asked.treasury}).", file=sys.stderr)
    if asked.sample:
        chosen = [f for f in found.values() if asked.corpus in (None, f.corpus)]
        print("\n".join(sample(chosen, asked.sample, asked.seed)))
        return
    if asked.verdicts:
        rows = with_verdicts(rows, found, asked.verdicts)
    if asked.verdicts or asked.update:
        rows = marked(rows, found, corpora)
        write_table(asked.table, rows)
    print("\n\n".join("\n".join(report(found, rows, corpus)) for corpus in sorted(corpora)[::-1]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.precision", allow_abbrev=False)
    parser.add_argument("--sample", type=int, metavar="N", help="print N findings for a reader")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="which N they are")
    parser.add_argument("--corpus", choices=CORPORA, help="take the sample from this archive")
    parser.add_argument("--verdicts", type=Path, metavar="FILE", help="a reader's verdicts")
    parser.add_argument("--update", action="store_true", help="mark what is found no longer")
    parser.add_argument("--table", type=Path, default=TABLE, metavar="FILE")
    parser.add_argument("--wire", type=Path, default=WIRE, metavar="ROOM")
    parser.add_argument("--treasury", type=Path, default=TREASURY, metavar="FOLDER")
    return parser


if __name__ == "__main__":
    main(sys.argv[1:])
