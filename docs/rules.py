"""Writes docs/rules.md from the rules' own manuals; with `--check`, says whether it is current."""

from __future__ import annotations

import csv
import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pressroom.rules.registry import RULES
from pressroom.rules.rule import Rule

PAGE = Path(__file__).with_name("rules.md")
TABLE = Path(__file__).parents[1] / "benchmarks/precision.tsv"
_INTRODUCTION = """\
# Editorial rules

What `pressroom lint` looks for in releases, beyond what they must be to be releases at all
([problems](problems.md)). What it finds comes as warnings: they do not stop a build, unless you
ask for that with `--strict`; but a placeholder is an error, except in a draft.
[Settings](config.md#lint) can make an error of a rule's warnings, or leave a rule out, for all
releases or for a folder; [a release](front-matter.md#lint) can do the same for itself.
`pressroom lint --explain PR206` prints a rule's manual, and
`pressroom lint --fix` corrects what is safe to correct: look at the changes before you commit
them, above all in releases that are published.

Rules that read English words judge releases in English alone, and say so. Those on marks, names,
tickers, datelines, weekdays and dates, quotations, contacts, tables, links, lists and
placeholders judge every language.

How often a rule was right is said with each: editors read findings in two archives, releases in the
shape of a wire's (`benchmarks/wire`) and the US Treasury's, and called each right, wrong or
debatable. `python -m benchmarks.precision` counts it again.

This page is made by `python docs/rules.py` from the rules themselves, in `pressroom/rules/`.
"""
_PART = re.compile(r"^(Bad|Good):\n((?:    .*\n|\n)+)", re.MULTILINE)


def page(rules: Iterable[Rule]) -> str:
    """The whole page, Markdown."""
    chosen = list(rules)
    rows = [f"| [{rule.code}](#{_anchor(rule)}) | {rule.summary} |" for rule in chosen]
    table = "\n".join(["| code | rule |", "|---|---|", *rows])
    read = verdicts(TABLE)
    sections = [_section(rule, read.get(rule.code, Counter())) for rule in chosen]
    return "\n".join([_INTRODUCTION, table, "", *sections])


def verdicts(table: Path) -> dict[str, Counter[str]]:
    """How often readers called a rule's findings right, wrong and debatable, of those that are
    still found, by the rule's code."""
    said: dict[str, Counter[str]] = {}
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if row["found"] == "yes":
                said.setdefault(row["rule"], Counter())[row["verdict"]] += 1
    return said


def _precision(said: Counter[str]) -> str:
    if not said:
        return "None of its findings has been read yet."
    debatable = f", {said['debatable']} debatable" if said["debatable"] else ""
    findings = "finding" if said.total() == 1 else "findings"
    return f"Right in {said['right']} of {said.total()} {findings} read{debatable}."


def _section(rule: Rule, said: Counter[str]) -> str:
    rest = rule.manual.partition("\n\n")[2] + "\n"
    body = _PART.sub(_example, rest).strip()
    more = []
    if rule.english:
        more.append("It judges releases in English alone.")
    if rule.mends:
        more.append("`lint --fix` corrects it where that is safe.")
    if rule.stops:
        more.append("It is an error, which stops a build; in a draft it is a warning.")
    if rule.beside:
        more.append("A build does not ask it.")
    if rule.standing:
        more.append("Standing texts are judged by it too.")
    more.append(_precision(said))
    ending = f"\n{' '.join(more)}\n"
    return f"## {rule.code} {rule.name}\n\n{rule.summary}\n\n{body}\n{ending}"


def _example(match: re.Match[str]) -> str:
    text = inspect.cleandoc("\n" + match[2]).strip("\n")
    return f"{match[1]}:\n\n```text\n{text}\n```\n\n"


def _anchor(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}".lower()


def main(arguments: list[str]) -> None:
    """Writes the page, or with `--check` exits with 1 when it is not what would be written."""
    if arguments not in ([], ["--check"]):
        sys.exit("Usage: python docs/rules.py [--check]")
    text = page(RULES)
    if not arguments:
        PAGE.write_text(text, encoding="utf-8")
        return
    current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if current != text:
        sys.exit("docs/rules.md is not what the rules say: run `python docs/rules.py`.")


if __name__ == "__main__":
    main(sys.argv[1:])
