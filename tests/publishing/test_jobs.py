"""Jobs for the instants to come, read as what runs them reads them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml

from pressroom.core.package import PACKAGE
from pressroom.publishing.announcing import JOURNAL
from pressroom.publishing.jobs import FORMS, JobPlace, jobs
from pressroom.publishing.keep_receipts import STATE
from tests.conftest import Room

PLACE = JobPlace("/srv/the press room", ("/opt/py thon", "-m", "pressroom"))
# In a zone of five hours behind UTC: the evening before New Year is the next year there.
INSTANTS = (
    datetime(2026, 12, 31, 20, 2, tzinfo=timezone(timedelta(hours=-5))),
    datetime(2027, 3, 1, 12, 30, tzinfo=UTC),
)
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_units_of_systemd() -> None:
    script = jobs("systemd", INSTANTS, PLACE, NOW)
    subprocess.run(["sh", "-n"], input=script.encode(), check=True)
    assert re.findall(r"OnCalendar=(.*)", script) == [
        "2027-01-01 00:57:00 UTC",
        "2027-03-01 12:25:00 UTC",
    ]
    assert 'ExecStart="/opt/py thon" -m pressroom publish --next --within 10\n' in script
    assert "WorkingDirectory=/srv/the press room\n" in script
    assert "100%%" in jobs("systemd", INSTANTS, JobPlace("/srv/100%", ("pressroom",)), NOW)


def test_jobs_of_at() -> None:
    rows = jobs("at", INSTANTS, PLACE, NOW).splitlines()[1:]
    words = [shlex.split(row) for row in rows]
    assert [each[-1] for each in words] == ["202701010057", "202703011225"]
    (inner,) = {each[1] for each in words}
    assert shlex.split(inner) == [
        *("cd", "/srv/the press room", "&&"),
        *("/opt/py thon", "-m", "pressroom", "publish", "--next", "--within", "10"),
    ]


def test_a_workflow_of_github() -> None:
    text = jobs("github", INSTANTS, PLACE, NOW)
    flow = yaml.safe_load(text)
    assert [row["cron"] for row in flow[True]["schedule"]] == ["2 0 1 1 *", "30 11 1 3 *"]
    steps = flow["jobs"]["publish"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each) for each in used)
    # The same commits as in the workflows of `init`, which are looked after.
    assert set(used) <= _shipped()
    assert "pressroom publish --next --within 65" in text
    kept = [step["with"] for step in steps if "actions/cache" in step.get("uses", "")]
    assert {each["path"] for each in kept} == {f"{STATE}/{JOURNAL}"}
    assert len({each["key"] for each in kept}) == 1 and "${{ github.run_id }}" in kept[0]["key"]
    assert PLACE.folder not in text


def _shipped() -> set[str]:
    text = (PACKAGE / "starter/dot-github/workflows/pages.yml").read_text(encoding="utf-8")
    return set(re.findall(r"uses: (\S+)", text))


def test_a_job_of_gitlab() -> None:
    text = jobs("gitlab", INSTANTS, PLACE, NOW)
    job = yaml.safe_load(text)["publish"]
    assert re.findall(r"^#   (.*)", text, re.MULTILINE) == ["32 0 1 1 *", "0 12 1 3 *"]
    assert job["resource_group"] == "publish"
    # The same digest as in the pipeline of `init`, which is looked after.
    shipped = (PACKAGE / "starter/dot-gitlab-ci.yml").read_text(encoding="utf-8")
    assert f"image: {job['image']}\n" in shipped
    assert job["cache"]["paths"] == [f"{STATE}/{JOURNAL}"]
    assert job["script"][-1].rstrip().endswith("pressroom publish --next --within 35")


def git(*words: str | Path) -> None:
    subprocess.run(["git", *map(str, words)], check=True, capture_output=True)


def pushed(desk: Path, text: str) -> None:
    (desk / "release.md").write_text(text, encoding="utf-8")
    git("-C", desk, "add", ".")
    git("-C", desk, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-m", text)
    git("-C", desk, "push", "origin", "HEAD:main")


@pytest.mark.skipif(os.name == "nt" or not shutil.which("git"), reason="wants a shell and git")
@pytest.mark.parametrize("form", ["github", "gitlab"])
def test_what_is_pushed_while_a_job_waits_is_there_at_the_instant(
    tmp_path: Path, form: str
) -> None:
    """The job's own lines, in a clone as CI makes it; `publish` is one that waits for a change."""
    origin, desk, clone = (tmp_path / name for name in ("origin", "desk", "clone"))
    git("init", "--bare", "--initial-branch=main", origin)
    git("clone", origin, desk)
    pushed(desk, "Approved")
    git("clone", "--depth=1", f"file://{origin}", clone)
    if form == "gitlab":
        git("-C", clone, "checkout", "--detach")
    text = jobs(form, INSTANTS, PLACE, NOW)
    lines = yaml.safe_load(text)
    if form == "github":
        steps = [step.get("run", "") for step in lines["jobs"]["publish"]["steps"]]
    else:
        steps = lines["publish"]["script"]
    (script,) = [step for step in steps if "publish --next" in step]
    programs = tmp_path / "bin"
    programs.mkdir()
    waits = "n=0; until grep -q withdrawn release.md || [ $n = 100 ]; do n=$((n+1)); /bin/sleep 0.1; done"
    for name, does in (
        ("sleep", "exec /bin/sleep 0.1"),
        ("pressroom", f"touch began; {waits}; cat release.md"),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    variables = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "RCLONE_CONF": "",
        "CI_REPOSITORY_URL": f"file://{origin}",
        "CI_DEFAULT_BRANCH": "main",
    }
    job = subprocess.Popen(
        ["bash", "-e", "-c", script], cwd=clone, env=variables, stdout=subprocess.PIPE
    )
    while not (clone / "began").exists():
        time.sleep(0.02)
    pushed(desk, "withdrawn")
    told, _ = job.communicate(timeout=20)
    assert (job.returncode, told) == (0, b"withdrawn")


