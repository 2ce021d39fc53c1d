"""A person of a contact block, or a desk of no name, as it is put together."""

from __future__ import annotations

from pressroom.content.config.registry_schema import Contact


class TypedPerson:
    """A person, or a desk of no name, as it is put together."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.title = self.company = self.phone = self.mail = self.audience = ""

    @property
    def reached(self) -> bool:
        """Whether a number or an address is known."""
        return bool(self.phone or self.mail)

    def contact_at(self, desk: TypedPerson, audience: str, company: str) -> Contact:
        """The contact of a person at a desk, whose position, number and address are also those of
        who has none."""
        return Contact(
            for_=audience,
            name=self.name,
            title=self.title or desk.title,
            organisation=company,
            phone=self.phone or desk.phone,
            email=self.mail or desk.mail,
        )
