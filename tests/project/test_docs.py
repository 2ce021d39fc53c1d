"""The documentation names all there is, quotes what the program says, and leads nowhere wrong."""

from __future__ import annotations

import importlib.util
import re
import typing
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import click
import msgspec
import pytest
from msgspec import Meta

from pressroom.cli.commands import commands
from pressroom.content.config.schema import ConfigFile
from pressroom.content.load.documents import DocumentKeys
from pressroom.content.load.events import EventKeys
from pressroom.content.load.front_matter import FrontMatter
from pressroom.content.load.items import KINDS
from pressroom.content.load.media import MediaKeys
from pressroom.content.load.pages import PageKeys
from pressroom.content.load.people import PersonKeys
from pressroom.formats.html import item_views, result_views, views
from pressroom.rules.registry import RULES
from pressroom.rules.rule import Rule
from tests.conftest import REPOSITORY, Room

DOCS = REPOSITORY / "docs"
PAGES = sorted([*REPOSITORY.glob("*.md"), *DOCS.glob("*.md")])
_FENCED = re.compile(r"^```.*?^```[^\n]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) +(.+?) *$", re.MULTILINE)
_LINK = re.compile(r"\[[^\[\]]*\]\(([^()\s]+)\)")

Struct = type[msgspec.Struct]
ITEMS = [
    ("pages.md", PageKeys),
    ("documents.md", DocumentKeys),
    ("people.md", PersonKeys),
    ("events.md", EventKeys),
    ("media.md", MediaKeys),
]


# Reading a page


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def section(text: str, name: str) -> str:
    """What stands under the first heading that has `name` as a word; empty when there is none."""
    for found in _HEADING.finditer(text):
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", found[2]):
            rest = text[found.end() :]
            following = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
            return rest[: following.start()] if following else rest
    return ""


def rows(text: str) -> set[str]:
    """The names, between backquotes, in the first cells of a text's tables."""
    firsts = re.findall(r"^\| (.*?) \|", text, re.MULTILINE)
    return {name.split()[0] for first in firsts for name in re.findall(r"`([^`]+)`", first)}


