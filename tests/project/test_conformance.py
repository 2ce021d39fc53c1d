"""What `make test` does not even load must be there all the same for `make conformance`."""

from __future__ import annotations

import importlib

import pytest

from tests.conftest import REPOSITORY, pytest_ignore_collect

FOLDER = REPOSITORY / "tests/conformance"


def test_its_modules_can_be_loaded_and_are_all_marked() -> None:
    importlib.import_module("tests.conformance.conftest")
    modules = [
        importlib.import_module(f"tests.conformance.{path.stem}")
        for path in sorted(FOLDER.glob("test_*.py"))
    ]
    assert len(modules) > 10
    assert {module.pytestmark.name for module in modules} == {"conformance"}


@pytest.mark.parametrize(
    ("marks", "passed_over"),
    [("not long and not conformance", True), ("conformance", False), ("", False)],
)
def test_it_is_passed_over_only_where_none_of_it_is_wanted(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch, marks: str, passed_over: bool
) -> None:
    monkeypatch.setattr(pytestconfig.option, "markexpr", marks)
    assert bool(pytest_ignore_collect(FOLDER, pytestconfig)) is passed_over
    assert not pytest_ignore_collect(REPOSITORY / "tests/stories", pytestconfig)
