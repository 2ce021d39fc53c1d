"""Non-interference: a build with held releases equals one without their files, to the byte.

Random rooms, with a canary in every place of every held release where a secret can be, and in what
settings and standing texts have only for such releases. Public texts are full of the words that
would be marks, if those were known.
"""

from __future__ import annotations

import random
import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import CLOUD, Ran, Room
from tests.signers import SshSigner

MOMENT = datetime.fromisoformat("2026-05-04T09:00:00-04:00")
CANARY = "qxzvkanari"
CONFIG = """\
[site]
title = "ACME Press Room"
url = "https://press.example.com/ir"
timezone = "America/New_York"
languages = ["en", "de"]
id_authority = "press.example.com,2012"

[[issuer]]
key = "acme"
name = "ACME Corporation"
tickers = ["NYSE: ACME"]
boilerplate = "acme"

[[issuer]]
key = "globex"
name = "Globex AG"

[[product]]
key = "anvil"
name = "Anvil"
mark = "™"
descriptions = { de = "Ein Amboss." }

[[product]]
key = "hammer"
name = "Hammer"

[[topic]]
key = "clinical"
name = "Clinical"

[[contact]]
key = "investors"
name = "Jane Doe"

[archive]
page_size = 3

[feeds]
items = 4

[front_matter]
extra = ["note"]

[[results.figures]]
name = "Net sales"

[exports]
search = "full-text"
"""

SIGNER = SshSigner()
SIGNING = f"""
[signing]
required_from = "2026-05-05"

[[signing.signer]]
name = "press@example.com"
key = "{SIGNER.key.line}"
"""
TABLE = "| | 2026 | 2025 |\n|---|--:|--:|\n| Net sales | 1.5 | 1.4 |\n| Costs | 1 | 1 |\n| Tax | 1 | 1 |"
TOPIC = """
[[topic]]
key = "qxzvkanari-topic"
name = "Qxzvkanari topic"
"""
SECRETS = (
    """
[[product]]
key = "qxzvkanari-product"
name = "Nimbus"
mark = "®"
owner = "Qxzvkanari, Inc."
aliases = ["Qxzvkanari"]
""",
    """
[[issuer]]
key = "qxzvkanari"
name = "Qxzvkanari, Inc."
tickers = ["NYSE: QXZV"]
url = "https://qxzvkanari.example.com"
boilerplate = "qxzvkanari"
""",
    TOPIC,
    """
[[contact]]
key = "qxzvkanari-desk"
for = "Qxzvkanari holders"
email = "qxzvkanari@example.com"
""",
    """
[[product]]
key = "qxzvkanari-later"
name = "Clouds"
mark = "™"
from = "2026-05-04 09:01"
""",
    """
[disclosure]
retention = { qxzvkanari-topic = 5 }
""",
    """
[lint]
ignore = [{ code = "PR202", release = "2026-05-04-qxzvkanari0", reason = "qxzvkanari" }]
""",
)
LISTED = 'tickers = ["NYSE: ACME"]'
LISTING = (
    'tickers = ["NYSE: ACME", "TSX: QXZV"]\ntickers_from = { "TSX: QXZV" = "2026-05-04 09:01" }'
)
TEXTS = {
    "boilerplate/acme@2026-05-05.md": "About ACME and Qxzvkanari.",
    "boilerplate/acme@2026-05-04T0901.md": "About ACME and Qxzvkanari.",
    "boilerplate/new/acme.md": "---\nfrom: 2026-05-04T13:00:01Z\n---\nAbout Qxzvkanari.",
    "boilerplate/qxzvkanari.md": "About Qxzvkanari {isuer}.",
    "boilerplate/broken/acme.md": "---\nfrom: qxzvkanari\n---\nAbout Qxzvkanari.",
    "legends/ahead@2026-05-05.md": "Qxzvkanari may fail.",
    "legends/qxzvkanari.md": "Qxzvkanari may fail.",
}


