"""Ready workflows: lint on every change, build and publish from main, a schedule that rebuilds; and
those that try the engine itself."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from pressroom import __version__
from pressroom.publishing.announcing import JOURNAL
from pressroom.publishing.keep_receipts import STATE
from tests.conftest import REPOSITORY

ROOMS = {"a clone": ("", "."), "a room of init": ("pressroom/starter/", "dot-")}


def load(name: str) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true; the plain loader takes it as written.
    read = yaml.load((REPOSITORY / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(read, dict)
    return read


def commands(steps: list[dict[str, Any]]) -> str:
    return "\n".join(step.get("run", step.get("uses", "")) for step in steps)


@pytest.mark.parametrize("room", ROOMS)
def test_github_pages(room: str) -> None:
    folder, dot = ROOMS[room]
    flow = load(f"{folder}{dot}github/workflows/pages.yml")
    assert {"pull_request", "push", "schedule"} <= set(flow["on"])
    jobs = flow["jobs"]
    assert "pressroom lint --format github" in commands(jobs["lint"]["steps"])
    assert "pull_request" in jobs["lint"]["if"]
    assert "refs/heads/main" in jobs["due"]["if"]
    assert jobs["build"]["needs"] == "due" and "needs.due.outputs.now" in jobs["build"]["if"]
    assert jobs["publish"]["needs"] == "build"
    assert "actions/deploy-pages" in commands(jobs["publish"]["steps"])
    assert jobs["look"]["needs"] == "publish"
    assert "pressroom publish --uploaded" in commands(jobs["look"]["steps"])
    # Nobody but who commits the receipt may write.
    assert flow["permissions"] == {"contents": "read"}
    assert [n for n, job in jobs.items() if "contents" in job.get("permissions", {})] == ["look"]


@pytest.mark.parametrize("room", ROOMS)
def test_lint_is_a_gate_before_anything_is_built(room: str) -> None:
    folder, dot = ROOMS[room]
    steps = load(f"{folder}{dot}github/workflows/pages.yml")["jobs"]["build"]["steps"]
    github = [step["run"] for step in steps if "run" in step]
    gitlab = flat(load(f"{folder}{dot}gitlab-ci.yml")["pages"]["script"])
    for lines in (github, gitlab):
        told = [
            re.split(r"pressroom |make ", line)[1].split()[0]
            for line in lines
            if re.match(r"(\.venv/bin/)?pressroom |make site", line)
        ]
        assert told in (["lint", "build", "check"], ["lint", "site", "check"])
        assert "schedule --next" in "\n".join(lines)
    # A step that only sometimes runs is no gate.
    assert not [step for step in steps if "if" in step or "continue-on-error" in step]


ANNOUNCED = f"{STATE}/{JOURNAL}"


def flat(script: list[Any]) -> list[str]:
    """A script of GitLab's, whose lists may hold lists."""
    return [line for part in script for line in (flat(part) if isinstance(part, list) else [part])]


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_of_the_site_comes_out_of_a_cache(room: str) -> None:
    folder, dot = ROOMS[room]
    jobs = load(f"{folder}{dot}github/workflows/pages.yml")["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    kept = {step["with"]["path"] for step in steps if "actions/cache" in step.get("uses", "")}
    assert kept == {"next-change", ANNOUNCED}
    flow = load(f"{folder}{dot}gitlab-ci.yml")
    assert flow["cache"]["paths"] == [".cache/pip", ".cache/next-change"]
    assert [each["paths"] for each in flow["look"]["cache"]] == [[".cache/pip"], [ANNOUNCED]]


@pytest.mark.parametrize("room", ROOMS)
def test_what_was_told_is_kept_also_where_no_receipt_is_committed(room: str) -> None:
    folder, dot = ROOMS[room]
    job = load(f"{folder}{dot}github/workflows/pages.yml")["jobs"]["look"]
    keeps = ["restore" in step.get("uses", "") for step in job["steps"]]
    publishes = ["publish --uploaded" in step.get("run", "") for step in job["steps"]]
    saves = ["cache/save" in step.get("uses", "") for step in job["steps"]]
    assert keeps.index(True) < publishes.index(True) < saves.index(True)
    save = job["steps"][saves.index(True)]
    assert save["if"].startswith("always()")
    look = load(f"{folder}{dot}gitlab-ci.yml")["look"]
    assert look["cache"][1]["when"] == "always"
    assert look["resource_group"]


@pytest.mark.parametrize("room", ROOMS)
def test_gitlab_pages(room: str) -> None:
    folder, dot = ROOMS[room]
    flow = load(f"{folder}{dot}gitlab-ci.yml")
    assert any("pressroom lint" in line for line in flat(flow["lint"]["script"]))
    assert any("build --output public" in line for line in flat(flow["pages"]["script"]))
    assert any("check --output public" in line for line in flat(flow["pages"]["script"]))
    assert flow["pages"]["artifacts"]["paths"] == ["public"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_preview_is_for_those_who_may_see_the_sources(room: str) -> None:
    folder, dot = ROOMS[room]
    steps = load(f"{folder}{dot}github/workflows/pages.yml")["jobs"]["lint"]["steps"]
    shown = [step for step in steps if "preview" in str(step)]
    assert len(shown) == 2
    assert all(step["if"] == "github.event.repository.private" for step in shown)
    artifacts = load(f"{folder}{dot}gitlab-ci.yml")["lint"]["artifacts"]
    assert artifacts["access"] == "developer" and "expire_in" in artifacts


@pytest.mark.skipif(os.name == "nt", reason="runners have bash")
@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize(
    ("event", "kept", "due"),
    [
        ("schedule", "9999-01-01T00:00:00Z", False),
        ("schedule", "2000-01-01T00:00:00Z", True),
        ("schedule", None, True),
        ("push", "9999-01-01T00:00:00Z", True),
    ],
)
def test_a_run_with_nothing_to_do_ends_at_once(
    tmp_path: Path, room: str, event: str, kept: str | None, *, due: bool
) -> None:
    folder, dot = ROOMS[room]
    asks = load(f"{folder}{dot}github/workflows/pages.yml")["jobs"]["due"]["steps"][-1]["run"]
    stops = load(f"{folder}{dot}gitlab-ci.yml")["pages"]["script"][0]
    (tmp_path / ".cache").mkdir()
    if kept is not None:
        for name in ("next-change", ".cache/next-change"):
            (tmp_path / name).write_text(f"{kept}\n")
    environment = os.environ | {
        "GITHUB_EVENT_NAME": event,
        "CI_PIPELINE_SOURCE": event,
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    for script, code in ((asks, 0), (stops, 0 if due else 75)):
        ran = subprocess.run(
            ["bash", "-e", "-c", script], cwd=tmp_path, env=environment, check=False
        )
        assert ran.returncode == code
    assert (tmp_path / "output").read_text() == f"now={'yes' if due else 'no'}\n"
    assert load(f"{folder}{dot}gitlab-ci.yml")["pages"]["allow_failure"] == {"exit_codes": "75"}


@pytest.mark.parametrize("room", ROOMS)
def test_everything_is_installed_by_its_hashes(room: str) -> None:
    folder, dot = ROOMS[room]
    for name in (f"{folder}{dot}github/workflows/pages.yml", f"{folder}{dot}gitlab-ci.yml"):
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        installs = re.findall(r"pip install[^\n']*", text)
        assert installs or "make install" in text
        assert all("--require-hashes" in line or "--editable ." in line for line in installs)
        assert not re.search(r"pip install [^-\n]", text)


FLOWS = sorted(
    str(path.relative_to(REPOSITORY))
    for pattern in (".github/workflows/*.yml", "pressroom/starter/dot-github/workflows/*.yml")
    for path in REPOSITORY.glob(pattern)
)


@pytest.mark.parametrize("name", FLOWS)
def test_actions_are_pinned_by_commit_and_say_their_version(name: str) -> None:
    assert unpinned((REPOSITORY / name).read_text(encoding="utf-8")) == []


def unpinned(text: str) -> list[str]:
    """Lines that use an action or a container which somebody else may change."""
    used = re.findall(r"^ *(?:- )?(?:uses|image|container): *(.+)$", text, re.MULTILINE)
    action = r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"
    return [
        line for line in used if not re.fullmatch(rf"{action}|[\w:.-]+@sha256:[0-9a-f]{{64}}", line)
    ]


def test_what_is_not_pinned_is_found() -> None:
    good = f"- uses: actions/cache/save@{'a' * 40} # v6.1.0\nimage: python:3@sha256:{'0' * 64}\n"
    assert unpinned(good) == []
    assert unpinned(f"{good}- uses: a/b@v4\nimage: python:3.11\n") == ["a/b@v4", "python:3.11"]


def test_containers_are_pinned() -> None:
    for name in (".gitlab-ci.yml", GITLAB, GITHUB, "pressroom/starter/dot-gitlab-ci.yml"):
        assert unpinned((REPOSITORY / name).read_text(encoding="utf-8")) == []


# The engine's own

GITHUB = ".github/workflows/engine.yml"
GITLAB = ".gitlab/engine.yml"


def project() -> dict[str, Any]:
    loaded = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(loaded, dict)
    return loaded


def versions() -> list[str]:
    """The Pythons that the classifiers name."""
    named = (re.fullmatch(r".* :: Python :: (3\.\d+)", line) for line in project()["classifiers"])
    return [found[1] for found in named if found]


def recipes() -> dict[str, list[str]]:
    """Each of the Makefile's targets with its lines."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    found = re.findall(r"^([\w$()-]+):[^=\n]*\n((?:\t.*\n)*)", makefile, re.MULTILINE)
    return {name: [line.strip() for line in lines.splitlines()] for name, lines in found}


def missing_targets(text: str) -> list[str]:
    """The targets that a text calls `make` with and the Makefile has not."""
    known = recipes()
    told = re.findall(r"^\s*(?:- )?(?:run: )?make((?: [a-z-]+)+)$", text, re.MULTILINE)
    return [target for called in told for target in called.split() if target not in known]


def run_lines(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


def test_the_oldest_python_is_the_first_that_is_named() -> None:
    assert project()["requires-python"] == f">={versions()[0]}"
    numbers = [int(version.removeprefix("3.")) for version in versions()]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))


def test_github_tries_every_python_and_every_system() -> None:
    jobs = load(GITHUB)["jobs"]
    matrix = jobs["check"]["strategy"]["matrix"]
    assert matrix["python"] == versions()
    assert matrix["os"] == ["ubuntu-latest"]
    ends = [versions()[0], versions()[-1]]
    assert matrix["include"] == [{"os": "macos-latest", "python": each} for each in ends]
    assert jobs["windows"]["runs-on"] == "windows-latest"
    assert jobs["windows"]["strategy"]["matrix"]["python"] == ends
    assert run_lines(jobs["check"]) == ["make check"]
    assert run_lines(jobs["proof"])[-1] == ".ci/run"
    for job in ("check", "windows"):
        (python,) = (step for step in jobs[job]["steps"] if "setup-python" in step.get("uses", ""))
        assert python["with"]["python-version"] == "${{ matrix.python }}"


def test_windows_runs_by_hand_what_the_makefile_has() -> None:
    made = recipes()
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    (install,) = re.findall(r"^INSTALL := (.*)$", makefile, re.MULTILINE)
    wanted = [*made["$(READY)"], *made["$(READY_DEV)"], *made["test"], *made["sample"]]
    wanted = [line.replace("$(INSTALL)", install) for line in wanted]
    wanted = [line for line in wanted if line.startswith("$(BIN)/python")]
    quiet = [line.replace("$(BIN)/", "").replace(" --quiet", "") for line in wanted]
    assert run_lines(load(GITHUB)["jobs"]["windows"]) == quiet


def test_gitlab_tries_every_python() -> None:
    flow = load(GITLAB)
    assert flow["engine"]["parallel"]["matrix"] == [{"PYTHON": versions()}]
    assert flow["engine"]["script"][-1].startswith("make check PYTHON=")
    (installed,) = (line for line in flow["engine"]["script"] if "--require-hashes" in line)
    assert "--hash=sha256:" in (REPOSITORY / installed.split()[-1]).read_text(encoding="utf-8")
    assert flow["engine proof"]["script"][-1] == ".ci/run"
    assert all(flow[job]["extends"] == ".engine" for job in ("engine", "engine proof"))
    assert flow[".engine"]["image"] == load(GITHUB)["jobs"]["proof"]["container"]
    (included,) = load(".gitlab-ci.yml")["include"]
    assert included == {"local": GITLAB, "rules": [{"exists": [GITLAB]}]}


def test_what_a_press_room_changes_does_not_try_the_engine() -> None:
    on = load(GITHUB)["on"]
    github = on["pull_request"]["paths"]
    assert on["push"]["paths"] == github and "schedule" not in on
    rules = load(GITLAB)[".engine"]["rules"]
    assert all("changes" in rule for rule in rules)
    for flow in (GITHUB, GITLAB):
        jobs = load(flow).get("jobs", {})
        assert "pages" not in jobs
    gitlab = [[path.replace("**/*", "**") for path in rule["changes"]] for rule in rules]
    assert gitlab == [github, github]
    assert not [path for path in github if path.startswith(("**", "content", "config"))]
    # Nor does a schedule, for which GitLab takes every file as changed.
    assert [rule["if"].split(" && ")[0] for rule in rules] == [
        f'$CI_PIPELINE_SOURCE == "{source}"' for source in ("merge_request_event", "push")
    ]
    for path in github:
        assert list(REPOSITORY.glob(path)), path


@pytest.mark.parametrize(
    "name",
    [GITHUB, GITLAB, ".github/workflows/pages.yml", ".ci/run"],
)
def test_what_make_is_asked_for_is_in_the_makefile(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    assert re.search(r"\bmake [a-z]", text)
    assert missing_targets(text) == []


def test_the_hooks_run_what_the_makefile_has() -> None:
    (own,) = load(".pre-commit-config.yaml")["repos"]
    assert own["repo"] == "local"
    entries = [hook["entry"] for hook in own["hooks"]]
    assert {"make format", "make lint", "make types", "make contract"} <= set(entries)
    assert missing_targets("\n".join(entries)) == []


def test_a_target_that_is_not_there_is_found() -> None:
    text = "- run: make check\n  - make setup\nmake format lnit\n# as make nothing does\n"
    assert missing_targets(text) == ["lnit"]


def test_every_workflow_takes_the_same_version_of_an_action() -> None:
    flows = [*REPOSITORY.glob(".github/workflows/*.yml")]
    flows += REPOSITORY.glob("pressroom/starter/dot-github/workflows/*.yml")
    assert len(flows) == 3
    used = {
        (
            step["uses"].split("@")[0].removesuffix("/save").removesuffix("/restore"),
            step["uses"].split("@")[1],
        )
        for flow in flows
        for job in load(str(flow.relative_to(REPOSITORY)))["jobs"].values()
        for step in job["steps"]
        if "uses" in step
    }
    assert len(dict(used)) == len(used)


# Forms


FORMS = sorted(REPOSITORY.glob(".github/ISSUE_TEMPLATE/*.yml"))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_forms_of_issues(form: Any) -> None:
    read = load(str(form.relative_to(REPOSITORY)))
    if form.name == "config.yml":
        assert read["blank_issues_enabled"] == "false"
        (leaks,) = read["contact_links"]
        assert "privately-reporting" in leaks["url"]
        return
    assert read["name"] and read["description"]
    asked = [part for part in read["body"] if part["type"] != "markdown"]
    ids = [part["id"] for part in asked]
    assert len(set(ids)) == len(ids)
    assert all(part["attributes"]["label"] for part in asked)


def test_gitlab_has_the_same_forms_and_a_private_one() -> None:
    folder = REPOSITORY / ".gitlab/issue_templates"
    names = {form.stem.title() for form in FORMS if form.name != "config.yml"}
    assert {path.stem for path in folder.glob("*.md")} == {*names, "Leak"}
    leak = (folder / "Leak.md").read_text(encoding="utf-8")
    assert leak.endswith("\n/confidential\n")
    ours = REPOSITORY / ".github/pull_request_template.md"
    theirs = REPOSITORY / ".gitlab/merge_request_templates/Default.md"
    assert ours.read_text(encoding="utf-8") == theirs.read_text(encoding="utf-8")


# Versions


def test_one_version_everywhere() -> None:
    version = project()["version"]
    assert version == __version__
    changes = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", changes, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    newest = re.fullmatch(r"\[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d", headings[1])
    assert newest is not None and newest[1] == version
    publishing = (REPOSITORY / "docs/publishing.md").read_text(encoding="utf-8")
    wheels = re.findall(r"pressroom-(\d[^-]*)-py3-none-any\.whl", publishing)
    assert wheels and set(wheels) == {version}
