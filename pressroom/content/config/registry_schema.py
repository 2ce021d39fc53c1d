"""The registry's tables in `config.toml`: issuers, products, topics and contacts."""

from __future__ import annotations

from typing import Annotated

import msgspec

from pressroom.core.fields import documented
from pressroom.standards.days import no_day
from pressroom.standards.languages import form_in
from pressroom.standards.phones import no_phone
from pressroom.standards.web import no_email

Key = Annotated[
    str, documented("short name used in files and addresses: a-z, 0-9 and -", '"kadcyla"')
]


From = Annotated[
    str,
    documented(
        "the instant from which it may be known; without it, from the first public release "
        "that names it",
        '"2026-05-04 16:00"',
    ),
]


def from_key() -> str:
    """The field of the key `from`, a word that Python keeps for itself."""
    made: str = msgspec.field(name="from", default="")
    return made


TypedNames = Annotated[
    dict[str, str],
    documented("the name in other languages, by tag", '{ de = "Finanzergebnisse" }'),
]


Descriptions = Annotated[
    dict[str, str],
    documented("the description in other languages, by tag", '{ de = "Ein Medikament." }'),
]


class IssuerTable(msgspec.Struct, frozen=True, kw_only=True):
    """`[[issuer]]`: a company that issues releases."""

    key: Key
    name: Annotated[str, documented("the company's full name", '"ImmunoGen, Inc."')]
    names: TypedNames = msgspec.field(default_factory=dict)
    tickers: Annotated[tuple[str, ...], documented("its listings", '["Nasdaq: IMGN"]')] = ()
    tickers_from: Annotated[
        dict[str, str],
        documented(
            "the instant from which one of them may be known",
            '{ "TSX: IMGN" = "2026-12-01 09:30" }',
        ),
    ] = msgspec.field(default_factory=dict)
    boilerplate: Annotated[
        str,
        documented("name of a file in content/boilerplate/, shown on the home page", '"immunogen"'),
    ] = ""
    url: Annotated[str, documented("the company's own site", '"https://www.immunogen.com"')] = ""
    legal_name: Annotated[
        str, documented("the full legal name, where it differs from the name", '"ImmunoGen, Inc."')
    ] = ""
    lei: Annotated[
        str, documented("Legal Entity Identifier (ISO 17442)", '"529900T8BM49AURSDO55"')
    ] = ""
    isin: Annotated[
        str, documented("the share's number (ISO 6166), with its check digit", '"US45253H1014"')
    ] = ""
    from_: From = from_key()


class ApprovalTable(msgspec.Struct, frozen=True, kw_only=True):
    """An approval of a product by an authority, as one of its releases tells."""

    text: Annotated[
        str, documented("what was approved, and by whom", '"Approved in the US by the FDA"')
    ]
    release: Annotated[
        str,
        documented(
            "name of the release that tells it; before that is public, nothing is said of it",
            '"2013-02-22-kadcyla-fda-approval"',
        ),
    ]
    date: Annotated[
        str,
        documented(
            "the day of the approval, if it is not that of the release",
            '"2013-02-22"',
            check=no_day,
        ),
    ] = ""


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """`[[product]]`: what a product page is about."""

    key: Key
    name: Annotated[str, documented("the brand or code name, without its symbol", '"Kadcyla"')]
    names: TypedNames = msgspec.field(default_factory=dict)
    generic: Annotated[str, documented("generic name", '"ado-trastuzumab emtansine"')] = ""
    generics: Annotated[
        dict[str, str],
        documented(
            "the generic name in other languages, by tag", '{ de = "Trastuzumab-Emtansin" }'
        ),
    ] = msgspec.field(default_factory=dict)
    mark: Annotated[str, documented("the mark's symbol: ®, ™ or ℠", '"®"')] = ""
    owner: Annotated[str, documented("who owns the mark", '"Genentech, Inc."')] = ""
    aliases: Annotated[
        tuple[str, ...], documented("other names it goes by in releases", '["T-DM1"]')
    ] = ()
    description: Annotated[str, documented("a sentence or two for its page", '"A medicine."')] = ""
    descriptions: Descriptions = msgspec.field(default_factory=dict)
    approvals: Annotated[
        tuple[ApprovalTable, ...],
        documented(
            "its approvals, for its page",
            '[{ text = "Approved in the US", release = "2013-02-22-kadcyla-fda-approval" }]',
        ),
    ] = ()
    from_: From = from_key()

    def __hash__(self) -> int:
        # Forms in other languages are no part of it: a mapping has no hash.
        return hash(self.key)

    def name_in(self, language: str) -> str:
        """The name in a language (BCP 47 tag), or else the one in the site's first."""
        return form_in(self.names, self.name, language)

    def generic_in(self, language: str) -> str:
        """The generic name in a language (BCP 47 tag), or else the one in the site's first."""
        return form_in(self.generics, self.generic, language)


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """`[[topic]]`: a subject. If any is listed, releases may use no others."""

    key: Key
    name: Annotated[str, documented("the name readers see", '"Financial results"')]
    names: TypedNames = msgspec.field(default_factory=dict)
    description: Annotated[str, documented("a sentence for its page", '"Quarterly results."')] = ""
    descriptions: Descriptions = msgspec.field(default_factory=dict)
    from_: From = from_key()

    def __hash__(self) -> int:
        # Forms in other languages are no part of it: a mapping has no hash.
        return hash(self.key)

    def name_in(self, language: str) -> str:
        """The name in a language, or else the one in the site's first."""
        return form_in(self.names, self.name, language)


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """A person or desk for investors or for media."""

    for_: Annotated[str, documented("whom the contact serves", "Investors")] = msgspec.field(
        name="for", default=""
    )
    name: Annotated[str, documented("the person's name", "Carol Hausner")] = ""
    title: Annotated[str, documented("the person's position", "Investor Relations")] = ""
    organisation: Annotated[str, documented("the company or agency", "ImmunoGen, Inc.")] = ""
    phone: Annotated[
        str, documented("telephone number, as it is printed", "781-895-0600", check=no_phone)
    ] = ""
    email: Annotated[str, documented("e-mail address", "info@example.com", check=no_email)] = ""


class ContactTable(Contact, frozen=True, kw_only=True):
    """`[[contact]]`: a contact that releases name by its key."""

    key: Key
    titles: Annotated[
        dict[str, str],
        documented("the position in other languages, by tag", '{ de = "Leiterin Presse" }'),
    ] = msgspec.field(default_factory=dict)
    from_: From = from_key()

    def __hash__(self) -> int:
        # Forms in other languages are no part of it: a mapping has no hash.
        return hash(self.key)
