"""Contact blocks as wires print them: who is read from them, and that no word of one is lost."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.content.config.registry_schema import Contact, ContactTable
from pressroom.importers.contact_blocks import ContactBlock, read_contact_block
from pressroom.importers.contact_matches import RegisteredContact, matched
from pressroom.typeset.anatomy.anatomy import Anatomy
from pressroom.typeset.anatomy.sureness import Sureness
from tests.conftest import REPOSITORY, SHARED

Fields = Mapping[str, str]


def _told(block: ContactBlock) -> list[Fields]:
    """The contacts as mappings of what is not empty, `organisation` and `email` in short."""
    short = {"organisation": "of", "email": "mail"}
    return [
        {short.get(key, key): text for key, text in msgspec.to_builtins(contact).items() if text}
        for contact in block.contacts
    ]


JANE: Fields = {"name": "Jane Rowley", "phone": "212-555-0105", "mail": "jrowley@acorn.example"}
TOM: Fields = {"name": "Tom Achebe", "phone": "212-555-0106", "mail": "tachebe@acorn.example"}
FOR_JANE: Fields = {"for": "Investors", **JANE}
FOR_TOM: Fields = {"for": "Media", **TOM}

BLOCKS: Mapping[str, tuple[str, list[Fields]]] = {
    "a person, a position, a company, two ways to reach": (
        "Investor Contact:\nPriya Ramanathan\nVice President, Investor Relations\nHalden Therapeutics\n"
        "(617) 555-0101\npramanathan@haldentx.example",
        [
            {
                "for": "Investors",
                "name": "Priya Ramanathan",
                "title": "Vice President, Investor Relations",
                "of": "Halden Therapeutics",
                "phone": "(617) 555-0101",
                "mail": "pramanathan@haldentx.example",
            }
        ],
    ),
    "a company in the label, and an or": (
        "Halden Corp. Investor Contacts:\nJane Rowley\n212-555-0105\njrowley@acorn.example\nor\n"
        "Tom Achebe\n212-555-0106\ntachebe@acorn.example",
        [
            {"for": "Investors", "of": "Halden Corp.", **JANE},
            {"for": "Investors", "of": "Halden Corp.", **TOM},
        ],
    ),
    "a company in the label, and an agency behind the or": (
        "Halden Corp. Investor Contacts:\nJane Rowley\n212-555-0105\njrowley@acorn.example\nor\n"
        "Tom Achebe\nBirch Partners\n212-555-0106\ntachebe@acorn.example",
        [
            {"for": "Investors", "of": "Halden Corp.", **JANE},
            {"for": "Investors", "of": "Birch Partners", **TOM},
        ],
    ),
    "a position that ends like a name": (
        "Technical contact:\nJane Rowley\nProduct Manager, Home Audio\n212-555-0105\n"
        "jrowley@acorn.example",
        [{"title": "Product Manager, Home Audio", **JANE}],
    ),
    "one line for each": (
        "Investor Relations: Jane Rowley - 212-555-0105 - jrowley@acorn.example\n"
        "Media Relations: Tom Achebe - 212-555-0106 - tachebe@acorn.example",
        [FOR_JANE, FOR_TOM],
    ),
    "all in one paragraph": (
        "For further information: Investor Relations: Jane Rowley, 212-555-0105, jrowley@acorn.example;"
        " Media: Tom Achebe, 212-555-0106, tachebe@acorn.example",
        [FOR_JANE, FOR_TOM],
    ),
    "columns of a table": (
        "| Investors: | Media: |\n| --- | --- |\n| Jane Rowley | Tom Achebe |\n"
        "| 212-555-0105 | 212-555-0106 |\n| jrowley@acorn.example | tachebe@acorn.example |",
        [FOR_JANE, FOR_TOM],
    ),
    "columns of blanks": (
        "Investors:      Media:\nJane Rowley     Tom Achebe\n212-555-0105    212-555-0106\n"
        "jrowley@acorn.example    tachebe@acorn.example",
        [FOR_JANE, FOR_TOM],
    ),
    "rows of a table": (
        "| Jane Rowley | Acorn Industries | Investor Relations | 212-555-0105 | jrowley@acorn.example |\n"
        "| Tom Achebe | Acorn Industries | Corporate Communications | 212-555-0106 | tachebe@acorn.example |",
        [
            {**JANE, "title": "Investor Relations", "of": "Acorn Industries"},
            {**TOM, "title": "Corporate Communications", "of": "Acorn Industries"},
        ],
    ),
    "a sentence": (
        "For further information, please contact: Jane Rowley, Director of Investor Relations, at"
        " 212-555-0105 or jrowley@acorn.example.",
        [{**JANE, "title": "Director of Investor Relations"}],
    ),
    "`or` between agencies, mail addresses that tell who is who": (
        "CONTACTS:\nAcorn Industries, Inc.\nJane Rowley\njrowley@acorn.example | 212-555-0105\nor\n"
        "Burns McClellan, Inc.\nLee Roth-Okoro / Cam Devlin\n(212) 555-0103\n"
        "lroth@burnsmc.example / cdevlin@burnsmc.example",
        [
            {**JANE, "of": "Acorn Industries, Inc."},
            {
                "name": "Lee Roth-Okoro",
                "of": "Burns McClellan, Inc.",
                "phone": "(212) 555-0103",
                "mail": "lroth@burnsmc.example",
            },
            {
                "name": "Cam Devlin",
                "of": "Burns McClellan, Inc.",
                "phone": "(212) 555-0103",
                "mail": "cdevlin@burnsmc.example",
            },
        ],
    ),
    "a company above its desks": (
        "Acorn Industries\nInvestor Relations:\nJane Rowley\n212-555-0105\njrowley@acorn.example\n"
        "Media Relations:\nTom Achebe\n212-555-0106\ntachebe@acorn.example",
        [{**FOR_JANE, "of": "Acorn Industries"}, {**FOR_TOM, "of": "Acorn Industries"}],
    ),
    "a company whose agency answers for it": (
        "Acorn Industries plc\nvia Lock Street Partners\nLock Street Partners\nJane Rowley\n"
        "+44 20 7946 0105\n\nMarrow Reed Limited\n(Broker)\nTom Achebe\n+44 20 7946 0106",
        [
            {"name": "Jane Rowley", "of": "Lock Street Partners", "phone": "+44 20 7946 0105"},
            {
                "name": "Tom Achebe",
                "of": "Marrow Reed Limited (Broker)",
                "phone": "+44 20 7946 0106",
            },
        ],
    ),
    "a position in two rows, and a desk with its company before a dash": (
        "Acorn – Investor Relations\nJane Rowley\nVice President of Finance and\n"
        "Chief Financial Officer\n212-555-0105",
        [
            {
                "for": "Investors",
                "name": "Jane Rowley",
                "title": "Vice President of Finance and Chief Financial Officer",
                "of": "Acorn",
                "phone": "212-555-0105",
            }
        ],
    ),
    "a desk between a name and its number": (
        "Jane Rowley\nInvestor/Analyst Information\n212-555-0105\njrowley@acorn.example",
        [{**JANE, "for": "Investors and analysts"}],
    ),
    "two persons with one number, the first with an initial": (
        "Contact:\nJane S. Rowley\nTom Achebe\n212-555-0106",
        [
            {"name": "Jane S. Rowley", "phone": "212-555-0106"},
            {"name": "Tom Achebe", "phone": "212-555-0106"},
        ],
    ),
    "a senior vice president and less common degrees": (
        "Investors - Jane K. Rowley, Sr. Vice President, Finance (212) 555-0105\n"
        "Media - Tom Achebe, CFA, CPCU, Director (212) 555-0106",
        [
            {
                "for": "Investors",
                "name": "Jane K. Rowley",
                "title": "Sr. Vice President, Finance",
                "phone": "(212) 555-0105",
            },
            {
                "for": "Media",
                "name": "Tom Achebe, CFA, CPCU",
                "title": "Director",
                "phone": "(212) 555-0106",
            },
        ],
    ),
    "companies in labels": (
        "Acorn Contacts:\nInvestors: Jane Rowley, 212-555-0105, jrowley@acorn.example\n"
        "Marrow & Reed Contacts:\nMedia: Tom Achebe, 212-555-0106, tachebe@acorn.example",
        [{**FOR_JANE, "of": "Acorn"}, {**FOR_TOM, "of": "Marrow & Reed"}],
    ),
    "an agency whose name could be a person's": (
        "Media:\nKestrel Lane\nTom Achebe\n212-555-0106",
        [{"for": "Media", "name": "Tom Achebe", "of": "Kestrel Lane", "phone": "212-555-0106"}],
    ),
    "two persons with one number, as in London": (
        "Enquiries:\nAcorn plc +44 (0)20 7946 0101\nJane Rowley, Chief Executive Officer\n"
        "Tom Achebe, Chief Financial Officer\n"
        "Peel Row (Nominated Adviser) +44 (0)20 7946 0102\nAnn Cole / Bob Dent",
        [
            {
                "name": "Jane Rowley",
                "title": "Chief Executive Officer",
                "of": "Acorn plc",
                "phone": "+44 (0)20 7946 0101",
            },
            {
                "name": "Tom Achebe",
                "title": "Chief Financial Officer",
                "of": "Acorn plc",
                "phone": "+44 (0)20 7946 0101",
            },
            {
                "name": "Ann Cole",
                "of": "Peel Row (Nominated Adviser)",
                "phone": "+44 (0)20 7946 0102",
            },
            {
                "name": "Bob Dent",
                "of": "Peel Row (Nominated Adviser)",
                "phone": "+44 (0)20 7946 0102",
            },
        ],
    ),
    "a desk whose name ends like a number's word": (
        "Acorn Press Office\n+31 20 555 0100\npress@acorn.example",
        [
            {
                "for": "Press",
                "of": "Acorn Press Office",
                "phone": "+31 20 555 0100",
                "mail": "press@acorn.example",
            }
        ],
    ),
    "desks without persons": (
        "Contact\nAcorn Investor Relations\nir@acorn.example\nMedia:\npress@acorn.example",
        [
            {"for": "Investors", "of": "Acorn Investor Relations", "mail": "ir@acorn.example"},
            {"for": "Media", "mail": "press@acorn.example"},
        ],
    ),
    "degrees, capitals, an extension, whom he serves in brackets": (
        "INVESTOR CONTACT\nJANE ROWLEY, CFA\nACORN INDUSTRIES, INC.\n212-555-0105 ext. 44\n"
        "Tom Achebe (media)\n212-555-0106",
        [
            {
                "for": "Investors",
                "name": "JANE ROWLEY, CFA",
                "of": "ACORN INDUSTRIES, INC.",
                "phone": "212-555-0105 ext. 44",
            },
            {
                "for": "Media",
                "name": "Tom Achebe",
                "phone": "212-555-0106",
            },
        ],
    ),
    "both, and a region": (
        "Media and Investor Contact\nJane Rowley\njrowley@acorn.example\nUS Media Contact:\nTom Achebe\n"
        "tachebe@acorn.example",
        [
            {
                "for": "Media and investors",
                "name": "Jane Rowley",
                "mail": "jrowley@acorn.example",
            },
            {"for": "US media", "name": "Tom Achebe", "mail": "tachebe@acorn.example"},
        ],
    ),
    "a label with the company at its end, and one that names the company as such": (
        "Media and Investor Contact for Acorn:\nJane Rowley, at jrowley@acorn.example\n"
        "At the Company:\nTom Achebe\nCEO\n212-555-0106",
        [
            {
                "for": "Media and investors",
                "name": "Jane Rowley",
                "of": "Acorn",
                "mail": "jrowley@acorn.example",
            },
            {"name": "Tom Achebe", "title": "CEO", "phone": "212-555-0106"},
        ],
    ),
    "a number for each of two": (
        "IR Contact\nJane Rowley / Tom Achebe\nThe Ruthven Group\n212-555-0105 / 212-555-0106",
        [
            {
                "for": "Investors",
                "name": "Jane Rowley",
                "of": "The Ruthven Group",
                "phone": "212-555-0105",
            },
            {
                "for": "Investors",
                "name": "Tom Achebe",
                "of": "The Ruthven Group",
                "phone": "212-555-0106",
            },
        ],
    ),
    "a company above its desks, with an `or` between them, and whom one is for behind her number": (
        "Acorn Industries\nInvestors:\nJane Rowley, 212-555-0105\njrowley@acorn.example\nor\nMedia:\n"
        "Tom Achebe, 212-555-0106\ntachebe@acorn.example\n\nBirch PR\n"
        "Ann Cole, 212-555-0107 (Media Relations)\nacole@birchpr.example",
        [
            {**FOR_JANE, "of": "Acorn Industries"},
            {**FOR_TOM, "of": "Acorn Industries"},
            {
                "for": "Media",
                "name": "Ann Cole",
                "of": "Birch PR",
                "phone": "212-555-0107",
                "mail": "acole@birchpr.example",
            },
        ],
    ),
    "persons and positions of a company, as in old wires": (
        "CONTACT: Jane Rowley, Treasurer of Acorn Industries, Inc., 212-555-0105; or investors, Ann Cole of"
        " Birch Lane, 212-555-0107",
        [
            {
                "name": "Jane Rowley",
                "title": "Treasurer",
                "of": "Acorn Industries, Inc.",
                "phone": "212-555-0105",
            },
            {
                "for": "Investors",
                "name": "Ann Cole",
                "of": "Birch Lane",
                "phone": "212-555-0107",
            },
        ],
    ),
    "both of one company, an `of` in a position": (
        "CONTACT: Jane Rowley, Head of Research, 212-555-0105, or Tom Achebe, 212-555-0106, both of Acorn",
        [
            {
                "name": "Jane Rowley",
                "title": "Head of Research",
                "of": "Acorn",
                "phone": "212-555-0105",
            },
            {"name": "Tom Achebe", "of": "Acorn", "phone": "212-555-0106"},
        ],
    ),
    "an agency at a company's service, and its name that begins with capitals": (
        "Media Contact:\nAnn Cole\nBirch PR for Acorn Industries, Inc.\nacole@birchpr.example\n"
        "Investors: Bob Dent, ABC Marrow, bdent@marrow.example, 212-555-0108",
        [
            {"for": "Media", "name": "Ann Cole", "of": "Birch PR", "mail": "acole@birchpr.example"},
            {
                "for": "Investors",
                "name": "Bob Dent",
                "of": "ABC Marrow",
                "phone": "212-555-0108",
                "mail": "bdent@marrow.example",
            },
        ],
    ),
    "two departments of a company": (
        "Acorn Industries, Inc.\nInvestor Relations\n212-555-0105\nir@acorn.example\n"
        "Corporate Communications\n212-555-0106\npress@acorn.example",
        [
            {
                "for": "Investors",
                "of": "Acorn Industries, Inc.",
                "phone": "212-555-0105",
                "mail": "ir@acorn.example",
            },
            {
                "title": "Corporate Communications",
                "of": "Acorn Industries, Inc.",
                "phone": "212-555-0106",
                "mail": "press@acorn.example",
            },
        ],
    ),
    "columns below one label": (
        "CONTACTS:    Jane Rowley       Tom Achebe\n             President         Treasurer\n"
        "             212-555-0105      212-555-0106",
        [
            {"name": "Jane Rowley", "title": "President", "phone": "212-555-0105"},
            {"name": "Tom Achebe", "title": "Treasurer", "phone": "212-555-0106"},
        ],
    ),
    "a form's fields, a mail address in angles": (
        "Media Contact\nName: Tom Achebe\nTitle: Head of News\nPhone: 212-555-0106\n\n"
        "Investor Contact: Jane Rowley \\<jrowley@acorn.example\\>",
        [
            {
                "for": "Media",
                "name": "Tom Achebe",
                "title": "Head of News",
                "phone": "212-555-0106",
            },
            {"for": "Investors", "name": "Jane Rowley", "mail": "jrowley@acorn.example"},
        ],
    ),
    "two of one company with one number, joined by an `or`": (
        "Contact:\nJane Rowley\nPresident\nor\nTom Achebe\nTreasurer\nAcorn Industries, Inc.\n212-555-0105",
        [
            {
                "name": "Jane Rowley",
                "title": "President",
                "of": "Acorn Industries, Inc.",
                "phone": "212-555-0105",
            },
            {
                "name": "Tom Achebe",
                "title": "Treasurer",
                "of": "Acorn Industries, Inc.",
                "phone": "212-555-0105",
            },
        ],
    ),
    "two offices side by side, with their streets and cities": (
        "Acorn Bancorp, Inc.\tMarrow Corporation\nJane Rowley\tTom Achebe\nPresident\tTreasurer\n"
        "40 Center Square\t101 Lincoln Way West\nElmhollow, PA 17225\tMill Run, PA 17233\n"
        "212-555-0105\t212-555-0106",
        [
            {
                "name": "Jane Rowley",
                "title": "President",
                "of": "Acorn Bancorp, Inc.",
                "phone": "212-555-0105",
            },
            {
                "name": "Tom Achebe",
                "title": "Treasurer",
                "of": "Marrow Corporation",
                "phone": "212-555-0106",
            },
        ],
    ),
    "a wire's heading beside a contact": (
        "NEWS RELEASE\tCONTACT: Jane Rowley\nFOR IMMEDIATE RELEASE\t(212) 555-0105",
        [{"name": "Jane Rowley", "phone": "(212) 555-0105"}],
    ),
    "an agency like a person's name below a contact that is complete": (
        "Contact:\nAcorn Industries, Inc.\nJane Rowley, 212-555-0105\n\nKestrel Lane\n"
        "Tom Achebe, 212-555-0106",
        [
            {"name": "Jane Rowley", "of": "Acorn Industries, Inc.", "phone": "212-555-0105"},
            {"name": "Tom Achebe", "of": "Kestrel Lane", "phone": "212-555-0106"},
        ],
    ),
    "companies whose names have a comma or a dash": (
        "Investors:\nJane Rowley, Birch Lane, an ELM Company\n212-555-0105\nMedia:\nTom Achebe\n"
        "Elm Group - Elm North America\n212-555-0106",
        [
            {
                "for": "Investors",
                "name": "Jane Rowley",
                "of": "Birch Lane, an ELM Company",
                "phone": "212-555-0105",
            },
            {
                "for": "Media",
                "name": "Tom Achebe",
                "of": "Elm Group - Elm North America",
                "phone": "212-555-0106",
            },
        ],
    ),
    "whom one is for behind a dash, and a company's desk there": (
        "Contacts:\nJane Rowley – Investors\n212-555-0105\nTom Achebe – Media\n212-555-0106",
        [
            {"for": "Investors", "name": "Jane Rowley", "phone": "212-555-0105"},
            {"for": "Media", "name": "Tom Achebe", "phone": "212-555-0106"},
        ],
    ),
    "a desk between a name and the company, an extension": (
        "Jane Rowley\nInvestor Relations\nAcorn Industries, Inc.\n212-555-0105 x 44\n\n"
        "Tom Achebe\nMedia Relations\nAcorn Industries, Inc.\n212-555-0106",
        [
            {
                "name": "Jane Rowley",
                "title": "Investor Relations",
                "of": "Acorn Industries, Inc.",
                "phone": "212-555-0105 ext. 44",
            },
            {
                "name": "Tom Achebe",
                "title": "Media Relations",
                "of": "Acorn Industries, Inc.",
                "phone": "212-555-0106",
            },
        ],
    ),
    "a day in the other column": (
        "FOR IMMEDIATE RELEASE:\tFOR MORE INFORMATION,\nJanuary 28, 2026\tCONTACT: Jane Rowley\n"
        "\t(212) 555-0105",
        [{"name": "Jane Rowley", "phone": "(212) 555-0105"}],
    ),
    "in brackets whom one is for, before a name and behind one whose site bears it": (
        "(analysts) Jane Rowley: 212-555-0105\nTom Achebe (media)\ntom@tomachebe.example\n212-555-0106",
        [
            {"for": "Analysts", "name": "Jane Rowley", "phone": "212-555-0105"},
            {
                "for": "Media",
                "name": "Tom Achebe",
                "phone": "212-555-0106",
                "mail": "tom@tomachebe.example",
            },
        ],
    ),
    "a company twice, the second time above a desk": (
        "Acorn Trust\nJane Rowley\nTreasurer\n212-555-0105\n\nAcorn Trust\nInvestor Relations\nir@acorn.example",
        [
            {
                "name": "Jane Rowley",
                "title": "Treasurer",
                "of": "Acorn Trust",
                "phone": "212-555-0105",
            },
            {"for": "Investors", "of": "Acorn Trust", "mail": "ir@acorn.example"},
        ],
    ),
    "a desk before a name": (
        "Investor Relations: Jane Rowley, 212-555-0105\nCommunications: Tom Achebe, 212-555-0106",
        [
            {"for": "Investors", "name": "Jane Rowley", "phone": "212-555-0105"},
            {"name": "Tom Achebe", "title": "Communications", "phone": "212-555-0106"},
        ],
    ),
    "behind a number, whom it is for; `or` between desks": (
        "CONTACT: Acorn Industries, Inc.\nJane Rowley, 212-555-0105 (Investors)\njrowley@acorn.example\n"
        "or\nTilde Communications\nTom Achebe, 212-555-0106 (Media)\ntachebe@acorn.example",
        [
            {**FOR_JANE, "of": "Acorn Industries, Inc."},
            {**FOR_TOM, "of": "Tilde Communications"},
        ],
    ),
    "in two countries": (
        "For investor and media inquiries, please contact:\nIn China:\nLotus Bridge Limited\n"
        "Investor Relations\nir@lotusbridge.example\nIn the United States:\nTom Achebe\n212-555-0106",
        [
            {
                "for": "Investors and media in China",
                "title": "Investor Relations",
                "of": "Lotus Bridge Limited",
                "mail": "ir@lotusbridge.example",
            },
            {
                "for": "Investors and media in United States",
                "name": "Tom Achebe",
                "phone": "212-555-0106",
            },
        ],
    ),
    "German": (
        "Pressekontakt:\nJan Petersen\nLeiter Unternehmenskommunikation\nTelefon: 0431 555-0124\n"
        "Ansprechpartnerin für Investoren und Analysten:\nDr. Sabine Hoffmann\nir@nordwerk.example",
        [
            {
                "for": "Presse",
                "name": "Jan Petersen",
                "title": "Leiter Unternehmenskommunikation",
                "phone": "0431 555-0124",
            },
            {
                "for": "Investoren und Analysten",
                "name": "Dr. Sabine Hoffmann",
                "mail": "ir@nordwerk.example",
            },
        ],
    ),
    "French": (
        "Relations investisseurs\nClaire Fontaine\n+33 1 55 50 01 01\nRelations presse\nAgence Horizon\n"
        "Marc Dubreuil\nmdubreuil@horizon.example",
        [
            {"for": "Investisseurs", "name": "Claire Fontaine", "phone": "+33 1 55 50 01 01"},
            {
                "for": "Presse",
                "name": "Marc Dubreuil",
                "of": "Agence Horizon",
                "mail": "mdubreuil@horizon.example",
            },
        ],
    ),
    "Spanish, Italian": (
        "Contacto para inversores: María Soler, Directora de Relaciones con Inversores, +34 91 555 01 01\n"
        "Ufficio stampa: Paolo Neri, tel. +39 02 5555 0102",
        [
            {
                "for": "Inversores",
                "name": "María Soler",
                "title": "Directora de Relaciones con Inversores",
                "phone": "+34 91 555 01 01",
            },
            {"for": "Stampa", "name": "Paolo Neri", "phone": "+39 02 5555 0102"},
        ],
    ),
    "Japanese": (
        "広報 お問い合わせ先\n株式会社さくら\n山田 太郎\n電話 +81-3-5555-0101",
        [
            {
                "for": "Media",
                "name": "山田 太郎",
                "of": "株式会社さくら",
                "phone": "+81-3-5555-0101",
            }
        ],
    ),
    "a company above two persons and an or": (
        "CONTACT: Acorn Bend, Inc.\nJane Rowley, Investors\n212-555-0105\njrowley@acorn.example\nor\n"
        "Tom Achebe, Media\n212-555-0106\ntachebe@acorn.example",
        [{"of": "Acorn Bend, Inc.", **FOR_JANE}, {"of": "Acorn Bend, Inc.", **FOR_TOM}],
    ),
    "both of whom a company has": (
        "CONTACT: investors, Jane Rowley, 212-555-0105, jrowley@acorn.example, or media, Tom Achebe, "
        "212-555-0106, tachebe@acorn.example, both of Acorn Bend, Inc.",
        [{"of": "Acorn Bend, Inc.", **FOR_JANE}, {"of": "Acorn Bend, Inc.", **FOR_TOM}],
    ),
    "investors of two kinds": (
        "Media: Tom Achebe\n212-555-0106\ntachebe@acorn.example\n\n"
        "Institutional Investors: Jane Rowley\n212-555-0105\njrowley@acorn.example",
        [FOR_TOM, {"for": "Institutional investors", **JANE}],
    ),
    "a department below a person of an agency": (
        "Investor Relations:\nJane Rowley\nHollin Partners LLC\n212-555-0105\njrowley@acorn.example\n\n"
        "Corporate Communications:\nTom Achebe\n212-555-0106\ntachebe@acorn.example",
        [
            {"of": "Hollin Partners LLC", **FOR_JANE},
            {"title": "Corporate Communications", **TOM},
        ],
    ),
    "what somebody does for a company": (
        "Contact:\nTom Achebe\nPublic Relations for Acorn\n212-555-0106\ntachebe@acorn.example",
        [{"title": "Public Relations for Acorn", **TOM}],
    ),
    "at a company": (
        "At Acorn Bend:\nJane Rowley\n212-555-0105\njrowley@rowley.example",
        [{**JANE, "of": "Acorn Bend", "mail": "jrowley@rowley.example"}],
    ),
    "a firm behind two persons": (
        "Media: Jane Rowley / Tom Achebe, Joele Marsh, 212-555-0105",
        [
            {"for": "Media", "name": name, "of": "Joele Marsh", "phone": "212-555-0105"}
            for name in ("Jane Rowley", "Tom Achebe")
        ],
    ),
    "a firm behind the person whose address is there": (
        "Media: Tom Achebe, Acorn Hall, 212-555-0106 or tachebe@ahall.example",
        [{**FOR_TOM, "of": "Acorn Hall", "mail": "tachebe@ahall.example"}],
    ),
    "two persons and one number": (
        "Contacts: Jane Rowley, Tom Achebe, 212-555-0105",
        [
            {"name": "Jane Rowley", "phone": "212-555-0105"},
            {"name": "Tom Achebe", "phone": "212-555-0105"},
        ],
    ),
    "a company before its desk": (
        "Acorn Investor Relations:\nJane Rowley\n212-555-0105\njrowley@acorn.example",
        [{"of": "Acorn", **FOR_JANE}],
    ),
    "a writer who is asked": (
        "Writer/Media contact: Tom Achebe, 212-555-0106",
        [{"for": "Media", "name": "Tom Achebe", "phone": "212-555-0106"}],
    ),
    "a Spanish position and the box of its desk": (
        "Contacto de prensa:\nElena Rowley\nDirectora de Comunicación\n+34 976 555 010\n"
        "comunicacion@acorn.example",
        [
            {
                "for": "Prensa",
                "name": "Elena Rowley",
                "title": "Directora de Comunicación",
                "phone": "+34 976 555 010",
                "mail": "comunicacion@acorn.example",
            }
        ],
    ),
    "columns, and an agency for the media": (
        "Contact:\n\nJane Rowley                Tom Achebe or Bo Lind\n\n"
        "Treasurer                  Acorn Bend Public Relations (Media)\n\n"
        "212-555-0105               212-555-0106",
        [
            {"name": "Jane Rowley", "title": "Treasurer", "phone": "212-555-0105"},
            *(
                {
                    "for": "Media",
                    "name": name,
                    "of": "Acorn Bend Public Relations",
                    "phone": "212-555-0106",
                }
                for name in ("Tom Achebe", "Bo Lind")
            ),
        ],
    ),
    "a form": (
        "Contact Name: Jane Rowley\nCompany: Acorn & Co.\nPhone: 212-555-0105\n"
        "Email: jrowley@acorn.example",
        [{**JANE, "of": "Acorn & Co."}],
    ),
    "who sends it, as German agencies have it": (
        "Aussender: Acorn Bend AG\nAnsprechpartner: Jane Rowley, Investor Relations\n"
        "Tel.: 212-555-0105\nE-Mail: jrowley@acorn.example",
        [{**JANE, "title": "Investor Relations", "of": "Acorn Bend AG"}],
    ),
    "a position with a dash": (
        "Contact:\nJane Rowley\nVice President – Corporate Communications\n212-555-0105",
        [
            {
                "name": "Jane Rowley",
                "title": "Vice President – Corporate Communications",
                "phone": "212-555-0105",
            }
        ],
    ),
    "a name and a desk with a dash": (
        "Contact:\nJane Rowley - Investor Relations\n212-555-0105",
        [{"name": "Jane Rowley", "title": "Investor Relations", "phone": "212-555-0105"}],
    ),
    "whom each may contact": (
        "For more information, investors may contact Jane Rowley at 212-555-0105 or "
        "jrowley@acorn.example; media may contact Tom Achebe at 212-555-0106 or tachebe@acorn.example.",
        [FOR_JANE, FOR_TOM],
    ),
    "media and the government": (
        "Jane Rowley, 212-555-0105 (Investors)\nTom Achebe, 212-555-0106 (Media and Government Relations)",
        [
            {"for": "Investors", "name": "Jane Rowley", "phone": "212-555-0105"},
            {"for": "Media", "name": "Tom Achebe", "phone": "212-555-0106"},
        ],
    ),
    "a department behind a position": (
        "Further information:\nJane Rowley, Director, Legal\n212-555-0105",
        [{"name": "Jane Rowley", "title": "Director, Legal", "phone": "212-555-0105"}],
    ),
    "a site below the contacts": (
        "Investor contact: Jane Rowley, 212-555-0105, jrowley@acorn.example\n"
        "Releases, pictures and everything else: acorn.example/newsroom",
        [FOR_JANE],
    ),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_the_contacts_of_a_block_are_read_into_their_fields(case: str) -> None:
    text, expected = BLOCKS[case]
    assert _told(read_contact_block(text)) == expected


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def _all_words(block: ContactBlock) -> set[str]:
    fields = (" ".join(fields.values()) for fields in _told(block))
    return _words(" ".join([*fields, *block.leftover, *block.labels]))


_PIECES = st.sampled_from(
    [
        *(
            "Jane Rowley",
            "Acorn Industries, Inc.",
            "Investor Relations",
            "Media:",
            "or",
            "Contacts:",
        ),
        *(
            "Director of Communications",
            "212-555-0105",
            "Mobile: 917-555-0107",
            "Tel.",
            "Fax: 212-555-0199",
        ),
        *(
            "jrowley@acorn.example",
            "ir@acorn.example",
            "12 Main Street, Boston, MA 02110",
            "@acornir",
        ),
        *(
            "www.acorn.example",
            "For Acorn:",
            "Company Contact: Investor Contact:",
            "Acorn",
            "the acorn",
        ),
        *(
            "Ann Cole / Bob Dent",
            "Tom Achebe (media)",
            "Leiterin Presse",
            "山田 太郎",
            "Kestrel Lane",
            "EQS",
        ),
    ]
)
_JOINTS = st.sampled_from(["\n", "\n\n", ", ", " | ", "; ", " - ", " / ", "   "])


@given(st.lists(st.tuples(_PIECES, _JOINTS), min_size=1, max_size=14))
def test_no_word_of_a_block_is_lost(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + joint for piece, joint in pieces)
    assert _words(text) <= _all_words(read_contact_block(text))


def test_what_has_no_field_is_left_over_and_told_apart_from_labels() -> None:
    block = read_contact_block(
        "Kontakt:\nNordwerk AG\nDr. Sabine Hoffmann\nHafenstraße 12\n24103 Kiel\nTel.: +49 431 555 0123\n"
        "Mobil: +49 171 555 0123\nFax: +49 431 555 0199\nE-Mail: [ir@nordwerk.example](mailto:ir@nordwerk.example)\n"
        "www.nordwerk.example\nTwitter: @nordwerkir"
    )
    assert block.leftover == (
        "Hafenstraße 12",
        "24103 Kiel",
        "Mobil: +49 171 555 0123",
        "Fax: +49 431 555 0199",
        "www.nordwerk.example",
        "Twitter @nordwerkir",
    )
    assert block.labels == ("Kontakt:", "Tel.:", "E-Mail:")


def test_a_label_of_which_there_is_nobody_is_left_over() -> None:
    block = read_contact_block("For Media:\nTom Achebe\n212-555-0106\n\nFor Investors:")
    assert [contact.for_ for contact in block.contacts] == ["Media"]
    assert block.leftover == ("For Investors:",)


def test_sureness_is_of_the_least_sure_item_and_prose_is_no_block() -> None:
    sure = "Media Contact:\nTom Achebe\nAcorn Industries\ntachebe@acorn.example"
    assert read_contact_block(sure).sureness is Sureness.CERTAIN
    unsure = "Media Contact:\nTom Achebe\nBlue Heron Yard\n212-555-0106"
    assert read_contact_block(unsure).sureness is Sureness.LIKELY
    known = read_contact_block(unsure, ["Blue Heron Yard GmbH"])
    assert known.sureness is Sureness.CERTAIN
    prose = (
        "Customers who have bought one of these heaters since the spring and would like their money"
        " back may call us at 212-555-0106 on every weekday."
    )
    block = read_contact_block(prose)
    assert (block.contacts, block.leftover, block.sureness) == ((), (prose,), Sureness.POSSIBLE)


REGISTERED = ContactTable(
    key="investors",
    for_="Investors",
    name="Jane Rowley",
    title="Director",
    organisation="Acorn Industries, Inc.",
    phone="+1 212-555-0105",
    email="jrowley@acorn.example",
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"phone": "(212) 555-0105", "name": "JANE ROWLEY"}, ()),
        ({"email": "JRowley@acorn.example", "organisation": "Acorn Industries"}, ()),
        ({"phone": "212.555.0105"}, ()),
        ({"email": "jrowley@acorn.example", "title": "President"}, ("title",)),
        ({"email": "jrowley@acorn.example", "phone": "212-555-0177"}, ("phone",)),
        ({"phone": "212-555-0105", "name": "Jane Rowley", "for_": "Media"}, ("for_",)),
        ({"phone": "212-555-0105", "name": "Tom Achebe"}, None),
        ({"name": "Jane Rowley"}, None),
        ({"email": "tom@acorn.example"}, None),
    ],
)
def test_a_registered_contact_is_known_again(
    typed: dict[str, str], expected: tuple[str, ...] | None
) -> None:
    found = matched(Contact(**typed), [ContactTable(key="other", email="x@y.example"), REGISTERED])
    assert found == (None if expected is None else RegisteredContact("investors", expected))


FRAMES = {
    "a number without a label, its names above it and its fax below": (
        "Corvane Inc.\n\nRick Sandoz, President\n\nGerda Barnaby, Treasurer\n\n"
        "Phone: (403) 555-0900\n\nFax: (403) 555-1455\n\nKEYWORDS: North America",
        "Corvane Inc.\nRick Sandoz, President\nGerda Barnaby, Treasurer\nPhone: (403) 555-0900\n"
        "Fax: (403) 555-1455",
    ),
    "a company above a label": (
        "Corvane Industries Corp\nInvestor Relations\n(713) 555-0139\n\nNext Steps",
        "Corvane Industries Corp\nInvestor Relations\n(713) 555-0139",
    ),
    "names below a number, as in London": (
        "Enquiries:\n\nHollin Brothers    Tel: +44 (0)20 7946 0121\n\nFraser Pym / Kitty Alderson\n\nAbout Us",
        "Enquiries:\nHollin Brothers Tel: +44 (0)20 7946 0121\nFraser Pym / Kitty Alderson",
    ),
    "names without a label, below a list that is none of them": (
        "Attachments\n\n  • Corvane Engine\n  • Corvane Test Bench\n\nGerda Barnaby\nCorvane\n(403) 555-0900\n"
        "gerda@corvane.example",
        "Gerda Barnaby\nCorvane\n(403) 555-0900\ngerda@corvane.example",
    ),
    "a hotline": (
        "Media Hotline: 312-555-0106\nInvestor Relations: Gerda Barnaby, 312-555-0107",
        "Media Hotline: 312-555-0106\nInvestor Relations: Gerda Barnaby, 312-555-0107",
    ),
    "who signs, with networks among the numbers": (
        "Corvane Mining Inc.\n\nDr. Gerda Barnaby, President\n\nFacebook: www.facebook.com/corvane\n\n"
        "+1-416-555-0100\n\nir@corvane.example\n\nNeither exchange has reviewed this release.",
        "Corvane Mining Inc.\nDr. Gerda Barnaby, President\n+1-416-555-0100\nir@corvane.example",
    ),
    "what a wire says of the issuer is no contact": (
        "Contact:\nHartmut Selle\nTel.: +49 361 5550-152\n\nLanguage: English\nCompany: Nordlicht AG\n"
        "Phone: +49 361 5550-0",
        "Contact:\nHartmut Selle\nTel.: +49 361 5550-152",
    ),
    "contacts above a sentence in rows of the same length": (
        "Investor contact: Jane Rowley, 212-555-0105\nMedia contact: Tom Achebe, 212-555-0106\n"
        "We publish all of our other news there in the open, too.",
        "Investor contact: Jane Rowley, 212-555-0105\nMedia contact: Tom Achebe, 212-555-0106",
    ),
    "a desk at a company": (
        "At Acorn Bend:\nJane Rowley\nChief Financial Officer\n212-555-0105\n\nAt Hollin Partners:\n"
        "Tom Achebe\nInvestor Relations\n212-555-0106",
        "At Acorn Bend:\nJane Rowley\nChief Financial Officer\n212-555-0105\nAt Hollin Partners:\n"
        "Tom Achebe\nInvestor Relations\n212-555-0106",
    ),
}


# Numbers and addresses in releases that are nobody's for investors and the press.
NOT_CONTACTS = (
    "To report SUSPECTED ADVERSE REACTIONS, contact Corvane at 1-844-555-0143 or FDA at 1-800-FDA-1088.",
    "Medical Information\n\nHealthcare professionals can reach Corvane at medinfo@corvane.example.",
    "Patients can call 1-800-555-0167 with questions about coverage.",
    "Copies of the prospectus may be obtained from Hollin Brothers LLC by telephone at (877) 555-0188 or"
    " by email at prospectus@hollin.example.",
    "Live Call:\n\n1-877-555-0174 (U.S. and Canada)",
    "Stockholders may dial (877) 555-0154 for a replay, passcode 44188.",
)


@pytest.mark.parametrize("text", NOT_CONTACTS)
def test_numbers_that_are_nobody_s_to_ask(text: str) -> None:
    begins = (
        "Corvane sold more valves in June than in any month before, and expects more of it.\n\n"
    )
    assert list(Anatomy(f"{begins}{text}\n\nNobody was hurt.\n").contacts) == []


def test_a_clause_that_names_nobody_is_no_block() -> None:
    for text in (
        "Candidates can apply at careers@corvane.example.",
        "Please send bids by noon to a@b.example",
    ):
        assert read_contact_block(text).contacts == ()


HEADS = {
    "a name and number in a letterhead": (
        "Corvane Corporation\n2 Mill Square\nBurlow, Vermont 05402\n802-555-0100\n\nGerda Barnaby\n"
        "(802) 555-0161",
        ["Gerda Barnaby\n(802) 555-0161"],
    ),
    "a country and its number": ("United States\n(802) 555-0161", []),
    "two offices side by side": (
        "Corvane Inc.\tHollin Bank\nGerda Barnaby\tRick Sandoz\n866-555-0137\t717-555-0123",
        ["Corvane Inc. Hollin Bank\nGerda Barnaby Rick Sandoz\n866-555-0137 717-555-0123"],
    ),
    "a form whose rows are paragraphs": (
        "Contact Name: Gerda Barnaby\n\nCompany: Corvane & Co.\n\nPhone: (715) 555-0146",
        ["Contact Name: Gerda Barnaby\nCompany: Corvane & Co.\nPhone: (715) 555-0146"],
    ),
    "a form with the company below the name": (
        "Contact Name: Gerda Barnaby\nCompany: Corvane & Co.\nPhone: (715) 555-0146",
        ["Contact Name: Gerda Barnaby\nCompany: Corvane & Co.\nPhone: (715) 555-0146"],
    ),
    "a label in a column, and rows apart": (
        "FOR IMMEDIATE RELEASE                    CONTACT:  Gerda Barnaby\n\nTreasurer\n\n"
        "(715) 555-0146",
        ["FOR IMMEDIATE RELEASE CONTACT: Gerda Barnaby\nTreasurer\n(715) 555-0146"],
    ),
    "a number beside a wire's heading": (
        "NEWS RELEASE\tCONTACT: Gerda Barnaby\nFOR IMMEDIATE RELEASE\t(715) 555-0146",
        ["NEWS RELEASE CONTACT: Gerda Barnaby\nFOR IMMEDIATE RELEASE (715) 555-0146"],
    ),
}


@pytest.mark.parametrize("case", HEADS)
def test_contacts_above_a_text(case: str) -> None:
    head, expected = HEADS[case]
    lead = "Rates fell by a fifth in June, and nobody at the exchange expects them to rise " * 3
    text = f"{head}\n\nCorvane Opens a Mill\n\nBURLOW, Vt., June 3, 2026 – {lead}\n"
    assert [contact.text for contact in Anatomy(text).contacts] == expected


@pytest.mark.parametrize("case", FRAMES)
def test_where_a_block_begins_and_ends(case: str) -> None:
    text, expected = FRAMES[case]
    begins = "Rates fell by a fifth in June, and nobody at the exchange expects them to rise again this year.\n\n"
    assert [contact.text for contact in Anatomy(begins + text).contacts] == [expected]


def test_contacts_above_a_label_of_their_own_are_the_same_in_a_text() -> None:
    text = "The offer closed.\n\nFor Investors:\n\nAcorn Industries, Inc.\n\nJane Rowley, 212-555-0105\n"
    (block,) = Anatomy(text).contacts
    assert _told(read_contact_block(block.text)) == [
        {
            "for": "Investors",
            "name": "Jane Rowley",
            "of": "Acorn Industries, Inc.",
            "phone": "212-555-0105",
        }
    ]


WIRE = SHARED / "samples/th3resa-wire.txt"


@pytest.mark.skipif(not WIRE.is_file(), reason="the wire's text is not here")
def test_contacts_of_the_real_wire_are_those_of_the_settings() -> None:
    rows = tomllib.loads((REPOSITORY / "config.toml").read_text("utf-8"))["contact"]
    registered = [msgspec.convert(row, ContactTable) for row in rows]
    (typed,) = Anatomy(WIRE.read_text("utf-8")).contacts
    block = read_contact_block(typed.text)
    assert [msgspec.to_builtins(contact) for contact in block.contacts] == [
        msgspec.to_builtins(msgspec.convert(row | {"key": ""}, Contact)) for row in rows
    ]
    found = [matched(contact, registered) for contact in block.contacts]
    assert found == [RegisteredContact("investors"), RegisteredContact("media")]
    assert block.leftover == ()


def test_desks_and_rows_that_several_lines_make() -> None:
    text = """Fixed Income Investment Community:
