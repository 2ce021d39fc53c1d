"""Makes a press room of any size, of releases in the shape of a real one, in words of our own.

    python -m benchmarks.corpus FOLDER NUMBER

The same number gives the same files, byte for byte. Releases lie over fifteen years and
twelve products; each has what the TH3RESA release has: subheads, a dateline, a ticker,
marks, seven paragraphs with a formula, a list, contacts, a boilerplate and a legend.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.room import EXPORTS, Corpus, Release, lay_out

YEARS, PRODUCTS = 15, 12
_FIRST = datetime(2011, 1, 3, 12, 0, tzinfo=UTC)
_NAMES = [
    "Anvira",
    "Bellora",
    "Cadenza",
    "Dorvex",
    "Elmira",
    "Fontana",
    "Gavrine",
    "Helvora",
    "Istria",
    "Juvena",
    "Kallisto",
    "Lumora",
]
_SUBJECTS = [
    "survival",
    "safety",
    "dosing",
    "durability",
    "response",
    "tolerability",
    "quality",
    "adherence",
]
_PLACES = [
    "Amsterdam",
    "Berlin",
    "Chicago",
    "Dublin",
    "Lisbon",
    "Madrid",
    "Montreal",
    "Oslo",
    "Vienna",
    "Zurich",
]

_BOILERPLATE = (
    "## About ACME Corporation\n\nACME Corporation develops medicines that carry a drug to the "
    "cells that need it. Its technology joins an antibody to a potent agent by a linker of the "
    "company's own. Four candidates that belong to the company are in the clinic, and partners "
    "test others. More about the company is at [www.example.com](https://www.example.com).\n"
)
_LEGEND = (
    "## Forward-looking statements\n\nParts of this release look ahead. They rest on what the "
    "company knew on its date; trials can fail, authorities can refuse an approval, and sales "
    "can be less than expected. The company undertakes no duty to bring them up to date.\n"
)


def config() -> str:
    """The room's `config.toml`."""
    products = "".join(
        f'\n[[product]]\nkey = "{name.lower()}"\nname = "{name}"\nmark = "®"\n'
        f'generic = "{name.lower()}mab"\nowner = "{"ACME Corporation" if n % 2 else "Globex AG"}"\n'
        for n, name in enumerate(_NAMES)
    )
    return (
        '[site]\ntitle = "ACME Press Room"\nurl = "https://press.example.com"\n'
        'timezone = "America/New_York"\nid_authority = "press.example.com,2011"\n'
        '\n[[issuer]]\nkey = "acme"\nname = "ACME Corporation"\ntickers = ["Nasdaq: ACME"]\n'
        'boilerplate = "acme"\n'
        f"{products}"
        '\n[[contact]]\nkey = "investors"\nfor = "Investors"\nname = "Jane Doe"\n'
        'organisation = "ACME Corporation"\nphone = "781-895-0600"\nemail = "ir@example.com"\n'
        '\n[[contact]]\nkey = "media"\nfor = "Media"\nname = "John Roe"\n'
        'organisation = "The Agency"\nphone = "781-258-6153"\n\n' + EXPORTS
    )


def standing() -> dict[str, str]:
    """The boilerplate and the legend, by their paths below `content/`."""
    return {"boilerplate/acme.md": _BOILERPLATE, "legends/ahead.md": _LEGEND}


def release(number: int, count: int) -> Release:
    """Release `number` of `count`."""
    step = timedelta(days=365.25 * YEARS) / max(count, 1)
    at = (_FIRST + step * number).replace(microsecond=0)
    name, other = _NAMES[number % PRODUCTS], _NAMES[(number + 5) % PRODUCTS]
    subject, place = _SUBJECTS[number % 8], _PLACES[number % 10]
    figure, median = 20 + number % 60, 3 + number % 7
    head = (
        f"---\ntitle: ACME Corporation Reports {subject.title()} Results {number} for {name}®\n"
        f"date: {at.isoformat()}\nsubheads:\n"
        f'  - "*{name} extended {subject} significantly in trial {number}.*"\n'
        f'  - "*The medicine pairs an antibody with the agent of {other}.*"\n'
        "dateline: {city: Waltham, region: Mass., wire: Business Wire}\n"
        f'ticker: "Nasdaq: ACME"\nproducts: [{name.lower()}, {other.lower()}]\n'
        f"topics: [{'clinical' if number % 3 else 'regulatory'}]\ncontacts: [investors, media]\n"
        'boilerplate: [acme]\nlegend: ahead\nsource: "ACME Corporation"\n---\n\n'
    )
    body = (
        f"ACME Corporation (Nasdaq: ACME), a biotechnology company whose medicines carry a drug to "
        f"the cells that need it, today reported the results of trial {number}, which are being "
        f"presented at a congress in {place}. The findings were accepted as late-breaking data "
        f"(abstract #LBA{number % 90}) and are part of the congress's official program.\n\n"
        f"The trial tested {name} ({name.lower()}mab) in patients whose disease had advanced after "
        f"two or more medicines. Everyone who took part had been treated with {other} at the least. "
        f"About {300 + number % 500} patients were assigned, two to one, to {name} or to a treatment "
        f"that their physician chose. Eighty percent of those in the control arm had {other} "
        "together with a second agent, and the rest had one medicine alone.\n\n"
        f"{name} was found to extend {subject} (median {median}.2 months against {median - 1}.3 "
        f"months) and to reduce the risk of progression or death by {figure} percent (HR=0.5{figure}; "
        "$p < 0.0001$). In the planned interim analysis, overall survival (OS) favored the medicine, "
        "but the data are not mature yet. No new safety signals were observed, and adverse events of "
        "Grade 3 or worse were less frequent than in the control arm.\n\n"
        f"An earlier trial underlies the approvals of {name} to date. The US, Japan, Switzerland, "
        "Canada and Australia are among the countries that have granted one. The earlier trial "
        "enrolled patients who had been treated with one medicine; the new one asked for two, and "
        "for a longer time without a response to either of them.\n\n"
        f'"The trial supports what we have seen of {name} in the clinic," commented Jane Doe, '
        'President and CEO of the company. "We are glad that our technology makes such a difference '
        'to patients, and that so many physicians took part."\n\n'
        f"In {name}, a linker of the company connects the antibody with an agent that is likewise "
        "the company's. Developing and selling the medicine outside the US is the partner's right; "
        "the company is due milestone payments and royalties on product sales there.\n\n"
        f"The partner is also studying {name} for further uses:\n\n- as the first line of "
        "treatment;\n- at an early stage of the disease;\n- together with other medicines.\n"
    )
    return Release(f"{at:%Y-%m-%d}-{subject}-{number}.md", head + body)


CORPUS = Corpus(
    name="bench",
    about="in the shape of one on a clinical trial: plain paragraphs and a short list",
    config=config(),
    standing=standing(),
    release=release,
)

if __name__ == "__main__":
    lay_out(CORPUS, Path(sys.argv[1]), int(sys.argv[2]))
