"""Registry of the editorial rules, and their application to releases.

A rule's docstring is its manual: what it asks for, why, a bad and a good example, and its source.
`docs/rules.md` and `lint --explain` are made from them, and the tests try the examples.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pressroom.content.config.checks import SEVERITIES
from pressroom.content.config.records import Config
from pressroom.content.model import Entry
from pressroom.content.references import reference_path
from pressroom.core.problems import Problem, Severity
from pressroom.rules import (
    about,
    announced,
    calls,
    calls_undated,
    changes,
    claims,
    clearances,
    clock,
    consistency,
    days,
    disclosure,
    encodings,
    event_calls,
    figure_style,
    figures,
    flattened,
    form,
    frame,
    grammar,
    headline,
    headline_figures,
    joins,
    leftovers,
    links,
    lists,
    measures,
    mixed_forms,
    names,
    names_two_ways,
    periods,
    place,
    placeholders,
    quotations,
    ranges,
    results,
    tickers,
    times,
    totals,
    trademark_use,
    weekdays,
    wire_leftovers,
    word_choice,
)
from pressroom.rules.beside import NOTHING, Beside
from pressroom.rules.gate import Gate
from pressroom.rules.judgement import Fault, Judgement
from pressroom.rules.release_text import ReleaseText
from pressroom.rules.rule import Rule
from pressroom.typeset.article import Article

RULES: tuple[Rule, ...] = (
    Rule("PR201", about.missing_contacts),
    Rule("PR202", headline.long_headline),
    Rule("PR203", tickers.ticker_not_in_lead),
    Rule("PR204", placeholders.placeholder, standing=True, stops=True),
    Rule("PR205", trademark_use.mark_without_symbol, mends=True),
    Rule("PR206", weekdays.wrong_weekday, standing=True),
    Rule("PR207", times.time_of_the_other_season, mends=True, english=True),
    Rule("PR208", links.image_without_description, standing=True),
    Rule("PR209", headline.headline_in_capitals),
    Rule("PR210", lists.list_after_paragraph, standing=True, mends=True),
    Rule("PR211", trademark_use.unused_mark),
    Rule("PR212", about.missing_legend, english=True),
    Rule("PR213", place.missing_dateline),
    Rule("PR214", lists.flat_nested_list, standing=True, mends=True),
    Rule("PR215", lists.typed_bullet, standing=True, mends=True),
    Rule("PR216", tickers.unknown_exchange, standing=True, mends=True),
    Rule("PR217", tickers.other_ticker, standing=True),
    Rule("PR218", tickers.company_without_ticker),
    Rule("PR219", names.misspelt_name, standing=True),
    Rule("PR220", disclosure.embargo_note_left),
    Rule("PR221", periods.another_quarters_label, english=True),
    Rule("PR222", changes.percentage_change, english=True),
    Rule("PR223", disclosure.legend_without_statement, english=True),
    Rule("PR224", measures.non_gaap_without_reconciliation, english=True),
    Rule("PR225", measures.adjusted_before_gaap, english=True),
    Rule("PR226", disclosure.market_hours),
    Rule("PR227", totals.total_that_does_not_add_up),
    Rule("PR228", about.contact_without_means),
    Rule("PR229", figures.malformed_figure, standing=True, mends=True, english=True),
    Rule("PR230", figures.mixed_currency_sign, standing=True, english=True),
    Rule("PR231", calls.call_without_zone, english=True),
    Rule("PR232", calls.call_date_passed, english=True),
    Rule("PR233", measures.per_share_without_basis, english=True),
    Rule("PR235", days.future_date_in_past_tense, english=True),
    Rule("PR236", days.today_with_another_date),
    Rule("PR237", figures.million_and_billion, english=True),
    Rule("PR238", days.impossible_date, standing=True),
    Rule("PR239", periods.stale_year, english=True),
    Rule("PR240", word_choice.abbreviation_before_its_meaning, english=True),
    Rule("PR241", word_choice.double_word, standing=True, mends=True),
    Rule("PR242", quotations.unclosed_quotation, standing=True),
    Rule("PR243", quotations.unclosed_parenthesis, standing=True),
    Rule("PR244", quotations.quotation_without_speaker, english=True),
    Rule("PR245", claims.superlative_without_source, english=True),
    Rule("PR246", form.paragraph_as_list, standing=True, mends=True),
    Rule("PR247", form.skipped_heading_level, standing=True),
    Rule("PR248", form.bold_instead_of_heading),
    Rule("PR249", links.tracked_link, standing=True, mends=True),
    Rule("PR250", links.image_described_by_its_file_name, standing=True),
    Rule("PR251", links.link_says_nothing, standing=True),
    Rule("PR252", links.link_to_a_draft_place, standing=True),
    Rule("PR253", leftovers.template_code_left, standing=True, stops=True),
    Rule("PR254", leftovers.reviewers_note_left, standing=True, stops=True),
    Rule("PR255", frame.headline_ends_with_full_stop, mends=True, english=True),
    Rule("PR256", frame.subhead_repeats_headline),
    Rule("PR257", frame.text_after_end_mark, english=True),
    Rule("PR258", times.ordinal_date, standing=True, mends=True, english=True),
    Rule("PR259", times.clock_written_badly, mends=True, english=True),
    Rule("PR260", about.contact_with_a_wrong_number),
    Rule("PR261", about.missing_boilerplate),
    Rule("PR262", about.old_boilerplate),
    Rule("PR263", trademark_use.mark_without_owner),
    Rule("PR264", trademark_use.unattributed_mark),
    Rule("PR265", trademark_use.mark_in_the_plural),
    Rule("PR266", place.other_dateline),
    Rule("PR267", totals.half_a_parenthesis),
    Rule("PR268", trademark_use.other_symbol),
    Rule("PR270", changes.difference_of_two_figures, english=True),
    Rule("PR271", consistency.figure_told_two_ways, english=True),
    Rule("PR272", consistency.figure_unlike_the_table, english=True),
    Rule("PR273", headline_figures.headline_figure_not_in_text, english=True),
    Rule("PR274", figure_style.negative_loss, english=True),
    Rule("PR275", figure_style.one_unit_in_two_forms, english=True),
    Rule("PR276", flattened.flattened_table),
    Rule("PR277", ranges.range_the_wrong_way, english=True),
    Rule("PR280", names_two_ways.name_spelt_two_ways),
    Rule("PR281", calls_undated.call_without_day_or_hour, english=True),
    Rule("PR282", grammar.small_words_that_clash, english=True),
    Rule("PR283", joins.words_run_together, mends=True),
    Rule("PR284", announced.reference_without_link, english=True),
    Rule("PR285", announced.point_ends_with_colon),
    Rule("PR286", mixed_forms.mixed_quotation_marks),
    Rule("PR287", wire_leftovers.wire_text_left),
    Rule("PR288", clearances.approved_of_what_was_cleared, english=True),
    Rule("PR289", mixed_forms.mixed_clock_forms, mends=True, english=True),
    Rule("PR290", clock.hour_that_no_clock_has, standing=True),
    Rule("PR295", headline.subheads_in_the_text),
    Rule("PR296", event_calls.call_unlike_its_event, english=True, beside=True),
    Rule("PR297", results.results_incomplete, beside=True),
    Rule("PR298", encodings.characters_in_another_encoding, standing=True, mends=True),
    Rule("PR299", results.figure_in_two_statements, beside=True),
)
BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}


def judge(articles: Iterable[Article], config: Config) -> list[Judgement]:
    """Judgements of all rules on the releases, with the severities that settings and releases give
    them."""
    return [found for article in articles for found in _judgements(article, config, _ALL)]


def judge_standing(
    articles: Iterable[Article], config: Config, *, only_stops: bool = False
) -> list[Judgement]:
    """Judgements on standing texts, which are typeset as releases (`as_release`): of all rules for
    them, or only of those whose faults stop a build."""
    rules = _STOPS if only_stops else _STANDING
    return [found for article in articles for found in _judgements(article, config, rules)]


def judge_compared(article: Article, beside: Beside, config: Config) -> list[Judgement]:
    """Judgements on a release beside what else belongs to it: of the rules that ask for that."""
    return list(_judgements(article, config, _BESIDE, beside))


def judge_in_part(article: Article, config: Config, faulty: Collection[str]) -> list[Judgement]:
    """Judgements on a release of which the front-matter keys `faulty` could not be read: of the
    rules that ask for none of them, so that one typo is told once."""
    silent = {code for key in faulty for code in _ASKED_FOR.get(key, "").split()}
    rules = [rule for rule in RULES if rule.code not in silent]
    return list(_judgements(article, config, Gate(rules)))


def judge_reasons(tombstones: Iterable[Entry], config: Config) -> list[Problem]:
    """Placeholders in the reasons of withdrawals, with the severities that settings and releases
    give them: of a withdrawn release readers get nothing else, so no other rule reads it."""
    rule = BY_CODE["PR204"]
    return [
        _problem(rule, release, fault, severity)
        for release in tombstones
        for severity in [_severities(release, config).get(rule.code, rule.severity(release))]
        if severity != _IGNORE
        for fault in placeholders.placeholder_in_reason(release, config)
    ]


# The rules that ask for a key of the front matter.
_SPEAKERS = "PR203 PR212 PR216 PR217 PR218 PR219 PR226 PR240 PR261"
_MARKS = "PR205 PR211 PR219 PR263 PR264 PR265 PR268"
_ASKED_FOR = {
    "title": "PR202 PR209 PR221 PR239 PR244 PR255 PR256",
    "date": "PR206 PR207 PR221 PR226 PR231 PR232 PR235 PR236 PR239 PR262 PR266",
    "subheads": "PR224 PR225 PR256",
    "dateline": "PR213 PR266",
    "issuers": _SPEAKERS,
    "ticker": _SPEAKERS,
    "tickers": _SPEAKERS,
    "trademarks": _MARKS,
    "products": _MARKS,
    "attribution": "PR263 PR264",
    "contacts": "PR201 PR228 PR260",
    "boilerplate": "PR221 PR224 PR239 PR261 PR262",
    "legend": "PR212 PR223 PR224",
    "attachments": "PR224",
    "topics": "PR225",
}
_ALL = Gate(RULES)
_STANDING = Gate(rule for rule in RULES if rule.standing)
_STOPS = Gate(rule for rule in RULES if rule.standing and rule.stops)
_BESIDE = Gate(rule for rule in RULES if rule.beside)


def _judgements(
    article: Article, config: Config, rules: Gate, beside: Beside = NOTHING
) -> Iterator[Judgement]:
    release_text = ReleaseText(article, config, beside)
    severities = _severities(article.release, config)
    for rule in rules.open_for(release_text):
        if severities and severities.get(rule.code) == _IGNORE:
            continue
        for fault in rule.check(release_text):
            severity = severities.get(rule.code, rule.severity(article.release))
            # Settings make no certainty of a doubt.
            told = severity if fault.sure else Severity.NOTE
            yield Judgement(_problem(rule, article.release, fault, told), fault.fix, fault.more)


_IGNORE = "ignore"


def _problem(rule: Rule, release: Entry, fault: Fault, severity: str) -> Problem:
    return Problem(
        path=release.source,
        line=fault.line,
        code=rule.code,
        severity=Severity(severity),
        message=fault.message,
        remedy=fault.remedy,
    )


def _severities(release: Entry, config: Config) -> Mapping[str, str]:
    """Severity of each rule's faults in `release`, by code; the release's own `lint` wins."""
    if not (config.rulings or release.rulings):
        return {}
    day = release.instant.at.date().isoformat()
    path = reference_path(release.source)
    return {
        ruling.code: ruling.severity
        for ruling in (*config.rulings, *release.rulings)
        if ruling.severity in SEVERITIES  # a release's own may be misspelt
        and ruling.release in ("", release.name, path)
        and release.source.startswith(f"{ruling.folder}/" if ruling.folder else "")
        and (not ruling.before or day < ruling.before)
    }
