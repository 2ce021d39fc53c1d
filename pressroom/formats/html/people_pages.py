"""Pages of people: one for each, and a list of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressroom.content.items import PEOPLE_GROUPS, Person, Position, items_of
from pressroom.content.references import in_one_language
from pressroom.core.files import CONFIG
from pressroom.formats.addresses import PEOPLE_ADDRESS, href
from pressroom.formats.artifact import Artifact
from pressroom.formats.html import item_views as views
from pressroom.formats.html.item_parts import (
    family_of,
    item_body,
    item_forms,
    item_head,
    item_translations,
)
from pressroom.formats.html.json_ld import person_json_ld
from pressroom.formats.html.site_context import SiteContext
from pressroom.formats.html.sized_pictures import sized_picture
from pressroom.formats.html.texts import document_link
from pressroom.formats.html.view_parts import SizedPicture
from pressroom.standards.languages import language_name_in, worded
from pressroom.standards.partial_dates import partial_date_words

_RELEASES = 8


def people_pages(context: SiteContext) -> Iterator[Artifact]:
    """Artifacts of the people's pages, and of the list of them; none without a person."""
    people = items_of(context.site, Person)
    for person in people:
        yield _person_page(person, context)
    if people:
        yield _list(people, context)


def _person_page(person: Person, context: SiteContext) -> Artifact:
    rows = [(each.is_former, _position(each, person, context)) for each in person.positions]
    names = {each.name for each in (*family_of(person, context), person)}
    named = [r for r in context.site.listed if not names.isdisjoint(r.people)]
    view = views.PersonPage(
        frame=context.frame,
        head=item_head(person, context),
        person=_card(person, context),
        positions=tuple(line for is_former, line in rows if not is_former),
        former=tuple(line for is_former, line in rows if is_former),
        body=item_body(person, context),
        credit=person.portrait.credit if person.portrait else "",
        languages=tuple(language_name_in(tag, person.language) for tag in person.languages),
        contacts=context.contacts(person.contacts),
        releases=tuple(context.cards[release.url] for release in named[:_RELEASES]),
        documents=tuple(document_link(document, context) for document in person.attachments),
        forms=item_forms(person, context),
        everybody=context.link(worded("People"), PEOPLE_ADDRESS),
        json_ld=person_json_ld(person, context.config),
    )
    return context.artifact("person.html", person.url, person.source, view)


def _position(position: Position, person: Person, context: SiteContext) -> views.PositionLine:
    words, tag = context.library.words(person.language), person.language
    since, until = (
        partial_date_words(each, tag) if each else "" for each in (position.since, position.until)
    )
    period = f"{since} – {until}" if since and until else ""
    if since and not until:
        period = words(worded("since %(day)s"), day=since)
    elif until and not since:
        period = words(worded("until %(day)s"), day=until)
    return views.PositionLine(position.title, position.organisation, period)


def _card(person: Person, context: SiteContext) -> views.PersonCard:
    return views.PersonCard(
        name=person.title,
        href=href(context.config, person.url),
        language=person.language,
        positions=person.subheads,
        portrait=_portrait(person, context),
        also=item_translations(person, family_of(person, context), context),
    )


def _portrait(person: Person, context: SiteContext) -> SizedPicture | None:
    found = person.portrait
    return sized_picture(found.file, found.alt, context.config) if found is not None else None


def _list(people: Sequence[Person], context: SiteContext) -> Artifact:
    shown = sorted(
        in_one_language(people, context.config.language),
        key=lambda person: (person.order, person.title.casefold(), person.url),
    )
    # Who has no position any more comes last.
    groups = {**PEOPLE_GROUPS, "": worded("Former members")}
    view = views.PeoplePage(
        frame=context.frame,
        head=context.head("", PEOPLE_ADDRESS),
        groups=tuple(
            views.PeopleGroup(name, tuple(_card(p, context) for p in shown if p.group == group))
            for group, name in groups.items()
            if any(person.group == group for person in shown)
        ),
    )
    return context.artifact("people.html", PEOPLE_ADDRESS, CONFIG, view)
