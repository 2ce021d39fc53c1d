"""Check digits of company and share identifiers: LEI (ISO 17442) and ISIN (ISO 6166)."""

from __future__ import annotations

import re


def valid_lei(lei: str) -> bool:
    """Whether a Legal Entity Identifier has 20 characters and correct check digits.

    ISO 17442; the check is ISO/IEC 7064 MOD 97-10 over letters counted from A = 10.
    """
    if not re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", lei):
        return False
    return int("".join(str(int(character, 36)) for character in lei)) % 97 == 1


def valid_isin(isin: str) -> bool:
    """Whether an International Securities Identification Number has 12 characters and a correct
    check digit.

    ISO 6166; the check doubles every second digit (Luhn), letters counted from A = 10.
    """
    if not re.fullmatch(r"[A-Z]{2}[0-9A-Z]{9}[0-9]", isin):
        return False
    digits = [int(digit) for c in isin for digit in str(int(c, 36))]
    doubled = [2 * digit if place % 2 else digit for place, digit in enumerate(reversed(digits))]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