Karen Rowan
313-555-0123

Media:
Ken Ilse/ Ben Sorrel
Birch Lane Partners
212-555-0157
ken@birchlane.example

Jane Rowley
Director of External
Communications
214-555-0131

Corporate office (media)
Elm Group (broker)
Tom Ashe
212-555-0158"""

    assert _told(read_contact_block(text)) == [
        {"for": "Fixed Income investors", "name": "Karen Rowan", "phone": "313-555-0123"},
        {
            "for": "Media",
            "name": "Ken Ilse",
            "of": "Birch Lane Partners",
            "phone": "212-555-0157",
            "mail": "ken@birchlane.example",
        },
        {
            "for": "Media",
            "name": "Ben Sorrel",
            "of": "Birch Lane Partners",
            "phone": "212-555-0157",
        },
        {
            "for": "Media",
            "name": "Jane Rowley",
            "title": "Director of External Communications",
            "phone": "214-555-0131",
        },
        {"for": "Media", "name": "Tom Ashe", "of": "Elm Group (broker)", "phone": "212-555-0158"},
    ]


def test_an_agency_below_a_label_with_the_company_and_two_persons_of_one_desk() -> None:
    text = """Acme Investor Contact:
Jane Rowley
Birch Lane Partners
acme@birchlane.example

