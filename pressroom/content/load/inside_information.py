"""The inside-information keys of front matter, checked against the disclosure regime."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.content.config.records import Config
from pressroom.content.load.front_matter import FrontMatter
from pressroom.content.model import InsideInformation
from pressroom.core.fields import Reader
from pressroom.core.problems import choose
from pressroom.standards.instants import Instant
from pressroom.standards.languages import worded
from pressroom.standards.regimes import REGIMES


def read_inside_information(
    front: FrontMatter, instant: Instant | None, reader: Reader, config: Config
) -> InsideInformation | None:
    """The statement that the regime requires, or None. Everything missing for it is reported."""
    if not front.inside_information:
        if front.regime or front.notifier:
            remedy = "add `inside_information: true`, or take the key out"
            key = "regime" if front.regime else "notifier"
            reader.report((key,), "PR023", f"`{key}` without inside information", remedy)
        return None
    at = ("inside_information",)
    name = front.regime or config.disclosure.regime
    regime = REGIMES.get(name)
    if regime is None:
        what = f"`{name}` is no regime" if name else "inside information without a regime"
        reader.report(at, "PR023", what, choose(name, REGIMES, none="add `regime: eu-mar`"))
        return None
    if instant is not None and instant.day_only:
        what = f"{name} asks for the time of publication"
        reader.report(("date",), "PR023", what, "write `date` with its time")
    facts: list[tuple[str, str]] = []
    if regime.names_issuer:
        facts += _issuer_facts(name, reader, config)
    notifier = front.notifier or config.disclosure.notifier
    if regime.names_notifier and notifier is None:
        what = f"{name} asks for the notifier's name and position"
        reader.report(at, "PR023", what, "add `notifier: {name: …, title: …}`")
    elif regime.names_notifier and notifier is not None:
        facts.append((worded("Notifier"), f"{notifier.name}, {notifier.title}"))
    return InsideInformation(regime.label, tuple(facts))


def _issuer_facts(regime: str, reader: Reader, config: Config) -> Iterator[tuple[str, str]]:
    at = ("inside_information",)
    if not config.issuers:
        what = f"{regime} asks for the issuer's legal name"
        reader.report(at, "PR023", what, "add an [[issuer]] to config.toml")
    for issuer in config.issuers:
        yield worded("Issuer"), issuer.legal_name
        if issuer.lei:
            yield "LEI", issuer.lei
        else:
            what = f"{regime} asks for the LEI of {issuer.name}"
            reader.report(at, "PR023", what, "add `lei` to its [[issuer]] in config.toml")
