"""Telephone numbers (E.164, by Google's libphonenumber): parsed, for display and as `tel:` URIs."""

from __future__ import annotations

import functools
import re

import msgspec


class Phone(msgspec.Struct, frozen=True):
    """A telephone number: `shown` as the readers' country prints it, `address` as a `tel:` URI
    (RFC 3966) of its E.164 form."""

    shown: str
    address: str


def printed_phone(text: str, country: str) -> str:
    """The number as `read_phone` shows it, so that every form of a release has one spelling; what
    is no number, as it is typed."""
    read = read_phone(text, country) if text else None
    return read.shown if read else text


def home_of_phone(text: str, country: str) -> str:
    """The country (ISO 3166) whose telephone number a text would be, valid or not.

    That is `country` for a number without a prefix. A prefix that several countries share, and
    none of them is `country`, is given itself: `+1`. Empty where nothing tells.
    """
    import phonenumbers
    from phonenumbers import NumberParseException

    try:
        code = phonenumbers.parse(_dialled(text), country).country_code
    except NumberParseException:
        return country
    homes = phonenumbers.region_codes_for_country_code(code or 0)
    if country in homes:
        return country
    return homes[0] if len(homes) == 1 and homes[0].isalpha() else f"+{code}"


@functools.lru_cache(maxsize=1024)
def read_phone(text: str, country: str) -> Phone | None:
    """Parses a telephone number; None where it is not valid in any country's numbering plan.

    A number without `+` is one of `country` (ISO 3166 code). Numbers of `country` are shown in
    national form, all others with `+`.
    """
    # Slow to import: a tenth of the time of a build without changes.
    import phonenumbers
    from phonenumbers import NumberParseException, PhoneNumberFormat

    try:
        number = phonenumbers.parse(_dialled(text), country)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    home_code = phonenumbers.country_code_for_region(country) if country else 0
    form = PhoneNumberFormat.NATIONAL
    if number.country_code != home_code:
        form = PhoneNumberFormat.INTERNATIONAL
    # A number that spells a word, `1-800-FLOWERS`, is shown as that word.
    spelled = re.search(r"\d-?[A-Z]{3}", text)
    address = f"tel:{phonenumbers.format_number(number, PhoneNumberFormat.E164)}"
    if number.extension:
        address += f";ext={number.extension}"
    return Phone(
        text if spelled else phonenumbers.format_number(number, form),
        address,
    )


# What people print in and about a number: brackets, dots, an extension, letters for digits.
_PRINTED = re.compile(r"[\w\s+().,/#*:;&'’–‑-]+")


def no_phone(text: str) -> str:
    """Empty for a text that may be a telephone number as it is printed, valid or not; otherwise
    what it is not, in words."""
    fits = _PRINTED.fullmatch(text) and "//" not in text and len(re.findall(r"\d", text)) >= 3
    return "" if fits else "no telephone number"


def _dialled(text: str) -> str:
    # `+44 (0)20 …`: the nought is dialled within the country alone.
    return text.replace("(0)", "") if "+" in text else text
