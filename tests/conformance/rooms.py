"""Press rooms to prove things on: one with everything there can be, a crowded one, a real one.

What would be large or unreadable in the repository is made here, the same each time.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.precision import TREASURY_CONFIG
from tests.conftest import REPOSITORY
from tests.signers import MinisignSigner, SshSigner
from tests.stories.test_treasury import CORPUS

AS_OF = "2026-06-01T12:00:00-04:00"
CROWD = 5_000
_ROOM = Path(__file__).with_name("room")
_WORD = "hammer-and-anvil"
_THEME = re.compile(r"^\[theme\]\n(?:\w+ = .*\n)*", re.MULTILINE)

# What an author can get wrong, or a company can be called: by the release's name its headline.
HEADLINES = {
    "long-headline": ("ACME Corporation " + "reports sales in every region it sells to, " * 9)[
        :400
    ],
    "one-word": "Ambossschmiedehandwerkermeisterprüfungsordnungsänderungsverordnung" * 2,
    "emoji": "🔨🔩⚒️👩‍🏭",
    "markup": "<b>&amp;</b> <script>alert(1)</script> & “so” 'on'",
}


def everything(folder: Path) -> Path:
    """The room with everything there can be, with what is made here added to it."""
    shutil.copytree(_ROOM, folder)
    for hour, (name, title) in enumerate(HEADLINES.items(), 8):
        _release(folder, f"2026-04-20-{name}", title, f"2026-04-20 {hour:02d}:00", "A text.")
    _release(folder, "2026-05-04-wide-table", "Thirty Columns", "2026-05-04 08:00", _wide(30))
    beside = folder / "content/releases/2026-05-05-wide-statement"
    beside.mkdir()
    (beside / "wide.csv").write_text(_wide_csv(30), encoding="utf-8")
    shutil.copy(folder / "content/releases/2026-03-02-results/lead.jpg", beside)
    statement = "![Net sales by month](wide.csv)"
    name = "2026-05-05-wide-statement/index"
    date = "2026-05-05 08:00\nimage: {file: lead.jpg, alt: A pale disc on blue}"
    _release(folder, name, "Thirty Columns, from a File", date, statement)
    _release(folder, "2026-05-06-long-body", "A Long Text", "2026-05-06 08:00", long_body(180_000))
    _sign(folder, "2026-05-06-long-body")
    return folder


def dressed(preset: str, folder: Path) -> Path:
    """The same room in a preset's colours and fonts, without PDFs and cards."""
    everything(folder)
    config = (folder / "config.toml").read_text(encoding="utf-8")
    config, count = _THEME.subn(f'[theme]\npreset = "{preset}"\nlogo = "acme.svg"\n', config)
    assert count == 1
    config = config.replace("pdf = true", "pdf = false").replace("cards = true", "cards = false")
    (folder / "config.toml").write_text(config, encoding="utf-8")
    return folder


def _sign(folder: Path, release: str) -> None:
    """Signs one release, for SSH and for minisign."""
    ssh, mini = SshSigner(), MinisignSigner()
    with (folder / "config.toml").open("a", encoding="utf-8") as config:
        for key in (ssh.key.line, mini.key.line):
            config.write(f'\n[[signing.signer]]\nname = "press@example.com"\nkey = "{key}"\n')
    command = [sys.executable, str(REPOSITORY / "build.py"), "sign", release]
    command += ["--root", str(folder), "--as-of", AS_OF]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (text,) = (folder / "content/signatures" / release).glob("*.txt")
    text.with_name(f"{text.name}.sig").write_text(ssh.sign(text.read_bytes()), encoding="utf-8")
    signed = mini.sign(text.read_bytes())
    text.with_name(f"{text.name}.minisig").write_text(signed, encoding="utf-8")


def crowd(folder: Path, count: int = CROWD) -> Path:
    """A room with many releases in one year, some twenty a working day."""
    folder.mkdir(parents=True)
    shutil.copy(_ROOM / "config.toml", folder)
    shutil.copytree(_ROOM / "static", folder / "static")
    shutil.copytree(_ROOM / "content/boilerplate", folder / "content/boilerplate")
    start = datetime(2025, 1, 1, 12, tzinfo=UTC)
    step = timedelta(days=364) / count
    for number in range(1, count + 1):
        at = start + (number - 1) * step
        name = f"{at:%Y-%m-%d}-shipment-{number}"
        title = f"ACME Corporation Ships Anvil {number:,}"
        _release(folder, name, title, f"{at:%Y-%m-%dT%H:%M:%SZ}", "It weighs 50 pounds.")
    config = (folder / "config.toml").read_text(encoding="utf-8")
    # PDFs, cards and the index of words say nothing here that they do not say in a smaller room,
    # and take minutes.
    for usual, here in (
        ("pdf = true", 'search = "titles"'),
        ("cards = true", "cards = false"),
        ("page_size = 5", "page_size = 50"),
    ):
        assert usual in config
        config = config.replace(usual, here)
    (folder / "config.toml").write_text(config, encoding="utf-8")
    return folder


def treasury(folder: Path, count: int = 100) -> Path:
    """A room of real releases, taken from all years alike."""
    sources = sorted(CORPUS.glob("*.md"))
    (folder / "content/releases").mkdir(parents=True)
    (folder / "config.toml").write_text(TREASURY_CONFIG, encoding="utf-8")
    for number in range(count):
        shutil.copy(sources[number * len(sources) // count], folder / "content/releases")
    return folder


def long_body(length: int) -> str:
    """A text of so many bytes, in headings, paragraphs and lists."""
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        number = len(parts)
        parts += [
            f"## Part {number}\n\n",
            f"Anvil number {number} was forged on a {_WORD} in part {number}. " * 8 + "\n\n",
            "- sold\n- delivered\n- *paid*\n\n",
        ]
    return "".join(parts)


def _wide(columns: int) -> str:
    head = "".join(f" Month {number} |" for number in range(1, columns))
    rule = "---:|" * (columns - 1)
    rows = "".join(
        f"| {name} |" + "".join(f" {number * 7.25:.2f} |" for number in range(1, columns)) + "\n"
        for name in ("Anvils", "Hammers", "Tongs")
    )
    return f"Sales by month follow.\n\n| |{head}\n|---|{rule}\n{rows}"


def _wide_csv(columns: int) -> str:
    head = ",".join(f"Month {number}" for number in range(1, columns))
    figures = ",".join(f"{number * 1_250:d}" for number in range(1, columns))
    return f",{head}\nAnvils,{figures}\nHammers,{figures}\n"


def _release(folder: Path, name: str, title: str, date: str, body: str) -> None:
    quoted = title.replace("'", "''")
    path = folder / f"content/releases/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"---\ntitle: '{quoted}'\ndate: {date}\n---\n\n{body}\n"
    path.write_text(text, encoding="utf-8")
