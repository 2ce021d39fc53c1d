"""Numbers and dates of a workbook, as Excel shows them."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressroom.typeset.statements.date_cells import date
from pressroom.typeset.statements.number_formats import number, text

ACCOUNTING = '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        (1234, "General", "1234"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.333333333"),
        (-0.5, "General", "-0.5"),
        (1e12, "General", "1000000000000"),
        (1e-12, "General", "0"),
        (1234.5, "0", "1235"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (1.005, "0.00", "1.01"),
        (1234567, "#,##0", "1,234,567"),
        (999, "#,##0", "999"),
        (0, "#,##0", "0"),
        (0, "#,###", ""),
        (0.5, "#.##", ".5"),
        (1.5, "0.0#", "1.5"),
        (1.25, "0.0#", "1.25"),
        (5, "000", "005"),
        (-72812, "#,##0_);(#,##0)", "(72,812)"),
        (-72812, "#,##0_);[Red]\\(#,##0\\)", "(72,812)"),
        (72812, '"$"#,##0_);("$"#,##0)', "$72,812"),
        (-72812, '"$"#,##0_);("$"#,##0)', "($72,812)"),
        (1234.5, ACCOUNTING, "$1,234.50"),
        (-1234.5, ACCOUNTING, "$(1,234.50)"),
        (0, ACCOUNTING, "$-"),
        (-0.004, "0.00", "0.00"),
        (0.125, "0%", "13%"),
        (0.125, "0.0%", "12.5%"),
        (-0.125, "0.0%;(0.0%)", "(12.5%)"),
        (12, "[$€-2] #,##0", "€ 12"),
        (12, "#,##0 [$€-407]", "12 €"),
        (12, '#,##0 "€"', "12 €"),
        (12, "[$-409]#,##0", "12"),
        (1234567, "#,##0,", "1,235"),
        (1234567, '0.0,,"M"', "1.2M"),
        (12, "[>=10]0;[<10]0.0", "12"),
        (3, "[>=10]0;[<10]0.0", "3.0"),
        (-3, "[<0](0);0", "(3)"),
        (12, ";;;", ""),
        (0, "0;-0;", ""),
        (0, '0;-0;"nil"', "nil"),
        (7, "@", "7"),
        (0.5, "# ?/?", "0.5"),
        (12345, "0.00E+00", "12345"),
        (3.5, "0.0\\x", "3.5x"),
        (-1234567.5, "#'##0", "-1,234,568"),
        (1234.5, "# ##0.0", "1,234.5"),
        (-1234, "#\\ ##0;(#\\ ##0)", "(1,234)"),
        (-12, "#’##0", "-12"),
        (5550100, "000-0000", "555-0100"),
        (2125550100, "(000) 000-0000", "(212) 555-0100"),
        (930, '00":"00', "09:30"),
        (-5, '000"-"0000', "-000-0005"),
        (float("inf"), "0", "#NUM!"),
        (float("nan"), "0", "#NUM!"),
        (12, "", ""),
    ],
)
def test_numbers(value: float, shape: str, expected: str) -> None:
    assert number(value, shape) == expected


SHORT = '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0'
FORMATS = (
    *("General", "0", "#,##0", "0.00", "0%", "0.0%;(0.0%)", "#,##0,", '0.0,,"M"', "0.0\\x"),
    *("#,##0_);(#,##0)", "#,##0_);[Red]\\(#,##0\\)", '"$"#,##0_);("$"#,##0)', ACCOUNTING),
    *("[$€-2] #,##0", "#,##0 [$€-407]", '0;-0;"nil"', "[>=10]0;[<10]0.0", "[<0](0);0", "@"),
    *(SHORT, '[<=-1000000]0.0,,"M";[<=-1000]0.0,"K";0', '[<-100]0"K";0', "[<0]0;0"),
    *("#,##0;[Red]#,##0", "0;0", "0;[Red]0;0", "[Blue]0;[Red]0", "General;[Red]General", "0;$0"),
    *('0"M";0"M"', '0 "(est.)";0 "(est.)"', '"Non-GAAP "0;"Non-GAAP "0', "▲0;▼0", "0;△ 0", "0;0-"),
    *('0;"loss "0', '0" Dr";0" Cr"', "_-* #,##0_-;-* #,##0_-;_-* -_-;_-@_-", "[=0]0;0"),
    *('[>=1000]0,"K";(0);0', "0;[<0]0", "0;[<-100]0;0", "# ?/?", "0.00E+00", "_(0_);[Red]_(0_)"),
)


SIGN = re.compile(r"\(|[▼△]|(?<!Non)-|loss|Cr")


@pytest.mark.parametrize("shape", FORMATS)
def test_no_format_loses_a_sign(shape: str) -> None:
    for size in (5, 12, 150, 4321, 7654321, 2500000000):
        gain, loss = (number(each, shape).replace("(est.)", "") for each in (size, -size))
        assert SIGN.search(loss) or not re.search("[1-9]", loss), loss
        assert not SIGN.search(gain), gain
    assert number(0, shape) == number(-0.0, shape)
    assert not re.search(r"[(▼]|-[0-9]", number(0, shape).replace("(est.)", ""))
    assert text("n/m", shape) == "n/m"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2500000, "2.5M"),
        (-2500000, "-2500000"),
        (2500, "2.5K"),
        (-2500, "-2500"),
        (5, "5"),
        (-5, "-5"),
        (0, "0"),
    ],
)
def test_sections_with_conditions(value: float, expected: str) -> None:
    assert number(value, SHORT) == expected


def test_a_section_for_losses_invents_none() -> None:
    assert [number(n, '[>=1000]0,"K";(0);0') for n in (4000, 5, 0, -5)] == ["4K", "5", "0", "(5)"]


def test_numbers_in_other_languages() -> None:
    assert number(-1234.5, "#,##0.00;(#,##0.00)", "de") == "(1.234,50)"
    assert number(1234.5, "#,##0.0 %", "fr") == "123\u202f450,0 %"
    assert number(1234.5, "#,##0.00", "de-CH") == "1’234.50"
    assert number(72800000, '"CHF" #,##0.00', "it-CH") == "CHF 72’800’000.00"
    assert number(72800000, "#,##0", "fr-CH") == number(72800000, "#,##0", "gsw") == "72’800’000"
    assert number(0.5, "General", "es") == "0,5"


def test_texts() -> None:
    assert text("Royalties", "General") == "Royalties"
    assert text("Royalties", ACCOUNTING) == "Royalties"
    assert text("Royalties", ";;;") == ""
    assert text("Royalties", '0;0;0;"n/a"') == "n/a"
    assert text("Royalties", '@"*"') == text("Royalties", '0;-0;0;@"*"') == "Royalties*"
    assert text("2013", '"FY "@') == "FY 2013"


@given(st.floats(), st.text(max_size=20))
def test_any_format_gives_a_text(value: float, shape: str) -> None:
    assert isinstance(number(value, shape), str)
    assert isinstance(text("x", shape), str)


@given(
    st.floats() | st.integers(-(10**30), 10**30),
    st.text(st.sampled_from('0#?,.;%$"\\[]()_* E+-/@<>=1General€'), max_size=16),
)
def test_any_near_format_gives_a_text(value: float, shape: str) -> None:
    assert isinstance(number(value, shape, "de"), str)


MORNING = datetime.datetime(2013, 9, 1, 7, 5)


@pytest.mark.parametrize(
    ("shape", "language", "expected"),
    [
        ("mm-dd-yy", "en", "September 1, 2013"),
        ("mm-dd-yy", "en-US", "September 1, 2013"),
        ("mm-dd-yy", "en-GB", "1 September 2013"),
        ("dd.mm.yyyy", "de", "1. September 2013"),
        ("dd/mm/yyyy", "fr", "1er septembre 2013"),
        ("dd/mm/yyyy", "es", "1 de septiembre de 2013"),
        ("yyyy/m/d", "ja", "2013年9月1日"),
        ("yyyy/m/d", "pt", "2013-09-01"),
        ("mmm-yy", "en", "September 2013"),
        ("mmm-yy", "de", "September 2013"),
        ("mmm-yy", "es", "septiembre de 2013"),
        ("mmm-yy", "zh", "2013年9月"),
        ("mmm-yy", "pt", "2013-09"),
        ("d-mmm", "en", "September 1"),
        ("d-mmm", "de", "1. September"),
        ("yyyy", "en", "2013"),
        ('"Fiscal year "yyyy', "en", "2013"),
        ("[$-409]mmmm d, yyyy;@", "en", "September 1, 2013"),
        ("m/d/yy h:mm", "en", "September 1, 2013 7:05"),
        ("h:mm", "en", "7:05"),
    ],
)
def test_dates(shape: str, language: str, expected: str) -> None:
    assert date(MORNING, shape, language) == expected


def test_times() -> None:
    assert date(datetime.datetime(2013, 9, 1), "yyyy-mm-dd h:mm:ss") == "September 1, 2013"
    assert date(datetime.datetime(2013, 9, 1), "h:mm") == "0:00"
    assert date(datetime.time(7, 5), "h:mm") == "7:05"
    assert date(datetime.timedelta(hours=26, minutes=5), "[h]:mm") == "26:05"
