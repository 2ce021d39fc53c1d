"""The commands, as a person types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from pressroom.cli.main import main
from pressroom.cli.scaffold import SETTING_UP
from pressroom.content.load.front_matter import json_schema
from pressroom.rules.registry import RULES
from tests.conftest import AS_OF, CONFIG, REPOSITORY, Room


def test_build_is_the_command_when_none_is_named(room: Room) -> None:
    room.release()

    ran = room.run("--as-of", AS_OF, "--strict")

    assert "PR213" in ran.err
    assert ran.code == 1
    ran = room.run("--as-of", AS_OF)
    assert ran.err == "2 editorial warnings: see `pressroom lint`.\n"
    assert ran.code == 0


def test_a_build_says_what_it_did(room: Room) -> None:
    room.release()

    first, second = room.build(), room.build()

    files = len(room.tree()) - 1  # but for the manifest
    assert first.out.endswith(f"/output/: {files} files written, 0 kept, 0 deleted.\n")
    assert first.out.startswith("1 release in ")
    assert second.out.endswith(f"/output/: 0 files written, {files} kept, 0 deleted.\n")


def test_no_cache_writes_all_again(room: Room) -> None:
    room.release()
    room.build()

    ran = room.build("--no-cache", "-v")

    files = len(room.tree()) - 1  # but for the manifest
    assert ran.out.count(": everything was asked for afresh\n") == files
    assert f"{files} files written, 0 kept" in ran.out


def test_the_script_without_a_command_in_another_folder(room: Room, tmp_path: Path) -> None:
    """What stands in the README: `python build.py` from anywhere builds the script's own room."""
    room.release()
    script = room.write("build.py", (REPOSITORY / "build.py").read_bytes())
    done = subprocess.run(
        [sys.executable, script, "--output", tmp_path / "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )
    assert done.stdout.startswith("1 release in out/: ")


def test_th3resa_appears_at_its_second(sample: Room, tmp_path: Path) -> None:
    for moment, there in (("07:29:59", False), ("07:30:00", True)):
        out = tmp_path / "out"
        ran = sample.run("build", "--as-of", f"2013-09-28T{moment}-04:00", "--output", str(out))
        assert ran.code == 0
        assert (out / "releases/2013/th3resa-results/index.html").exists() is there
        text = b"".join(p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file())
        assert (b"th3resa" in text.lower()) is there


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["build", "--as-of", "tomorrow"], "`tomorrow` is not a date this room can be sure of"),
        (["build", "--as-of", "2026-03-01"], "`2026-03-01` has no time"),
        (["build", "--jobs", "0"], "0 is not in the range"),
        (["build", "--output", "{room}"], "holds the sources"),
        (["build", "--output", "{room}/content/x"], "holds the sources"),
        (["biuld"], "No such command 'biuld'"),
        (["lint", "--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_commands_exit_with_2(room: Room, args: list[str], said: str) -> None:
    room.release()
    ran = room.run(*[arg.format(room=room.path) for arg in args])
    assert said in ran.err
    assert ran.code == 2
    assert not room.output.exists()


def test_no_config_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["lint", "--root", str(tmp_path)])
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "config.toml: error PR300 there is no config.toml here — go to the press room's folder, "
        "name it with --root, or begin one: `pressroom init`\n"
    )


def test_lint_for_programs_and_for_pull_requests(room: Room) -> None:
    room.release(products="[Nothing, 100%]", contacts="[investors]", dateline="NEW YORK")

    found = json.loads(room.run("lint", "--format", "json").out)
    assert found[1] == {
        "path": "content/releases/2026-03-01-results.md",
        "line": 4,
        "column": 0,
        "code": "PR011",
        "severity": "error",
        "message": "unknown product `Nothing`",
        "remedy": "write `anvil`, `kadcyla` or another name of config.toml, "
        "or add a [[product]] there",
    }
    ran = room.run("lint", "--format", "github")
    assert ran.code == 1
    assert (
        "::error file=content/releases/2026-03-01-results.md,line=4,title=PR011::unknown product "
        "`100%25` — write `anvil`" in ran.out
    )


def test_lint_says_what_it_looked_at(room: Room) -> None:
    room.release(contacts="[investors]", dateline="NEW YORK")
    room.release("2026-12-01-later", date="2026-12-01 09:00", draft="true")

    ran = room.run("lint")

    assert ran.out == f"2 releases judged by {len(RULES)} rules: 0 errors, 2 warnings.\n"


def test_schedule_keeps_headlines_to_itself(room: Room) -> None:
    room.release("2026-12-01-a", date="2026-12-01 09:00", title="Secret A")
    room.release("2026-12-01-b", date="2026-12-01 09:00", title="Secret B")
    room.release("2026-12-02-c", date="2026-12-02 09:00", draft="true")

    ran = room.run("schedule")

    assert ran.out == "2026-12-01T09:00:00-05:00  2 changes\n"
    assert "Secret A" in room.run("schedule", "--reveal").out
    assert json.loads(room.run("schedule", "--format", "json").out) == [
        {"at": "2026-12-01T09:00:00-05:00", "changes": 2}
    ]
    calendar = room.run("schedule", "--format", "ics").out
    assert "DTSTART:20261201T140000Z\r\nSUMMARY:The press room changes\r\n" in calendar
    assert "Secret" not in calendar
    assert (
        "SUMMARY:Secret A\\; Secret B\r\n"
        in room.run("schedule", "--format", "ics", "--reveal").out
    )
    room.release("2026-12-24-d", date="2026-12-24")
    assert "embargo has no time" in room.run("schedule").err
    (room.path / "content/releases/2026-12-24-d.md").unlink()
    assert room.run("schedule", "--as-of", "2027-01-01 00:00").out == "Nothing is scheduled.\n"


def test_new_begins_a_draft_that_loads(room: Room) -> None:
    ran = room.run("new", 'ACME: "Anvil™" & Co. #1')

    name = ran.out.partition(":")[0]
    assert ran.code == 0
    assert 'title: "ACME: \\"Anvil™\\" & Co. #1"' in (room.path / name).read_text()
    lint = room.run("lint", "--as-of", "2030-01-01 00:00")
    assert lint.code == 0
    assert "warning PR009 the date is still to come" in lint.err
    assert "warning PR204 `TK` is a placeholder" in lint.err
    assert "Anvil" not in room.build("--as-of", "2030-01-01 00:00").out
    assert room.run("new", 'ACME: "Anvil™" & Co. #1').code == 1


def test_new_writes_what_there_is_to_choose_from_and_says_what_is_next(room: Room) -> None:
    topics = (
        '\n[[topic]]\nkey = "deals"\nname = "Deals"\n\n[[topic]]\nkey = "trials"\nname = "Trials"\n'
    )
    config = CONFIG.replace("[site]\n", '[site]\nlanguages = ["en", "de"]\n')
    room.write("config.toml", config + topics)
    room.write("content/legends/ahead.md", "It may differ.")
    room.write("content/legends/deals.md", "It may fail.")

    ran = room.run("new", "ACME Opens Works")

    text = (room.path / ran.out.partition(":")[0]).read_text()
    for row in (
        "date: TK",
        "# Of: anvil, kadcyla\nproducts: []",
        "# Of: deals, trials\ntopics: []",
        "# Or: deals, none\nlegend: ahead",
        "# Or: de\nlanguage: en",
    ):
        assert f"\n{row}\n" in text
    assert "replace each TK" in ran.out and "pressroom lint" in ran.out


def test_a_date_to_come_is_for_drafts_alone(room: Room) -> None:
    room.release(date="TK", draft="true", title="Secret")
    assert room.build().out.startswith("0 releases")
    assert room.run("schedule").out == "Nothing is scheduled.\n"
    room.release(date="TK", title="Secret")
    ran = room.build()
    assert ran.code == 1 and "error PR009 this cannot be read" in ran.err
    assert "error PR009 `TK` is not a date" in room.run("lint").err


def test_init_makes_a_room_that_builds(tmp_path: Path, room: Room) -> None:
    made = Room(tmp_path / "made", room._capsys)
    room._capsys.readouterr()
    for code in (0, 2):  # the second time the folder is not empty
        with pytest.raises(SystemExit) as ended:
            main(["init", str(made.path)])
        assert ended.value.code == code
    rows = [row.strip() for row in (made.path / "README.md").read_text().splitlines()]
    assert set(SETTING_UP) <= set(rows)  # what `init` says is what its README says
    assert made.build("--strict").code == 0
    assert made.run("check").code == 0
    for name in (".github/workflows/pages.yml", ".gitlab-ci.yml"):
        assert yaml.safe_load((made.path / name).read_text())
    # What is still to be written is said, and stops the build as soon as anything shows it.
    lint = made.run("lint")
    assert lint.code == 0
    assert [row.split(":")[0] for row in lint.err.splitlines()] == [
        "content/boilerplate/acme.md",
        "content/legends/forward-looking.md",
    ]
    config = (made.path / "config.toml").read_text()
    assert "# boilerplate" in config
    made.write("config.toml", config.replace("# boilerplate", "boilerplate"))
    stopped = made.build()
    assert stopped.code == 1
    assert "content/boilerplate/acme.md:3: error PR204 `TK` is a placeholder" in stopped.err


def test_the_json_schema_checks_front_matter_as_we_do(room: Room) -> None:
    schema = json.loads(room.run("schema").out)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sorted((REPOSITORY / "content/releases").glob("*.md")):
        header = path.read_text().split("---\n")[1]
        keys = yaml.load(header, Loader=yaml.BaseLoader)
        keys.pop("draft", None)
        assert not list(validator.iter_errors(keys)), path.name
    for wrong in (
        {"title": "A"},
        {"title": "A", "date": "x", "titel": "B"},
        {"title": [], "date": "x"},
    ):
        assert list(validator.iter_errors(wrong))
    assert json_schema(("own",))["properties"]["own"]


def test_the_installed_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pressroom", "--version"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONWARNINGS": "error"},
    )
    assert done.stdout == "pressroom, version 0.1.0\n"
