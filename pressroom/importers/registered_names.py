"""Registry entries that a text names: products, trademarks and their owners, topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pressroom.content.config.records import Config
from pressroom.content.config.registry_schema import Topic
from pressroom.content.model import Mark
from pressroom.content.trademarks.mentions import mark_finder
from pressroom.content.trademarks.symbols import split_symbol
from pressroom.core.problems import Problem, choose, warning
from pressroom.importers.marks import (
    Mend,
    products_in,
    read_attribution,
    registry_says,
    typed_marks,
)
from pressroom.importers.plain_markdown import letters_and_digits, plain
from pressroom.importers.readings import Cut, Reading, without
from pressroom.importers.records import Manuscript, Recognised
from pressroom.importers.topics import topics_of
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.sureness import Sureness


def read_names(
    anatomy: Anatomy, manuscript: Manuscript, config: Config, head: Reading, other: Sequence[Cut]
) -> Reading:
    """Reads what of the registry the text and its headline, as `head` has it, name. `other` are the
    stretches of standing texts and contacts: a mark that they alone have is none of the release.
    """
    title, subheads = str(head.front["title"]), head.front.get("subheads", ())
    text = f"{title}\n\n{manuscript.text}"
    front: dict[str, Any] = {}
    cuts: list[Cut] = []
    apart = [*other, *(Cut(part.start, part.end) for part in anatomy.attributions)]
    own = [title, *subheads, plain(without(manuscript.text, apart))]
    if marks := _mentioned(typed_marks(text, config.products), "\n".join(own)):
        front["trademarks"] = marks
    if "products" in manuscript.keys:
        front["products"] = manuscript.keys["products"]
    elif products := products_in(text, config.products):
        front["products"] = list(products)
    kept: list[str] = []
    for part in anatomy.attributions:
        shown = plain(manuscript.text[part.start : part.end])
        said = read_attribution(shown)
        if said is not None and registry_says(said, config.products):
            order = [mark.name.casefold() for mark in said.marks]
            front["trademarks"] = sorted(
                front.get("trademarks", ()), key=lambda name: _place_in(order, name)
            )
            reason = "attribution of trademarks, which the registry writes"
            cuts.append(Cut(part.start, part.end, reason))
        elif not kept:
            kept.append(shown)
            cuts.append(Cut(part.start, part.end))
    if kept:
        front["attribution"] = kept[0]
    topics, problems = _topics(anatomy, manuscript, config, title, subheads)
    if topics:
        front["topics"] = topics
    recognised = [
        Recognised(key, ", ".join(map(str, front[key])), Sureness.LIKELY)
        for key in ("trademarks", "products", "topics")
        if key in front
    ]
    return Reading(
        front=front, cuts=tuple(cuts), recognised=tuple(recognised), problems=tuple(problems)
    )


def _mentioned(marks: Sequence[str], own: str) -> list[str]:
    """Marks (`Kadcyla®`) that the release's own text names, with a symbol or without."""
    names = [split_symbol(mark)[0] for mark in marks]
    found = {
        mention.mark.name for mention in mark_finder(tuple(Mark(n, "") for n in names)).find(own)
    }
    return [mark for mark, name in zip(marks, names, strict=True) if name in found]


def _place_in(order: Sequence[str], mark: str) -> int:
    """Place at which an attribution names a mark; those that it does not name come last."""
    name, _ = split_symbol(mark)
    return order.index(name.casefold()) if name.casefold() in order else len(order)


def _topics(
    anatomy: Anatomy, manuscript: Manuscript, config: Config, title: str, subheads: Sequence[str]
) -> tuple[list[str], list[Problem]]:
    """The topics: those that the source names, else those that the text speaks of. Where the
    registry lists none, a source's own are taken over."""
    if not manuscript.topics:
        lead = anatomy.lead
        text = lead.text if lead is not None else ""
        return list(topics_of(config.topics, title, subheads, text)), []
    if config.free_topics:
        return list(dict.fromkeys(manuscript.topics)), []
    known = {
        letters_and_digits(name): topic.key for topic in config.topics for name in _names(topic)
    }
    found = [
        known[letters_and_digits(name)]
        for name in manuscript.topics
        if letters_and_digits(name) in known
    ]
    unknown = [name for name in manuscript.topics if letters_and_digits(name) not in known]
    return list(dict.fromkeys(found)), [
        warning(
            manuscript.source,
            "PR428",
            f"`{name}`, a topic there, is none here, and is left out",
            choose(name, [topic.name for topic in config.topics], none="list it as a `[[topic]]`"),
        )
        for name in unknown
    ]


def _names(topic: Topic) -> Iterator[str]:
    yield topic.key
    yield topic.name
    yield from topic.names.values()


def of_mends(mends: Sequence[Mend], source: str) -> Iterator[Problem]:
    """Notes on names that copying has spelled otherwise than the registry."""
    for mend in mends:
        yield warning(
            source,
            "PR429",
            f"`{mend.typed}` stood there {mend.count} times, and is written `{mend.right}`, as the "
            "registry has it",
            "see that the same name is meant",
        )
