"""Names, figures and moments for the sentences of the wire-shaped corpus, each drawn anew."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import msgspec

PHRASES = tomllib.loads(Path(__file__).with_name("wire_corpus.toml").read_text(encoding="utf-8"))
_NAMES: Mapping[str, Sequence[str]] = PHRASES["names"]
_MONTHS = list(calendar.month_name)[1:]
_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
_SLOT = re.compile(r"\{(\w+)\}")


class Issuer(msgspec.Struct, frozen=True):
    """A company of the corpus; a law firm has no ticker and no products."""

    key: str
    name: str
    short: str
    ticker: str
    home: str
    products: Sequence[tuple[str, str, str]]  # name, mark, generic

    @property
    def site(self) -> str:
        return f"www.{self.key}.example"


class Facts:
    """Fills sentences for one release of `issuer`, told at `at`."""

    def __init__(self, random: Random, issuer: Issuer, at: datetime) -> None:
        self.random = random
        self.issuer = issuer
        self.at = at
        # The same all through a release; everything else is drawn at each use.
        month = (at.month - 1) // 3 * 3
        self._ended = at.replace(month=month or 12, year=at.year - (not month), day=28)
        self._same = {
            "co": issuer.name,
            "short": issuer.short,
            "ticker": issuer.ticker,
            "symbol": self._word().upper()[:4],
            "home": issuer.home,
            "site": issuer.site,
            "wire": random.choice(_NAMES["wires"]),
            "trial": (self._word() + self._word()).upper(),
            "phase": random.choice(["1", "1b", "2", "2b", "3"]),
            "disease": random.choice(_NAMES["diseases"]),
            "target": f"{self._word().upper()[:3]}-{random.randint(1, 9)}",
            "other": f"{self.name()} {random.choice(_NAMES['kinds'])}, Inc.",
            "note": random.choice(["", "", "(1)"]),
            "quarter": f"{_QUARTERS[self._ended.month // 3 - 1]} quarter of {self._ended.year}",
            "quarter_end": f"{_ENDS[self._ended.month // 3 - 1]}, {self._ended.year}",
        }
        self._same["Disease"] = self._same["disease"].title().replace("’S", "’s")
        self._same["Quarter"] = self._same["quarter"].title().replace("Quarter Of", "Quarter")

    def say(self, sentence: str) -> str:
        """The sentence with its choices made and its slots filled."""
        while _CHOICE.search(sentence):
            sentence = _CHOICE.sub(lambda m: self.random.choice(m[1].split("|")), sentence)
        return _SLOT.sub(lambda m: self.fill(m[1]), sentence)

    def fill(self, slot: str) -> str:
        same = self._same.get(slot)
        return _DRAWN[slot](self) if same is None else same

    def _word(self) -> str:
        return "".join(self.random.choices(_NAMES["syllables"], k=2))

    def name(self) -> str:
        return (self._word() + self.random.choice(_NAMES["endings"])).capitalize()

    def partner(self) -> str:
        return f"{self.name()} {self.random.choice(_NAMES['kinds'])}"

    def person(self) -> str:
        middle = self.random.choice(["", "", "", f" {self.random.choice('ABCDEFGHJKLMPRST')}."])
        return f"{self.random.choice(_NAMES['first'])}{middle} {self.random.choice(_NAMES['last'])}"

    def product(self) -> str:
        return self.random.choice(self.issuer.products)[0] if self.issuer.products else self.name()

    def money(self) -> str:
        unit = self.random.choice(["million"] * 6 + ["billion"])
        return f"${self.random.lognormvariate(3.2, 1.2) + 0.1:,.1f} {unit}"

    def figure(self) -> str:
        """An amount for a cell of a table, in thousands."""
        amount = f"{int(self.random.lognormvariate(9.5, 1.8)) + 1:,}"
        return f"({amount})" if self.random.random() < 0.12 else amount

    def day(self, days: int) -> str:
        """A date up to so many days away; the sign says on which side."""
        at = self.at + timedelta(self.random.randint(2, abs(days)) * (1 if days > 0 else -1))
        return f"{_MONTHS[at.month - 1]} {at.day}, {at.year}"

    def phone(self) -> str:
        area, last = self.random.randint(201, 989), self.random.randint(100, 199)
        form = self.random.choice(["({}) 555-0{}", "{}-555-0{}", "{}.555.0{}", "+1 {} 555 0{}"])
        return form.format(area, last)

    def mail(self) -> str:
        first = self.random.choice(["ir", "media", "investors", "press", self.name().lower()])
        return f"{first}@{self.issuer.key}.example"

    def url(self) -> str:
        path = "/".join(self.name().lower() for _ in range(self.random.randint(1, 3)))
        return f"https://{self.issuer.site}/{path}"


_QUARTERS = ["first", "second", "third", "fourth"]
_ENDS = ["March 31", "June 30", "September 30", "December 31"]
_DRAWN: Mapping[str, Callable[[Facts], str]] = {
    "money": Facts.money,
    "pct": lambda f: f"{min(f.random.lognormvariate(2.4, 0.9), 98):.1f}%".replace(".0%", "%"),
    "eps": lambda f: f"${f.random.randint(3, 399) / 100:.2f}",
    "price": lambda f: f"${f.random.randint(400, 90000) / 100:,.2f}",
    "rate": lambda f: f"{f.random.randint(8, 72) / 8:.3f}%",
    "ratio": lambda f: f"{f.random.randint(2, 240) / 10:.1f}",
    "n": lambda f: str(f.random.randint(11, 480)),
    "few": lambda f: str(f.random.randint(2, 29)),
    "big": lambda f: f"{int(f.random.lognormvariate(9, 1.5)) + 1001:,}",
    "big8": lambda f: str(f.random.randint(1_000_000, 9_999_999)),
    "letter": lambda f: f.random.choice("ABCDEFGH"),
    "date": lambda f: f.day(80),
    "earlier": lambda f: f.day(-400),
    "later": lambda f: str(f.at.year + f.random.randint(4, 9)),
    "month": lambda f: f.random.choice(_MONTHS),
    "year": lambda f: str(f.at.year - f.random.randint(0, 2)),
    "oldyear": lambda f: str(f.random.randint(1884, f.at.year - 3)),
    "hour": lambda f: (
        f"{f.random.randint(8, 11)}:{f.random.choice(['00', '30'])} a.m. {f.random.choice(['ET', 'Eastern Time', 'CET'])}"
    ),
    "place": lambda f: f.random.choice(_NAMES["places"]),
    "partner": Facts.partner,
    "person": Facts.person,
    "role": lambda f: f.random.choice(_NAMES["roles"]),
    "Role": lambda f: f.random.choice(_NAMES["roles"]),
    "product": Facts.product,
    "generic": lambda f: f.name().lower() + f.random.choice(["mab", "tinib", "stat"]),
    "class": lambda f: f.random.choice(["antibody", "degrader", "inhibitor", "peptide"]),
    "thing": lambda f: f.random.choice(_NAMES["things"]),
    "Thing": lambda f: f.random.choice(_NAMES["things"]).title(),
    "url": Facts.url,
    "mail": Facts.mail,
    "phone": Facts.phone,
}
