"""An error in one key hides nothing that is wrong with the others and with the text, and brings no
second problem with it."""

from __future__ import annotations

import pytest

from tests.conftest import Room

NAME = "2026-03-01-results"
FILE = f"content/releases/{NAME}.md"
# A release of which editors have nothing to say but of its body.
KEYS = {
    "contacts": "[investors]",
    "dateline": "{city: Boston}",
    "products": "[anvil]",
    "ticker": "'NYSE: ACME'",
    "boilerplate": "[acme]",
    "legend": "none",
}
BODY = (
    "ACME Corporation (NYSE: ACME) sold the the Anvil™ on Monday, March 3, 2026.\n\n"
    "[A file](missing.pdf)\n\n## About\n\nACME makes anvils."
)
OF_THE_BODY = {"PR106", "PR206", "PR241"}


@pytest.fixture
def furnished(room: Room) -> Room:
    room.write("content/boilerplate/acme.md", "ACME makes anvils.\n")
    return room


def codes(printed: str) -> list[str]:
    return [row.split(" ")[2] for row in printed.splitlines() if row.startswith(f"{FILE}:")]


def test_the_release_without_a_fault_of_its_keys(furnished: Room) -> None:
    furnished.release(NAME, body=BODY, **KEYS)
    assert set(codes(furnished.run("lint").err)) == OF_THE_BODY


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("PR006", {"contatcs": "[investors]", "contacts": ""}),
        ("PR006", {"permalink": "/news/"}),
        ("PR006", {"location": "Boston", "dateline": ""}),
        ("PR008", {"products": "anvil"}),
        ("PR008", {"contacts": "investors"}),
        ("PR008", {"draft": "perhaps"}),
        ("PR009", {"date": "March 1, 2026"}),
        ("PR009", {"updated": "soon"}),
        ("PR011", {"products": "[anvli]"}),
        ("PR011", {"contacts": "[investor]"}),
        ("PR011", {"boilerplate": "[amce]"}),
        ("PR011", {"legend": "forward"}),
        ("PR011", {"issuers": "[amce]"}),
        ("PR012", {"ticker": "'NYES: ACME'"}),
        ("PR013", {"slug": "Our Results"}),
        ("PR013", {"url": "no"}),
        ("PR013", {"attachments": "[results.pdf]"}),
        ("PR016", {"language": "en-XX"}),
        ("PR019", {"corrects": "2026-02-01-first"}),
        ("PR023", {"inside_information": "true", "regime": "eu-mrr"}),
        ("PR023", {"regime": "eu-mar"}),
        # Of what is no YAML, the other keys are read.
        ("PR004", {"title": "ACME: results"}),
        ("PR004", {"products": "[anvil"}),
        ("PR004", {"source": '"ACME'}),
    ],
)
def test_one_fault_is_told_once_with_those_of_the_text(
    furnished: Room, code: str, keys: dict[str, str]
) -> None:
    furnished.release("2026-02-01-first", date="2026-02-01 09:00", title="First", **KEYS)
    given = {key: value for key, value in (KEYS | keys).items() if value}
    furnished.release(NAME, body=BODY, **given)
    ran = furnished.run("lint")
    found = codes(ran.err)
    assert ran.code == 1
    assert [each for each in found if each not in OF_THE_BODY] == [code]
    if code != "PR016":  # rules of English are for English
        assert set(found) >= OF_THE_BODY


def test_all_that_is_wrong_in_one_run(furnished: Room) -> None:
    """Keys that are no YAML, a key that is given twice, a regime, and the text."""
    furnished.write(
        FILE,
        "---\ntitle: ACME: results\ndate: 2026-03-01 09:00\nproducts: [anvli]\n"
        "topics: [a]\ntopics: [b]\ncontacts: [investors]\ndateline: {city: Boston}\n"
        "inside_information: true\nsource: We are #1\n---\n\nThe the anvil.\n",
    )
    found = codes(furnished.run("lint").err)
    assert found == ["PR004", "PR011", "PR005", "PR023", "PR004", "PR241"]


