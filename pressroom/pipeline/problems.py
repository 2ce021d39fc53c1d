"""What is wrong with a room, said once for `build` and `lint`.

What stands in the files themselves is told where they are read, and what stands in the texts of
a release where it is typeset and judged (`articles`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pressroom.content.config.reader import Settings
from pressroom.content.model import Entry
from pressroom.core.problems import Problem
from pressroom.formats.card_content import SocialCards
from pressroom.formats.headers import FILE as HEADERS
from pressroom.formats.headers import header_problems
from pressroom.formats.html.unused import unused_templates
from pressroom.formats.print.cards import pillow_missing
from pressroom.formats.print.pdf import weasyprint_missing
from pressroom.formats.redirects import FILE as REDIRECTS
from pressroom.formats.redirects import redirect_problems
from pressroom.formats.security import expired
from pressroom.formats.theme.problems import file_problems, look_problems, missing_catalogues
from pressroom.formats.theme.theme import Theme
from pressroom.rules import registry


def setup_problems(root: Path, settings: Settings) -> list[Problem]:
    """What is wrong with looks and exports that the settings ask for: no site can be made."""
    config = settings.config
    asked = ((config.exports.cards, pillow_missing), (config.exports.pdf, weasyprint_missing))
    missing = [found for wanted, ask in asked if wanted for found in [ask()] if found is not None]
    return [*look_problems(root, settings), *missing]


def room_problems(
    root: Path, settings: Settings, theme: Theme, releases: Sequence[Entry], as_of: datetime
) -> list[Problem]:
    """What is wrong with settings, theme and catalogues for the site of `releases`."""
    config = settings.config
    return [
        *missing_catalogues(root, settings),
        *file_problems(theme),
        *unused_templates(theme, config.site.languages),
        *expired(config, as_of, settings.line("security", "expires")),
        *SocialCards(config, theme).problems(releases),
        *registry.unknown_rulings(releases),
        *redirect_problems(releases, config, theme.text(REDIRECTS)),
        *header_problems(config, theme.text(HEADERS)),
    ]
