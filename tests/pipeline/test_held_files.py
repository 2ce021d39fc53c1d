"""A file under embargo is not published as another file: both locks hold, and lint says which."""

from __future__ import annotations

import pytest

from tests.conftest import Room

HELD = "content/releases/2026-12-01-falcon"
TERMS = b"%PDF falcon terms"


@pytest.fixture
def held(room: Room) -> Room:
    room.release("2026-03-01-results/index", attachments="[results.pdf]")
    room.write("content/releases/2026-03-01-results/results.pdf", b"%PDF results")
    room.release(
        "2026-12-01-falcon/index",
        title="ACME to Merge with Falcon",
        date="2026-12-01T09:00:00-05:00",
        attachments="[terms.pdf]",
    )
    room.write(f"{HELD}/terms.pdf", TERMS)
    room.write(f"{HELD}/not-named.pdf", b"%PDF draft terms")
    return room


@pytest.mark.parametrize("of", ["terms.pdf", "not-named.pdf", "index.md"])
@pytest.mark.parametrize("place", ["static/a/annex", "static/assets/logo", "static/.well-known/x"])
def test_a_copy_in_static_stops_the_build(held: Room, of: str, place: str) -> None:
    assert held.build().code == 0
    before = held.tree()
    path = f"{place}.{of.rpartition('.')[2]}"
    held.write(path, (held.path / HELD / of).read_bytes())

    build, lint = held.build(), held.run("lint")

    assert build.code == lint.code == 1
    assert (
        "static: error PR031 a file here has a problem: it is a copy of a file that is not public"
        in build.err
    )
    assert "falcon" not in build.err and path.rpartition("/")[2] not in build.err
    assert f"{path}: error PR031 it is a copy of {HELD}/{of}, which is not public yet" in lint.err
    assert held.tree() == before


def test_a_copy_beside_a_public_release_stops_the_build(held: Room) -> None:
    copy = held.write("content/releases/2026-03-01-results/annex.pdf", TERMS)
    assert held.build().code == 0  # nothing names it

    held.release("2026-03-01-results/index", body="[Annex](annex.pdf)", attachments="[results.pdf]")
    build, lint = held.build(), held.run("lint")

    assert build.code == lint.code == 1
    assert "content/releases: error PR031" in build.err
    assert "annex" not in build.err and "falcon" not in build.err
    assert f"results/annex.pdf: error PR031 it is a copy of {HELD}/terms.pdf" in lint.err

    # Under one name it is one document, which is public with the first release.
    copy.rename(copy.with_name("terms.pdf"))
    held.release("2026-03-01-results/index", body="[Terms](terms.pdf)", attachments="[results.pdf]")
    assert held.build().code == 0
    assert held.run("check").code == 0


def test_a_draft_is_held_and_what_is_public_is_not(held: Room) -> None:
    held.release("2026-02-01-draft", draft="true", date="2026-02-01 09:00")
    held.write("static/x.md", (held.path / "content/releases/2026-02-01-draft.md").read_bytes())
    assert "static: error PR031" in held.build().err
    (held.path / "static/x.md").unlink()

    held.write("static/terms.pdf", TERMS)
    held.write("static/empty.txt", "")
    held.write(f"{HELD}/empty.txt", "")
    assert "static: error PR031" in held.build().err
    # From its instant on anybody may publish it anywhere.
    assert held.build("--as-of", "2026-12-01T09:00:00-05:00").code == 0


@pytest.mark.parametrize("place", ["report.pdf", "files/0/annex.pdf"])
def test_the_second_lock_finds_a_copy_though_it_lies_in_static(held: Room, place: str) -> None:
    assert held.build().code == 0
    held.write("static/report.pdf", TERMS)
    held.write("content/releases/2026-03-01-results/annex.pdf", TERMS)
    held.write(f"output/{place}", TERMS)

    ran = held.run("check")

    assert f"output/{place}: error PR631 it is a file that belongs to a release that is" in ran.err
    assert ran.code == 1
