"""What the rules on language and form must not object to: a false alarm gets a rule switched off."""

from __future__ import annotations

import pytest

from pressroom.typeset.markdown.convert import Converter
from tests.conftest import Room

_LEAD = "ACME (NYSE: ACME) sold Anvil™ today."
_TEXT = (
    "The works will make 4,000 anvils a day, and the company has hired 300 people for them since "
    "March of last year."
)
_KEYS = {
    "contacts": "[investors]",
    "dateline": "{city: NEW YORK}",
    "ticker": "'NYSE: ACME'",
    "trademarks": "[Anvil™]",
    "legend": "none",
}


def said(room: Room, code: str, body: str, **keys: str) -> list[str]:
    """What `code` has to say of a release with `body` after its lead."""
    room.release(body=f"{_LEAD}\n\n{body}", **(_KEYS | keys))
    return [row for row in room.run("lint", "--all").err.splitlines() if f" {code} " in row]


BODIES = {
    "PR206": [
        "The fair is on Thursday and Friday, July 2-3, 2026.",
        "Monday, June 1 through Wednesday, June 3",
        "It runs Thursday, July 2 – Friday, July 3, 2026.",
        "Thu/Fri, July 2/3, and Thursday through Saturday, July 2-4",
        "Thursday, 2 July to Friday, 3 July 2026; Thursday and Friday, 2 and 3 July 2026",
        "July 2-3 (Thursday and Friday), and Monday to Friday, June 29 to July 3, 2026",
        "Thursday and Friday, July 2. In 2019 it opened, on Friday, June 28, to all.",
        "On Thursday, July 2, 10 people came. The Monthly, July 3. Sunny July 2.",
    ],
    "PR210": [
        "“It is good.”\n- Jane Doe, CEO",
        "It ends\n- 30 -",
    ],
    "PR215": [
        "“Good.”\n– Jane Doe\n\n“Bad.”\n– John Roe",
        "– Sales Rise by Half –\n– Costs Fall –\n\nText.",
    ],
    "PR231": [
        "The conference call will begin at 8:30 a.m. ET.\n\nThe conference call, which will start at 8:30 a.m., is open.",
        "All times are Eastern. ACME will hold a conference call at 8:30 a.m. on May 5.",
        "ACME will hold a conference call at 8:30 a.m. Brasília time.",
    ],
    "PR240": [
        "It is ISO 9001 certified. ISO 9001 is by the International Organization for Standardization (ISO).",
        "Our new CEO starts. The chief executive officer (CEO) is new.",
        "The CDFI Fund acts. Community Development Financial Institutions (CDFI) get help.",
        "“At GPO I was glad,” said Jane Doe of the Government Publishing Office (GPO).",
        "- ADC sales rose.\n- Others fell.\n\nAn antibody-drug conjugate (ADC) is new.",
        "The ADC® carries it. An antibody-drug conjugate (ADC) is new.",
        "An antibody-drug conjugate (ADC) carries its drug. The ADC is new.",
        # Explained at its first use, the other way about.
        "An ADC (antibody-drug conjugate) carries its drug.\n\nAn antibody-drug conjugate (ADC).",
        "An ADC, or antibody-drug conjugate, is new. It is an antibody-drug conjugate (ADC).",
        # Only ahead of the text: in a heading, in emphasis that is one, in an address.
        "## The ADC\n\nAn antibody-drug conjugate (ADC) is new.",
        "**A new ADC**\n\nAn antibody-drug conjugate (ADC) is new.",
        "See https://example.com/ADC for an antibody-drug conjugate (ADC).",
        # The brackets hold no abbreviation of what stands before them.
        "The GE works. General Electric (NYSE: GE) is a customer.",
        "An EPS of $1. Guidance was raised (EPS).",
        "The FDA-X12 code. The Food and Drug Administration (FDA) decides.",
        "It is listed as (ADC List). An antibody-drug conjugate (ADC) is new.",
        "“ADC” stands for this. An antibody-drug conjugate (ADC) is new.",
    ],
    "PR241": [
        "Please contact contact@example.com, or info info@example.com.",
        "Outlook\noutlook is good. About ACME\nAbout it.",
        "shares  shares\tshares\tshares",
        "A win win case in Sing Sing. It is so so.",
        "They said that that was so, and had had it. It is a very very long long time.",
        "Duran Duran played in Walla Walla, Pago Pago, Bora Bora and Baden Baden.",
        "It costs 5 5 times. A b b c. He was let in. In time, it is. The\n\nthe end.",
        "## The plan\nplan to grow\n\n- the\n- the\n\n| the | the |\n|---|---|\n| to | to |",
        "It is the `x` the code. See the [the](https://example.com/a) the.",
        "They stepped in in time, logged on on Monday and moved on on foot.",
        "It is New York-based: York-York-York. The the-team. A. a. Is it? it is. Go, go.",
        "They paid him his his’s share. For the the.org page.",
        "Ha ha! Bye bye. No no. Blah blah.",
        "first  \nfirst in verse",
    ],
    "PR242": [
        f'"{_TEXT},” said Jane Doe. "{_TEXT}.”',
        f'“{_TEXT}," said Jane Doe. “{_TEXT}."',
        f"“{_TEXT},’’ said Jane Doe.",
        f"”{_TEXT},” said Jane Doe. “{_TEXT},“ she said.",
        f"''{_TEXT},'' said Jane Doe. ``{_TEXT},'' she said.",
        'The "Fortune 500" has 2" x 4" bolts. She is 5\'11", and 55" wide. “Fortune 500”',
        'He said—"yes"—and left. It prescribes"safe" rules. "A"/"B" and **"C"** and "**D**."',
        "“We will:\n\n• make anvils\n• sell them.”",
        "“One paragraph of many.\n“The next in a line of its own.”",
        "“The trial met its endpoint,” said Jane Doe.",
        "“First,” said Jane Doe.\n\n“Second.\n\n“Third,” she added.",
        '"First.\n\n"Second," said Jane Doe.',
        'A 6" pipe and a 6” one, 5\' 11" tall.',
        "„So ist es“, sagte sie. „So”, sagte er. »Nein«, sagte sie. « Non », dit-il.",
        'He said "yes" and “no”. She called it “x". It is \'so\', ’90s and don’t.',
        "“We will:\n\n- make anvils\n- sell them,” said Jane Doe.",
        "> “First.\n>\n> “Second,” said Jane Doe.",
        '`"` in code and <a href="https://example.com">a link</a>.',
        'See [it](https://example.com/x "A title").',
    ],
    "PR243": [
        "It is: a) new, b) good; 1) old (really). 2) And so on.",
        "It is sad :( and :-( and ;( but good (so) :).",
        "The interval (0, 1] and [0, 1). See [it](https://example.com/a_(b)).",
        "(One.\n\nTwo.)",
        r"Maths \(x and `(` in code.",
        "See https://en.wikipedia.org/wiki/Anvil_(tool) and (https://example.com/a).",
        "Sales ($5 million (net)) rose.[^1]\n\n[^1]: (Unaudited)",
    ],
    "PR244": [
        f'"{_TEXT}”\n\ncommented Jane Doe, CEO',
        f'“{_TEXT}"\nJane Doe, CEO of ACME',
        f"“{_TEXT}”\n\nJane Doe, Chief Executive Officer of ACME Corporation (NYSE: ACME), which makes anvils for all of the western world and for some others.",
        f"{_TEXT}\n\n“{_TEXT} It is so.”\n\n{_TEXT} “{_TEXT} It is so,” said Jane.",
        f"“{_TEXT}”\n\n– Jane D., Ohio\n\n“{_TEXT}”\nSam P., verified buyer",
        f"“{_TEXT}”\n\n*Manager of a food plant*",
        f"{_TEXT} Our clients share their views:\n\n“{_TEXT}”\n\n“{_TEXT} So it is.”",
        "Jane Doe said:\n\n“" + "word " * 15 + "end.”",
        "“" + "word " * 15 + "end.”\n\nThis is what Jane Doe said.",
        "“" + "word " * 15 + "end.”\n\n— Jane Doe, chief executive officer",
        "“" + "word " * 15 + "end.”\n\n**Jane Doe**, chief executive officer",
        "### Jane Doe\n\n“" + "word " * 15 + f"end.”\n\n{_TEXT}",
        "“One,” said Jane Doe. “Two.\n\n“" + "word " * 15 + "end.”",
        "> “" + "word " * 15 + "end.”",
        "“Few words.”",
        "“" + "word " * 15 + "end,” said Jane Doe. “" + "word " * 15 + "end.”",
        "Jane Doe commented.\n\n“"
        + "word " * 15
        + "end.”\n\n“"
        + "word " * 15
        + f"end.”\n\n{_TEXT}",
    ],
    "PR245": [
        "“It is world-class, state-of-the-art and unmatched,” said Jane Doe.",
        "ACME is the world's largest maker of anvils, according to the trade's yearbook.",
        "ACME is the world's largest maker of anvils.[^1]\n\n[^1]: Yearbook, 2025.",
        "ACME is the world's leading maker ([yearbook](https://example.com)).",
        "## World-class anvils\n\nThey sell.",
        "The groundbreaking ceremony is on Monday. The groundbreaking took place in May.",
        "Unmatched orders and unmatched funds rose. The Islamic Revolutionary Guard Corps.",
        "The revolutionary war. Among the world's largest economies, ACME sells in all.",
        "The works are in a world first seen in 1950. Their world, largest of all, is small.",
        "*A world-class release*",
    ],
    "PR246": [
        "* Net sales rose\n* Net loss narrowed",
        "* One\n\n* Two",
        "* One point that stands alone",
        "In\n2024. That is so.",
        "1. One\n2. Two",
        "2024 was good. 2024: a year. 2024.5 is a number.",
        r"2024\. That is so.",
        "*Non-GAAP* measures and **bold** ones.",
        "* * *",
        "10. Ten\n11. Eleven",
        "| Sales* | $5 |\n|---|---|\n| Loss | $1 |\n\n\\* Unaudited.",
    ],
    "PR247": [
        "## A\n\n### B\n\n#### C\n\n## D\n\nText.",
        "### A\n\n### B\n\n#### C\n\nText.",
        "#### A\n\n## B\n\nText.\n\n###\n\n### About ACME\n\nIt makes anvils.",
        "## A\n\n```\n#### no heading\n```\n\nText.",
        "Anvil #1 of 2.",
    ],
    "PR248": [
        f"**Bold words** open this paragraph. {_TEXT}",
        f"{_TEXT}\n\n**This is a whole sentence.**\n\n{_TEXT}",
        f"{_TEXT}\n\n**Note:**\n\n{_TEXT}",
        f"{_TEXT}\n\n**Total 4,000**\n\n{_TEXT}",
        f"{_TEXT}\n\n**Table 1. Net sales**\n\n{_TEXT}",
        f"{_TEXT}\n\n**Jane Doe**\n\n+1 212 555 0100",
        f"{_TEXT}\n\n*Outlook*\n\n{_TEXT}",
        f"{_TEXT}\n\n**March 1, 2026**\n\n{_TEXT}",
        f"{_TEXT}\n\n**JS-889**\n\n{_TEXT}",
        f"{_TEXT}\n\n**Outlook**",
    ],
    "PR249": [
        "See [it](https://example.com/a?id=1&page=2#utm_source).",
        "See https://example.com/utm_source=guide and `https://bit.ly/x` in code.",
        "See [it](https://www.t.company.example/) and [her](https://email.example/).",
        "See [it](https://example.com/links/click?campaign=1).",
        "See [it](https://clickhouse.example.com/a).",
    ],
    "PR250": [
        "![The works in Waltham](https://example.com/IMG_1234.jpg)",
        "![Logo of ACME Corporation](https://example.com/logo.png)",
        "![Chart of net sales, 2012 to 2013](https://example.com/chart.png)",
        "`![IMG_1234.jpg](x)`",
        "[chart.png](https://example.com/chart.png)",
    ],
    "PR251": [
        "See [the slides here](https://example.com/a).",
        "See [Here We Go Again](https://example.com/a) [here].",
        "`[here](https://example.com)`",
        "[More about anvils](https://example.com/a)",
    ],
    "PR252": [
        "See [it](https://www.example.com/staging/localhost).",
        "See [it](https://docs.google.com/forms/d/e/1FA/viewform).",
        "See [it](https://docs.google.com/document/d/e/2PACX/pub).",
        "See [it](https://www.dropbox.com/s/abc/photos.zip) and [her](https://test.example/).",
        "Developers find it at [the API](https://dev.example.com/docs).",
        "See [it](https://www.stagecoach.example.com/) and `http://localhost:8000`.",
        "See [it](https://devon.example.com) and [her](https://testing.example.com).",
    ],
    "PR253": [
        "It costs $5 {net} and US${5}. Sales rose 5% and 6%%. Use `{{ name }}` in code.",
        r"Maths $\frac{{a}}{{b}}$ and $x^{{2}}$ here.",
        "« Anvil », dit-il. «Anvil» et «Société» : «mot».",
        "The p << q and q >> r. See <<< here >>> and a << b.",
        "Bash: ${1}. A set {a, b}. # Heading {#id}",
    ],
    "PR254": [
        "Sales rose[^1] and fell[1] and[AB12](https://example.com).\n\n[^1]: Unaudited.",
        "See [RFC1], [EU27] and in [FY24] the [G20]. He wrote “teh [sic] works”.",
        "“We asked [the company] to confirm.” It is [note the year] so.",
        "Really? Yes! What?! `??` in code. See https://example.com/a??b.",
        "Todo list. TODOS. // comment",
        "> > > quoted",
        "Note to editors: ACME makes anvils. [Note to editors: photographs are online.]",
        "See [check the site](https://example.com) and [please verify][1].\n\n[1]: https://a.example",
        "Commented Jane Doe: “It is good.”",
    ],
    "PR257": [
        f"###\n\n## Notes to editors\n\n{_TEXT}",
        f"###\n\n**About ACME**\n\n{_TEXT}",
        f"###\n\nAbout ACME: {_TEXT}",
        "-30-\n\nMedia contact: Jane Doe, telephone +1 212 555 0100, who answers all questions there "
        "are on every day of the week.",
        f"Ends\n\nForward-looking statements. {_TEXT}",
        f"###\n\n[1] {_TEXT}\n\n* {_TEXT}",
        "###\n\nKadcyla is a registered trademark of Genentech, Inc., which is a member of the Roche "
        "Group and has its seat in California.",
        f"{_TEXT}\n\n###",
        f"### Results\n\n{_TEXT}",
        f"{_TEXT}\n\nIt ends\n\n{_TEXT}",
        f"###\n\n{_TEXT}\n\n###",
    ],
    "PR258": [
        "The works open on September 28, 2026, in the 21st century, for the 3rd time.",
        "Since September 11th and before July 4th, all was well.",
        "The September 28th Movement and the 25th of April Bridge.",
        "In May 2nd-quarter sales rose. It is at 28th Street. March 5th's child.",
        "Am 28. September. They may 1st look.",
    ],
    "PR290": [
        "At 9:59 a.m., 12:00 p.m., 24:00 CET and 0:30 ET. It took 26.75 hours, 72:30 h and 36 h 45.",
        "A ratio of 9:75. Version 3:99 AM radio costs $9:75 ET. See 10.75.2 pm.",
    ],
    "PR259": [
        "5AM Ventures and 9PM Records lead. Open 24/7. At 7AM Coffee and 6AM®.",
        "At 9 a.m., 9am, 9:00am, 9 AM, 9:00 AM, 9 A.M., noon and midnight.",
        "From 9:00 to 11:30 p.m. and 15:00. At 12 p.m. in New York.",
        "At 8 p.m. In the evening, it rains. 9 a.m. in the Morning Room.",
        "MX-10PM and 3M, $5AM, 10.5PM and PM2.5. At 11 noon bells ring 112 noon times.",
        "The AM/PM switch. 5 PM students. He is 12, noon or not.",
    ],
}


