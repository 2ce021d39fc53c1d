"""The wire set's known answers, and the count of how often the rules are right."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks import precision
from tests.conftest import Room

RELEASES = precision.WIRE / "content/releases"
ANSWERS = json.loads((precision.WIRE / "answers.json").read_text(encoding="utf-8"))
CONFIG = """\
[site]
title = "Wire"
url = "https://wire.example.com"
timezone = "America/New_York"
id_authority = "wire.example.com,2026"
"""


ONE = """\
The the net sales rose, says the ECB.

The European Central Bank (ECB) said so."""


# The known answers


def missing_answers(answer: dict[str, object], text: str) -> list[str]:
    """Parts of an answer that do not stand in the text as they should: beginnings of paragraphs,
    the dateline, contacts."""
    about, contacts = answer["about"], answer["contacts"]
    assert isinstance(about, list) and isinstance(contacts, list)
    starts = [answer["lead"], answer["legend"], *about]
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    missing = [
        start
        for start in starts
        if isinstance(start, str) and not any(part.startswith(start) for part in paragraphs)
    ]
    return missing + [
        typed
        for typed in [answer["dateline"], *contacts]
        if isinstance(typed, str) and typed not in text
    ]


def test_each_of_sixty_releases_has_its_known_anatomy() -> None:
    assert sorted(ANSWERS) == sorted(path.name for path in RELEASES.iterdir())
    assert len(ANSWERS) == 60
    missing = {
        name: found
        for name, answer in ANSWERS.items()
        if (found := missing_answers(answer, (RELEASES / name).read_text(encoding="utf-8")))
    }
    assert missing == {}


def test_the_parts_are_there_and_not_there_so_that_none_is_an_answer_too() -> None:
    for part in ("dateline", "contacts", "legend", "about"):
        without = sum(not answer[part] for answer in ANSWERS.values())
        assert 3 <= without <= 30, part


def test_an_answer_that_does_not_stand_in_the_text_is_found() -> None:
    name, answer = next(iter(ANSWERS.items()))
    text = (RELEASES / name).read_text(encoding="utf-8")
    wrong = answer | {"legend": "This stands nowhere", "contacts": ["1-555-0100", "x@y.example"]}
    assert missing_answers(wrong, text) == ["This stands nowhere", "1-555-0100", "x@y.example"]


# The count


@pytest.fixture
def archive(room: Room) -> list[str]:
    """Two releases with four findings known, and the arguments that have the count of them."""
    room.write("config.toml", CONFIG)
    room.release("one", body=f"{ONE}\n\nCall us on Monday, March 3, 2026.")
    room.release("two", body="Net sales rose rose again.")
    return [
        f"--wire={room.path}",
        f"--table={room.path / 'table.tsv'}",
        f"--treasury={room.path / 'nowhere'}",
    ]


def counted(printed: str) -> dict[str, list[int]]:
    """What the report says: a rule's numbers found, read, right, wrong, debatable, unread, gone."""
    rows = re.findall(r"^(PR\d+|notes|all) +((?:\d+ *){7})$", printed, re.MULTILINE)
    return {name: [int(number) for number in numbers.split()] for name, numbers in rows}


def digests(printed: str, rule: str) -> list[str]:
    return re.findall(rf"^(\w{{16}})\twire\t{rule} ", printed, re.MULTILINE)


def test_a_readers_verdicts_are_counted_until_the_finding_is_gone(
    archive: list[str], room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    precision.main(archive)
    assert counted(capsys.readouterr().out)["PR241"] == [2, 0, 0, 0, 0, 2, 0]

    precision.main([*archive, "--sample=99"])
    sample = capsys.readouterr().out
    doubles, (weekday,) = digests(sample, "PR241"), digests(sample, "PR206")
    (abbreviation,) = digests(sample, "PR240")
    assert "    Call us on Monday, March 3, 2026." in sample
    read = (
        f"{doubles[0]}\tright\n{doubles[1]}\tdebatable\n{weekday}\twrong\n{abbreviation}\tright\n"
    )
    verdicts = room.write("verdicts.tsv", read)
    precision.main([*archive, f"--verdicts={verdicts}"])
    said = counted(capsys.readouterr().out)
    assert said["PR241"] == [2, 2, 1, 0, 1, 0, 0]
    assert said["PR206"] == [1, 1, 0, 1, 0, 0, 0]
    assert said["all"][1:5] == [4, 2, 1, 1]

    # A line that moves keeps its verdict; a finding that is gone counts no longer.
    room.release("one", body=f"New words.\n\n{ONE}\n\nCall us on Monday.")
    precision.main([*archive, "--update"])
    said = counted(capsys.readouterr().out)
    assert said["PR241"] == [2, 2, 1, 0, 1, 0, 0]
    assert said["PR240"] == [1, 1, 1, 0, 0, 0, 0], "the line that it names has moved too"
    assert said["PR206"] == [0, 0, 0, 0, 0, 0, 1]
    table = (room.path / "table.tsv").read_text(encoding="utf-8")
    assert f"wire\tPR206\t{weekday}\twrong\tno\n" in table


def test_a_sample_is_the_same_for_the_same_seed(
    archive: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    samples = []
    for seed in (1, 1, 2, 3):
        precision.main([*archive, "--sample=1", f"--seed={seed}"])
        samples.append(capsys.readouterr().out)
    assert samples[0] == samples[1]
    assert len(set(samples)) > 1


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("wire\tPR201\tab12\trihgt\tyes", "`rihgt` is no verdict; write right, wrong, debatable"),
        ("wire\tPR201\tab12\tright", "not a row of corpus, rule, digest, verdict, yes or no"),
        ("paper\tPR201\tab12\tright\tyes", "not a row of corpus"),
    ],
)
def test_a_wrong_row_of_the_table_is_named(tmp_path: Path, row: str, says: str) -> None:
    table = tmp_path / "table.tsv"
    table.write_text(f"corpus\trule\tdigest\tverdict\tfound\n{row}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=f"^table.tsv:2: .*{says}"):
        precision.read_table(table)


def test_a_verdict_on_what_nobody_finds_is_refused(archive: list[str], room: Room) -> None:
    for line, says in [("0000\tright", "nothing that is found"), ("0000\tyes", "is no verdict")]:
        verdicts = room.write("verdicts.tsv", line)
        with pytest.raises(SystemExit, match=f"^verdicts.tsv:1: .*{says}"):
            precision.main([*archive, f"--verdicts={verdicts}"])
    assert not (room.path / "table.tsv").exists()


def test_a_release_that_cannot_be_read_is_not_passed_over(archive: list[str], room: Room) -> None:
    room.write("content/releases/two.md", "---\ntitle: Two\n---\n\nNo date.\n")
    with pytest.raises(SystemExit, match=r"^A release cannot be judged: .*two\.md"):
        precision.main(archive)


def test_the_committed_table_is_sound() -> None:
    precision.read_table(precision.TABLE)
