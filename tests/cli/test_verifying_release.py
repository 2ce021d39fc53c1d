"""`verify` of a release: its page at a host on this machine, or its signed text in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_verifying import hosted
from tests.conftest import Room, once
from tests.signers import MinisignSigner, SshSigner
from tests.stories.test_signed import AT, NEW, OLD, PAGE, signed_room

FILES = "releases/2026/results/"


def published_room(room: Room) -> None:
    signed_room(room)
    assert room.build().code == 0


@pytest.fixture
def published(room: Room, aside: Path) -> Room:
    return once(published_room, room, aside)


def test_a_release_is_proved_by_its_address(published: Room) -> None:
    with hosted(published) as url:
        for address in (f"{url}/{PAGE}", f"{url}/{PAGE}signed.txt"):
            ran = published.run("verify", address)
            assert (ran.code, ran.err) == (0, "")
            rows = ran.out.splitlines()
            assert rows[0] == (
                f"Good signature of press@example.com ({OLD.key.fingerprint}), as of "
                "2026-03-01T14:00:00Z."
            )
            assert "Headline: ACME Reports Results" in rows
            assert rows[-1] == "The page and its files (1) are as they were signed."
        # The site's own address is still a site's.
        site = published.run("verify", url, "--as-of", "2026-06-01T12:00:00-04:00", "--wait", "0")
        assert "and for what is not public" in site.out


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("index.html", "Net sales", "Net sale", "the page is not as it was signed: line 1 was"),
        ("index.html", ">12<", ">13<", "the page is not as it was signed: line 3 was"),
        ("index.html", '/how"', '/now"', "the page is not as it was signed: line 1 was"),
        ("index.html", "<h1>ACME", "<h1>ACMe", "Headline was"),
        ("index.html", "09:00:00", "09:00:01", "Published was “2026-03-01T14:00:00Z” and is"),
        ("index.html", '"ACME Corporation"', '"ACNE Corporation"', "Issuer was"),
        ("index.html", '"NewsArticle"', '"NewsArticle","correction":{}', "Status was “published”"),
        ("index.html", '<article class="release">', "<article>", "this is no page of a release"),
        ("signed.txt", "12 percent", "13 percent", "the signature is of another text"),
        ("signed.txt", "14:00:00Z", "14:00:01Z", "the signature is of another text"),
        ("signed.txt", "Press release", "Press releases", "this is no signed text of a release"),
        ("signed.txt.sig", "SIGNATURE", "", "its `.sig` is no signature of ssh-keygen"),
        ("*.pdf", "12", "13", "the file is not one that was signed"),
    ],
)
def test_whatever_is_changed_at_the_host_is_told(
    published: Room, path: str, old: str, new: str, told: str
) -> None:
    folder = published.output / ("files" if path == "*.pdf" else FILES)
    place = next(folder.rglob(path))
    data = place.read_bytes()
    assert old.encode() in data
    place.write_bytes(data.replace(old.encode(), new.encode()))
    with hosted(published) as url:
        ran = published.run("verify", f"{url}/{PAGE}")
    assert ran.code == 1
    assert told in ran.err
    assert "error PR74" in ran.err
    assert ran.out == ""


def test_another_key_proves_nothing(published: Room, tmp_path: Path) -> None:
    text = published.output / f"{FILES}signed.txt"
    place = published.output / f"{FILES}signed.txt.sig"
    for signer, why in (
        (SshSigner(9), "is none of those under [signing]"),
        (NEW, "does not count for 2026-03-01T14:00:00Z"),
    ):
        place.write_text(signer.sign(text.read_bytes()))
        ran = published.run("verify", str(text))
        assert ran.code == 1
        assert why in ran.err
    place.unlink()
    assert "there is no signature" in published.run("verify", str(text)).err
    with hosted(published) as url:
        assert "there is no signed text" in published.run("verify", f"{url}/x/signed.txt").err


def test_a_reader_without_the_press_room_proves_it_by_a_list_of_keys(
    published: Room, tmp_path: Path
) -> None:
    text = published.output / f"{FILES}signed.txt"
    signers = published.output / ".well-known/press-room-signers"
    settings = published.path / "config.toml"
    with hosted(published) as url:
        settings.rename(tmp_path / "config.toml")
        assert published.run("verify", str(text), "--signers", str(signers)).code == 0
        assert published.run("verify", str(text)).code == 2
        ran = published.run("verify", f"{url}/{PAGE}")
        assert ran.code == 0
        assert "compare the fingerprint with what the issuer says elsewhere" in ran.err
        signers.write_text(signers.read_text().replace("20260601035959Z", "20250601035959Z"))
        assert "does not count" in published.run("verify", f"{url}/{PAGE}").err
        signers.write_text(signers.read_text().replace("press-release", "git"))
        assert "is none of those" in published.run("verify", f"{url}/{PAGE}").err


def test_a_reader_without_the_press_room_proves_a_text_that_minisign_signed_too(
    published: Room, tmp_path: Path
) -> None:
    """A list for `ssh-keygen` has no keys of minisign; the host has them beside it."""
    other = MinisignSigner()
    text = published.output / f"{FILES}signed.txt"
    signers = published.output / ".well-known/press-room-signers"
    minisig = text.with_name("signed.txt.minisig")
    minisig.write_text(other.sign(text.read_bytes()))
    key = published.output / f".well-known/press-room-{other.key.id}.pub"
    with hosted(published) as url:
        (published.path / "config.toml").rename(tmp_path / "config.toml")
        by_list = published.run("verify", f"{url}/{PAGE}", "--signers", str(signers))
        assert (by_list.code, other.key.id in by_list.out) == (0, False)
        assert published.run("verify", f"{url}/{PAGE}").code == 0  # by SSH alone
        key.write_text(other.key.file)
        ran = published.run("verify", f"{url}/{PAGE}")
        assert (ran.code, f"press@example.com and {other.key.id} (" in ran.out) == (0, True)
        # By minisign alone, and then by a key that is another's under the same name.
        text.with_name("signed.txt.sig").unlink()
        assert published.run("verify", f"{url}/{PAGE}").code == 0
        key.write_text(MinisignSigner(3).key.file)
        assert "is none of those" in published.run("verify", f"{url}/{PAGE}").err
        key.write_text(other.key.file)
        minisig.write_text(other.sign(text.read_bytes() + b"More.\n"))
        assert "the signature is of another text" in published.run("verify", f"{url}/{PAGE}").err


def test_a_corrected_and_a_withdrawn_release_are_proved_as_such(published: Room) -> None:
    published.release(
        "2026-05-01-correction",
        date="2026-05-01T09:00:00-04:00",
        corrects="2026-03-01-results",
        correction_note="Sales were 13.",
        withdrawn="{date: '2026-05-20T09:00:00-04:00', reason: Also wrong.}",
    )
    for at, name, status in (
        ("2026-05-02T09:00:00-04:00", "results", "corrected"),
        ("2026-05-21T09:00:00-04:00", "correction", "withdrawn"),
    ):
        assert published.run("sign", "--as-of", AT).code == 0
        OLD.sign_all(published.path)
        assert published.build("--as-of", at).code == 0
        page = f"releases/2026/{name}/"
        with hosted(published) as url:
            ran = published.run("verify", f"{url}/{page}")
            assert (ran.code, ran.err) == (0, "")
            assert f"Status: {status}" in ran.out.splitlines()
            place = published.output / page / "index.html"
            data = place.read_text()
            changed = data.replace("Also wrong.", "All right.").replace("correction", "c0rrection")
            place.write_text(changed)
            assert published.run("verify", f"{url}/{page}").code == 1
