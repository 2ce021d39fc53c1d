"""Identities of a balance sheet, known by the words of its rows: assets are liabilities and equity,
and a net row is the gross one less what stands between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from pressroom.rules.differences import figures_of, key_of, mismatch, plain_labels, printed
from pressroom.typeset.statements.grid import Grid
from pressroom.typeset.statements.sums import Mismatch

_EQUITY = (
    r"(?:(?:total )?(?:share|stock)(?:holders|owners)['’]?s?['’]? |owners['’] |members['’] |"
    r"partners['’] )?(?:equity|deficit|deficiency|capital)(?: \((?:deficit|deficiency)\))?"
)
_ASSETS = (
    r"total assets|assets,? total"
    r"|(?:summe|total)(?: der)? (?:aktiva|aktiven|vermögenswerte)|(?:aktiva|aktiven),? gesamt"
    r"|gesamtvermögen"
    r"|total (?:de l['’])?actif|total des actifs|actif total"
    r"|total (?:del )?activo|total activos|activo total"
    r"|totale (?:dell['’])?attivo|totale attività"
    r"|資産(?:の部)?合計|资产(?:总计|合计)|資產(?:總計|合計)"
)
_BOTH = (
    rf"total liabilities(?:,[^|]*)?,? (?:and|&) (?:[^|]* )?{_EQUITY}"
    rf"|total {_EQUITY},? (?:and|&) liabilities|total equity (?:and|&) liabilities"
    r"|(?:summe|total)(?: der)? (?:passiva|passiven)|(?:passiva|passiven),? gesamt"
    r"|(?:summe|total) (?:eigenkapital und (?:schulden|verbindlichkeiten)"
    r"|(?:schulden|verbindlichkeiten) und eigenkapital)"
    r"|total (?:du )?passif et (?:des )?capitaux propres"
    r"|total (?:des )?capitaux propres et (?:du |des )?passifs?"
    r"|total (?:del )?(?:patrimonio neto y pasivo|pasivo y patrimonio(?: neto)?)"
    r"|totale (?:(?:del )?passivo e (?:del )?patrimonio netto|patrimonio netto e passiv(?:o|ità))"
    r"|負債(?:及び|・|および|)?(?:純資産|資本)(?:の部)?合計|负债和(?:所有者|股东)权益(?:总计|合计)"
)
_SHEET = tuple(re.compile(form) for form in (_ASSETS, _BOTH))
_LESS = re.compile(
    r"(?:less|minus|abzüglich|abzgl\.?|moins|menos|meno)\b"
    r"|(?:less[: ]+)?accumulated (?:depreciation|amorti[sz]ation|impairment)|allowances? for\b"
    r"|kumulierte abschreibungen|wertberichtigung|amortissements (?:cumulés|et dépréciations)"
    r"|amortización acumulada|減価償却累計額|貸倒引当金"
)
_NET = re.compile(r"\b(?:net|netto|nette?s?|neto|neta|netti)\b|純額|净额")
_GROSS = re.compile(r"\b(?:gross|brutto|brute?s?|bruto|lordo)\b|総額|原值")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset({"and", "the", "und", "der", "die", "les", "des", "from", "for"})
_MOST_LESS, _MOST_PARTS = 6, 12


def wrong_balances(
    grid: Grid, language: str, told: Collection[tuple[int, str, str]]
) -> Iterator[Mismatch]:
    """The figures that break an identity of the sheet. `told` are rows (line, label, figure) that
    are known to be wrong: what goes back to them is not told again."""
    labels = plain_labels(grid)
    yield from _sheet(grid, language, labels, told)
    for place in range(2, len(labels)):
        above = _gross(labels, place)
        if above is not None:
            yield from _net(grid, language, (above, place), told)


def _sheet(
    grid: Grid, language: str, labels: list[str], told: Collection[tuple[int, str, str]]
) -> Iterator[Mismatch]:
    """Liabilities and equity that are not the assets. A table with several of either is none."""
    found = [[n for n, label in enumerate(labels) if form.fullmatch(label)] for form in _SHEET]
    if [len(each) for each in found] != [1, 1]:
        return
    (assets,), (both,) = found
    first, second = (figures_of(grid.rows[n].cells, language) for n in (assets, both))
    for column in sorted(set(first) & set(second)):
        one, other = first[column], second[column]
        slack = one.slack + other.slack
        rows = {key_of(grid, assets, one.text), key_of(grid, both, other.text)}
        if abs(one.value - other.value) > slack and rows.isdisjoint(told):
            label = grid.rows[assets].cells[0].text
            yield mismatch(grid, both, column, other.text, one.text, f"`{label}` is")


def _gross(labels: list[str], place: int) -> int | None:
    """The row that a net row is net of: the one above those that say what is taken away."""
    if not _NET.search(labels[place]):
        return None
    top = place - 1
    while top >= max(0, place - _MOST_LESS) and _LESS.match(labels[top]):
        top -= 1
    if top < 0 or top == place - 1 or _LESS.match(labels[top]):
        return None
    net, gross = _words(labels[place]), _words(labels[top])
    alike = bool(net) and (net <= gross or (gross <= net and bool(gross)))
    return top if alike and not _NET.search(labels[top]) else None


def _words(label: str) -> set[str]:
    plain = _GROSS.sub(" ", _NET.sub(" ", label))
    return {word for word in _WORD.findall(plain) if word not in _SMALL}


def _net(
    grid: Grid, language: str, span: tuple[int, int], told: Collection[tuple[int, str, str]]
) -> Iterator[Mismatch]:
    """The columns in which a net row is another than the difference; none where it is so in all of
    several, since the rows then mean something else."""
    top, place = span
    gross, *less, net = (figures_of(grid.rows[n].cells, language) for n in range(top, place + 1))
    wrong, right = [], 0
    for column in sorted(set(gross) & set(net)):
        parts = [each[column] for each in less if column in each]
        if len(parts) != len(less) or len({part.value < 0 for part in parts if part.value}) > 1:
            continue
        rest = gross[column].value - sum(abs(part.value) for part in parts)
        slack = sum((each.slack for each in (gross[column], net[column], *parts)), Decimal())
        missing = net[column].value - rest
        if abs(missing) <= slack or _is_net_of_more(grid, language, (top, column), missing, slack):
            right += 1
        elif key_of(grid, place, net[column].text) not in told:
            wrong.append((column, rest))
    if wrong and (right or len(wrong) == 1):
        for column, rest in wrong:
            text = printed(rest, net[column].decimals, language)
            yield mismatch(grid, place, column, net[column].text, text)


def _is_net_of_more(
    grid: Grid, language: str, place: tuple[int, int], missing: Decimal, slack: Decimal
) -> bool:
    """Whether the figures right above the gross one, up to some row, come to what is missing: a net
    row may be that of several, without a row for their sum."""
    top, column = place
    for number in range(top - 1, max(0, top - _MOST_PARTS) - 1, -1):
        figure = figures_of(grid.rows[number].cells, language).get(column)
        if figure is None:
            return False
        missing, slack = missing - figure.value, slack + figure.slack
        if abs(missing) <= slack:
            return True
    return False
