"""Disclosure regimes: what each requires of a release with inside information, and how long it and
periodic reports must stay published.

Sources: Regulation (EU) No 596/2014 Art. 17 with Implementing Regulation (EU) 2016/1055
Art. 2 and 3; the same as UK law; 17 CFR Part 243 (Regulation FD); SIX Exchange
Regulation's Directive on Ad hoc Publicity with Art. 53 of the Listing Rules. Of periods:
Regulation (EU) No 596/2014 Art. 17(1), five years on the issuer's site; Directive 2004/109/EC
Art. 4(1) and 5(1) as amended by 2013/50/EU, and the FCA's DTR 4.1.4R and 4.2.2R, ten years for
annual and half-yearly reports. Regulation FD sets none.
"""

from __future__ import annotations

import msgspec

from pressroom.standards.languages import worded


class RetentionPeriod(msgspec.Struct, frozen=True):
    """The years for which something must stay published at least, and the rule that says so."""

    years: int
    rule: str


class Regime(msgspec.Struct, frozen=True):
    """A disclosure regime: the sentence the page must show, whether it must name the issuer and
    the person who notifies, and how long inside information and periodic reports are kept."""

    label: str
    names_issuer: bool = False
    names_notifier: bool = False
    inside: RetentionPeriod | None = None
    reports: RetentionPeriod | None = None


REGIMES = {
    "eu-mar": Regime(
        worded(
            "This release contains inside information within the meaning of Article 7 of "
            "Regulation (EU) No 596/2014 (Market Abuse Regulation)."
        ),
        names_issuer=True,
        names_notifier=True,
        inside=RetentionPeriod(5, "Regulation (EU) No 596/2014, Art. 17(1)"),
        reports=RetentionPeriod(10, "Directive 2004/109/EC, Art. 4(1) and 5(1)"),
    ),
    "uk-mar": Regime(
        worded(
            "This release contains inside information within the meaning of Article 7 of "
            "Regulation (EU) No 596/2014 as it forms part of the law of the United Kingdom."
        ),
        names_issuer=True,
        names_notifier=True,
        inside=RetentionPeriod(5, "UK MAR, Art. 17(1)"),
        reports=RetentionPeriod(10, "DTR 4.1.4R and 4.2.2R"),
    ),
    "six": Regime(worded("Ad hoc announcement pursuant to Art. 53 LR")),
    "reg-fd": Regime(
        worded("This release is a public disclosure under Regulation FD (17 CFR Part 243).")
    ),
}
