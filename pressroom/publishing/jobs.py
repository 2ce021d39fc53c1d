"""Jobs that publish at the instants to come: for systemd, at, GitHub and GitLab.

Each starts `publish --next` early and lets it wait, so that the lateness of what starts it does not
matter. A job that starts when nothing is to come publishes what is public, and ends; one publishes
at instants that follow soon as well, since a timer starts nothing that is at work already. Pure.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

# GitHub starts scheduled runs late by minutes, at busy times by more, and GitLab when its runners
# are free; a timer of one's own is on time.
_EARLY = {
    "systemd": timedelta(minutes=5),
    "at": timedelta(minutes=5),
    "github": timedelta(minutes=60),
    "gitlab": timedelta(minutes=30),
}
_MARGIN = timedelta(minutes=5)
"""A job waits for so much longer than it starts early."""
_IMAGE = (
    "python:3.11-slim-bookworm"
    "@sha256:a36c24f9cbdf4fd0f52d67f0823eeac19c2028c637cecc392d97f980d4fec56b"
)
_PULLS = "What is pushed while this waits counts: a correction, or an approval taken back."
_NOTHING = "Nothing is scheduled."
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # a timer has to have a moment
_REQUIREMENTS = "python -m pip install --quiet --only-binary :all: --require-hashes"


class JobPlace(msgspec.Struct, frozen=True):
    """Place in which jobs of this computer run: the press room's folder, and the program with its
    first arguments."""

    folder: str
    program: tuple[str, ...]


class Starts(msgspec.Struct, frozen=True):
    """Moments at which jobs begin, to the minute, in order; and whether one begins `at_once`, since
    its moment is past and its instant near. Each waits for instants `within` so many minutes."""

    moments: Sequence[datetime]
    at_once: bool
    within: int


def jobs(form: str, instants: Sequence[datetime], place: JobPlace, now: datetime) -> str:
    """The jobs for `instants` after `now`, in a form of `FORMS`, as text to be saved or run."""
    early = _EARLY[form]
    within = int((early + _MARGIN).total_seconds() // 60)
    starts = sorted({(at - early).astimezone(UTC).replace(second=0) for at in instants})
    # Whoever runs the text has a minute for it.
    soon = now + timedelta(minutes=1)
    to_come = [start for start in starts if start > soon]
    return FORMS[form](Starts(to_come, len(to_come) < len(starts), within), place)


def _systemd(starts: Starts, place: JobPlace) -> str:
    if not (starts.moments or starts.at_once):
        return f"# {_NOTHING}\nsystemctl --user disable --now pressroom-publish.timer\n"
    command = " ".join(_unit_word(word) for word in (*place.program, *_command(starts.within)))
    moments = starts.moments or [_NEVER]
    days = "".join(f"OnCalendar={start:%Y-%m-%d %H:%M:%S} UTC\n" for start in moments)
    at_once = "systemctl --user start --no-block pressroom-publish.service\n"
    return f"""\
# Two units for this user. Save them by: pressroom schedule --format systemd | sh
# Again after each change of the schedule.
mkdir -p ~/.config/systemd/user
cat > ~/.config/systemd/user/pressroom-publish.service <<'END'
[Unit]
Description=Publish the press room
[Service]
Type=oneshot
WorkingDirectory={_unit_path(place.folder)}
ExecStart={command}
END
cat > ~/.config/systemd/user/pressroom-publish.timer <<'END'
[Unit]
Description=Instants of the press room
[Timer]
{days}AccuracySec=1s
Persistent=true
[Install]
WantedBy=timers.target
END
systemctl --user daemon-reload
systemctl --user enable pressroom-publish.timer
systemctl --user restart pressroom-publish.timer
{at_once if starts.at_once else ""}\
# So that it runs while nobody is logged in: loginctl enable-linger
"""


def _at(starts: Starts, place: JobPlace) -> str:
    command = shlex.join((*place.program, *_command(starts.within)))
    job = shlex.quote(f"cd {shlex.quote(place.folder)} && {command}")
    times = [f"-t {start:%Y%m%d%H%M}" for start in starts.moments]
    rows = [f"echo {job} | TZ=UTC at {time}\n" for time in (["now"] * starts.at_once + times)]
    what = "Hand them to at by: pressroom schedule --format at | sh" if rows else _NOTHING
    return f"# {what}\n" + "".join(rows)


def _github(starts: Starts, place: JobPlace) -> str:
    crons = "".join(f'    - cron: "{_cron(start)}"\n' for start in starts.moments)
    schedule = f"  schedule:\n{crons}" if crons else ""
    return f"""\
{_note(starts, "Run workflow")}\
# Save as .github/workflows/publish.yml; again after each change of the schedule. Times are in UTC.
# Each run begins an hour before an instant and waits for it, since GitHub starts late. What rclone
# has to know of the target stands in the secret RCLONE_CONF, the text of an rclone.conf.
name: Publish at its instant

