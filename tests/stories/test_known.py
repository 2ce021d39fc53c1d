"""The registry and the standing texts tell nothing of a release before its instant."""

from __future__ import annotations

import pytest

from tests.conftest import CONFIG, Ran, Room

SECRETS = """
[[issuer]]
key = "nimbus"
name = "Nimbus Holding"
tickers = ["NYSE: NMB"]
boilerplate = "nimbus"
url = "https://nimbus.example.com"

[[product]]
key = "nimbus"
name = "Nimbus"
mark = "™"
owner = "Nimbus Holding"

[[topic]]
key = "nimbus-merger"
name = "Nimbus merger"

[[topic]]
key = "clinical"
name = "Clinical"

[[contact]]
key = "nimbus-desk"
for = "Nimbus holders"
name = "Nimbus Desk"
"""
BODY = "Net sales rose like Nimbus clouds."
DRAFT = {"date": "2026-05-01 09:00", "draft": "true"}
EMBARGOED = {"date": "2026-09-01 09:00"}


def secret(room: Room, **keys: str) -> None:
    room.release(
        "2026-09-01-merger",
        issuers="[nimbus]",
        products="[nimbus]",
        topics="[nimbus-merger]",
        contacts="[nimbus-desk]",
        boilerplate="[nimbus]",
        **keys,
    )


def built(room: Room, *args: str) -> tuple[Ran, dict[str, bytes]]:
    return room.build("-v", "--no-cache", *args), room.tree()


@pytest.mark.parametrize("keys", [DRAFT, EMBARGOED], ids=["draft", "embargoed"])
def test_what_only_held_releases_name_is_nowhere(room: Room, keys: dict[str, str]) -> None:
    room.release(body=BODY, issuers="[acme]", contacts="[investors]", topics="[clinical]")
    room.write("config.toml", CONFIG + SECRETS.replace("Nimbus", "Stratus"))
    first = built(room)
    room.write("config.toml", CONFIG + SECRETS)
    room.write("content/boilerplate/nimbus.md", "About Nimbus.")
    alone = built(room)
    secret(room, **keys)

    ran, tree = built(room)

    assert ran.code == 0
    assert (ran, tree) == alone == first
    told = b"".join(tree.values()).decode("utf-8", "replace")
    assert "Nimbus clouds" in told
    for word in ("Nimbus™", "nimbus", "NMB", "Nimbus Holding", "Nimbus Desk"):
        assert word not in told


def test_it_is_known_with_the_first_public_release_that_names_it(room: Room) -> None:
    room.write("config.toml", CONFIG + SECRETS)
    room.write("content/boilerplate/nimbus.md", "About Nimbus.")
    room.release(body=BODY, topics="[clinical]")
    secret(room, **EMBARGOED)

    room.build("--as-of", "2026-09-01T08:59:59-04:00")
    assert "Nimbus Holding" not in room.read("index.html")
    assert room.build("--as-of", "2026-09-01T09:00:00-04:00").code == 0

    assert "Nimbus Holding" in room.read("index.html")
    assert "Nimbus Desk" in room.read("index.html")
    assert "like Nimbus™ clouds" in room.read("releases/2026/results/index.html")
    assert "is a trademark of Nimbus Holding" in room.read("releases/2026/results/index.html")


def test_it_is_known_from_its_own_instant(room: Room) -> None:
    begins = 'name = "Nimbus"\nfrom = "2026-06-02 16:00"'
    room.write("config.toml", CONFIG + SECRETS.replace('name = "Nimbus"', begins))
    room.write("content/boilerplate/nimbus.md", "About Nimbus.")
    room.release(body=BODY)
    page = "releases/2026/results/index.html"

    room.build("--as-of", "2026-06-02T15:59:59-04:00")
    assert "like Nimbus clouds" in room.read(page)
    room.build("--as-of", "2026-06-02T16:00:00-04:00")
    assert "like Nimbus™ clouds" in room.read(page)
    assert "2026-06-02T16:00:00-04:00" in room.run("schedule").out


@pytest.mark.parametrize(
    "keys",
    [
        {"products": "[nimbus]"},
        {"trademarks": "[Nimbus]"},
        {"body": "Nimbus(TM) is new.\n\nNimbus™ is good."},
        {"subheads": "['Nimbus™ is new']"},
    ],
)
def test_what_counts_as_naming_a_mark(room: Room, keys: dict[str, str]) -> None:
    room.write("config.toml", CONFIG + SECRETS)
    room.write("content/boilerplate/nimbus.md", "About.")
    room.release(body=BODY)
    room.release("2026-03-02-more", **keys)
    assert room.build().code == 0
    assert "like Nimbus™ clouds" in room.read("releases/2026/results/index.html")


def test_a_fresh_room_has_its_house_and_its_desk(room: Room) -> None:
    room.write("config.toml", CONFIG + SECRETS)
    room.write("content/boilerplate/nimbus.md", "About Nimbus.")
    assert room.build().code == 0
    page = room.read("index.html")
    assert "NYSE:\u00a0ACME" in page or "NYSE: ACME" in page
    assert "Jane Doe" in page
    assert "Nimbus" not in page


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("products", "nimbos"),
        ("topics", "nimbus-merge"),
        ("issuers", "nimbos"),
        ("contacts", "nimbus-dsk"),
        ("boilerplate", "nimbos"),
        ("legend", "nimbos"),
        ("trademarks", "Nimbos"),
    ],
)
def test_no_remedy_of_a_build_names_it(room: Room, key: str, word: str) -> None:
    room.write("config.toml", CONFIG + SECRETS)
    room.write("content/boilerplate/nimbus.md", "About Nimbus.")
    room.write("content/legends/nimbus.md", "Nimbus may fail.")
    room.release(**{key: word if key == "legend" else f"[{word}]"})
    secret(room, **EMBARGOED)

    ran = room.build()

    assert ran.code == 1
    assert "PR011" in ran.err
    assert "nimbus" not in ran.err.lower().replace(f"`{word.lower()}`", "")
    # The desk's tool knows all.
    assert "nimbus" in room.run("lint").err.lower().replace(word.lower(), "")


