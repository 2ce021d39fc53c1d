"""Ready workflows: lint on every change, build and publish from main, a schedule that rebuilds."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

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
