"""Signed releases: what is signed, what is published when, and what stops."""

from __future__ import annotations

import hashlib
import html
import json
import re
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import CONFIG, Room, once
from tests.signers import MinisignSigner, SshSigner

OLD, NEW = SshSigner(1), SshSigner(2)
PAGE = "releases/2026/results/"
TEXTS = "content/signatures/2026-03-01-results/"
AT = "2026-03-01T09:00:00-05:00"
SIGNING = f"""
[signing]

[[signing.signer]]
name = "press@example.com"
key = "{OLD.key.line} ir"
until = "2026-05-31"

[[signing.signer]]
name = "press@example.com"
key = "{NEW.key.line}"
from = "2026-06-01"
"""
BODY = """\
Net sales rose “sharply”, by 12 percent – see [how](https://www.example.com/how).

| Item | 2026 | 2025 |
|---|---:|---:|
| Sales | 12 | |
"""


def signed_room(room: Room) -> None:
    """A release that was signed before its instant."""
    room.write("config.toml", CONFIG + SIGNING)
    room.write("content/releases/2026-03-01-results/q1.pdf", b"%PDF-1.4 12")
    room.release("2026-03-01-results/index", BODY, attachments="[q1.pdf]")
    assert room.run("sign", "--as-of", "2026-02-28T09:00:00-05:00").code == 0
    OLD.sign_all(room.path)


@pytest.fixture
def signed(room: Room, aside: Path) -> Room:
    return once(signed_room, room, aside)


def errors(told: str) -> list[str]:
    return [row for row in told.splitlines() if ": error " in row]


def test_a_text_and_its_signature_are_published_at_the_instant_and_not_before(
    signed: Room,
) -> None:
    assert signed.run("sign", "--as-of", AT).out == "Everything is signed as it is.\n"
    assert signed.build("--as-of", "2026-03-01T08:59:59-05:00").code == 0
    before = signed.tree()
    assert not any("signed" in path for path in before if not path.startswith(".well-known"))
    assert b"ACME Reports Results" not in b"".join(before.values())
    # It is the site of a room that has neither release nor signature.
    kept = signed.path / "content/signatures"
    kept.rename(signed.path / "aside")
    assert signed.build("--as-of", "2026-03-01T08:59:59-05:00", "--no-cache").code == 0
    assert signed.tree() == before
    (signed.path / "aside").rename(kept)

    assert signed.build("--as-of", AT).code == 0
    assert signed.read(f"{PAGE}signed.txt") == (
        "Press release, signed text 1\n"
        "Id: tag:press.example.com,2012:2026-03-01-results\n"
        "Issuer: ACME Corporation\n"
        "Published: 2026-03-01T14:00:00Z\n"
        "Status: published\n"
        "Language: en\n"
        "Headline: ACME Reports Results\n"
        f"File: {hashlib.sha256(b'%PDF-1.4 12').hexdigest()} q1.pdf\n"
        "Signed-As-Of: 2026-03-01T14:00:00Z\n"
        "\n"
        'Net sales rose "sharply", by 12 percent - see how <https://www.example.com/how>.\n'
        "Item | 2026 | 2025\n"
        "Sales | 12 |\n"
    )
    assert signed.read(f"{PAGE}signed.txt.sig") == OLD.sign(
        signed.read(f"{PAGE}signed.txt").encode()
    )
    assert signed.read(".well-known/press-room-signers") == (
        'press@example.com namespaces="press-release",valid-before="20260601035959Z" '
        f"{OLD.key.line}\n"
        'press@example.com namespaces="press-release",valid-after="20260601040000Z" '
        f"{NEW.key.line}\n"
    )
    page = html.unescape(signed.read(f"{PAGE}index.html"))
    assert (
        "ssh-keygen -Y verify -f press-room-signers -I press@example.com -n press-release "
        "-O verify-time=20260301140000Z -s signed.txt.sig < signed.txt"
    ) in page
    assert f'<a href="/{PAGE}signed.txt.sig">' in page
    assert "  Content-Type: text/plain; charset=utf-8" in signed.read("_headers")
    assert signed.run("check", "--as-of", AT).code == 0


