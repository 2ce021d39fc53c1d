"""`lint`: every source judged, public or not; and its safe corrections carried out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from pressroom.content import ledger
from pressroom.content.config.reader import line_of
from pressroom.content.corrections import match_corrections
from pressroom.content.site import assemble
from pressroom.content.site_problems import (
    address_problems,
    early_translations,
    translation_problems,
)
from pressroom.content.visibility import embargo_problems
from pressroom.core.files import CONFIG
from pressroom.core.problems import Problem, in_order
from pressroom.formats.card_content import SocialCards
from pressroom.formats.print.pdf import borrowed
from pressroom.formats.security import expired
from pressroom.formats.theme.theme import look_problems, missing_catalogues, read_theme
from pressroom.pipeline.articles import checker_of
from pressroom.pipeline.progress import Progress, quiet
from pressroom.pipeline.read import Sources, read_sources, standing_texts
from pressroom.rules import registry
from pressroom.rules.files import open_documents, telling_documents
from pressroom.rules.fix import apply_fixes as carry_out_fixes
from pressroom.rules.judgement import Judgement
from pressroom.rules.standing import as_release
from pressroom.typeset.article import Article
from pressroom.typeset.catalogues import catalogue_problems


class LintReport(msgspec.Struct, frozen=True):
    """What `lint` looked at and found; `judgements` are those of the rules, with corrections."""

    releases: int
    rules: int
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...]


def lint_sources(
    root: Path, as_of: datetime, *, jobs: int = 1, progress: Progress = quiet
) -> LintReport:
    """Judges every source in `root`, public or not; writes nothing."""
    sources = read_sources(root, jobs=jobs)
    config = sources.config
    releases = [item.release for item in sources.loaded if item.release is not None]
    problems = [*sources.problems, *registry.unknown_releases(config, _names(sources))]
    for item in sources.loaded:
        problems += item.problems
        problems += embargo_problems(item, as_of)
    problems += address_problems(releases)
    unread = [item.source for item in sources.loaded if item.release is None]
    problems += translation_problems(releases, unread)
    problems += early_translations(releases)
    problems += match_corrections(releases)[1]
    whole = sources.index.releases(releases)
    problems += [*open_documents(root), *telling_documents(root, whole)]
    theme = read_theme(root, config)
    problems += look_problems(root, config.theme)
    problems += missing_catalogues(root, config.site.languages)
    problems += expired(config, as_of, line_of(root / CONFIG, ("security", "expires")))
    problems += catalogue_problems(theme.templates, config.site.languages)
    problems += SocialCards(config, theme).problems(releases)
    problems += borrowed(whole, config, theme)
    site, _ = assemble(sources.loaded, config, as_of)
    problems += ledger.lost(sources.ledger, site, as_of)
    problems += ledger.silent_edits(sources.ledger, site, sources.index.release)
    prover = checker_of(sources.index, root)
    proofs = prover.prove(releases, jobs, progress)
    problems += [p for proof in proofs for p in proof.problems]
    set_texts: list[Article] = []
    for text in standing_texts(sources, as_of):
        article, found = prover.typesetter.typeset(as_release(text, config))
        problems += [*text.problems, *found]
        set_texts.append(article)
    problems += registry.unknown_rulings(releases)
    judgements = (
        *(judgement for proof in proofs for judgement in proof.judgements),
        *registry.judge_standing(set_texts, config),
    )
    problems += [judgement.problem for judgement in judgements]
    problems += prover.problems
    return LintReport(len(proofs), len(registry.RULES), tuple(in_order(problems)), judgements)


def fix_sources(root: Path, judged: LintReport) -> Mapping[str, int]:
    """Carries out the safe corrections of `judged` in the releases; by file, how many."""
    return carry_out_fixes(root, judged.judgements)


def _names(sources: Sources) -> list[str]:
    return [item.source for item in sources.loaded]
