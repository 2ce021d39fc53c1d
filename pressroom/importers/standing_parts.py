"""About sections and legend of a release: registered texts by their names, others as new files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.standing import NEVER, TO_COME, to_come
from pressroom.core.problems import Problem, note, warning
from pressroom.importers.readings import Cut, Reading, joined
from pressroom.importers.records import ImportedFile, ImportRegistry, Manuscript, Recognised, Wishes
from pressroom.importers.standing_matches import Shelf, StandingMatch, match_standing
from pressroom.importers.standing_sections import StandingSection, abouts, legends, speakers
from pressroom.standards.instants import Instant, read_instant
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.sureness import Sureness

# Later than all versions but those that never begin.
_NO_DAY = NEVER - timedelta(days=1)
_MOST_DIFFERENCES = 6


def read_standing(
    anatomy: Anatomy,
    manuscript: Manuscript,
    registry: ImportRegistry,
    head: Reading,
    wishes: Wishes,
) -> Reading:
    """Reads the standing texts at the end of a release. `head` is the reading of its head: when it
    is public decides which version of a text it shows, its listings who speaks."""
    config = registry.config
    at = _instant(str(head.front.get("date", "")), config.zone)
    issuers = _issuers(head.front, config)
    names = [issuer.name for issuer in config.issuers]
    said_by = str(head.front.get("source", ""))
    sections = [
        section
        for section in abouts(anatomy, speakers(anatomy, names, said_by))
        if section.sureness is not Sureness.POSSIBLE
    ]
    drafts = not wishes.archive
    known = Shelf("boilerplate", registry.boilerplate, config, issuers, drafts)
    readings = [_reading(section, at, known, manuscript) for section in sections]
    named = [name for reading in readings for name in reading.front["boilerplate"]]
    known = Shelf("legend", registry.legends, config, issuers, drafts)
    of_legend = _legend(legends(anatomy), at, known, manuscript)
    front = {"boilerplate": list(dict.fromkeys(named))} if named else {}
    return joined([Reading(front=front), *readings, of_legend])


def _instant(date: str, zone: ZoneInfo) -> datetime:
    """The moment for which texts are looked up; for a release without a date that of the newest."""
    read = read_instant(date, zone)
    return read.at if isinstance(read, Instant) else _NO_DAY


def _issuers(front: Mapping[str, object], config: Config) -> tuple[Issuer, ...]:
    """The registered issuers whose listings a release has."""
    tickers = front.get("tickers") or [front.get("ticker")]
    found = set(map(str, tickers)) if isinstance(tickers, list) else set()
    return tuple(i for i in config.issuers if found & {str(ticker) for ticker in i.tickers})


def _legend(
    sections: Sequence[StandingSection], at: datetime, shelf: Shelf, manuscript: Manuscript
) -> Reading:
    """The legend. Of several the first is it, and the others stay in the text; a draft without one
    gets the room's own, if there is only one, since counsel would ask for it."""
    if sections:
        return _reading(sections[0], at, shelf, manuscript)
    if not shelf.drafts or len(shelf.texts) != 1:
        return Reading()
    name = next(iter(shelf.texts))
    what = f"the text has no legend; `legend: {name}` was added, the press room's own"
    remedy = "take it out, or write `legend: none`, if nothing in the release looks ahead"
    return Reading(
        front={"legend": name}, problems=(note(manuscript.source, "PR427", what, remedy),)
    )


def _reading(
    section: StandingSection, at: datetime, shelf: Shelf, manuscript: Manuscript
) -> Reading:
    """One section as a name in the front matter, and as a file where its words are new."""
    match = match_standing(section, at, shelf)
    name, files = _placed(match, shelf, f"{at:%Y-%m-%d}" if at != _NO_DAY else "")
    front: dict[str, object] = {shelf.kind: name if shelf.kind == "legend" else [name]}
    said = manuscript.text[section.start : section.end]
    return Reading(
        front=front,
        cuts=(Cut(section.start, section.end, said="" if files else said),),
        recognised=(Recognised(shelf.kind, section.heading or name, match.sureness),),
        files=tuple(_with_problem(match, name, files, manuscript.source)),
    )


def _placed(match: StandingMatch, shelf: Shelf, day: str) -> tuple[str, tuple[ImportedFile, ...]]:
    """The name and file of a text that is not registered with these words.

    A registered name's version holds from its first moment on, for other releases and the home page
    too. So a draft's words are a version to come (`acme@TK.md`), which drafts alone show; an
    archive's, and those of a second draft, have a name of their own.
    """
    if match.file is None:
        return match.name, ()
    folder, _, stem = match.file.name.removesuffix(".md").rpartition("/")
    name = stem.partition("@")[0]
    known = {issuer.boilerplate for issuer in shelf.config.issuers} | set(shelf.texts)
    if name not in known:
        return name, (match.file,)
    if shelf.drafts and to_come(shelf.texts.get(name, ())) is None:
        file = ImportedFile(f"{folder}/{name}@{TO_COME}.md", match.file.data)
        return name, (file,)
    own = f"{name}-{day}" if day else f"{name}-2"
    return own, (ImportedFile(f"{folder}/{own}.md", match.file.data),)


def _with_problem(
    match: StandingMatch, name: str, files: Sequence[ImportedFile], source: str
) -> Iterator[ImportedFile]:
    """The files, the text's own with what is told of it."""
    for number, file in enumerate(files):
        problem = _standing_text_problem(match, name, file.name, source) if number == 0 else None
        yield msgspec.structs.replace(file, problem=problem)


def _standing_text_problem(match: StandingMatch, name: str, written: str, source: str) -> Problem:
    coming = f"@{TO_COME}." in written
    shown = "; drafts alone show it" if coming else ""
    rule = f"once it holds, call it `{name}@2026-03-01.md`, by its first day; "
    if match.differs:
        some = "; ".join(match.differs[:_MOST_DIFFERENCES])
        more = len(match.differs) - _MOST_DIFFERENCES
        what = f"`{written}` is a version of `{match.version_of}`, with {some}"
        what += f" and {more} more" if more > 0 else ""
        remedy = f"{rule if coming else ''}if the registered text is right, delete the file"
        remedy += "" if coming else f" and name `{name}`"
        return warning(source, "PR426", what + shown, remedy)
    what = f"`{written}` is new: no registered text has these words{shown}"
    if coming:
        remedy = f"{rule}if the registered text is right, delete the file"
        return warning(source, "PR426", what, remedy)
    return note(source, "PR426", what, f"read it; other releases can name it too, as `{name}`")