def test_anybody_makes_the_text_from_the_published_page_by_the_specification(
    signed: Room,
) -> None:
    """Written by docs/signatures.md alone, with the standard library."""
    assert signed.build().code == 0
    page = signed.read(f"{PAGE}index.html")
    data = json.loads(re.findall(r'ld\+json">(.*?)</script>', page, re.S)[0])
    article = next(each for each in data["@graph"] if each["@type"] == "NewsArticle")
    publisher = article["publisher"]

    def fold(text: str) -> str:
        text = unicodedata.normalize("NFC", html.unescape(text))
        for signs, plain in (("‘’‚‛′ʼ", "'"), ("“”„‟″«»", '"'), ("‐‑‒–—―−", "-"), ("®™℠", "")):
            text = re.sub(f"[{signs}]", plain, text)
        return " ".join(text.replace("…", "...").split())

    body = re.findall(r'<div class="prose body">(.*?)\n</div>', page, re.S)[0]
    body = body.replace("\n", " ")
    body = re.sub(r'<a [^>]*href="(https?:[^"]*)"[^>]*>(.*?)</a>', r"\2 &lt;\1&gt;", body)
    body = re.sub(r"</t[dh]>\s*<t[dh][^>]*>", " | ", body)
    body = re.sub(r"</?(p|div|table|thead|tbody|tr)\b[^>]*>", "\n", body)
    rows = [fold(re.sub(r"<[^>]*>", "", row)) for row in body.split("\n")]
    sums = [
        f"File: {hashlib.sha256((signed.output / name.lstrip('/')).read_bytes()).hexdigest()} "
        + name.rpartition("/")[2]
        for name in re.findall(r'href="(/files/[^"]*)"', page)
    ]
    utc = "2026-03-01T14:00:00Z"
    assert article["datePublished"] == AT
    made = [
        "Press release, signed text 1",
        "Id: " + json.loads(signed.read(f"{PAGE}ninjs.json"))["uri"],
        *(f"Issuer: {one['name']}" for one in publisher),
        f"Published: {utc}",
        "Status: published",
        f"Language: {article['inLanguage']}",
        "Headline: " + fold(re.findall(r"<h1>(.*?)</h1>", page)[0]),
        *sums,
        f"Signed-As-Of: {utc}",
        "",
        *filter(None, rows),
    ]
    assert "\n".join(made) + "\n" == signed.read(f"{PAGE}signed.txt")


def test_one_letter_one_figure_or_one_digit_of_the_instant_stops_the_build(signed: Room) -> None:
    assert signed.build().code == 0
    site = signed.tree()
    text = "content/releases/2026-03-01-results/index.md"
    pdf = "content/releases/2026-03-01-results/q1.pdf"
    told = f"{TEXTS}20260301T140000Z.txt: error PR742 the release is not as it was signed: "
    for path, old, new, what in (
        (text, "Net sales", "Net sale", "line 1 was"),
        (text, "| 12 |", "| 13 |", "line 3 was “Sales | 12 |” and is “Sales | 13 |”"),
        (text, "| 12 | |", "| | 12 |", "line 3 was"),
        (text, "/how", "/now", "line 1 was"),
        (text, "09:00:00", "09:00:01", "Published was “2026-03-01T14:00:00Z” and is “2026-03-01T"),
        (text, "title: ACME", "title: ACMe", "Headline was"),
        (pdf, "12", "13", "the file “q1.pdf” is another"),
    ):
        good = (signed.path / path).read_bytes()
        signed.write(path, good.decode().replace(old, new, 1))
        ran = signed.build()
        assert ran.code == 1, what
        assert errors(ran.err)[0].startswith(told + what), ran.err
        assert signed.tree() == site
        assert any(what in row for row in signed.judged()), what
        signed.write(path, good)
    # Type that is set otherwise is the same text.
    signed.write(text, (signed.path / text).read_text().replace("“sharply”", '"sharply"'))
    assert signed.build().code == 0


def test_a_signature_that_does_not_count_is_never_published(signed: Room) -> None:
    place = signed.path / f"{TEXTS}20260301T140000Z.txt"
    data = place.read_bytes()
    own = place.with_name(f"{place.name}.sig")
    for armour, why in (
        (SshSigner(9).sign(data), "is none of those under [signing]"),
        (NEW.sign(data), "of press@example.com does not count for 2026-03-01T14:00:00Z"),
        (OLD.sign(data, "git"), "it is signed for `git` and not for `press-release`"),
        (OLD.sign(data + b" "), "the signature is of another text"),
        ("hello", "its `.sig` is no signature of ssh-keygen"),
    ):
        own.write_text(armour)
        ran = signed.build()
        assert ran.code == 1
        assert "error PR743 " in errors(ran.err)[0]
        assert why in errors(ran.err)[0]
        assert not signed.output.exists()
    # By hand, the text and not the release.
    own.write_text(OLD.sign(data))
    place.write_bytes(data.replace(b"sharply", b"slowly."))
    assert "PR74" in errors(signed.build().err)[0]


