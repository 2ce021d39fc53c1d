"""Renderers are named in a table: each name is that of a function, which takes what it is given."""

from __future__ import annotations

import inspect

import pytest

from pressroom.formats.artifact import Artifact
from pressroom.formats.materials import Materials
from pressroom.pipeline.renderers import OF_VIEW, WITH_MATERIALS, function_at, renderer


def misfits() -> list[str]:
    """Names of functions that are not there or take other parameters than they are given."""
    wrong = []
    for table, given in ((WITH_MATERIALS, [Artifact, Materials]), (OF_VIEW, [None])):
        for name in table.values():
            try:
                found = inspect.signature(function_at(name), eval_str=True)
            except (ImportError, AttributeError):
                wrong.append(name)
                continue
            takes = [each.annotation for each in found.parameters.values()]
            fits = [want in (None, has) for want, has in zip(given, takes)]
            if len(takes) != len(given) or not all(fits) or found.return_annotation is not bytes:
                wrong.append(name)
    return wrong


def test_each_is_there_and_takes_what_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    assert misfits() == []
    assert not WITH_MATERIALS.keys() & OF_VIEW.keys()
    monkeypatch.setitem(OF_VIEW, "gone", "api.render_nothing")
    monkeypatch.setitem(OF_VIEW, "other", "feeds.render_feed")
    monkeypatch.setitem(WITH_MATERIALS, "nowhere", "nowhere.render_api")
    assert sorted(misfits()) == ["api.render_nothing", "feeds.render_feed", "nowhere.render_api"]


def test_a_kind_that_nothing_renders_is_a_fault() -> None:
    with pytest.raises(LookupError, match="no renderer makes files of the kind 'x'"):
        renderer("x")
