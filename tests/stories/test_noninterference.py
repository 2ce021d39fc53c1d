"""Non-interference: a build with held releases equals one without their files, to the byte.

Random rooms, with a canary in every place of every held release where a secret can be.
"""

from __future__ import annotations

import random
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import Room

MOMENT = datetime.fromisoformat("2026-05-04T09:00:00-04:00")
CANARY = "qxzvkanari"
CONFIG = """\
[site]
title = "ACME Press Room"
url = "https://press.example.com/ir"
timezone = "America/New_York"
languages = ["en", "de"]
id_authority = "press.example.com,2012"

[[product]]
key = "anvil"
name = "Anvil"

[[product]]
key = "hammer"
name = "Hammer"

[[product]]
key = "qxzvkanari-product"
name = "Qxzvkanari"

[archive]
page_size = 3

[feeds]
items = 4

[front_matter]
extra = ["note"]
"""


def public(room: Room, chance: random.Random, number: int, names: list[str]) -> None:
    at = MOMENT - timedelta(seconds=chance.choice([0, 1, 60, 86_400, 40_000_000]), days=number)
    keys = {
        "products": chance.choice(["[]", "[anvil]", "[anvil, hammer]"]),
        "topics": chance.choice(["[]", "[clinical]"]),
        "language": chance.choice(["en", "de"]),
    }
    if names and chance.random() < 0.3:
        keys |= {"corrects": names[-1], "correction_note": "Figures."}
    if names and chance.random() < 0.2:
        keys["translation_of"] = names[0]
    if chance.random() < 0.15:
        later = MOMENT + timedelta(seconds=chance.choice([-1, 0, 1, 90_000]))
        keys["withdrawn"] = f"{{date: '{later.isoformat()}', reason: Wrong.}}"
    if "corrects" in keys:
        at = MOMENT
    name = f"{at:%Y-%m-%d}-p{number}"
    folder = chance.random() < 0.3
    room.release(
        f"{name}/index" if folder else name,
        title=f"Public {number}",
        date=at.isoformat(),
        body="![Chart](chart.png)" if folder else "Net sales rose.",
        **keys,
    )
    if folder:
        room.write(
            f"content/releases/{name}/chart.png", b"\x89PNG\r\n\x1a\n%d" % chance.randrange(2)
        )
    names.append(name)


def held(room: Room, chance: random.Random, number: int, names: list[str]) -> Path:
    secret = f"{CANARY}{number}"
    draft = chance.random() < 0.4
    at = MOMENT + timedelta(seconds=chance.choice([1, 60, 86_400, 9_000_000]))
    if draft and chance.random() < 0.5:
        at = MOMENT - timedelta(days=3)
    keys = {
        "subheads": f"['Sub {secret}']",
        "dateline": f"{{city: {secret}}}",
        "products": chance.choice(["[anvil]", "[hammer]", "[qxzvkanari-product]", f"[{secret}]"]),
        "topics": f"[{chance.choice(['clinical', secret])}]",
        "contacts": f"[{{for: Media, name: {secret}}}]",
        "trademarks": f"['{secret}®']",
        "aliases": f"[/old/{secret}/]",
        "language": chance.choice(["en", "de", secret]),
        "source": secret,
        "note": secret,
        "attachments": chance.choice([f"[{secret}.pdf]", f"[missing-{secret}.pdf]"]),
    }
    if names:
        target = chance.choice(names)
        keys |= chance.choice(
            [
                {"corrects": target, "correction_note": secret},
                {"translation_of": target},
                {"url": f"/releases/2026/{target[11:]}/"},
                {"slug": target[11:]},
                {},
            ]
        )
    if draft:
        keys["draft"] = "true"
    name = f"2026-05-04-{secret}"
    room.release(
        f"{name}/index",
        title=f"Headline {secret}",
        date=at.isoformat(),
        body=chance.choice([f"Body {secret} ![x]({secret}.png)", f"<script>{secret}</script>"]),
        **keys,
    )
    folder = room.path / f"content/releases/{name}"
    (folder / f"{secret}.pdf").write_text(secret)
    (folder / f"{secret}.png").write_text(secret)
    # The same picture, beside a public release too.
    (folder / "chart.png").write_bytes(b"\x89PNG\r\n\x1a\n0")
    (folder / f"unnamed-{secret}.pdf").write_text(secret)
    return folder


def try_rooms(room: Room, first: int, last: int) -> None:
    for seed in range(first, last):
        chance = random.Random(seed)
        shutil.rmtree(room.path)
        room.write("config.toml", CONFIG)
        names: list[str] = []
        (room.path / "content/releases").mkdir(parents=True)
        for number in range(chance.randrange(7)):
            public(room, chance, number, names)
        build = ("build", "-v", "--no-cache", "--as-of", MOMENT.isoformat())
        room.run(*build)
        without = room.run(*build), room.tree()
        assert without[0].code == 0, (seed, without[0].err)
        for number in range(chance.randrange(1, 4)):
            held(room, chance, number, names)

        with_held = room.run(*build), room.tree()

        assert with_held == without, seed
        told = with_held[0].out + with_held[0].err + "".join(with_held[1])
        assert CANARY not in told.lower(), seed
        for path, data in with_held[1].items():
            assert CANARY.encode() not in data.lower(), (seed, path)


@pytest.mark.property
def test_some_rooms(room: Room) -> None:
    try_rooms(room, 0, 12)


@pytest.mark.long
@pytest.mark.parametrize("part", range(10))
def test_500_rooms(room: Room, part: int) -> None:
    try_rooms(room, 1000 + part * 50, 1050 + part * 50)


def test_the_canary_is_heard_when_a_release_is_public(room: Room) -> None:
    """The test above can fail: once public, the canary is in the pages and the log."""
    room.write("config.toml", CONFIG)
    room.release(f"2026-05-01-{CANARY}", title=CANARY, date="2026-05-01 09:00")
    assert room.run("build", "-v", "--as-of", MOMENT.isoformat()).out.count(CANARY)
    assert CANARY.encode() in room.tree()["index.html"]