def anchors(text: str) -> set[str]:
    """The places on a page that a link can lead to, as hosts of Markdown name them."""
    headings = (found[2].lower() for found in _HEADING.finditer(_FENCED.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


# What there is


def fields(kind: Struct) -> dict[str, Any]:
    """A record's fields by the key that stands for them in a file, with their types."""
    hints = typing.get_type_hints(kind)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(kind)}


def structs_in(hint: Any) -> Iterator[Struct]:
    """The records that a value of type `hint` may hold."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        yield hint
    for part in typing.get_args(hint):
        yield from structs_in(part)


def codes_in(sources: Iterable[str]) -> set[str]:
    return {code for source in sources for code in re.findall(r'"(PR\d{3})"', source)}


def sources() -> list[str]:
    return [path.read_text() for path in (REPOSITORY / "pressroom").rglob("*.py")]


# The checkers: each gives what is missing or wrong


def missing_keys(text: str, kind: Struct) -> list[str]:
    """Front-matter keys without a row, and parts of their values without one under the key."""
    known = rows(section(text, "All keys"))
    missing = [key for key in fields(kind) if key not in known]
    for key, hint in fields(kind).items():
        for part in structs_in(hint):
            under = rows(section(text, key))
            missing += [f"{key}.{inner}" for inner in fields(part) if inner not in under]
    return missing


def missing_settings(text: str, file: Struct) -> list[str]:
    """Keys of the settings' tables without a row in the table's section."""
    missing = []
    for table, hint in fields(file).items():
        under = rows(section(text, f"[{table}]"))
        for kind in structs_in(hint):
            parts = [part for inner in fields(kind).values() for part in structs_in(inner)]
            for each in (kind, *parts):
                missing += [f"{table}.{key}" for key in fields(each) if key not in under]
    return missing


def missing_commands(text: str, readme: str, group: click.Group) -> list[str]:
    """Commands without a section or a row in the README, and options without a row."""
    named = set(re.findall(r"^\| `pressroom (\w+)", readme, re.MULTILINE))
    missing = [
        opt for param in group.params for opt in param.opts if f"`pressroom {opt}" not in text
    ]
    for name, command in group.commands.items():
        under = section(text, name)
        if not under or name not in named:
            missing.append(name)
        for param in command.params:
            if isinstance(param, click.Option):
                missing += [f"{name} {opt}" for opt in param.opts if opt not in rows(under)]
    return missing


def missing_rules(text: str, rules: Sequence[Rule]) -> list[str]:
    return [rule.code for rule in rules if not section(text, rule.code)]


def codes_said_twice(problems: str) -> list[str]:
    """The codes that have two rows: each stands for one thing."""
    told = re.findall(r"^\| (PR\d+) \|", problems, re.MULTILINE)
    return sorted({code for code in told if told.count(code) > 1})


def documented_codes(problems: str, rules: str) -> set[str]:
    told = re.findall(r"^\| (PR\d{3}) \|", problems, re.MULTILINE)
    return {*told, *re.findall(r"^## (PR\d{3}) ", rules, re.MULTILINE)}


def missing_templates(text: str, names: Iterable[str]) -> list[str]:
    known = rows(section(text, "Templates"))
    return [name for name in names if name not in known]


def missing_view_fields(text: str, kinds: Iterable[Struct]) -> list[str]:
    """Fields of views, and of what stands in them, without a row under the view's heading."""
    shared = set(views.Page.__struct_fields__)
    missing = []
    for kind in kinds:
        known = rows(section(text, kind.__name__))
        inherited = shared if issubclass(kind, views.Page) and kind is not views.Page else set()
        own = [name for name in kind.__struct_fields__ if name not in inherited]
        missing += [f"{kind.__name__}.{name}" for name in own if name not in known]
    return missing


def missing_filters(text: str, source: str) -> list[str]:
    filters = re.findall(r'environment\.filters\["(\w+)"\]', source)
    functions = re.findall(r'environment\.globals\["(\w+)"\]', source)
    missing = [name for name in filters if not re.search(rf"&#124;{name}\b", text)]
    return missing + [name for name in functions if f"`{name}(" not in text]


def broken_links(page: Path, text: str) -> list[str]:
    """Relative links that lead to no file, or to no place on a page. Examples are not links."""
    prose = _FENCED.sub("", text)
    prose = re.sub(r"^(?: {4}|\t).*$", "", prose, flags=re.MULTILINE)
    prose = re.sub(r"`[^`\n]*`", "", prose)
    broken = []
    for link in _LINK.findall(prose):
        path, _, fragment = link.partition("#")
        if ":" in path:
            continue
        target = page.parent / path if path else page
        if path and not target.exists():
            broken.append(link)
        elif fragment:
            there = text if target == page else target.read_text(encoding="utf-8")
            if fragment not in anchors(there):
                broken.append(link)
    return broken


@pytest.fixture(scope="module")
def rules_page() -> ModuleType:
    """docs/rules.py, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("docs_rules", DOCS / "rules.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# Everything is documented


def test_every_front_matter_key_is_documented() -> None:
    assert missing_keys(read("front-matter.md"), FrontMatter) == []


@pytest.mark.parametrize(("page", "keys"), ITEMS)
def test_every_key_of_an_item_is_documented(page: str, keys: Struct) -> None:
    assert {kind.keys for kind in KINDS} == {keys for _, keys in ITEMS}
    known = rows(section(read(page), "All keys"))
    assert [key for key in fields(keys) if key not in known] == []
    own = {key: hint for key, hint in fields(keys).items() if key not in fields(FrontMatter)}
    for key, hint in own.items():
        for part in structs_in(hint):
            assert set(fields(part)) <= rows(section(read(page), key))


def test_every_setting_is_documented() -> None:
    assert missing_settings(read("config.md"), ConfigFile) == []


def test_every_command_and_option_is_documented() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert missing_commands(read("commands.md"), readme, commands) == []


def test_every_rule_is_documented() -> None:
    assert missing_rules(read("rules.md"), RULES) == []


def test_the_page_of_rules_is_current(rules_page: ModuleType) -> None:
    rules_page.main(["--check"])


def test_problem_codes_and_their_documentation_are_the_same() -> None:
    assert documented_codes(read("problems.md"), read("rules.md")) == codes_in(sources())
    assert codes_said_twice(read("problems.md")) == []


def test_every_template_is_documented() -> None:
    names = [path.name for path in (REPOSITORY / "templates").rglob("*.html")]
    assert names
    assert missing_templates(read("theming.md"), names) == []


def test_every_view_field_is_documented() -> None:
    kinds = [
        kind
        for module in (views, item_views, result_views)
        for value in vars(module).values()
        for kind in structs_in(value)
    ]
    assert views.ReleasePage in kinds and views.ContactLine in kinds
    assert missing_view_fields(read("theming.md"), kinds) == []


def test_every_filter_is_documented() -> None:
    source = (REPOSITORY / "pressroom/formats/html/jinja.py").read_text(encoding="utf-8")
    assert missing_filters(read("theming.md"), source) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_leads_nowhere(page: Path) -> None:
    assert broken_links(page, page.read_text(encoding="utf-8")) == []


# What is quoted is what is said


def test_the_readme_quotes_what_the_commands_say_of_the_sample(sample: Room) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    built = sample.run("build", "--output", str(sample.output)).out
    checked = sample.run("check", "--output", str(sample.output)).out
    said = sample.run("lint").out + built.replace(f"{sample.output}/", "output/") + checked
    assert "".join(f"    {line}\n" for line in said.splitlines()) in readme


@pytest.mark.parametrize("page", ["../README.md", "problems.md"])
def test_the_problem_that_is_quoted_is_told_like_that(room: Room, page: str) -> None:
    room.release("2015-01-11-outlook-2015", products="[kadcila]")
    said = room.build().err.strip()
    assert re.sub(r":\d+: ", ":10: ", said) in read(page)


# Each checker finds a fault that was put there


class _Part(msgspec.Struct):
    inner: str


class _Keys(msgspec.Struct):
    title: Annotated[str, Meta(description="a headline")]
    group: Annotated[tuple[str | _Part, ...], Meta(description="parts")] = ()


class _File(msgspec.Struct):
    site: _Keys


def test_a_missing_front_matter_key_is_found() -> None:
    told = "## All keys\n\n| `title` | x |\n| `group` | x |\n\n## group\n\n| `inner` | x |\n"
    assert missing_keys(told, _Keys) == []
    assert missing_keys(told.replace("`title`", "title"), _Keys) == ["title"]
    assert missing_keys(told.replace("`inner`", "`other`"), _Keys) == ["group.inner"]


def test_a_missing_setting_is_found() -> None:
    told = "## [site]\n\n| `title` | x |\n| `group` | x |\n| `inner` | x |\n\n## [feeds]\n\n"
    assert missing_settings(told, _File) == []
    moved = told.replace("| `title` | x |\n", "") + "| `title` | x |\n"
    assert missing_settings(moved, _File) == ["site.title"]
    assert missing_settings(told.replace("| `inner` | x |\n", ""), _File) == ["site.inner"]


def test_a_missing_command_or_option_is_found() -> None:
    option = click.Option(["-s", "--strict"], is_flag=True)
    group = click.Group(commands={"lint": click.Command("lint", params=[option])})
    told = "## lint\n\n| `-s`, `--strict` | x |\n"
    assert missing_commands(told, "| `pressroom lint` | x |\n", group) == []
    assert missing_commands(told, "", group) == ["lint"]
    assert missing_commands("", "| `pressroom lint` |", group) == [
        "lint",
        "lint -s",
        "lint --strict",
    ]
    assert missing_commands("## lint\n\n| `--strict` | x |\n", "| `pressroom lint`", group) == [
        "lint -s"
    ]


def test_a_missing_rule_is_found() -> None:
    text = read("rules.md").replace(f"## {RULES[3].code} ", "## ")
    assert missing_rules(text, RULES) == [RULES[3].code]


def test_a_stale_page_of_rules_is_found(
    rules_page: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = tmp_path / "rules.md"
    monkeypatch.setattr(rules_page, "PAGE", stale)
    with pytest.raises(SystemExit, match=r"^docs/rules\.md is not what the rules say"):
        rules_page.main(["--check"])
    rules_page.main([])
    rules_page.main(["--check"])
    stale.write_text(stale.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"run `python docs/rules\.py`\.$"):
        rules_page.main(["--check"])


def test_the_page_of_rules_says_how_often_each_was_right(
    rules_page: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        "corpus\trule\tdigest\tverdict\tfound",
        "wire\tPR201\taa\tright\tyes",
        "wire\tPR201\tbb\tdebatable\tyes",
        "treasury\tPR201\tcc\twrong\tyes",
        "treasury\tPR201\tdd\tright\tno",
        "treasury\tPR202\tee\tright\tyes",
    ]
    table = tmp_path / "precision.tsv"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr(rules_page, "TABLE", table)
    said = re.findall(r"(?:Right in|None of its) .*", rules_page.page(RULES))
    assert said[:3] == [
        "Right in 1 of 3 findings read, 1 debatable.",
        "Right in 1 of 1 finding read.",
        "None of its findings has been read yet.",
    ]


def test_a_problem_code_without_documentation_is_found() -> None:
    used = codes_in([*sources(), 'Problem(code="PR' + '999")'])
    assert used - documented_codes(read("problems.md"), read("rules.md")) == {"PR999"}


def test_a_problem_code_with_two_meanings_is_found() -> None:
    twice = "| PR001 | one | mend it |\n| PR002 | two | mend it |\n| PR001 | three | mend it |\n"
    assert codes_said_twice(twice) == ["PR001"]


def test_a_missing_template_is_found() -> None:
    assert missing_templates(read("theming.md"), ["home.html", "other.html"]) == ["other.html"]


def test_a_missing_view_field_is_found() -> None:
    text = read("theming.md").replace("| `attribution` |", "| `attributes` |")
    kinds: list[Struct] = [views.Link, views.ReleasePage]
    assert missing_view_fields(text, kinds) == ["ReleasePage.attribution"]


def test_a_missing_filter_is_found() -> None:
    source = 'environment.filters["day"] = f\nenvironment.filters["loud"] = f\n'
    source += 'environment.globals["asset"] = f\nenvironment.globals["now"] = f\n'
    assert missing_filters(read("theming.md"), source) == ["loud", "now"]


def test_a_link_that_leads_nowhere_is_found() -> None:
    page = DOCS / "page.md"
    good = "# A b\n\n[x](config.md#site) [y](#a-b) ![z](press-room.png) [w](https://a.example/)\n"
    assert broken_links(page, good + "\n`[x](no.md)`\n\n    [x](no.md)\n") == []
    bad = "[x](no.md) [`[y]`](config.md#no) ![z](no.png) [w](#no)\n"
    assert broken_links(page, good + bad) == ["no.md", "config.md#no", "no.png", "#no"]
