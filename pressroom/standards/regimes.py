"""Disclosure regimes: what each requires of a release with inside information.

Sources: Regulation (EU) No 596/2014 Art. 17 with Implementing Regulation (EU) 2016/1055
Art. 2 and 3; the same as UK law; 17 CFR Part 243 (Regulation FD); SIX Exchange
Regulation's Directive on Ad hoc Publicity with Art. 53 of the Listing Rules.
"""

from __future__ import annotations

import msgspec

from pressroom.standards.languages import worded


class Regime(msgspec.Struct, frozen=True):
    """A disclosure regime: the sentence the page must show, and whether it must name the issuer
    and the person who notifies."""

    label: str
    names_issuer: bool = False
    names_notifier: bool = False


REGIMES = {
    "eu-mar": Regime(
        worded(
            "This release contains inside information within the meaning of Article 7 of "
            "Regulation (EU) No 596/2014 (Market Abuse Regulation)."
        ),
        names_issuer=True,
        names_notifier=True,
    ),
    "uk-mar": Regime(
        worded(
            "This release contains inside information within the meaning of Article 7 of "
            "Regulation (EU) No 596/2014 as it forms part of the law of the United Kingdom."
        ),
        names_issuer=True,
        names_notifier=True,
    ),
    "six": Regime(worded("Ad hoc announcement pursuant to Art. 53 LR")),
    "reg-fd": Regime(
        worded("This release is a public disclosure under Regulation FD (17 CFR Part 243).")
    ),
}
