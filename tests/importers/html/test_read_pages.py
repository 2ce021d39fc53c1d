"""Pages of wires and of investor-relations sites: the release whole, and nothing around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from pressroom.importers.html.read import read_html
from tests.importers.html import pages


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.__name__)
def test_the_release_is_whole_and_alone(page: Callable[[], str]) -> None:
    made, problems = read_html(page().encode(), "page.html")
    assert made is not None, problems
    assert made.title == pages.HEADLINE
    text = made.text.replace("\\\n", " ").replace("**", "").replace("### ", "")
    missing = Counter(pages.release()) - Counter(text.split())
    assert not missing
    assert "Chrome" not in text
    assert "Chrome" not in made.visible
    assert len(made.files) == 1
    assert "PR455" not in [problem.code for problem in made.problems]  # hidden in furniture alone
    outside = [problem for problem in made.problems if problem.code == "PR453"]
    assert [problem.severity.value for problem in outside] == ["note"]