def test_a_key_is_replaced_and_old_signatures_stay(signed: Room) -> None:
    signed.release("2026-07-01-next", date="2026-07-01T09:00:00-04:00")
    assert next(row for row in signed.judged() if "PR744" in row).startswith(
        "content/releases/2026-07-01-next.md: warning PR744 the release to come is not signed"
    )
    assert signed.run("sign", "--as-of", "2026-06-15T09:00:00-04:00").code == 0
    NEW.sign_all(signed.path)
    assert signed.build("--as-of", "2026-07-01T09:00:00-04:00").code == 0
    for name, signer in (("results", OLD), ("next", NEW)):
        text = signed.read(f"releases/2026/{name}/signed.txt").encode()
        assert signed.read(f"releases/2026/{name}/signed.txt.sig") == signer.sign(text)


def test_a_correction_and_a_withdrawal_are_signed_beforehand_as_such(signed: Room) -> None:
    signed.release(
        "2026-07-01-correction",
        date="2026-07-01T09:00:00-04:00",
        corrects="2026-03-01-results",
        correction_note="Sales were 13.",
        withdrawn="{date: '2026-08-01T09:00:00-04:00', reason: Also wrong.}",
    )
    instants = ("2026-06-30T09:00:00-04:00", "2026-07-01T09:00:00-04:00",
                "2026-08-01T09:00:00-04:00")  # fmt: skip
    # To correct is never held up; but what is unsigned loses its signature, and says so.
    ran = signed.build("--as-of", instants[1])
    assert ran.code == 0
    assert (
        "content/releases/2026-03-01-results/index.md: warning PR744 it was signed before it was "
        "corrected, and is not signed as that"
    ) in ran.err
    assert not (signed.output / f"{PAGE}signed.txt").exists()

    assert signed.run("sign", "--as-of", instants[0]).code == 0
    NEW.sign_all(signed.path)
    assert signed.run("schedule", "--check", "--as-of", instants[0]).code == 0
    seen = []
    for instant in instants:
        assert "PR74" not in signed.build("--as-of", instant).err
        text = signed.output / f"{PAGE}signed.txt"
        seen.append(re.findall(r"Status: .*|Corrected-By: .*", text.read_text()))
    new = "tag:press.example.com,2012:2026-07-01-correction"
    assert seen == [
        ["Status: published"],
        ["Status: corrected", f"Corrected-By: {new}"],
        ["Status: published"],
    ]
    gone = signed.read("releases/2026/correction/signed.txt")
    assert "Status: withdrawn\n" in gone
    assert "Withdrawn: 2026-08-01T13:00:00Z\nReason: Also wrong.\n" in gone
    assert "verify-time=20260801130000Z" in signed.read("releases/2026/correction/index.html")
    assert "Headline" not in gone
    assert "Net sales" not in gone


def test_what_is_corrected_now_and_will_not_be_later_is_signed_as_both(room: Room) -> None:
    """Texts of two moments never share a file, though one of them holds what held before."""
    room.write("config.toml", CONFIG + SIGNING)
    room.release()
    keys = {"corrects": "2026-03-01-results", "correction_note": "Sales were 13."}
    keys["withdrawn"] = "{date: '2026-08-01T09:00:00-04:00', reason: Also wrong.}"
    room.release("2026-07-01-correction", date="2026-07-01T09:00:00-04:00", **keys)
    assert room.run("sign", "--all", "--as-of", "2026-07-02T09:00:00-04:00").code == 0
    NEW.sign_all(room.path)
    for day, status in (("2026-07-02", "corrected"), ("2026-08-02", "published")):
        assert "PR74" not in room.build("--as-of", f"{day}T09:00:00-04:00").err
        assert f"Status: {status}\n" in room.read(f"{PAGE}signed.txt")


def test_what_must_be_signed_is_not_published_without(signed: Room) -> None:
    asked = SIGNING.replace("[signing]\n", '[signing]\nrequired_from = "2026-06-01"\n')
    signed.write("config.toml", CONFIG + asked)
    signed.release("2026-01-05-old", date="2026-01-05T09:00:00-05:00")
    signed.release("2026-07-01-next", date="2026-07-01T09:00:00-04:00")
    assert signed.build().code == 0
    ran = signed.build("--as-of", "2026-07-01T09:00:00-04:00")
    assert ran.code == 1
    assert errors(ran.err) == [
        "content/releases/2026-07-01-next.md: error PR744 the release is not signed — sign it "
        "with `pressroom sign`, and commit content/signatures/"
    ]
    assert signed.run("schedule", "--check", "--as-of", AT).code == 1
    assert any("2026-07-01-next.md: error PR744" in row for row in signed.judged())


