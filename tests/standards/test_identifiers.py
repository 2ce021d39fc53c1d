"""Identifiers of issuers and securities: a slip in one is seen by its check digits."""

from __future__ import annotations

import pytest

from pressroom.standards.identifiers import valid_isin, valid_lei


def test_leis() -> None:
    assert valid_lei("529900T8BM49AURSDO55")
    assert not valid_lei("529900T8BM49AURSDO56")
    assert not valid_lei("529900t8bm49aursdo55")


@pytest.mark.parametrize("isin", ["US0378331005", "CH0012221716", "GB0002634946"])
def test_isins(isin: str) -> None:
    assert valid_isin(isin)
    assert not valid_isin(isin[:-1] + str((int(isin[-1]) + 1) % 10))
    assert not valid_isin(isin.lower())
