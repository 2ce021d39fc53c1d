"""About sections and legend of a release: registered texts by their names, others as new files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from pressroom.content.config.records import Config, Issuer
from pressroom.content.standing import Versions, in_force
from pressroom.core.problems import Problem, Severity
from pressroom.importers.readings import Cut, Reading, joined, note, told
from pressroom.importers.records import ImportedFile, Manuscript, Recognised, Registry, Wishes
from pressroom.importers.standing_matches import Shelf, StandingMatch, match_standing
from pressroom.importers.standing_sections import Section, abouts, legends, speakers
from pressroom.standards.instants import Instant, read_instant
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.sureness import Sureness

_MOST_DIFFERENCES = 6


def read_standing(
    anatomy: Anatomy, manuscript: Manuscript, registry: Registry, head: Reading, wishes: Wishes
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
    shelves = {
        "boilerplate": Shelf("boilerplate", registry.boilerplate, config, issuers),
        "legend": Shelf("legend", registry.legends, config, issuers),
    }
    readings = [
        _reading(section, at, shelves["boilerplate"], manuscript, wishes) for section in sections
    ]
    named = [name for reading in readings for name in reading.front["boilerplate"]]
    of_legend = _legend(legends(anatomy), at, shelves["legend"], manuscript, wishes)
    front = {"boilerplate": list(dict.fromkeys(named))} if named else {}
    return joined([Reading(front=front), *readings, of_legend])


def _instant(date: str, zone: ZoneInfo) -> datetime:
    """The moment for which texts are looked up; for a release without a date that of the newest."""
    read = read_instant(date, zone)
    return read.at if isinstance(read, Instant) else datetime.max.replace(tzinfo=UTC)


def _issuers(front: Mapping[str, object], config: Config) -> tuple[Issuer, ...]:
    """The registered issuers whose listings a release has."""
    tickers = front.get("tickers") or [front.get("ticker")]
    found = set(map(str, tickers)) if isinstance(tickers, list) else set()
    return tuple(i for i in config.issuers if found & {str(ticker) for ticker in i.tickers})


def _legend(
    sections: Sequence[Section], at: datetime, shelf: Shelf, manuscript: Manuscript, wishes: Wishes
) -> Reading:
    """The legend. Of several the first is it, and the others stay in the text; a draft without one
    gets the room's own, if there is only one, since counsel would ask for it."""
    if sections:
        return _reading(sections[0], at, shelf, manuscript, wishes)
    if wishes.archive or len(shelf.texts) != 1:
        return Reading()
    name = next(iter(shelf.texts))
    what = f"the text has no legend; `legend: {name}` was added, the press room's own"
    remedy = "take it out, or write `legend: none`, if nothing in the release looks ahead"
    return Reading(
        front={"legend": name}, problems=(note(manuscript.source, "PR427", what, remedy),)
    )


def _reading(
    section: Section, at: datetime, shelf: Shelf, manuscript: Manuscript, wishes: Wishes
) -> Reading:
    """One section as a name in the front matter, and as a file where its words are new."""
    match = match_standing(section, at, shelf)
    name, files = _placed(match, at, shelf, wishes)
    front: dict[str, object] = {shelf.kind: name if shelf.kind == "legend" else [name]}
    said = manuscript.text[section.start : section.end]
    return Reading(
        front=front,
        cuts=(Cut(section.start, section.end, said="" if files else said),),
        recognised=(Recognised(shelf.kind, section.heading or name, match.sureness),),
        files=tuple(_with_problem(match, name, files, manuscript.source)),
    )


def _placed(
    match: StandingMatch, at: datetime, shelf: Shelf, wishes: Wishes
) -> tuple[str, tuple[ImportedFile, ...]]:
    """The name and files of a text that is not registered with these words.

    A version holds from its instant on, also for other releases. So an archive's texts have names
    of their own; and where a later version is there, the one that was in force is again from the
    next moment.
    """
    if match.file is None:
        return match.name, ()
    folder, _, stem = match.file.name.removesuffix(".md").rpartition("/")
    name, sign, since = stem.partition("@")
    if not sign:
        return name, (match.file,)
    if wishes.archive:
        own = f"{name}-{since}"
        return own, (ImportedFile(f"{folder}/{own}.md", match.file.data),)
    files = [match.file]
    versions: Versions = shelf.texts.get(name, ())
    before = in_force(versions, at)
    if before is not None and any(text.since and text.since > at for text in versions):
        following = at + (timedelta(days=1) if "T" not in since else timedelta(minutes=1))
        form = "%Y-%m-%d" if "T" not in since else "%Y-%m-%dT%H%M"
        files.append(ImportedFile(f"{folder}/{name}@{following:{form}}.md", before.text.encode()))
    return name, tuple(files)


def _with_problem(
    match: StandingMatch, name: str, files: Sequence[ImportedFile], source: str
) -> Iterator[ImportedFile]:
    """The files, the text's own with what is told of it."""
    for number, file in enumerate(files):
        problem = _told(match, name, file.name, source) if number == 0 else None
        yield msgspec.structs.replace(file, problem=problem)


def _told(match: StandingMatch, name: str, written: str, source: str) -> Problem:
    if match.differs:
        some = "; ".join(match.differs[:_MOST_DIFFERENCES])
        more = len(match.differs) - _MOST_DIFFERENCES
        what = f"`{written}` is a version of `{match.version_of}`, with {some}"
        what += f" and {more} more" if more > 0 else ""
        remedy = "if the registered text is right, delete the file; else it holds from its day on"
        return told(source, "PR426", what, remedy, Severity.WARNING)
    what = f"`{written}` is new: no registered text has these words"
    return note(source, "PR426", what, f"read it; other releases can name it too, as `{name}`")
