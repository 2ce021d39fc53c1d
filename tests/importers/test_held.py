"""Texts that say that nobody may see them yet stay drafts, from an archive too."""

from pathlib import Path

import pytest

from pressroom.content.config.reader import read_settings
from pressroom.core.problems import Problem, Severity
from pressroom.importers.frame import framed
from pressroom.importers.records import ImportedRelease, ImportRegistry, Manuscript, Wishes
from tests.conftest import CONFIG

TEXT = "BOSTON -- ACME Corporation has bought a foundry in Kiel, its second.\n"


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> ImportRegistry:
    root: Path = tmp_path_factory.mktemp("registry")
    (root / "config.toml").write_text(CONFIG, encoding="utf-8")
    return ImportRegistry(read_settings(root).config, {}, {})


def archived(registry: ImportRegistry, line: str, *told: Problem) -> ImportedRelease:
    manuscript = Manuscript(
        source="feed.xml#1",
        text=f"{line}\n\n{TEXT}",
        visible=f"{line} {TEXT}",
        title="ACME Buys a Foundry",
        date="2020-03-02T09:00-05:00",
        problems=told,
    )
    return framed(manuscript, registry, Wishes(archive=True))


@pytest.mark.parametrize(
    ("line", "is_held"),
    [
        ("EMBARGOED UNTIL 9:00 AM ET March 3, 2030", True),
        ("Embargoed until March 2, 2020, 4:00 PM EST", True),
        ("Embargoed until March 2, 2020, 8:00 AM EST", False),
        ("EMBARGOED FOR RELEASE UNTIL FURTHER NOTICE", True),
        ("Sperrfrist: 3. März 2030", True),
        ("EMBARGO", True),
        ("The embargo on copper goes on", False),
        ("For immediate release", False),
    ],
)
def test_an_embargo_that_is_later_than_the_archives_date_holds(
    registry: ImportRegistry, line: str, is_held: bool
) -> None:
    made = archived(registry, line)

    assert made.front.get("draft", False) is is_held
    assert any(problem.code == "PR467" for problem in made.problems) is is_held


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
def test_what_word_s_pages_say_of_themselves_holds(
    registry: ImportRegistry, severity: Severity
) -> None:
    margin = Problem(
        path="feed.xml#1",
        code="PR441",
        severity=severity,
        message="the watermark says `DRAFT`, and is left out",
        remedy="look",
    )
    made = archived(registry, "For immediate release", margin)

    assert made.front.get("draft", False) is (severity is Severity.WARNING)
