"""Reader of a contact block's items: which of them are one contact."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pressroom.content.config.registry_schema import Contact
from pressroom.importers import contact_words as words
from pressroom.importers.contact_kinds import ContactItem, Role
from pressroom.importers.contact_labels import audience_of
from pressroom.importers.contact_persons import TypedPerson
from pressroom.importers.contact_rows import (
    desk_follows,
    ends_after,
    is_behind,
    named_next,
    next_item,
    or_follows,
    reached_desk,
)
from pressroom.standards.phones import no_phone
from pressroom.standards.web import no_email


class ContactReader:
    """The state of reading a block: the desk whose rows are read, and the persons in it.

    `section` is the company that stands above several desks, `of_label` the one that a label names
    (`ACME Media Contact`), who may be reached at an agency; `desk` holds what is said before any
    person's name, and `run` are persons in a row whom one number that follows reaches.
    """

    def __init__(self, items: Sequence[ContactItem]) -> None:
        self.items = items
        self.contacts: list[Contact] = []
        self.leftover: list[str] = []
        self.labels: list[str] = []
        self.section = ""
        self.section_used = True
        self.of_label = ""
        self.desk = TypedPerson()
        self.persons: list[TypedPerson] = []
        self.run: list[TypedPerson] = []

    def read(self) -> None:
        """Reads all items."""
        steps = {
            Role.LABEL: self._label,
            Role.OR: self._or,
            Role.PERSON: self._person,
            Role.POSITION: self._position,
            Role.COMPANY: self._company,
            Role.PHONE: self._phone,
            Role.MAIL: self._mail,
        }
        for number, item in enumerate(self.items):
            if item.kind is Role.OTHER:
                self.leftover.append(item.text)
            elif item.kind is Role.WORD:
                self.labels.append(item.text)
            else:
                steps[item.kind](item, number)
        self._close()
        self._new_section("")

    @property
    def _last(self) -> TypedPerson:
        return self.persons[-1] if self.persons else self.desk

    def _close(self, next_audience: str = "") -> None:
        """Ends a desk: its persons become contacts, or the desk itself if it has none."""
        desk = self.desk
        for person in self.persons or [desk]:
            company = person.company or desk.company or self.section
            if not (person.name or person.reached or (person.title and desk.company)):
                continue
            audience = person.audience or desk.audience
            if not audience and (not person.name or company.endswith(" Relations")):
                audience = audience_of(" ".join(company.split()[-2:]))  # `Acme Media Relations`
            self.section_used = self.section_used or company == self.section
            self.contacts.append(person.contact_at(desk, audience, company))
        if self.persons:
            # What every person of the desk has otherwise.
            said = [
                text
                for name in ("title", "company", "phone", "mail")
                if (text := getattr(desk, name)) and all(getattr(p, name) for p in self.persons)
            ]
            self.leftover += said
        if not self.persons and not desk.reached and not (desk.company and desk.title):
            # A company above several desks: `Tessellate`, `Investors: …`, `Media: …`.
            if desk.company:
                self._new_section(desk.company)
            self.leftover += [desk.title] if desk.title else []
        self.desk, self.persons, self.run = TypedPerson(), [], []
        self.desk.audience = next_audience

    def _new_section(self, company: str) -> None:
        """Begins what stands below a company; the one before is left over where nothing did."""
        if not self.section_used:
            self.leftover.append(self.section)
        self.section, self.section_used = company, not company

    def _label(self, item: ContactItem, number: int) -> None:
        label = item.label
        assert label is not None
        last, following = self._last, next_item(self.items, number)
        if label.bare and item.text[0] != "(" and self._is_position(number):
            self._position(item, number)
            return
        self.labels.append(item.text)
        if label.audience and self._is_of_last(item, number):
            last.audience = label.audience
            return
        if self.run and not last.reached and is_behind(self.items, number, last.company):
            # `Jane Doe or Tom Roe`, `Birch Lane (Media)`, and one number for both.
            for person in self.run:
                person.audience = label.audience
            return
        if label.place:
            audience = self.desk.audience.partition(" in ")[0]
            self._close(f"{audience} {label.place}".strip() if audience else "")
            return
        if label.company:
            self._close(label.audience)
            self._new_section("")
            self.desk.company = self.of_label = label.company
            if following is not None and (
                following.kind is Role.LABEL or or_follows(self.items, number)
            ):
                self.section = label.company
            return
        if not label.audience:
            # `Contact:` begins a new list; `Company contact` a desk for nobody in particular.
            if self.persons or self.desk.reached:
                self._close()
                self._new_section("")
            return
        above = self.desk.company and self.items[number - 1].row != item.row
        if self.persons or self.desk.reached or (above and desk_follows(self.items, number)):
            self._close(label.audience)
        else:
            self.desk.audience = label.audience

    def _is_position(self, number: int) -> bool:
        """Whether `Investor Relations` is what a person does, or a desk of a company whose audience
        is known already, and begins none."""
        following = next_item(self.items, number)
        if self._last.title or following is None:
            return False
        if not self.persons:
            return bool(self.desk.audience and self.desk.company)
        if following.kind is Role.COMPANY and not (self._last.reached or self._last.company):
            return self.items[number - 1].kind is Role.PERSON
        return following.kind not in (Role.PERSON, Role.COMPANY)

    def _is_of_last(self, item: ContactItem, number: int) -> bool:
        """Whether a label stands behind the person that it is of: `Jane Doe (media)`, `Jane Doe,
        212-555-0105 (media)`."""
        before = self.items[number - 1] if number else None
        following = next_item(self.items, number)
        waits = self.persons and not (self._last.reached or self._last.audience)
        if waits and not self.desk.audience and before is not None and following is not None:
            # Between a name and its number: `Jane Doe`, `Investor/Analyst Information`, `212-…`.
            alone = before.row < item.row < following.row
            if alone and following.kind in (Role.PHONE, Role.MAIL):
                return True
        if not self.persons or before is None or before.row != item.row:
            return False
        ends = following is None or following.row != item.row
        return before.kind is Role.PERSON or (ends and before.kind in (Role.PHONE, Role.MAIL))

    def _or(self, item: ContactItem, number: int) -> None:
        self.labels.append(item.text)
        following = next_item(self.items, number)
        if following is not None and following.kind in (Role.PHONE, Role.MAIL):
            return
        alone = self.run and not (self.desk.reached or self.desk.company)
        if alone and not any(person.reached or person.company for person in self.persons):
            return  # `Jane Doe, President, or Tom Roe, Treasurer`, and one number for both.
        company = self.desk.company if self.persons and named_next(self.items, number) else ""
        self._close(self.desk.audience)
        if company:
            # `ACME`, `Jane Doe, 212-555-0105`, `or`, `Tom Roe, 212-555-0106`
            self._new_section(company)

    def _person(self, item: ContactItem, number: int) -> None:
        if self._is_of_position(item, number):
            self._last.title += f", {item.text}"
            return
        person = TypedPerson(item.text)
        if not self.persons and self.desk.title and not self.desk.reached:
            person.title, self.desk.title = self.desk.title, ""
        if self.run and self.run[-1].reached:
            self.run = []
        self.run.append(person)
        self.persons.append(person)

    def _is_of_position(self, item: ContactItem, number: int) -> bool:
        """Whether what could be a name ends the row with the position of the person above it:
        `Product Manager, Home Audio`."""
        last, before = self._last, self.items[number - 1] if number else None
        if before is None or before.kind is not Role.POSITION or before.row != item.row:
            return False
        above = self.items[number - 2] if number > 1 else None
        if above is None or above.kind is not Role.PERSON or above.row == item.row:
            return False
        following = next_item(self.items, number)
        ends = following is None or following.row != item.row
        boxes = [words.folded(i.text.partition("@")[0]) for i in self.items if i.kind is Role.MAIL]
        named = any(words.is_box_of(box, item.text) for box in boxes)
        return ends and last.name == above.text and not last.reached and not named

    def _position(self, item: ContactItem, number: int) -> None:
        last, following = self._last, next_item(self.items, number)
        before = self.items[number - 1] if number else None
        begins = before is None or before.row != item.row
        heads = (
            following is not None and following.row == item.row and following.kind is Role.PERSON
        )
        other = self.persons and self.desk.audience and words.is_desk(item.text)
        below = following is not None and following.kind is Role.PERSON
        if last.reached and begins and (heads or (other and below)):
            # `Communications: Jane Doe, 212-555-0105`
            self._close()
            self.desk.title = item.text
        elif not self.persons and last.reached and begins and words.is_desk(item.text):
            # Another department of the company: `Corporate Communications`.
            company = self.desk.company
            self._close()
            self.desk.company, self.desk.title = company, item.text
        elif not last.title:
            # `Jane Doe / John Roe`, and below them what both do.
            named = [last]
            if begins and before is not None and before.kind is Role.PERSON:
                alike = [one for one in self.items if one.row == before.row]
                named = self.run[-sum(one.kind is Role.PERSON for one in alike) :]
            for person in named:
                person.title = person.title or item.text
        elif before is not None and before.kind is Role.POSITION:
            last.title += f"{'' if words.goes_on(last.title, item.text) else ','} {item.text}"
        elif not self.persons and last.reached:
            company = self.desk.company
            self._close(self.desk.audience)
            self.desk.company, self.desk.title = company, item.text
        else:
            self.leftover.append(item.text)

    def _company(self, item: ContactItem, number: int) -> None:
        last, before = self._last, self.items[number - 1] if number else None
        if item.said and self.persons:
            # `both of ACME`
            for person in self.persons:
                person.company = person.company or item.text
            if "both" in item.said and self.contacts and not self.contacts[-1].organisation:
                above = self.contacts.pop()
                self.contacts.append(msgspec.structs.replace(above, organisation=item.text))
            self.labels.append(item.said)
            return
        open_ended = not last.reached and self.desk.company in ("", self.of_label)
        ends = not self.desk.company and ends_after(self.items, number)
        if self.persons and not last.company and (open_ended or ends):
            for person in self.run:
                person.company = item.text
            last.company = item.text
        elif self.persons or last.reached:
            other = self.section or reached_desk(self.items, number)
            self._close("" if other else self.desk.audience)
            self._new_section("")
            self.desk.company = item.text
        elif self.desk.company:
            if before is not None and before.kind is Role.WORD and before.text.casefold() == "via":
                # `ACME plc`, `via Peel Row`: whom to ask is there.
                self.labels.append(self.desk.company)
                self.desk.company = item.text
            elif item.text.startswith(self.desk.company):
                self.desk.company = item.text
            else:
                self.desk.company += f"{'' if item.text.startswith('(') else ','} {item.text}"
        else:
            self.desk.company = item.text

    def _phone(self, item: ContactItem, number: int) -> None:
        own = self._one_each(item)
        if no_phone(item.text) or (own or [self._last])[-1].phone:
            self._leave(item)
            return
        self._say(item)
        for person in own or self.run or [self._last]:
            person.phone = person.phone or item.text

    def _one_each(self, item: ContactItem) -> list[TypedPerson]:
        """The person whose number or address this is, where a row has one for each of a run."""
        alike = [one for one in self.items if one.row == item.row and one.kind is item.kind]
        if len(alike) < 2 or len(alike) != len(self.run):
            return []
        return [self.run[next(n for n, one in enumerate(alike) if one is item)]]

    def _leave(self, item: ContactItem) -> None:
        self.leftover.append(f"{item.said} {item.text}".strip())

    def _say(self, item: ContactItem) -> None:
        self.labels += [item.said] if item.said else []

    def _mail(self, item: ContactItem, number: int) -> None:
        box = words.folded(item.text.partition("@")[0])
        own = [person for person in self.run if words.is_box_of(box, person.name)]
        own = own or self._one_each(item)
        if not self.persons and self.desk.mail:
            company = self.desk.company
            self._close(self.desk.audience)
            self.desk.company = company
        if no_email(item.text) or (own or self.run or [self._last])[-1].mail:
            self._leave(item)
            return
        self._say(item)
        for person in own or self.run or [self._last]:
            person.mail = person.mail or item.text
