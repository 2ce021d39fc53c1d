"""Ready workflows: lint on every change, build and publish from main, a schedule that rebuilds; and
those that try the engine itself."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from pressroom import __version__
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
    build = commands(jobs["build"]["steps"])
    assert "pressroom build" in build or "make site" in build
    assert "pressroom check" in build
    assert "refs/heads/main" in jobs["build"]["if"]
    assert jobs["publish"]["needs"] == "build"
    assert "actions/deploy-pages" in commands(jobs["publish"]["steps"])


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_build_worked_out_is_there_for_the_next(room: str) -> None:
    folder, dot = ROOMS[room]
    steps = load(f"{folder}{dot}github/workflows/pages.yml")["jobs"]["build"]["steps"]
    (at,) = (n for n, step in enumerate(steps) if "actions/cache" in step.get("uses", ""))
    paths = steps[at]["with"]["path"].split()
    assert paths == [".cache/kept.sqlite", "output"]
    assert steps[at + 1]["run"] in ("make site", "pressroom build")
    kept = load(f"{folder}{dot}gitlab-ci.yml")["cache"]["paths"]
    # Previews, which show drafts, are never kept.
    assert [path for path in kept if "pip" not in path] == [".cache/kept.sqlite", "public"]


@pytest.mark.parametrize("room", ROOMS)
def test_gitlab_pages(room: str) -> None:
    folder, dot = ROOMS[room]
    flow = load(f"{folder}{dot}gitlab-ci.yml")
    assert any("pressroom lint" in line for line in flow["lint"]["script"])
    assert any("build --output public" in line for line in flow["pages"]["script"])
    assert any("check --output public" in line for line in flow["pages"]["script"])
    assert flow["pages"]["artifacts"]["paths"] == ["public"]


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
    assert flow["engine"]["image"] == "python:$PYTHON"
    assert flow["engine"]["parallel"]["matrix"] == [{"PYTHON": versions()}]
    assert flow["engine"]["script"] == ["make check"]
    assert flow["engine proof"]["script"][-1] == ".ci/run"
    assert flow["engine proof"]["image"] == load(GITHUB)["jobs"]["proof"]["container"]
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
    [GITHUB, GITLAB, ".github/workflows/pages.yml", ".gitlab-ci.yml", ".ci/run"],
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
        tuple(step["uses"].split("@"))
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
