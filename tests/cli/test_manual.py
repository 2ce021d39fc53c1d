"""`pressroom help`: the manual that comes along with the program."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from pressroom.cli.main import main
from pressroom.cli.manual import MANUAL_PAGES, help_on
from pressroom.cli.vendored import vendored
from tests.conftest import REPOSITORY, Room

STARTER = (REPOSITORY / "pressroom/starter/README.md").read_text(encoding="utf-8")
# For whoever changes Pressroom, pictures, and what `help PR206` says rule by rule.
NOT_SHOWN = {"architecture", "pictures", "rules", "speed"}


def test_every_page_for_users_is_in_the_wheel() -> None:
    files = {file for file, _ in MANUAL_PAGES.values()}
    assert files | NOT_SHOWN == {path.stem for path in (REPOSITORY / "docs").glob("*.md")}
    wheel = next(data for name, data in vendored().items() if name.startswith("pressroom-"))
    inside = zipfile.ZipFile(io.BytesIO(wheel))
    for file in files:
        shipped = inside.read(f"pressroom/cli/manual/{file}.md")
        assert shipped == (REPOSITORY / f"docs/{file}.md").read_bytes()


@pytest.mark.parametrize("name", MANUAL_PAGES)
def test_a_page_is_shown_without_marks_of_markdown_or_long_lines(name: str) -> None:
    text = help_on(name, 80)
    assert text is not None and len(text) > 400
    plain = re.sub("`[^`]*`", "", text)
    typed = [row for row in plain.splitlines() if not row.startswith("    ")]
    assert not [row for row in typed if re.search(r"^\||\]\(|\*\*|^#", row)]
    set_by_us = [row for row in text.splitlines() if not row.startswith("    ")]
    assert not [row for row in set_by_us if len(row) > 80 and " " in row.strip()[:60]]
    assert help_on(MANUAL_PAGES[name][0], 80) == text  # by the name of its file


def test_code_is_shown_as_it_is_to_be_typed() -> None:
    """Rows of JSON or of a server's settings are no sentences to be set anew."""
    shown = help_on("programs", 60) or ""
    assert '\n     "site": {\n      "title": "ACME Press Room",\n' in shown
    assert "\n    map $uri $press_cache {\n" in (help_on("publishing", 60) or "")
    looks = help_on("looks", 60) or ""
    assert "`when|day(language)`" in looks and "&#" not in looks
    assert not [name for name in MANUAL_PAGES if "```" in (help_on(name, 60) or "")]


@pytest.mark.parametrize(
    ("topic", "shown"),
    [
        ("PR206", "A weekday fits its date."),
        ("pr001", "What to do: save it again"),
        ("retention", "[settings]\n`retention`\n    years for which releases of a topic are kept."),
        ("withdrawn", "WITHDRAWN"),
        ("Withdrawn", "To take a release back, add `withdrawn` to it."),
        ("menu", "[MENU]"),
        ("--strict", "stop at warnings too"),
        ("strict", "stop at warnings too"),
        ("preset", "`gazette`"),
    ],
)
def test_a_code_or_a_word_is_explained(topic: str, shown: str) -> None:
    assert shown in (help_on(topic, 80) or "")


def test_the_list_of_pages_and_a_word_that_is_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    """No press room is needed."""

    def run(*args: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["help", *args])
        printed = capsys.readouterr()
        assert ended.value.code == (2 if printed.err else 0)
        return printed.out + printed.err

    listed = run()
    assert all(f"\n  {name} " in listed for name in MANUAL_PAGES)
    assert run("events").startswith("EVENTS\n")
    # Click takes what begins so for an option of its own.
    assert "`--strict`\n    stop at warnings too" in run("--strict")
    assert "nothing of `evnts`; did you mean `events`?" in run("evnts")
    assert "nothing of `zebra`; `pressroom help` lists its pages" in run("zebra")


def test_what_the_readme_of_a_room_sends_people_to_is_there(room: Room) -> None:
    topics = re.findall(r"`pressroom help ([\w-]+)`", STARTER)
    assert len(topics) > 12
    assert [topic for topic in topics if help_on(topic, 80) is None] == []
    begun = re.findall(r"`pressroom new (?:(\w+) )?\"([^\"]+)\"`", STARTER)
    assert {noun for noun, _ in begun} == {"", "event", "document", "person", "picture", "page"}
    for noun, title in begun:
        assert room.run("new", *filter(None, [noun]), title).code == 0
    assert room.run("lint").code == 0
