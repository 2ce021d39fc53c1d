"""Problems of a room, collected in one place for `build` and `lint`.

What stands in the files themselves is told where they are read, and what stands in the texts of
a release where it is typeset and judged (`articles`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from pressroom.content.config.reader import Settings
from pressroom.content.model import Entry, Site
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, Severity
from pressroom.core.versions import version_of
from pressroom.formats.card_content import SocialCards
from pressroom.formats.headers import HEADERS_FILE as HEADERS
from pressroom.formats.headers import header_problems
from pressroom.formats.html.unused import unused_templates
from pressroom.formats.pictures import pillow_missing_for
from pressroom.formats.print.cards import pillow_missing
from pressroom.formats.print.pdf import weasyprint_missing
from pressroom.formats.redirects import REDIRECTS_FILE as REDIRECTS
from pressroom.formats.redirects import redirect_problems
from pressroom.formats.security import expired
from pressroom.formats.theme.problems import file_problems, look_problems, missing_catalogues
from pressroom.formats.theme.theme import Theme
from pressroom.pipeline.articles import Checker
from pressroom.pipeline.read import Sources, about
from pressroom.pipeline.signing import library_missing
from pressroom.rules import rulings
from pressroom.rules.settings_texts import placeholders_in_settings
from pressroom.standards.zones import surely_published

_YEAR = timedelta(days=365)


def setup_problems(root: Path, settings: Settings) -> list[Problem]:
    """Problems of looks and exports that the settings ask for: no site can be made."""
    config = settings.config
    asked = ((config.exports.cards, pillow_missing), (config.exports.pdf, weasyprint_missing))
    missing = [found for wanted, ask in asked if wanted for found in [ask()] if found is not None]
    return [*look_problems(root, settings), *missing, *library_missing(config)]


def shown_problems(
    root: Path, sources: Sources, checker: Checker, theme: Theme, site: Site, as_of: datetime
) -> list[Problem]:
    """Problems of all that the site of a moment shows beside its releases: standing texts on the
    home page, settings, theme and catalogues."""
    texts = list(about(sources, as_of).values())
    return [
        *(problem for text in texts for problem in checker.typesetter.standing_problems(text)),
        *(found.problem for text in texts for found in checker.judge_shown(text)),
        *_of_tombstones(site, sources),
        *room_problems(root, sources.settings, theme, site.releases, as_of, site.items),
    ]


def _of_tombstones(site: Site, sources: Sources) -> list[Problem]:
    if not site.tombstones:
        return []
    # Rules take their time to load.
    from pressroom.rules import registry

    return registry.judge_reasons(site.tombstones, sources.config)


def room_problems(
    root: Path,
    settings: Settings,
    theme: Theme,
    releases: Sequence[Entry],
    as_of: datetime,
    items: Sequence[Entry] = (),
) -> list[Problem]:
    """Problems of settings, theme and catalogues for the site of `releases` and `items`."""
    config = settings.config
    return [
        *missing_catalogues(root, settings),
        *_old_zones(settings, max([as_of, *(release.instant.at for release in releases)])),
        *file_problems(theme),
        *unused_templates(theme, config.site.languages),
        *expired(config, as_of, settings.line("security", "expires")),
        *SocialCards(config, theme).problems(releases),
        *rulings.unknown_rulings((*releases, *items)),
        *pillow_missing_for((*releases, *items)),
        *redirect_problems((*releases, *items), config, theme.text(REDIRECTS)),
        *header_problems(config, theme.text(HEADERS)),
        *placeholders_in_settings(settings, releases),
    ]


def _old_zones(settings: Settings, latest: datetime) -> list[Problem]:
    """Warning if the time zones are over a year old at the latest instant that they decide."""
    if latest < surely_published() + _YEAR:
        return []
    return [
        Problem(
            path=CONFIG,
            line=settings.line("site", "timezone"),
            code="PR116",
            severity=Severity.WARNING,
            message=f"the time zones are of tzdata {version_of('tzdata')}, over a year old",
            remedy="install a newer `tzdata`: since then, clocks may have been set by other laws",
        )
    ]