Acme Media Contact:
Ken Ilse, Co-President and Treasurer, Acme Heat - (240) 555-0104

For further information:
Ada Crewe / Tom Ashe
Investor Relations
Acme Heat
214-555-0114"""

    desk = {"title": "Investor Relations", "of": "Acme Heat", "phone": "214-555-0114"}
    assert _told(read_contact_block(text, ["Acme Heat"])) == [
        {
            "for": "Investors",
            "name": "Jane Rowley",
            "of": "Birch Lane Partners",
            "mail": "acme@birchlane.example",
        },
        {
            "for": "Media",
            "name": "Ken Ilse",
            "title": "Co-President and Treasurer",
            "of": "Acme Heat",
            "phone": "(240) 555-0104",
        },
        {"name": "Ada Crewe", **desk},
        {"name": "Tom Ashe", **desk},
    ]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (("Director of Investor", "Relations"), "Director of Investor Relations"),
        (("Chief Financial", "Officer"), "Chief Financial Officer"),
        (("Vice President, Finance", "Treasurer"), "Vice President, Finance, Treasurer"),
        (("Head of IR", "Spokesperson"), "Head of IR, Spokesperson"),
    ],
)
def test_a_position_over_two_rows_and_two_positions(rows: tuple[str, str], title: str) -> None:
    text = "\n".join(["Investors:", "Jane Rowley", *rows, "214-555-0114"])

    (told,) = _told(read_contact_block(text))
    assert told["title"] == title


def test_a_position_is_of_those_in_the_row_above_it() -> None:
    text = "Investors:\nAda Crewe\nTom Ashe / Jo Hale\nChief Financial Officer\n214-555-0114"

    reached = {"for": "Investors", "phone": "214-555-0114"}
    officer = {**reached, "title": "Chief Financial Officer"}
    assert _told(read_contact_block(text)) == [
        {"name": "Ada Crewe", **reached},
        {"name": "Tom Ashe", **officer},
        {"name": "Jo Hale", **officer},
    ]


def test_places_before_names_below_one_label() -> None:
    text = "Investors:\nU.S.: Jane Rowley, 212-555-0101\nCanada: Tom Ashe, 416-555-0102"

    assert _told(read_contact_block(text)) == [
        {"for": "Investors in U.S.", "name": "Jane Rowley", "phone": "212-555-0101"},
        {"for": "Investors in Canada", "name": "Tom Ashe", "phone": "416-555-0102"},
    ]
    # A city that is known by itself, as behind `In`.
    text = "Media:\nLondon: Jane Rowley, +44 20 7946 0018\nReading: Tom Ashe, 212-555-0101"
    assert _told(read_contact_block(text))[0]["for"] == "Media in London"
