import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.importers.mail_text import release_in_mail
from pressroom.importers.visible_words import lost_words

RELEASE = """\
ACME Opens a Plant

BOSTON, March 1, 2026 (GLOBE NEWSWIRE) -- ACME, Inc. opened a plant in Kiel today. It makes
valves for breweries.

Contact: Jane Doe, ir@example.com
"""
QUOTED = "".join(f"> {row}\n" for row in RELEASE.splitlines())
HEAD = "From: Jane Doe <jane@example.com>\nTo: Desk\nSubject: Final copy\nDate: Sun, 1 Mar 2026\n\n"
FOOTER = (
    "\nThis e-mail is intended only for whom it is addressed to, and may be confidential. "
    "If you are another, delete it.\n"
)


@pytest.mark.parametrize(
    ("mail", "left"),
    [
        (RELEASE, 0),
        (QUOTED, 0),
        (HEAD + RELEASE, 1),
        (HEAD + "Hi Priya, final copy below. Please approve by 5pm.\n\n" + RELEASE, 2),
        (HEAD + "Hi Priya,\n\nPlease approve this by five.\n\n" + RELEASE + FOOTER, 4),
        (HEAD + "Hi Priya, copy below.\n\nThanks,\nNewsroom\n\n" + RELEASE, 3),
        ("Begin forwarded message:\n\n" + HEAD + RELEASE, 2),
        ("Subject: NEWS: ACME opens a plant\n\n" + RELEASE, 1),
        ("See below, please.\n\nJane\n\n" + QUOTED, 1),
        (
            HEAD.replace("From", "Von").replace("Subject", "Betreff").replace("To", "An") + RELEASE,
            1,
        ),
        (HEAD + RELEASE + "\n-- \nJane Doe\nACME, Inc.\n", 2),
    ],
)
def test_a_release_out_of_a_mail(mail: str, left: int) -> None:
    read = release_in_mail(mail)

    assert read.text.split() == RELEASE.split()
    assert len(read.left) == left


@pytest.mark.parametrize(
    "text",
    [
        "Date: March 1, 2026\n\n" + RELEASE,  # a wire's own row
        "Dear Shareholders,\n\nWe had a good year.\n",
        RELEASE + "\n> One quotation.\n",
        "ACME\n\nFrom: 1 March\nTo the end: all.\n",
    ],
)
def test_what_is_no_mail_stays_whole(text: str) -> None:
    assert release_in_mail(text).text == text


ROWS = st.sampled_from(
    [*HEAD.split("\n"), *RELEASE.split("\n"), *QUOTED.split("\n"), "Hi all,", "-- ", "", FOOTER]
)


@given(st.lists(ROWS, max_size=16).map("\n".join))
def test_no_word_is_lost_between_a_mail_and_its_release(text: str) -> None:
    read = release_in_mail(text)
    assert lost_words(text, [read.text, *read.left]) == ()