def test_a_build_tells_of_what_cannot_be_read_no_more_than_before(furnished: Room) -> None:
    """Nobody knows whether it is held."""
    furnished.release(NAME, title="ACME: results", body=BODY, products="[anvli]")
    assert codes(furnished.build().err) == ["PR004"]


def test_a_build_tells_of_the_text_of_a_public_release_with_a_fault_in_a_key(room: Room) -> None:
    body = "[A file](missing.pdf)\n\n<script>x</script>"
    room.release(NAME, body=body, products="[anvli]")
    assert codes(room.build().err) == ["PR011", "PR106", "PR101"]
    for held in ({"draft": "true"}, {"date": "2027-01-01 09:00"}):
        room.release(NAME, body=body, products="[anvli]", **held)
        assert room.build().err == ""
    room.release(NAME, body=body, date="soon")
    assert codes(room.build().err) == ["PR009"]
    room.release(
        NAME,
        body=body,
        date="2026-02-01 09:00",
        products="[anvli]",
        withdrawn="{date: 2026-03-02, reason: x}",
    )
    assert codes(room.build().err) == ["PR011"]


def test_a_draft_with_a_fault_is_judged_and_never_built(furnished: Room) -> None:
    furnished.release(NAME, body=BODY, draft="true", **(KEYS | {"products": "[anvli]"}))
    assert set(codes(furnished.run("lint").err)) == OF_THE_BODY | {"PR011"}
    ran = furnished.build()
    assert ran.code == 0 and ran.err == ""


@pytest.mark.parametrize("corrects", ["2026-02-01-first", "first"])
@pytest.mark.parametrize("keys", [{"products": "[anvli]"}, {"title": "First: results"}])
@pytest.mark.parametrize("command", ["build", "lint"])
def test_a_typo_in_a_corrected_release_is_no_fault_of_its_correction(
    furnished: Room, command: str, keys: dict[str, str], corrects: str
) -> None:
    furnished.release("2026-02-01-first", **({"date": "2026-02-01 09:00"} | KEYS | keys))
    furnished.release(NAME, corrects=corrects, correction_note="x", **KEYS)
    ran = furnished.run(command)
    assert ran.code == 1
    assert "PR019" not in ran.err and ran.err.count(" error ") == 1


def test_a_typo_in_a_corrected_release_with_a_slug_of_its_own(furnished: Room) -> None:
    furnished.release("2026-02-01-a", date="2026-02-01 09:00", slug="sales", products="[anvli]")
    furnished.release(NAME, corrects="sales", correction_note="x")
    assert "PR019" not in furnished.build().err


def test_a_typo_in_a_published_release_loses_no_address(furnished: Room) -> None:
    furnished.release(NAME, **KEYS)
    assert furnished.build().code == 0 and furnished.run("ledger").code == 0
    furnished.release(NAME, **(KEYS | {"products": "[anvli]"}))
    for command in ("build", "lint"):
        assert "PR802" not in furnished.run(command).err


@pytest.mark.parametrize("key", ["corrects", "translation_of"])
def test_no_release_is_suggested_to_itself(room: Room, key: str) -> None:
    room.release("2026-03-01-annual-results", date="2026-03-01 09:00")
    room.release(
        "2026-03-02-q1-result", date="2026-03-02 09:00", correction_note="x", **{key: "q1-results"}
    )
    for command in ("build", "lint"):
        ran = room.run(command)
        (row,) = [row for row in ran.err.splitlines() if "unknown release" in row]
        assert "q1-result`" not in row.partition("—")[2]


def test_a_name_that_several_have_is_not_suggested_again(room: Room) -> None:
    room.release("2026-01-01-results", date="2026-01-01 09:00")
    room.release("2025-01-01-results", date="2025-01-01 09:00")
    room.release(
        "2026-03-02-again", date="2026-03-02 09:00", corrects="results", correction_note="x"
    )
    assert (
        "several releases are called `results` — write a file name: `2025-01-01-results` or "
        "`2026-01-01-results`" in room.build().err
    )
