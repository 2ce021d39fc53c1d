"""Topics of a release: few and right rather than many."""

import pytest

from pressroom.content.config.registry_schema import Topic
from pressroom.importers.topics import topics_of

TOPICS = (
    Topic(key="financial-results", name="Financial results", description="Quarterly results, guidance."),
    Topic(key="clinical", name="Clinical data", description="Results of trials."),
    Topic(key="people", name="People", description="Changes in management and on the board."),
    Topic(key="dividends", name="Dividends", names={"de": "Dividenden"}),
    Topic(key="pumps", name="Pumps", description="Dosing pumps and valves for breweries."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("headline", "lead", "expected"),
    [
        ("Acme Reports Third Quarter 2026 Results", "", ("financial-results",)),
        ("Acme Announces Topline Results from Phase 3 Trial of Durela", "", ("clinical",)),
        ("Acme Reports First Quarter Results and Declares Dividend", "", ("dividends", "financial-results")),
        ("Acme schlägt Dividenden vor", "", ("dividends",)),
        ("Acme Appoints Jane Rowley as Chief Financial Officer", "She succeeds a director.", ("people",)),
        ("Acme Opens a Plant in Kiel", "The plant makes dosing pumps for breweries.", ()),
        ("Acme Opens a Plant for Dosing Pumps", "It will make valves for breweries.", ("pumps",)),
        ("Acme Signs a Lease", "The lease runs for ten years.", ()),
    ],
)  # fmt: skip
def test_topics_by_the_words_of_the_registry(
    headline: str, lead: str, expected: tuple[str, ...]
) -> None:
    assert topics_of(TOPICS, headline, (), lead) == expected


def test_without_registered_topics_there_are_none() -> None:
    assert topics_of((), "Acme Reports Third Quarter Results") == ()