def test_an_instant_that_is_near_and_none_at_all() -> None:
    """Two minutes before an instant, what starts five minutes before it has to start now."""
    near = INSTANTS[1] - timedelta(minutes=2)
    told = {form: jobs(form, INSTANTS[1:], PLACE, near) for form in FORMS}
    assert "systemctl --user start --no-block pressroom-publish.service\n" in told["systemd"]
    assert "| TZ=UTC at now\n" in told["at"] and "at -t" not in told["at"]
    for form in ("github", "gitlab"):
        assert "too near for a schedule: start this by hand, now" in told[form]
        assert "30 11 1 3" not in told[form]
    for form in FORMS:
        assert "Nothing is scheduled" not in told[form]
        far = jobs(form, INSTANTS, PLACE, NOW)
        assert not re.search("start --no-block|at now|by hand|Nothing is", far)
        assert "# Nothing is scheduled.\n" in jobs(form, [], PLACE, NOW)
    assert yaml.safe_load(jobs("github", [], PLACE, NOW))[True] == {"workflow_dispatch": None}
    # A timer without a moment is none that systemd takes.
    assert "OnCalendar" in told["systemd"]
    stopped = jobs("systemd", [], PLACE, NOW).splitlines()[1:]
    assert stopped == ["systemctl --user disable --now pressroom-publish.timer"]


@pytest.mark.parametrize("form", FORMS)
def test_the_command_prints_jobs_and_no_headline(room: Room, form: str) -> None:
    room.release("plans", title="ACME Plans", date="2099-03-01T07:30:00-05:00")
    ran = room.run("schedule", "--format", form)
    assert ran.code == 0
    assert "publish --next --within" in ran.out
    assert "Plans" not in ran.out
