"""People of the `/people/` pages: their front matter, and the record made of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone
from typing import Annotated, Any

import msgspec

from pressroom.content.config.records import Config
from pressroom.content.items import PEOPLE_GROUPS, Person, Portrait, Position
from pressroom.content.load.clean_pictures import PIXELS, read_picture
from pressroom.content.load.common_keys import read_moment
from pressroom.content.load.item_keys import CommonKeys, Kind
from pressroom.content.load.registered import Registry
from pressroom.content.load.registry_lookup import Resolver
from pressroom.core.fields import KeyPath, Reader, documented
from pressroom.core.problems import choose
from pressroom.standards.languages import is_language
from pressroom.standards.partial_dates import PartialDate, read_partial_date


class PositionKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A position that a person has or had."""

    title: Annotated[str, documented("what the person is", "President and CEO")]
    organisation: Annotated[str, documented("where, if not here", "Genentech, Inc.")] = ""
    since: Annotated[str, documented("the first year, month or day", "2009-01")] = ""
    until: Annotated[str, documented("the last year, month or day", "2016")] = ""
    date: Annotated[
        str, documented("the instant from which readers see it", "2026-03-01T09:00-05:00")
    ] = ""
    until_date: Annotated[
        str,
        documented("the instant from which they see that it ends", "2026-03-01T09:00-05:00"),
    ] = ""


class PortraitKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of a person."""

    file: Annotated[str, documented("name of a picture beside the text", "portrait.jpg")]
    alt: Annotated[str, documented("what it shows, for who cannot see it", "Jane Doe at her desk")]
    credit: Annotated[str, documented("who took it", "Photo: John Roe")] = ""


class PersonKeys(CommonKeys, frozen=True, kw_only=True):
    """Front matter of a person, in `content/people/`; the text is the biography."""

    name: Annotated[str, documented("the person's name, as it is printed", "Jane Doe")]
    positions: Annotated[
        tuple[str | PositionKeys, ...],
        documented("what the person is and was, the present first", "[President and CEO]"),
    ] = ()
    portrait: Annotated[
        PortraitKeys | None, documented("a picture", "{file: portrait.jpg, alt: Jane Doe}")
    ] = None
    group: Annotated[
        str, documented(f"in which list: {', '.join(PEOPLE_GROUPS)}", "management")
    ] = "management"
    order: Annotated[int, documented("the place there; smaller numbers come first", "10")] = 0
    languages: Annotated[
        tuple[str, ...], documented("languages that the person speaks, BCP 47 tags", "[en, de]")
    ] = ()
    contact: Annotated[str, documented("whom to ask, a key of the registry", "media")] = ""

    @property
    def heading(self) -> str:
        """Heading of its page."""
        return self.name


def _person(fields: dict[str, Any], front: PersonKeys, reader: Reader, config: Config) -> Person:
    if front.group not in PEOPLE_GROUPS:
        what = f"`{front.group}` is no group of people"
        reader.report(("group",), "PR008", what, choose(front.group, PEOPLE_GROUPS, none=""))
    for index, tag in enumerate(front.languages):
        if not is_language(tag):
            what, remedy = f"`{tag}` is no language", "write a BCP 47 tag such as `en` or `ja`"
            reader.report(("languages", index), "PR016", what, remedy)
    known = Resolver(reader, Registry.of(config, {}, {}))
    portrait = _portrait(front.portrait, fields, reader)
    return Person(
        **{**fields, "contacts": known.contacts((front.contact,) if front.contact else ())},
        positions=tuple(_positions(front.positions, reader, config)),
        portrait=portrait,
        shown=(portrait.file,) if portrait else (),
        group=front.group,
        order=front.order,
        languages=front.languages,
    )


def _positions(
    rows: tuple[str | PositionKeys, ...], reader: Reader, config: Config
) -> Iterator[Position]:
    for index, row in enumerate(rows):
        keys = PositionKeys(title=row) if isinstance(row, str) else row
        at: KeyPath = ("positions", index)
        since = _day(keys.since, (*at, "since"), reader)
        until = _day(keys.until, (*at, "until"), reader)
        if since and until and until.day_after <= since.first_day:
            what = f"the position ends ({keys.until}) before it begins ({keys.since})"
            reader.report((*at, "until"), "PR008", what, "correct one of the two")
        if keys.until_date and not keys.until:
            what, remedy = "`until_date` without `until`", "add `until`, the last day or year"
            reader.report((*at, "until_date"), "PR007", what, remedy)
        known = read_moment(keys.date or None, (*at, "date"), reader, config)
        end = read_moment(keys.until_date or None, (*at, "until_date"), reader, config)
        # With a fixed offset, as instants have it: Python compares those of one zone by wall time.
        over = datetime.combine(until.day_after, time(), config.zone) if until else None
        yield Position(
            title=keys.title,
            organisation=keys.organisation,
            since=since,
            until=until,
            over=over.astimezone(timezone(over.utcoffset() or timedelta())) if over else None,
            known_from=known.public_from if known else None,
            end_known_from=end.public_from if end else None,
        )


def _day(text: str, at: KeyPath, reader: Reader) -> PartialDate | None:
    read = read_partial_date(text) if text else None
    if text and read is None:
        remedy = "write `2009`, `2009-01` or `2009-01-15`"
        reader.report(at, "PR008", f"`{text}` is no year, month or day", remedy)
    return read


def _portrait(keys: PortraitKeys | None, fields: dict[str, Any], reader: Reader) -> Portrait | None:
    if keys is None:
        return None
    own = None if reader.source.endswith("/index.md") else fields["name"].rpartition("/")[2]
    found = read_picture(keys.file, ("portrait", "file"), fields["beside"], reader, own, PIXELS)
    return Portrait(found, keys.alt, keys.credit) if found is not None else None


_CARD = frozenset({"vcf"})
PEOPLE = Kind("person", "content/people", "/people/", PersonKeys, _person, cleans=True, also=_CARD)