def test_minisign_alone_or_besides(room: Room) -> None:
    signer = MinisignSigner()
    tables = f'\n[[signing.signer]]\nname = "ir"\nkey = "{signer.key.line}"\n'
    room.write("config.toml", CONFIG + tables)
    room.release()
    assert room.run("sign", "2026-03-01-results", "--as-of", AT).code == 0
    text = room.path / f"{TEXTS}20260301T140000Z.txt"
    place = text.with_name(f"{text.name}.minisig")
    place.write_text(signer.sign(text.read_bytes()))
    assert room.build().code == 0
    page = room.read(f"{PAGE}index.html")
    assert f"minisign -Vm signed.txt -P {signer.key.line}" in html.unescape(page)
    assert "ssh-keygen" not in page
    key = f".well-known/press-room-{signer.key.id}.pub"
    assert room.read(key).splitlines()[1] == signer.key.line
    assert not (room.output / ".well-known/press-room-signers").exists()
    place.write_text(MinisignSigner(7).sign(text.read_bytes()))
    assert "is none of those under [signing]" in errors(room.build().err)[0]


def test_private_keys_are_refused(room: Room) -> None:
    private = "-----BEGIN OPENSSH PRIVATE KEY-----"
    room.write("config.toml", CONFIG + SIGNING.replace(OLD.key.line, private))
    ran = room.build()
    assert ran.code == 2
    assert "error PR740 `key` is a private key" in ran.err
    room.write("config.toml", CONFIG + SIGNING)
    key = room.write("keys/id", f"{private}\nxyz\n")
    ran = room.run("sign", "--key", str(key), "--as-of", AT)
    assert ran.code == 1
    assert ran.err.startswith("keys/id: error PR740 this is a private key")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (OLD.key.line, "ssh-ed25519 AAAA", "`key` is no public key of SSH or minisign"),
        ('"press@example.com"', '"press room"', "`press room` cannot be a signer's name"),
        ('"2026-05-31"', '"May 31"', "`May 31` is not a date this room can be sure of"),
        ('until = "2026', 'from = "2026-07-01"\nuntil = "2026', "`until` is before `from`"),
        ("[signing]\n", '[signing]\nrequired_from = "soon"\n', "`soon` is not a date"),
    ],
)
def test_settings_that_cannot_be_are_told(room: Room, old: str, new: str, told: str) -> None:
    room.write("config.toml", CONFIG + SIGNING.replace(old, new, 1))
    assert f"error PR306 {told}" in room.build().err


def test_what_belongs_to_nothing_is_told_by_lint_alone(signed: Room) -> None:
    signed.write("content/signatures/2026-09-09-gone/20260909T090000Z.txt", "x")
    signed.write(f"{TEXTS}notes.txt", "x")
    signed.write(f"{TEXTS}scan.pdf", "x")
    told = [row.partition(" — ")[0] for row in signed.judged() if "PR745" in row]
    assert told == [
        f"{TEXTS}notes.txt: warning PR745 it is no signed text",
        f"{TEXTS}scan.pdf: warning PR745 it is no signed text, and no signature of one",
        "content/signatures/2026-09-09-gone/20260909T090000Z.txt: warning PR745 it belongs to no "
        "release",
    ]
    assert "PR745" not in signed.build().err


def test_a_preview_goes_on_while_a_signed_text_is_edited(signed: Room) -> None:
    from pressroom.content.config.reader import read_settings

    config = read_settings(signed.path).for_preview().config
    assert (config.signers, config.signed_from) == ((), None)


def test_who_asks_for_a_release_that_is_not_there_is_told(signed: Room) -> None:
    ran = signed.run("sign", "2026-03-01-result", "--as-of", AT)
    assert ran.code == 2
    assert "did you mean `2026-03-01-results`?" in ran.err


def test_a_mistyped_name_lists_no_release_that_is_held(signed: Room) -> None:
    """Neither as the nearest name nor among all of them; what is public is advised."""
    signed.release("2026-04-01-merger", title="ACME Merges", date="2026-04-01 09:00")
    signed.release("2026-02-01-works", title="ACME Opens Works", date="2026-02-01 09:00")
    for name in ("2026-04-01-merge", "merg", "2026-02-01-work", "x"):
        ran = signed.run("sign", name, "--as-of", "2026-02-15T09:00:00-05:00")
        assert ran.code == 2
        assert "merger" not in ran.err and "results" not in ran.err
        assert "`2026-02-01-works`" in ran.err
    later = signed.run("sign", "2026-04-01-merger", "--as-of", "2026-02-15T09:00:00-05:00")
    assert later.code == 0
