"""Writes the releases of the wire-shaped corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from math import exp
from random import Random
from typing import NamedTuple

import msgspec

from benchmarks.room import Release
from benchmarks.wire_facts import PHRASES, Facts, Issuer

_COMMON = PHRASES["common"]
# The subjects, how often each comes, and how long its texts are beside the others.
SUBJECTS = {
    "results": (15, 1.45),
    "clinical": (10, 1.3),
    "deal": (17, 1.0),
    "financing": (13, 0.95),
    "alert": (14, 0.9),
    "event": (9, 0.55),
    "business": (22, 0.9),
}
ISSUERS = msgspec.convert(PHRASES["issuers"], list[Issuer])
FIRMS = msgspec.convert(PHRASES["firms"], list[Issuer])
_BULLETS = ["- "] * 16 + ["* "] * 2 + ["• ", "1. ", "1) "]
_POOLS = ["sentences", "plain", "slips"]


def product_key(name: str) -> str:
    return name.lower().replace("ä", "a")


class Habit(NamedTuple):
    """What becomes of a share of what a pattern finds; `becomes` may name slots."""

    pattern: str
    share: float
    becomes: str


_LINKED = Habit(
    r"(?<= )\b(?:customers|patients|shareholders|plans|results) \w+\b(?=[^|\n]* )",
    0.15,
    r"[\g<0>]({url})",
)
_EMPHASISED = Habit(
    r"(?<= )(?:materially|unanimously|except as the law may require|[A-Z]{4,}(?= trial))",
    0.7,
    r"*\g<0>*",
)
# How many houses have them: spaces that do not break, paragraphs of nothing else, notes.
_HABITS = (
    (0.2, Habit(r"(?<=\d) (?=million|billion|months|weeks|mg)", 0.5, "\u00a0")),
    (0.06, Habit(r"(?<=\.)(?=\n\n[A-Z])", 0.3, "\n\n\u00a0")),
    (0.06, Habit(r"(?<=\w)(?=\. [A-Z])", 0.15, " [see below]")),
)


class Writer:
    """Writes one release; what a house does all through its text is drawn at the beginning."""

    def __init__(self, random: Random, subject: str, at: datetime, number: int) -> None:
        self.random = random
        self.subject = subject
        self.phrases = PHRASES[subject]
        issuer = random.choice(FIRMS if subject == "alert" else ISSUERS)
        self.facts = Facts(random, issuer, at)
        self.issuer = issuer
        self.stem = f"{at:%Y-%m-%d}-{issuer.key}-{subject}-{number}"
        self.at = at
        self.words = SUBJECTS[subject][1] * 555 * exp(random.gauss(0, 0.58))
        self.edited = random.random() < 0.25
        self.lists = random.choice([0] * 12 + [1] * 7 + [2, 2, 3])
        self.figures = random.choice([0, 0.02, 0.06, 0.12, 0.3, 0.8])
        self.links = random.random() < 0.18
        self.emphasis = random.random() < 0.12
        self.quotations = random.choice([0, 0.1, 0.25])
        self.bullet = random.choice(_BULLETS)
        self.marks = random.choice([0] * 8 + [0.4, 0.6, 1])
        self.left: dict[str, list[str]] = {}
        self.tables: dict[str, str] = {}

    def release(self) -> Release:
        title = self.draw("headlines")
        body = "\n\n".join(filter(None, self.parts())) + "\n"
        text = f"{self.head(title)}\n{self.typed(body)}"
        return Release(f"{self.stem}.md", text, self.tables)

    def say(self, sentence: str) -> str:
        return self.facts.say(sentence)

    def some(self, share: float) -> bool:
        return self.random.random() < share

    def head(self, title: str) -> str:
        rows = [f'title: "{title}"', f"date: {self.at.isoformat()}"]
        if self.issuer.ticker:
            rows.append(f'ticker: "{self.issuer.ticker}"')
        rows.append(f"issuers: [{self.issuer.key}]")
        named = [product_key(name) for name, *_ in self.issuer.products][
            : 1 + self.random.randrange(2)
        ]
        if named and self.some(0.5):
            rows.append(f"products: [{', '.join(named)}]")
        rows.append(f"topics: [{self.subject}]")
        if self.edited:
            lines = [self.draw("points") for _ in range(2)]
            rows += ["subheads:", *(f'  - "{line}"' for line in lines)]
            rows.append(f"contacts: [{self.issuer.key}]")
            rows.append(f"boilerplate: [{self.issuer.key}]")
            rows.append(f'source: "{self.issuer.name}"')
        if self.edited and self.some(0.7):
            rows.append("legend: ahead")
        return "\n".join(["---", *rows, "---", ""])

    def parts(self) -> Iterator[str]:
        """The text from the first line to the wire's last, a paragraph each."""
        if not self.edited and self.some(0.25):
            for _ in range(self.random.randint(1, 3)):
                yield f"– {self.draw('points')} –"
        yield self.lead()
        yield from self.body()
        yield from self.statements()
        if not self.edited:
            yield from self.about()
            yield from self.legend()
            yield from self.contacts()
            yield from self.wire()

    def lead(self) -> str:
        day = f"{self.at:%B} {self.at.day}, {self.at.year}"
        place = self.issuer.home
        wire = self.facts.fill("wire")
        form = self.random.choice(
            [
                f"{place.upper()}, {day} ({wire}) -- ",
                f"{place.upper()}, {day} /{wire}/ -- ",
                f"{place.upper()}--({wire})--",
                f"{place}, {day} – ",
            ]
        )
        called = f" ({self.issuer.ticker})" if self.issuer.ticker and self.some(0.85) else ""
        called += self.say("< (the “Company”)| (“{short}” or the “Company”)|||>")
        kind = (
            self.say("<, a maker of {thing},||, which makes {thing} and {thing},>")
            if called
            else ""
        )
        opening = self.say(self.random.choice(self.phrases["openings"]))
        more = self.prose(self.random.randint(0, 2))
        return f"{form}{self.issuer.name}{called}{kind} {opening} {more}".strip()

    def prose(self, number: int) -> str:
        """Sentences of the subject, between them such as have no figures, and some with a slip."""
        shares = [self.figures, 0.9 - self.figures, 0.1]
        return " ".join(map(self.draw, self.random.choices(_POOLS, shares, k=number)))

    def draw(self, pool: str) -> str:
        """A sentence that the release has not had while there is one."""
        left = self.left.get(pool)
        if not left:
            phrases = _COMMON.get(pool) or self.phrases[pool]
            left = self.left[pool] = self.random.sample(phrases, len(phrases))
        said = self.say(left.pop())
        return said[0].upper() + said[1:]

    def body(self) -> Iterator[str]:
        """Paragraphs, headings, lists and quotations until there are words enough."""
        left = self.words - (40 if self.edited else 310)
        headings = self.random.sample(self.phrases["headings"], len(self.phrases["headings"]))
        headed, lists = self.some(0.5), self.lists
        yield " ".join(map(self.draw, ["slips", "plain", "slips"]))
        while True:
            parts = [self.prose(self.random.choice([1, 2, 2, 3, 3, 4, 5]))]
            if self.some(self.quotations):
                parts.append(self.quotation())
            if lists and self.some(0.5):
                lists -= 1
                parts += [self.listing()]
            if headed and headings and self.some(0.35):
                parts.insert(0, self.heading(self.say(headings.pop())))
            yield from parts
            left -= sum(len(part.split()) for part in parts)
            if left <= 0 and not lists:
                return

    def heading(self, words: str) -> str:
        return f"**{words}**" if self.emphasis else words

    def quotation(self) -> str:
        speaker = self.say(
            f"<said|commented|stated> {{person}}, {{role}} of {self.random.choice(['{co}', '{short}', '{partner}'])}"
        )
        tail = f" “{self.draw('followers')}.”" if self.some(0.7) else ""
        return f"“{self.draw('quotations')},” {speaker}.{tail}"

    def listing(self) -> str:
        number = self.random.choice([2, 3, 3, 4, 4, 5, 6, 8, 12])
        rows = [self.draw("points") for _ in range(number)]
        if self.bullet[0] == "1":
            return "\n".join(f"{n}{self.bullet[1]} {row}" for n, row in enumerate(rows, 1))
        return "\n".join(self.bullet + row for row in rows)

    def statements(self) -> Iterator[str]:
        """Statements as tables, in a file beside the release, or fallen apart into lines."""
        results = self.subject == "results"
        columns = self.random.choice([2, 2, 4])
        rows = [self.row(columns) for _ in range(self.random.randint(3, 14))]
        heads = [f"{self.facts.fill('month')[:3]}. {self.at.year - n // 2}" for n in range(columns)]
        title = self.say(
            "<Selected Financial Data|Condensed Consolidated Statements of Operations|Key Figures> (<Unaudited|in thousands>)"
        )
        if self.some(0.12 if results else 0.02):
            yield self.heading(title)
            lines = [["In thousands", *heads], ["---"] + ["--:"] * columns, *rows]
            yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
        elif self.some(0.12 if results else 0.02):
            name = "figures.csv"
            yield f"![{title}]({name})"
            self.tables[name] = "".join(
                ",".join(f'"{cell}"' for cell in line) + "\n"
                for line in (["In thousands", *heads], *rows)
            )
        elif self.some(0.12 if results else 0.005):
            yield from self.flattened(title, heads, rows * self.random.choice([1, 1, 1, 2]))

    def row(self, columns: int) -> list[str]:
        return [self.random.choice(_COMMON["rows"]), *(self.facts.figure() for _ in range(columns))]

    def flattened(self, title: str, heads: list[str], rows: list[list[str]]) -> Iterator[str]:
        yield title
        yield from heads
        for number, (label, *figures) in enumerate(rows):
            yield label
            for figure in figures:
                if number == 0:
                    yield "$"
                yield figure

    def about(self) -> Iterator[str]:
        if self.some(0.85):
            yield self.heading(f"About {self.issuer.short}")
            *sentences, last = _COMMON["about"]
            some = self.random.sample(sentences, self.random.randint(2, 5))
            yield " ".join(map(self.say, [*some, *[last] * self.some(0.8)]))
        if self.some(0.06):
            yield self.heading("Follow Us")
            yield "\n".join(self.say("{url}") for _ in range(self.random.choice([3, 6, 12, 28])))
        if self.some(0.1):
            yield self.draw("remarks")

    def legend(self) -> Iterator[str]:
        if self.some(0.35 if self.subject in ("alert", "event", "business") else 0.12):
            return
        yield self.heading(
            self.random.choice(
                ["Forward-Looking Statements", "Safe Harbor Statement", "Cautionary Note"]
            )
        )
        ahead = [s for s in _COMMON["ahead"] if self.some(0.65)] or _COMMON["ahead"][:1]
        many = min(len(_COMMON["risks"]), int(self.random.lognormvariate(1.85, 0.9)) + 1)
        risks = "; ".join(map(self.say, self.random.sample(_COMMON["risks"], many)))
        yield f"{' '.join(map(self.say, ahead))} Among the risks are: {risks}."

    def contacts(self) -> Iterator[str]:
        if self.some(0.08):
            return
        broken = self.random.choice(["\n", "\n", "\n", "  \n", "\n\n", "\\\n"])
        for kind in self.random.choice([["Investors:"], ["Investors:", "Media:"], ["Contact:"]]):
            rows = [kind, self.say("{person}"), self.say("{role}")]
            rows += [self.issuer.name] * self.some(0.5) + [self.say("{phone}")] * self.some(0.7)
            yield broken.join([*rows, self.say("{mail}")])

    def wire(self) -> Iterator[str]:
        if self.some(0.25):
            yield f"SOURCE {self.issuer.name}"
        if self.some(0.15):
            yield f"View source version on businesswire.com: {self.facts.url()}"

    def typed(self, text: str) -> str:
        """The text as its house types: marks, links, emphasis, spaces, notes, quotation marks."""
        for name, mark, _ in self.issuer.products:
            marked = Habit(rf"(?<![:\[] ){re.escape(name)}\b(?=.*\n)", self.marks, rf"\g<0>{mark}")
            text = self.now_and_then(text, marked)
        if self.links:
            text = self.now_and_then(text, _LINKED)
        if self.emphasis:
            text = self.now_and_then(text, _EMPHASISED)
        for house, habit in _HABITS:
            if self.some(house):
                text = self.now_and_then(text, habit)
        if self.some(0.27):
            text = text.replace("“", '"').replace("”", '"').replace("’", "'")
        return text

    def now_and_then(self, text: str, habit: Habit) -> str:
        return re.sub(
            habit.pattern,
            lambda found: (
                self.say(found.expand(habit.becomes)) if self.some(habit.share) else found[0]
            ),
            text,
        )
