"""The house's colours, type and logo over the theme's, and whether text stands out from them.

Colours are custom properties at the top of the style sheet, a light and a dark set of them;
`[theme]` gives some other values. The contrast of text is WCAG 2.2's (1.4.3): 4.5 to 1.
"""

from __future__ import annotations

import re

import msgspec

from pressroom.content.config.output_schema import ThemeTable
from pressroom.standards.contrast import MINIMUM_CONTRAST, contrast, ink_on, is_colour

SHEET = "press.css"
_HOUSE = "#12395b"  # where a style sheet names none that we can read
_DARK = re.compile(r"@media[^{]*prefers-color-scheme:\s*dark[^{]*\{\s*:root\s*\{([^}]*)\}")
_LIGHT = re.compile(r":root\s*\{([^}]*)\}")
_PROPERTY = re.compile(r"--([\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
# Text, and what it stands on.
_PAIRS = (
    ("ink", "paper"),
    ("soft", "paper"),
    ("link", "paper"),
    ("ink", "tint"),
    ("soft", "tint"),
    ("link", "tint"),
    ("house-ink", "house"),
)
_SAID = {
    "ink": "text",
    "soft": "quiet text",
    "link": "links",
    "house-ink": "text",
    "paper": "the page",
    "tint": "notices",
    "house": "the band at the top",
}


class Faint(msgspec.Struct, frozen=True):
    """Text too faint to read: its colour, its ground's, their contrast. `setting` is the key of
    `[theme]` that gave one of them, or empty where the style sheet gave both."""

    text: str
    ink: str
    ground: str
    paper: str
    ratio: float
    dark: bool
    setting: str

    @property
    def message(self) -> str:
        where = " on a dark screen" if self.dark else ""
        return (
            f"the contrast of {self.text} ({self.ink}) on {self.ground} ({self.paper}) is "
            f"{self.ratio:.1f} to 1{where}"
        )

    @property
    def remedy(self) -> str:
        other = "lighter" if self.dark else "darker"
        return f"choose a {other} colour, to reach {MINIMUM_CONTRAST} to 1 (WCAG 2)"


def band(sheet: str, look: ThemeTable) -> tuple[str, str]:
    """The colours of the band at the top and of its text, on a light ground: those that `[theme]`
    sets, or else the style sheet's."""
    colours = _properties(_LIGHT.search(sheet)) | _house(look, dark=False)
    house, ink = (colours.get(name, "") for name in ("house", "house-ink"))
    house = house if is_colour(house) else _HOUSE
    return house, ink if is_colour(ink) else ink_on(house)


def properties(look: ThemeTable, origin: str) -> str:
    """The custom properties to stand behind the style sheet's own: `--origin`, the site's scheme
    and host, with which paper begins its addresses, and those that `[theme]` sets."""
    light, dark = _house(look, dark=False), _house(look, dark=True)
    fonts = {"serif": look.text_font, "sans": look.interface_font}
    light |= {name: stack for name, stack in fonts.items() if stack}
    light["origin"] = f'"{origin}"'
    text = f"\n:root {{{_written(light)}}}\n"
    if dark:
        text += (
            f"\n@media screen and (prefers-color-scheme: dark) {{\n:root {{{_written(dark)}}}\n}}\n"
        )
    return text


def faint(sheet: str, look: ThemeTable) -> list[Faint]:
    """What is too faint to read: the colours of the style sheet, with those that `[theme]` sets."""
    light = _properties(_LIGHT.search(sheet))
    dark = light | _properties(_DARK.search(sheet))
    found = []
    for is_dark, scheme in ((False, light), (True, dark)):
        own = _house(look, dark=is_dark)
        colours = scheme | own
        for text, ground in _PAIRS:
            ink, paper = colours.get(text, ""), colours.get(ground, "")
            # `rgb(…)` and the like are the author's to judge.
            if is_colour(ink) and is_colour(paper) and contrast(ink, paper) < MINIMUM_CONTRAST:
                setting = next((name for name in (text, ground) if name in own), "")
                setting += "_dark" if setting and is_dark else ""
                ratio = contrast(ink, paper)
                found.append(Faint(_SAID[text], ink, _SAID[ground], paper, ratio, is_dark, setting))
    return found


def _house(look: ThemeTable, *, dark: bool) -> dict[str, str]:
    house = (look.house_dark or look.house) if dark else look.house
    link = (look.link_dark or look.link) if dark else look.link
    own = {"house": house, "house-ink": ink_on(house) if house else "", "link": link}
    return {name: colour for name, colour in own.items() if colour}


def _properties(block: re.Match[str] | None) -> dict[str, str]:
    return dict(_PROPERTY.findall(block[1])) if block else {}


def _written(own: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in own.items())