def public(room: Room, chance: random.Random, number: int, names: list[str]) -> None:
    at = MOMENT - timedelta(seconds=chance.choice([0, 1, 60, 86_400, 40_000_000]), days=number)
    keys = {
        "products": chance.choice(["[]", "[anvil]", "[anvil, hammer]"]),
        "topics": chance.choice(["[]", "[clinical]"]),
        "language": chance.choice(["en", "de"]),
        "boilerplate": chance.choice(["[]", "[acme]"]),
        "legend": chance.choice(["none", "ahead"]),
        "contacts": chance.choice(["[]", "[investors]"]),
        "people": chance.choice(["[]", "[person0]", "[person0, person1]"]),
        "period": chance.choice(["[]", "2026-Q1", "[2025-Q4, 2025]"]),
    }
    if chance.random() < 0.3:
        keys["issuers"] = chance.choice(["[acme]", "[globex]", "[acme, globex]"])
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
    if chance.random() < 0.3:
        keys["media"] = "[m0, m1]"
    if folder and chance.random() < 0.5:
        keys["image"] = "{file: cloud.png, alt: Nimbus}"
        room.write(f"content/releases/{name}/cloud.png", CLOUD)
    room.release(
        f"{name}/index" if folder else name,
        title=f'Public {number} of the Cloud\'s "Day"',
        date=at.isoformat(),
        body="![Chart](chart.png)" if folder else f"Net sales rose like a Nimbus.\n\n{TABLE}",
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
        "topics": f"[{chance.choice(['clinical', 'qxzvkanari-topic', secret])}]",
        "period": chance.choice(["2026-Q1", "2031-Q1", secret]),
        "contacts": chance.choice([f"[{{for: Media, name: {secret}}}]", "[qxzvkanari-desk]"]),
        "issuers": chance.choice(["[acme]", "[globex]", "[qxzvkanari]", f"[{secret}]"]),
        "boilerplate": chance.choice(["[acme]", "[qxzvkanari]", f"[{secret}]"]),
        "legend": chance.choice(["ahead", "qxzvkanari", secret]),
        "trademarks": f"['{secret}®']",
        "aliases": f"[/old/{secret}/]",
        "language": chance.choice(["en", "de", secret]),
        "source": secret,
        "note": secret,
        "attachments": chance.choice([f"[{secret}.pdf]", f"[missing-{secret}.pdf]"]),
        "media": f"[m0, {secret}]",
        "image": f"{{file: {chance.choice(['cloud.png', secret])}, alt: {secret}}}",
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
        title=f"Headline's {secret}",
        date=at.isoformat(),
        body=chance.choice([f"Body {secret} ![x]({secret}.png)", f"<script>{secret}</script>"]),
        **keys,
    )
    folder = room.path / f"content/releases/{name}"
    (folder / f"{secret}.pdf").write_text(secret)
    (folder / f"{secret}.png").write_text(secret)
    # The same pictures, beside public releases too.
    (folder / "cloud.png").write_bytes(CLOUD)
    (folder / "chart.png").write_bytes(b"\x89PNG\r\n\x1a\n0")
    (folder / f"unnamed-{secret}.pdf").write_text(secret)
    for of in (name, secret):
        room.write(f"content/signatures/{of}/{secret}.txt", f"Press release\nId: {secret}\n")
        room.write(f"content/signatures/{of}/{secret}.txt.sig", secret)
    return folder


def sign(room: Room, *more: str) -> None:
    """Signs what can be signed: of held releases those without a fault, and what public ones will
    be by them."""
    room.run("sign", "--as-of", MOMENT.isoformat(), *more)
    SIGNER.sign_all(room.path)