@pytest.mark.parametrize("code", BODIES)
def test_a_body_that_is_right_is_left_alone(room: Room, code: str) -> None:
    for number, body in enumerate(BODIES[code]):
        room.release(f"2026-03-01-{number}", body=f"{_LEAD}\n\n{body}", **_KEYS)
    assert [row for row in room.run("lint", "--all").err.splitlines() if f" {code} " in row] == []


@pytest.mark.parametrize(
    ("code", "body", "language"),
    [
        ("PR241", "Nous nous voyons. Die die das.", "fr"),
        ("PR245", "Eine world-class Firma.", "de"),
        ("PR258", "Le September 28th.", "fr"),
        ("PR259", "Um 9:00AM.", "de"),
        ("PR242", "”Det är så”, sade hon.", "sv"),
    ],
)
def test_rules_on_english_leave_other_languages_alone(
    room: Room, code: str, body: str, language: str
) -> None:
    config = (room.path / "config.toml").read_text()
    room.write(
        "config.toml",
        config.replace("[[issuer]]", f"languages = ['en', '{language}']\n\n[[issuer]]", 1),
    )
    assert said(room, code, body, language=language) == []


@pytest.mark.parametrize(
    "title",
    [
        "ACME Buys Anvil Inc.",
        "ACME Opens Works in the U.S.",
        "ACME Opens Works at 9 a.m.",
        "And Now …",
        "And Now...",
        "ACME Opens Works in Waltham, Mass.",
        "ACME Listens. ACME Acts.",
        "Does ACME Act?",
        "ACME Names John Doe Jr.",
    ],
)
def test_a_headline_that_may_end_so(room: Room, title: str) -> None:
    assert said(room, "PR255", "", title=title) == []


def test_subheads_that_say_more(room: Room) -> None:
    subheads = "[ACME Reports Results for 2026, Net sales rise, Net sales rise by half]"
    assert said(room, "PR256", "", subheads=subheads) == []


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("2024. That is so.", '<ol start="2024">'),
        ("Text.\n\n* Non-GAAP measure.", "<ul>"),
        (r"2024\. That is so.", "<p>2024. That is so.</p>"),
        ("Text.\n\n\\* Non-GAAP measure.", "<p>* Non-GAAP measure.</p>"),
        ("In\n2024. That is so.", "<p>In\n2024. That is so.</p>"),
    ],
)
def test_what_pressroom_makes_of_such_a_paragraph(body: str, made: str) -> None:
    assert made in Converter().convert(body).html
