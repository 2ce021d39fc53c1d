"""Colours, fonts and logo of the house, set over the theme's, and the contrast of text.

Colours are custom properties at the top of the style sheet, a light and a dark set of them;
`[theme]` overrides some of them. The contrast of text is WCAG 2.2's (1.4.3): 4.5 to 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pressroom.content.config.output_schema import ThemeTable
from pressroom.standards.contrast import MINIMUM_CONTRAST, contrast, ink_on, is_colour

SHEET = "press.css"
PRESETS_FOLDER = "presets/"
"""Folder in `static/assets/` of the presets, each a style sheet that is added to `SHEET`."""
_HOUSE = "#12395b"  # if the style sheet has none that we can read
_DARK = re.compile(r"@media[^{]*prefers-color-scheme:\s*dark[^{]*\{\s*:root\s*\{([^}]*)\}")
_LIGHT = re.compile(r":root\s*\{([^}]*)\}")
_PROPERTY = re.compile(r"--([\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
# Text colours and their backgrounds.
_PAIRS = (
    ("ink", "paper"),
    ("soft", "paper"),
    ("link", "paper"),
    ("ink", "tint"),
    ("soft", "tint"),
    ("link", "tint"),
    ("house-ink", "house"),
)
_COLOUR_NAMES = {
    "ink": "text",
    "soft": "quiet text",
    "link": "links",
    "house-ink": "text",
    "paper": "the page",
    "tint": "notices",
    "house": "the band at the top",
}

# The theme's families, and what of them a headline, a first paragraph and the menu are set in.
_WEB_FONTS = {
    '"Pressroom Serif"': ("fonts/serif-bold.woff2", "fonts/serif-regular.woff2"),
    '"Pressroom Sans"': ("fonts/sans-bold.woff2", "fonts/sans-regular.woff2"),
}


class LowContrast(msgspec.Struct, frozen=True):
    """Text with too little contrast to read: its colour, its background's, the contrast. `setting`
    is the key of `[theme]` that set one of them, or empty if both are the style sheet's."""

    text: str
    ink: str
    ground: str
    paper: str
    ratio: float
    dark: bool
    setting: str

    @property
    def message(self) -> str:
        """The problem's message."""
        where = " on a dark screen" if self.dark else ""
        return (
            f"the contrast of {self.text} ({self.ink}) on {self.ground} ({self.paper}) is "
            f"{self.ratio:.1f} to 1{where}"
        )

    @property
    def remedy(self) -> str:
        """The problem's remedy."""
        other = "lighter" if self.dark else "darker"
        return f"choose a {other} colour, to reach {MINIMUM_CONTRAST} to 1 (WCAG 2)"


def band_colours(sheets: Sequence[str], theme_settings: ThemeTable) -> tuple[str, str]:
    """Background and text colour of the band at the top, in the light scheme: from `[theme]`, or
    else from the style sheets, later ones first."""
    colours = _scheme(sheets, _LIGHT) | _set_colours(theme_settings, dark=False)
    house, ink = (colours.get(name, "") for name in ("house", "house-ink"))
    house = house if is_colour(house) else _HOUSE
    return house, ink if is_colour(ink) else ink_on(house)


def custom_properties(theme_settings: ThemeTable, origin: str) -> str:
    """CSS to append to the style sheet: `--origin`, the site's scheme and host, with which printed
    addresses begin, and the custom properties that `[theme]` sets."""
    light, dark = _set_colours(theme_settings, dark=False), _set_colours(theme_settings, dark=True)
    light |= _stacks(theme_settings)
    light["origin"] = f'"{origin}"'
    text = f"\n:root {{{_declarations(light)}}}\n"
    if dark:
        rule = f":root {{{_declarations(dark)}}}"
        text += f"\n@media screen and (prefers-color-scheme: dark) {{\n{rule}\n}}\n"
    return text


def first_fonts(sheets: Sequence[str], theme_settings: ThemeTable) -> tuple[str, ...]:
    """Names in `static/assets/` of the web fonts that a page's first screen is set in: those of the
    families that begin the stacks of the style sheets, unless `[theme]` names others."""
    stacks = _scheme(sheets, _LIGHT) | _stacks(theme_settings)
    return tuple(
        name
        for family, names in _WEB_FONTS.items()
        if any(stacks.get(each, "").startswith(family) for each in ("serif", "sans"))
        for name in names
    )


def low_contrasts(sheets: Sequence[str], theme_settings: ThemeTable) -> list[LowContrast]:
    """Colour pairs with too little contrast: those of the style sheets, each over the ones before
    it, overridden by `[theme]`."""
    light = _scheme(sheets, _LIGHT)
    dark = light | _scheme(sheets, _DARK)
    found = []
    for is_dark, scheme in ((False, light), (True, dark)):
        own = _set_colours(theme_settings, dark=is_dark)
        colours = scheme | own
        for text, ground in _PAIRS:
            ink, paper = colours.get(text, ""), colours.get(ground, "")
            # Other forms of colours, such as `rgb(…)`, are not checked.
            if is_colour(ink) and is_colour(paper) and contrast(ink, paper) < MINIMUM_CONTRAST:
                setting = next((name for name in (text, ground) if name in own), "")
                setting += "_dark" if setting and is_dark else ""
                ratio = contrast(ink, paper)
                found.append(
                    LowContrast(
                        _COLOUR_NAMES[text],
                        ink,
                        _COLOUR_NAMES[ground],
                        paper,
                        ratio,
                        is_dark,
                        setting,
                    )
                )
    return found


def _set_colours(theme_settings: ThemeTable, *, dark: bool) -> dict[str, str]:
    house = (theme_settings.house_dark or theme_settings.house) if dark else theme_settings.house
    link = (theme_settings.link_dark or theme_settings.link) if dark else theme_settings.link
    own = {"house": house, "house-ink": ink_on(house) if house else "", "link": link}
    return {name: colour for name, colour in own.items() if colour}


def _stacks(theme_settings: ThemeTable) -> dict[str, str]:
    fonts = {"serif": theme_settings.text_font, "sans": theme_settings.interface_font}
    return {name: stack for name, stack in fonts.items() if stack}


def _scheme(sheets: Sequence[str], place: re.Pattern[str]) -> dict[str, str]:
    """The custom properties at a place of several style sheets; the last one to set one counts."""
    found: dict[str, str] = {}
    for sheet in sheets:
        found |= _properties(place.search(sheet))
    return found


def _properties(block: re.Match[str] | None) -> dict[str, str]:
    return dict(_PROPERTY.findall(block[1])) if block else {}


def _declarations(own: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in own.items())