def public_items(room: Room, chance: random.Random) -> list[str]:
    """What stands beside releases and is public: some of each kind, with and without a date."""
    names = []
    for number in range(chance.randrange(4)):
        name = chance.choice(["a", "company/a"]) + f"{number}"
        folder = chance.random() < 0.3
        keys = {
            "title": f'Page {number} of the Cloud\'s "Day"',
            "menu": chance.choice(["main", "none"]),
        }
        if chance.random() < 0.5:
            keys["date"] = (MOMENT - timedelta(seconds=chance.choice([0, 60, 86_400]))).isoformat()
        if names and chance.random() < 0.3:
            keys |= {"translation_of": names[0], "language": "de"}
        item(room, "pages", f"{name}/index" if folder else name, "Like a Nimbus.", **keys)
        if folder:
            room.write(f"content/pages/{name}/chart.png", b"\x89PNG\r\n\x1a\n0")
        names.append(name)
    for number in range(chance.randrange(3)):
        keys = {
            "title": f'Report {number} of the Cloud\'s "Day"',
            "period": chance.choice(["2026-Q1", f"{2020 + number}"]),
        }
        if chance.random() < 0.5:
            keys["date"] = (MOMENT - timedelta(seconds=chance.choice([0, 60]))).isoformat()
        keys |= {"kind": chance.choice(["filing", "presentation"]), "attachments": "[chart.png]"}
        item(room, "documents", f"d{number}/index", "", **keys)
        room.write(f"content/documents/d{number}/chart.png", b"\x89PNG\r\n\x1a\n0")
    for number in range(chance.randrange(3)):
        item(room, "people", f"person{number}", "Like a Nimbus.", name=f"Jane Cloud {number}")
    for number in range(chance.randrange(3)):
        days = chance.choice([-40, 1, 40])
        start = MOMENT + timedelta(days=days, seconds=chance.choice([-3600, 0, 1]))
        keys = {"title": f'Day {number} of the Cloud\'s "Day"', "start": start.isoformat()}
        keys |= {"documents": "[d0, d1]", "releases": "[r0]", "kind": "results"}
        keys["period"] = chance.choice(["2026-Q1", "2026-H1"])
        if chance.random() < 0.5:
            keys["products"] = "[anvil]"
        if chance.random() < 0.3:
            keys |= {"moved_from": "2026-02-02", "updated": "2026-05-02 09:00"}
        if chance.random() < 0.5:
            keys["date"] = (MOMENT - timedelta(seconds=chance.choice([0, 60]))).isoformat()
        item(room, "events", f"event{number}", "Like a Nimbus.", **keys)
    for number in range(chance.randrange(3)):
        keys = {
            "title": f'Picture {number} of the Cloud\'s "Day"',
            "picture": "cloud.png",
            "alt": "Nimbus",
        }
        if chance.random() < 0.5:
            keys["date"] = (MOMENT - timedelta(seconds=chance.choice([0, 60]))).isoformat()
        item(room, "media", f"m{number}/index", "Like a Nimbus.", **keys)
        room.write(f"content/media/m{number}/cloud.png", CLOUD)
    return names


def held_items(room: Room, chance: random.Random, names: list[str]) -> None:
    """What stands beside releases and is held back, with the canary in every place."""
    for number in range(chance.randrange(4)):
        secret = f"{CANARY}{number}"
        at = MOMENT + timedelta(seconds=chance.choice([1, 60, 86_400, 9_000_000]))
        keys = {
            "title": f"Page's {secret}",
            "date": at.isoformat(),
            "redirects": f"[/old/{secret}.html]",
            "attachments": chance.choice([f"[{secret}.pdf]", f"[missing-{secret}.pdf]"]),
            "language": chance.choice(["en", "de", secret]),
        }
        kind = chance.choice(["pages", "documents", "people", "events", "media"])
        if kind == "pages":
            keys["menu"] = chance.choice(["main", "foot", secret])
        elif kind == "people":
            keys |= {"name": keys.pop("title"), "contact": "qxzvkanari-desk"}
            keys["positions"] = f"[{{title: {secret}, since: 2009}}]"
            keys["portrait"] = f"{{file: {secret}.png, alt: {secret}}}"
        elif kind == "media":
            keys |= {"picture": f"{secret}.png", "alt": secret, "credit": secret, "usage": secret}
            keys |= {"kind": chance.choice(["logo", "video", secret]), "made": "2031"}
            keys["link"] = f"https://{secret}.example.com/"
        elif kind == "events":
            keys |= {"kind": chance.choice(["results", secret]), "place": secret}
            keys["start"] = chance.choice([at.isoformat(), "2026-05-04", "2031-05", secret])
            keys |= {"webcast": f"https://{secret}.example.com/", "dial_in": secret}
            keys |= {"moved_from": "2026-05-03", "releases": f"[{secret}]"}
            keys["updated"] = chance.choice([at.isoformat(), "2026-05-02 09:00"])
            keys["products"] = chance.choice(["[anvil]", "[qxzvkanari-product]", f"[{secret}]"])
            keys["period"] = chance.choice(["2026-Q1", "2031-Q1", secret])
        else:
            keys |= {
                "kind": chance.choice(["filing", "meeting", secret]),
                "period": chance.choice(["2031", "2026-Q1"]),
            }
            keys["products"] = chance.choice(["[anvil]", "[qxzvkanari-product]", f"[{secret}]"])
            keys["issuers"] = chance.choice(["[globex]", "[qxzvkanari]", f"[{secret}]"])
        if names:
            target = chance.choice(names)
            keys |= chance.choice([{"translation_of": target}, {"url": f"/{target}/"}, {}])
        if chance.random() < 0.4:
            keys["draft"] = "true"
            del keys["date"]
        name = chance.choice([secret, f"company/{secret}", f"{secret}/more"])
        body = chance.choice([f"Body {secret} ![x]({secret}.png)", f"<script>{secret}</script>"])
        item(room, kind, f"{name}/index", body, **keys)
        for file in (f"{secret}.pdf", f"{secret}.png", f"unnamed-{secret}.pdf"):
            room.write(f"content/{kind}/{name}/{file}", secret)
        room.write(f"content/{kind}/stray-{secret}.css", secret)