def test_a_word_that_is_known_is_still_suggested(room: Room) -> None:
    room.write("config.toml", CONFIG + SECRETS)
    room.write("content/boilerplate/nimbus.md", "About Nimbus.")
    room.release("2026-03-02-more", topics="[clinical]")
    room.release(topics="[clinicl]", products="[anvl]")
    assert room.build().err.count("did you mean `clinical`") == 1
    assert room.build().err.count("did you mean `anvil`") == 1


def test_settings_for_a_held_release_rewrite_nothing(room: Room) -> None:
    room.release(body=BODY)
    room.write("content/boilerplate/acme.md", "About ACME.")
    config = CONFIG.replace('key = "acme"', 'key = "acme"\nboilerplate = "acme"')
    config += '\n[[topic]]\nkey = "events"\nname = "Events"\n'
    room.write("config.toml", config)
    room.build()
    before = room.tree()

    more = '\n[lint]\nignore = [{ code = "PR202", release = "2026-09-01-merger", reason = "x" }]\n'
    room.write("config.toml", config + SECRETS.replace("boilerplate", "# boilerplate") + more)
    room.write("content/boilerplate/acme@2026-09-01T1600.md", "About ACME and Nimbus.")
    room.write("content/boilerplate/nimbus.md", "About Nimbus.")
    room.write("content/legends/nimbus@2026-09-01.md", "Nimbus may fail.")
    secret(room, **EMBARGOED)
    ran = room.build("-v")

    assert "0 files written" in ran.out
    assert "config.toml" not in ran.out
    assert "content/" not in ran.out
    assert room.tree() == before


def test_an_instant_that_cannot_be_read(room: Room) -> None:
    room.write("config.toml", CONFIG + SECRETS.replace("mark", 'from = "soon"\nmark'))
    ran = room.build()
    assert ran.code == 2
    assert "error PR306 `soon` is not a date this room can be sure of" in ran.err


def test_lint_says_what_readers_do_not_see_since_nothing_names_it(room: Room) -> None:
    room.write("config.toml", CONFIG + SECRETS)
    room.write("content/boilerplate/nimbus.md", "About Nimbus.")
    room.release(body=BODY, topics="[clinical]")
    told = [row for row in room.run("lint").err.splitlines() if "PR052" in row]
    assert [row.partition(": no")[0] for row in told] == [
        "config.toml:35: warning PR052 readers do not see the issuer `nimbus` yet",
        "config.toml:42: warning PR052 readers do not see the product `nimbus` yet",
        "config.toml:56: warning PR052 readers do not see the contact `nimbus-desk` yet",
    ]
    assert "PR052" not in room.build().err
    # Who is named in a file that cannot be read, nobody knows.
    room.release("2026-03-02-b", contacts="[nimbus-desk", body=BODY)
    assert "PR052" not in room.run("lint").err
    (room.path / "content/releases/2026-03-02-b.md").unlink()
    # What a held release names is as it should be.
    secret(room, **EMBARGOED)
    assert "PR052" not in room.run("lint").err


LISTING = 'tickers = ["NYSE: ACME", "TSX: ACM"]\ntickers_from = { "TSX: ACM" = "2026-06-02 09:30" }'


def test_a_listing_to_come_is_known_from_its_instant(room: Room) -> None:
    room.write("config.toml", CONFIG.replace('tickers = ["NYSE: ACME"]', LISTING))
    room.write("content/boilerplate/acme.md", "ACME trades as {ticker}.")
    keys = {"issuers": "[acme]", "boilerplate": "[acme]"}
    room.release("2026-03-01-before", **keys)
    room.release("2026-06-03-after", date="2026-06-03 09:00", **keys)

    assert room.build("--as-of", "2026-06-02T09:29:59-04:00").code == 0
    before = room.tree()
    room.build("--as-of", "2026-06-03T12:00:00-04:00")

    assert not [name for name, data in before.items() if b"TSX" in data or b"XTSE" in data]
    assert "TSX" in room.read("index.html").replace("\u00a0", " ")
    assert "XTSE ACM" in room.read("releases/2026/after/index.html")
    # An older release stays without it, but for the links to feeds.
    old = room.read("releases/2026/before/index.html")
    text = old.partition("<main")[2].partition("</main>")[0]
    assert "trades as NYSE" in text and "TSX" not in text
    assert "XNYS ACME" in old and "XTSE ACM" not in old
    told = room.run("schedule", "--as-of", "2026-06-01T12:00:00-04:00").out
    assert "2026-06-02T09:30:00-04:00" in told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (LISTING.replace("2026-06-02 09:30", "soon"), "PR306 `TSX: ACM`: `soon` is not a date"),
        (
            LISTING.replace('{ "TSX: ACM"', '{ "TSX: ACME"'),
            "PR306 `TSX: ACME` is none of `tickers`",
        ),
    ],
    ids=["no instant", "no ticker"],
)
def test_a_listing_whose_instant_is_wrong(room: Room, written: str, told: str) -> None:
    room.write("config.toml", CONFIG.replace('tickers = ["NYSE: ACME"]', written))
    ran = room.build()
    assert ran.code == 2
    assert told in ran.err
