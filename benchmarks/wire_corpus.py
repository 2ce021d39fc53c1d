"""Makes a press room of any size whose releases have the shape of those that wires send.

    python -m benchmarks.wire_corpus FOLDER NUMBER
    python -m benchmarks.wire_corpus --profile NUMBER

The same number gives the same files, byte for byte, and no two releases have one text. Lengths,
lists, links, quotations and the rest are drawn so that their quantiles come near those of 2,776
releases of listed companies; `--profile` prints both. Most releases stand as an import makes
them, with dateline, contacts and legend typed in the text, and with what editors would find.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from benchmarks.profile import report
from benchmarks.room import EXPORTS, Corpus, Release, lay_out
from benchmarks.wire_facts import PHRASES, Facts
from benchmarks.wire_writer import FIRMS, ISSUERS, SUBJECTS, Writer, product_key

YEARS = 15
_FIRST = datetime(2011, 1, 3, 12, 0, tzinfo=UTC)
_ZONE = ZoneInfo("America/New_York")
_COMMON = PHRASES["common"]


def config() -> str:
    """The room's `config.toml`."""
    rows = [
        '[site]\ntitle = "Example Wire Desk"\nurl = "https://press.example.com"\n'
        'timezone = "America/New_York"\nid_authority = "press.example.com,2011"\n'
    ]
    for issuer in ISSUERS + FIRMS:
        listed = f'tickers = ["{issuer.ticker}"]\n' if issuer.ticker else ""
        rows.append(f'[[issuer]]\nkey = "{issuer.key}"\nname = "{issuer.name}"\n{listed}')
        for name, mark, generic in issuer.products:
            rows.append(
                f'[[product]]\nkey = "{product_key(name)}"\nname = "{name}"\nowner = "{issuer.name}"\n'
                + (f'mark = "{mark}"\n' if mark else "")
                + (f'generic = "{generic}"\n' if generic else "")
            )
        rows.append(
            f'[[contact]]\nkey = "{issuer.key}"\nfor = "Investors"\nname = "Ines Tremayne"\n'
            f'organisation = "{issuer.name}"\nphone = "781-895-0600"\nemail = "ir@{issuer.key}.example"\n'
        )
    return "\n".join([*rows, EXPORTS])


def standing() -> dict[str, str]:
    """The boilerplates and the legend, by their paths below `content/`."""
    made = {
        "legends/ahead.md": "## Forward-looking statements\n\nParts of this release look ahead. They "
        "rest on what the company knew on its date, and what happens may be otherwise. The company "
        "undertakes no duty to bring them up to date.\n"
    }
    for issuer in ISSUERS + FIRMS:
        facts = Facts(Random(issuer.key), issuer, _FIRST)
        text = " ".join(facts.say(sentence) for sentence in _COMMON["about"][:4])
        made[f"boilerplate/{issuer.key}.md"] = f"## About {issuer.short}\n\n{text}\n"
    return made


def release(number: int, count: int) -> Release:
    """Release `number` of `count`."""
    random = Random(f"wire {number}")
    at = _FIRST + timedelta(365.25 * YEARS) / max(count, 1) * number
    at = at.astimezone(_ZONE).replace(
        hour=random.choice([6, 7, 8, 16, 17]), second=0, microsecond=0
    )
    subjects = random.choices(list(SUBJECTS), [often for often, _ in SUBJECTS.values()])
    return Writer(random, subjects[0], at, number).release()


CORPUS = Corpus(
    name="wire",
    about="in the shape of those that wires send",
    config=config(),
    standing=standing(),
    release=release,
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wire_corpus")
    parser.add_argument("--profile", type=int, metavar="NUMBER", help="print its quantiles")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("number", type=int, nargs="?")
    given = parser.parse_args()
    if given.profile:
        print(report([release(number, given.profile).text for number in range(given.profile)]))
    else:
        lay_out(CORPUS, given.folder, given.number)


if __name__ == "__main__":
    main()
