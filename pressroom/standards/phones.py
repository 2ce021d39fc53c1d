"""Telephone numbers (E.164, by Google's libphonenumber): parsed, for display and as `tel:` URIs."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber


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

    That is `country` for a number without a prefix; for one that belongs to no country alone the
    prefix itself, `+800`. Empty where nothing tells, or no country has the prefix.
    """
    import phonenumbers
    from phonenumbers import NumberParseException

    dialled = _dialled(text)
    try:
        number = phonenumbers.parse(dialled, country)
    except NumberParseException as error:
        is_prefix = error.error_type == NumberParseException.INVALID_COUNTRY_CODE
        return "" if is_prefix and "+" in dialled else country
    homes = phonenumbers.region_codes_for_country_code(number.country_code or 0)
    if len(homes) > 1 and dialled.lstrip("( ")[:1] in ("+", "0"):
        return _home_by_digits(number) or (country if country in homes else homes[0])
    if country in homes:
        return country
    return homes[0] if homes and homes[0].isalpha() else f"+{number.country_code}"


def _home_by_digits(number: PhoneNumber) -> str:
    """The country of a number in a plan that several share (`+1`, `+44`), by its first digits: that
    of a valid number with digits more or fewer at its end."""
    import phonenumbers

    digits = str(number.national_number)
    for tried in (digits[:-1], digits[:-2], *(digits + more for more in _MORE_DIGITS)):
        whole = phonenumbers.PhoneNumber(number.country_code, int(tried or 0))
        home = phonenumbers.region_code_for_number(whole)
        if home:
            return str(home)
    return ""


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
        if not phonenumbers.is_valid_number(number) and _dialled(text).startswith("00"):
            # As it is dialled in most countries, if not in this one.
            number = phonenumbers.parse(f"+{_dialled(text)[2:]}", country)
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


# Of each length, since where a plan tells countries apart is not at its end.
_MORE_DIGITS = [digit * count for count in range(1, 8) for digit in "025"]
# What people print in and about a number: brackets, dots, an extension, letters for digits.
_PRINTED = re.compile(r"[\w\s+().,/#*:;&'’–‑-]+")


def no_phone(text: str) -> str:
    """Fault of a telephone number, in words; empty for a text that may be one as it is printed,
    valid or not."""
    fits = _PRINTED.fullmatch(text) and "//" not in text and len(re.findall(r"\d", text)) >= 3
    return "" if fits else "no telephone number"


def _dialled(text: str) -> str:
    # `+44 (0)20 …`: the nought is dialled within the country alone.
    return text.replace("(0)", "") if "+" in text else text