def item(room: Room, folder: str, file: str, body: str, **keys: str) -> None:
    rows = "\n".join(f"{key}: {value}" for key, value in keys.items())
    room.write(f"content/{folder}/{file}.md", f"---\n{rows}\n---\n\n{body}\n")


def prepare(room: Room, chance: random.Random, usual: str) -> None:
    """Settings and standing texts that only held releases use, or that are to come."""
    more = [table for table in SECRETS if chance.random() < 0.6]
    if TOPIC not in more:
        more = [table for table in more if "retention" not in table]  # it would be of no topic
    config = usual.replace(LISTED, LISTING) if chance.random() < 0.6 else usual
    room.write("config.toml", config + "".join(more))
    for path, text in TEXTS.items():
        if chance.random() < 0.4:
            room.write(f"content/{path}", text)


OPTIONS = (
    ("build", "-v"),
    ("build", "-v", "--profile"),
    ("build", "-v", "--no-cache"),
    ("build", "--strict"),
    ("build", "--profile", "--no-cache"),
    ("check",),
    ("ledger",),
    # The feed of events has instants of the ledger.
    ("build",),
)


def seen(room: Room, chance: random.Random) -> list[tuple[Ran, dict[str, bytes]]]:
    """What every command but those of the desk prints and leaves to be published; in the end with
    a template that has changed and a public release that is wrong."""
    at = ("--as-of", MOMENT.isoformat())
    views = [(room.run(*words, *at), room.tree()) for words in OPTIONS]
    ledger = room.path / "content/ledger.toml"
    views.append((Ran(0, ledger.read_text(), ""), {}))
    ledger.unlink()
    template = room.write("templates/404.html", "<!doctype html><title>None</title>")
    views.append((room.run("build", "-v", *at), room.tree()))
    key = chance.choice(["products", "topics", "issuers", "contacts", "boilerplate", "trademarks"])
    wrong = room.release("2026-05-01-wrong", date="2026-05-01 09:00", **{key: "[qxzvkanary]"})
    views.append((room.run("build", *at), room.tree()))
    template.unlink()
    wrong.unlink()
    views.append((room.run("build", "-v", *at), room.tree()))
    told = "".join(ran.out + ran.err for ran, _ in views).lower().replace("`qxzvkanary`", "")
    assert CANARY not in told
    return [(Ran(ran.code, without_seconds(ran.out), ran.err), tree) for ran, tree in views]


def without_seconds(text: str) -> str:
    """What was printed without times, and without what they decide: a profile's slowest pieces
    (of which none may be held) and the order of its rows."""
    text = re.sub(r"^\d+\.\d{3} s: .*\n", "", text, flags=re.MULTILINE)
    rows = [" ".join(re.sub(r"\b\d+\.\d{3}\b", "0", row).split()) for row in text.splitlines()]
    return "\n".join(sorted(rows))


