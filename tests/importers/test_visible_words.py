import pytest

from pressroom.importers.visible_words import lost_words


@pytest.mark.parametrize(
    ("visible", "written", "lost"),
    [
        ("Net sales rose 6.8%.", ["Net **sales** rose 6.8%."], ()),
        ("Net sales rose 6.8%.", ["Net rose 6.8%."], ("sales",)),
        ("72.8 and 71.9", ["72.8 and 71.8"], ("71.9",)),
        # As often as it stands there.
        ("up, up and away", ["up and away"], ("up",)),
        ("H2O", ["H<sub>2</sub>O"], ()),
        ("Revenue 72.8", ["<td>Revenue</td><td>72.8</td>"], ()),
        ("Kadcyla® and AT&T", ["Kadcyla® and AT&amp;T"], ()),
        ("a [b] c", [r"a \[b\] c"], ()),
        ("Revenue 72.8", ["body", "Revenue,72.8\n"], ()),
        ("供应商其他人", ["供应[商其](https://example.com)他人"], ()),
        ("see it at example.com", ["see [it](https://example.com)"], ("at",)),
        ("see www.example.com", ["see <https://www.example.com>"], ()),
    ],
)
def test_words_that_are_lost(visible: str, written: list[str], lost: tuple[str, ...]) -> None:
    assert lost_words(visible, written) == lost
