"""Writes docs/rules.md from the rules' own manuals; with `--check`, says whether it is current."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from pressroom.rules.registry import RULES, Rule

PAGE = Path(__file__).with_name("rules.md")
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

This page is made by `python docs/rules.py` from the rules themselves, in `pressroom/rules/`.
"""
_PART = re.compile(r"^(Bad|Good):\n((?:    .*\n|\n)+)", re.MULTILINE)


def page(rules: Iterable[Rule]) -> str:
    """The whole page, Markdown."""
    chosen = list(rules)
    rows = [f"| [{rule.code}](#{_anchor(rule)}) | {rule.summary} |" for rule in chosen]
    table = "\n".join(["| code | rule |", "|---|---|", *rows])
    return "\n".join([_INTRODUCTION, table, "", *map(_section, chosen)])


def _section(rule: Rule) -> str:
    rest = rule.manual.partition("\n\n")[2] + "\n"
    body = _PART.sub(_example, rest).strip()
    more = []
    if rule.english:
        more.append("It judges releases in English alone.")
    if rule.mends:
        more.append("`lint --fix` corrects it where that is safe.")
    if rule.stops:
        more.append("It is an error, which stops a build; in a draft it is a warning.")
    if rule.standing:
        more.append("Standing texts are judged by it too.")
    ending = f"\n{' '.join(more)}\n" if more else ""
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
