"""`lint`: corrects what is safe, explains codes, and speaks the languages of other programs."""

from __future__ import annotations

import json

import pytest

from pressroom.cli.explain import codes
from pressroom.rules.fix import fixed_text
from pressroom.rules.judgement import Fix
from pressroom.rules.registry import RULES
from tests.conftest import Room

BODY = """\
ACME Corporation (NYSE: ACME) sells the Anvil at 9:00 a.m. EST:
- one
  - two

• three

It weighs forty kilos. See [here it is](https://example.com/?utm_source=x)."""


def test_fix_corrects_what_is_safe_and_leaves_the_rest(room: Room) -> None:
    path = room.release(date="2026-07-01 07:30", body=BODY, contacts="[investors]")

    ran = room.run("lint", "--fix")

    assert ran.out.startswith("content/releases/2026-03-01-results.md: 5 faults mended.\n")
    body = path.read_text().split("---\n", 2)[2]
    assert body == (
        "\nACME Corporation (NYSE: ACME) sells the Anvil at 9:00 a.m. ET:\n\n- one\n    - two\n\n"
        "- three\n\nIt weighs forty kilos. See [here it is](https://example.com/).\n"
    )
    assert {row.split()[2] for row in ran.err.splitlines()} == {"PR203", "PR213"} - {"PR203"}
    again = room.run("lint", "--fix")
    assert "mended" not in again.out
    assert path.read_text().split("---\n", 2)[2] == body


def test_fix_changes_nothing_else(room: Room) -> None:
    text = b"---\r\ntitle: ACME\r\ndate: 2026-07-01 07:30\r\n---\r\nAt 9 a.m. EST.  \r\n\r\n"
    path = room.write("content/releases/2026-07-01-a.md", text)
    path.chmod(0o640)
    room.run("lint", "--fix")
    assert path.read_bytes() == text.replace(b"EST", b"ET")
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o640


def test_many_words_run_together_are_one_finding_and_all_are_mended(room: Room) -> None:
    typed = (
        "Sales rose.The works are open.\n\nThe year began,The year ended.\n\nIt is 2025.Now it is."
    )
    path = room.release(body=f"{typed}\n\nAll is well.They say so.")
    found = [row for row in room.run("lint").err.splitlines() if " PR283 " in row]
    assert len(found) == 1 and "`rose.The`" in found[0] and "3 more places" in found[0]
    room.run("lint", "--fix")
    text = path.read_text()
    for mended in ("rose. The", "began, The", "2025. Now", "well. They"):
        assert mended in text


def test_what_stands_twice_on_a_line_is_left(room: Room) -> None:
    assert fixed_text(
        "a b\na a\n", [(1, Fix("a", "c")), (2, Fix("a", "c")), (9, Fix("a", "c"))]
    ) == (
        "c b\na a\n",
        1,
    )


def test_rules_that_are_ignored_mend_nothing(room: Room) -> None:
    path = room.release(date="2026-07-01 07:30", body=BODY, lint="[{code: PR207, reason: x}]")
    room.run("lint", "--fix")
    assert "a.m. EST" in path.read_text()


def test_every_code_is_explained(room: Room) -> None:
    for code in codes():
        ran = room.run("lint", "--explain", code)
        assert ran.code == 0
        assert ran.out.startswith(code)


def test_explanations(room: Room) -> None:
    assert room.run("lint", "--explain", "pr012").out == (
        "PR012\n\nNot a ticker, or an exchange that is not known.\n\n"
        'What to do: write `"Nasdaq: IMGN"`, or use the exchange\'s code of ISO 10383.\n'
    )
    manual = room.run("lint", "--explain", "PR206").out
    assert manual.startswith("PR206 wrong-weekday\n\nA weekday fits its date.\n")
    assert "Bad:\n" in manual and "Source: " in manual
    ran = room.run("lint", "--explain", "Q1")
    assert ran.code == 2
    assert "there is no `Q1`; `pressroom help problems`" in ran.err


def test_sarif(room: Room) -> None:
    room.release("2026-07-01-\u00fc b", date="2026-07-01 07:30", body="At 9 a.m. EST.")
    document = json.loads(room.run("lint", "--format", "sarif").out)
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]
    result = next(result for result in run["results"] if result["ruleId"] == "PR207")
    assert result["level"] == "warning"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "content/releases/2026-07-01-%C3%BC%20b.md",
                    "uriBaseId": "%SRCROOT%",
                },
                "region": {"startLine": 6},
            }
        }
    ]


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_bad_config_in_every_format(room: Room, form: str) -> None:
    room.write("config.toml", "[site]\n")
    ran = room.run("lint", "--format", form)
    assert ran.code == 2
    assert "PR302" in ran.out
    assert ran.err == ""
