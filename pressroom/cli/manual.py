"""`help`: the manual that is installed with the program: a page of it, what a code means, or the
places where a word is explained."""

from __future__ import annotations

import html
import re
import shutil
import textwrap
from collections.abc import Iterator

import click

from pressroom.cli.manual_pages import page_text
from pressroom.core.problems import choose

MANUAL_PAGES = {
    "releases": ("front-matter", "writing a release: keys, dates, files, tables, corrections"),
    "import": ("import", "Word files, wire texts, web pages and archives as releases"),
    "pages": ("pages", "pages of your own, such as governance"),
    "events": ("events", "results days, calls and meetings, and their calendar"),
    "results": ("results", "a quarter's release, call, slides and tables on one page"),
    "documents": ("documents", "reports, presentations and filings"),
    "people": ("people", "executives and spokespeople"),
    "media": ("media", "logos, photographs and videos"),
    "settings": ("config", "every key of config.toml"),
    "looks": ("theming", "presets, colours, fonts, templates, static files"),
    "paper": ("paper", "PDFs, and pictures for links in social media"),
    "publishing": ("publishing", "hosts, CI, releases that appear by themselves, mail"),
    "disclosure": ("disclosure", "what is guaranteed, for counsel"),
    "signatures": ("signatures", "signed releases"),
    "programs": ("api", "releases for programs: JSON, ninjs, Markdown"),
    "commands": ("commands", "every command and option"),
    "problems": ("problems", "every code, and what to do"),
}
"""The pages by the names that readers type, each with its file and what it is about."""
_WIDTH = 92
_CODE = re.compile(r"<code>([^<]*)</code>")
_ROW = re.compile(r"^\|(.+)\|\s*$")
_RULE = re.compile(r"^\|[\s:|-]+\|\s*$")
# What is code stays as it is typed; a link may have code for its words.
_LINK = re.compile(r"(?P<code>`[^`]*`)|!?\[((?:`[^`]*`|[^\[\]])*)\]\(([^)\s]+)\)")


# An option is a topic: `pressroom help --strict`.
@click.command("help", context_settings={"ignore_unknown_options": True})
@click.argument("topic", required=False, metavar="[TOPIC]")
def manual(topic: str | None) -> int:
    """Show the manual: its pages, one of them, or what a word or code means."""
    if topic is None:
        click.echo(_contents(), nl=False)
        return 0
    width = min(_WIDTH, shutil.get_terminal_size().columns)
    text = help_on(topic, width)
    if text is None:
        from pressroom.cli.explain import codes

        remedy = choose(topic, (*MANUAL_PAGES, *codes()), none="`pressroom help` lists its pages")
        raise click.BadParameter(
            f"the manual says nothing of `{topic}`; {remedy}", param_hint="TOPIC"
        )
    click.echo_via_pager(text)
    return 0


def help_on(topic: str, width: int) -> str | None:
    """Lines of the manual on a topic, of a width: a page by its name or its file's, a code, or the
    sections and rows of tables that name a word; None where nothing does."""
    word = topic.strip().casefold()
    files = {file: name for name, (file, _) in MANUAL_PAGES.items()}
    name = word if word in MANUAL_PAGES else files.get(word.removesuffix(".md"))
    if name is not None:
        return _for_terminal(page_text(MANUAL_PAGES[name][0]), width)
    # Imported late, as it loads all rules, which no other command should wait for.
    from pressroom.cli.explain import explain

    found = explain(word.upper())
    return found if found is not None else _mentions(word, width) or None


def _contents() -> str:
    rows = [
        "The manual. `pressroom help PAGE` shows a page, `pressroom help PR206` what a code means,",
        "and `pressroom help WORD` where a key, a setting or an option is explained.",
        "",
        *(f"  {name:12}{about}" for name, (_, about) in MANUAL_PAGES.items()),
    ]
    return "\n".join(rows) + "\n"


def _mentions(word: str, width: int) -> str:
    """The sections of which a heading names a word, and the rows of tables elsewhere that do, below
    the names of their pages."""
    asked = re.compile(rf"(?<![\w-])(?:--)?{re.escape(word)}s?(?![\w-])", re.IGNORECASE)
    made = []
    for name, (file, _) in MANUAL_PAGES.items():
        found: list[str] = []
        depth = 0  # of the section that is shown
        lines = page_text(file).splitlines()
        for line, after in zip(lines, [*lines[1:], ""]):
            level = len(line) - len(line.lstrip("#"))
            if level and (not depth or level <= depth):
                depth = level if level > 1 and asked.search(line) else 0
                found += ["", ""] if depth else []
            is_row = _ROW.match(line) and not _RULE.match(line) and not _RULE.match(after)
            if depth:
                found[-1] += f"{line}\n"
            elif is_row and asked.search(_cells(line)[0]):
                found += _row(line, width)
        if found:
            shown = [_for_terminal(row, width).rstrip() if "\n" in row else row for row in found]
            made.append("\n".join([f"[{name}]", *shown]))
    return "\n\n".join(made) + "\n" if made else ""


def _for_terminal(text: str, width: int) -> str:
    """A page of Markdown as a terminal shows it."""
    rows: list[str] = []
    lines = text.splitlines()
    for place, line in enumerate(lines):
        if line.startswith("#"):
            rows += [_plain(line.lstrip("# ")).upper()]
        elif _RULE.match(line) or line.startswith("!["):
            continue
        elif _ROW.match(line):
            # The heads of columns, `key` and `meaning`, say nothing that is not seen.
            if not _RULE.match("".join(lines[place + 1 : place + 2])):
                rows += _row(line, width)
        elif line.startswith("    "):
            rows.append(line)
        else:
            rows += _wrapped(line, width)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)) + "\n"


def _wrapped(line: str, width: int) -> list[str]:
    hanging = "  " if re.match(r"- |\d+\. ", line) else ""
    return textwrap.wrap(_plain(line), width, subsequent_indent=hanging) or [""]


def _row(line: str, width: int) -> Iterator[str]:
    """A row of a table: its first cell, and the others below it."""
    first, *others = _cells(line)
    yield from textwrap.wrap(_plain(first), width) or [""]
    for cell in others:
        indent = "    "
        yield from textwrap.wrap(
            _plain(cell), width, initial_indent=indent, subsequent_indent=indent
        )


def _cells(line: str) -> list[str]:
    inner = line.strip().strip("|")
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _plain(text: str) -> str:
    """A line of Markdown without the marks of links and bold words, and with the bars that code in
    a table cannot have."""
    text = _CODE.sub(lambda code: f"`{html.unescape(code[1])}`", text)
    names = {f"{file}.md": name for name, (file, _) in MANUAL_PAGES.items()}

    def said(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        label, address = match[2], match[3]
        page = names.get(address.partition("#")[0])
        if page is not None:
            return f"{label} (`pressroom help {page}`)"
        if code := re.fullmatch(r"rules\.md#(pr\d{3})[\w-]*", address):
            return f"{label} (`pressroom help {code[1].upper()}`)"
        return f"{label} ({address})" if "://" in address else label

    return _LINK.sub(said, text).replace("**", "")