on:
  workflow_dispatch:
{schedule}
permissions:
  contents: write  # to commit the receipt and the ledger

concurrency:
  group: publish
  cancel-in-progress: false

jobs:
  publish:
    if: github.ref == 'refs/heads/main'
    runs-on: ubuntu-24.04
    timeout-minutes: 350  # at instants that follow soon the same run publishes too
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          lfs: true
      - uses: actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0
        with:
          python-version: "3.11"
      - run: '{_REQUIREMENTS} -r requirements.txt'
      - run: sudo apt-get -qq update && sudo apt-get -qq install --yes rclone
      - run: pressroom lint --format github
      # What was told to whom: where the receipt is not committed, nothing else keeps a mail from
      # going twice. It has nothing of the site.
      - uses: actions/cache/restore@55cc8345863c7cc4c66a329aec7e433d2d1c52a9 # v6.1.0
        with:
          path: .cache/published/announced.jsonl
          key: announced-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
          restore-keys: announced-
{_github_step(starts)}\
      - if: always() && hashFiles('.cache/published/announced.jsonl') != ''
        uses: actions/cache/save@55cc8345863c7cc4c66a329aec7e433d2d1c52a9 # v6.1.0
        with:
          path: .cache/published/announced.jsonl
          key: announced-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
      - if: always()
        run: |
          git add content
          git diff --cached --quiet && exit 0
          git -c user.name=pressroom -c user.email=pressroom@localhost commit -m 'Receipt'
          git pull --rebase && git push
"""


def _github_step(starts: Starts) -> str:
    """The step of a workflow that publishes."""
    return f"""\
      - run: |
          install -m 700 -d ~/.config/rclone
          (umask 077; printf '%s\\n' "$RCLONE_CONF" > ~/.config/rclone/rclone.conf)
          # {_PULLS}
          (while sleep 15; do git pull --quiet --ff-only || true; done) > /dev/null 2>&1 &
          trap "kill $!" EXIT
          pressroom {" ".join(_command(starts.within))}
        env:
          RCLONE_CONF: ${{{{ secrets.RCLONE_CONF }}}}
"""


def _gitlab(starts: Starts, place: JobPlace) -> str:
    crons = "".join(f"#   {_cron(start)}\n" for start in starts.moments)
    return f"""\
{_note(starts, "New pipeline")}\
# Add this job to .gitlab-ci.yml, and in Build > Pipeline schedules a schedule for the default
# branch, in UTC, with the variable PUBLISH = yes, at each of:
{crons}# Each run begins half an hour before an instant and waits for it. What rclone has to know of
# the target stands in the variable RCLONE_CONF, of type File and protected: an rclone.conf.
publish:
  image: {_IMAGE}
  rules:
    - if: $PUBLISH == "yes" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  resource_group: publish
  timeout: {starts.within + 60} minutes
  # What was told to whom: until you commit the receipt, nothing else keeps a mail from going twice.
  cache:
    key: announced
    paths: [.cache/published/announced.jsonl]
    when: always
  script:
    - '{_REQUIREMENTS} -r requirements.txt'
    - apt-get -qq update && apt-get -qq install --yes --no-install-recommends git git-lfs rclone
    - pressroom lint
    - git lfs install --skip-repo
    - git config --global --add safe.directory "$CI_PROJECT_DIR"
    # {_PULLS}
    - |
      (while sleep 15; do
          git fetch --quiet "$CI_REPOSITORY_URL" "$CI_DEFAULT_BRANCH" &&
          git merge --quiet --ff-only FETCH_HEAD || true
      done) > /dev/null 2>&1 &
      trap "kill $!" EXIT
      RCLONE_CONFIG="$RCLONE_CONF" pressroom {" ".join(_command(starts.within))}
  artifacts:
    when: always
    access: developer
    paths: [content/ledger.toml, content/receipts]
"""


FORMS: Mapping[str, Callable[[Starts, JobPlace], str]] = {
    "systemd": _systemd,
    "at": _at,
    "github": _github,
    "gitlab": _gitlab,
}
"""Writers of the jobs, by the name of what starts them."""


def _command(within: int) -> tuple[str, ...]:
    return ("publish", "--next", "--within", str(within))


def _note(starts: Starts, button: str) -> str:
    """A line on what no schedule can do; or none."""
    if starts.at_once:
        return f"# An instant is too near for a schedule: start this by hand, now ({button}).\n"
    return "" if starts.moments else f"# {_NOTHING}\n"


def _cron(start: datetime) -> str:
    return f"{start:%-M %-H %-d %-m} *"


def _unit_word(word: str) -> str:
    """A word of a command in a unit file: in quotation marks, with `%`, `$` and `\\` as they are
    (systemd.service, "Command lines")."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if escaped != word or " " in word else word


def _unit_path(path: str) -> str:
    return path.replace("%", "%%")