def try_rooms(room: Room, first: int, last: int) -> None:
    for seed in range(first, last):
        chance = random.Random(seed)
        shutil.rmtree(room.path)
        # The half of the rooms are signed: with a key in the settings, texts are read.
        signed = chance.random() < 0.5
        usual = CONFIG + SIGNING if signed else CONFIG
        room.write("config.toml", usual)
        room.write("content/boilerplate/acme.md", "About ACME, a Nimbus.")
        room.write("content/legends/ahead.md", "Statements may fail.")
        names: list[str] = []
        (room.path / "content/releases").mkdir(parents=True)
        (room.path / "templates").mkdir()
        for number in range(chance.randrange(7)):
            public(room, chance, number, names)
        items = public_items(room, chance)
        if signed:
            sign(room, "--all")
        assert room.run("build", "--as-of", MOMENT.isoformat()).code == 0, seed
        without = seen(room, random.Random(seed))
        prepare(room, chance, usual)
        for number in range(chance.randrange(4)):
            held(room, chance, number, names)
        held_items(room, chance, items)
        if signed:
            sign(room)

        with_held = seen(room, random.Random(seed))

        for one, other in zip(with_held, without, strict=True):
            assert one == other, seed
        for _, tree in with_held:
            for path, data in tree.items():
                assert CANARY not in path.lower(), (seed, path)
                assert CANARY.encode() not in data.lower(), (seed, path)


@pytest.mark.property
def test_some_rooms(room: Room) -> None:
    try_rooms(room, 0, 2)


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_1000_rooms(room: Room, part: int) -> None:
    try_rooms(room, 1000 + part * 50, 1050 + part * 50)


def test_what_is_signed_for_a_moment_to_come_is_heard_at_it(room: Room) -> None:
    """The rooms above do sign: what is held has its texts, and at its instant they are there."""
    room.write("config.toml", CONFIG + SIGNING)
    room.write("content/boilerplate/acme.md", "About ACME.")
    room.release("2026-05-01-a", title="The Nimbus", date="2026-05-01 09:00")
    keys = {"corrects": "2026-05-01-a", "correction_note": "Figures."}
    room.release("2026-05-04-b", title=CANARY, date="2026-05-04 09:01", **keys)
    sign(room, "--all")
    before = room.run("build", "--as-of", MOMENT.isoformat())
    assert (before.code, CANARY in str(room.tree())) == (0, False)
    assert "Status: published" in room.read("releases/2026/a/signed.txt")
    assert room.run("build", "--as-of", "2026-05-04T09:01:00-04:00").code == 0
    assert "Status: corrected" in room.read("releases/2026/a/signed.txt")
    assert CANARY in room.read("releases/2026/b/signed.txt")


def test_the_canary_is_heard_when_a_release_is_public(room: Room) -> None:
    """The test above can fail: once public, the canary is in the pages and the log, and what only
    such a release names of the settings and the standing texts is there with it."""
    room.write("config.toml", CONFIG + "".join(SECRETS))
    room.write("content/boilerplate/acme.md", "About ACME.")
    room.write("content/boilerplate/qxzvkanari.md", "About Qxzvkanari.")
    named = dict.fromkeys(("issuers", "boilerplate"), "[qxzvkanari]")
    room.release("2026-05-01-a", title="The Nimbus", date="2026-05-01 09:00")
    room.release(
        f"2026-05-01-{CANARY}",
        title=CANARY,
        date="2026-05-01 09:00",
        products="[qxzvkanari-product]",
        contacts="[qxzvkanari-desk]",
        **named,
    )
    assert room.run("build", "-v", "--as-of", MOMENT.isoformat()).out.count(CANARY)
    home = room.tree()["index.html"].decode()
    for word in (CANARY, "About Qxzvkanari", "QXZV", "Qxzvkanari holders"):
        assert word in home
    assert "Qxzvkanari, Inc." in room.read("releases/2026/a/index.html")
    item(room, "pages", CANARY, CANARY, title=CANARY, date="2026-05-01 09:00", menu="main")
    assert CANARY in room.run("build", "-v", "--as-of", MOMENT.isoformat()).out
    assert f">{CANARY}</a>" in room.read("index.html")
