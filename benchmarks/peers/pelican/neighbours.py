"""Tells each article which one is newer and which is older."""

from pelican import signals


def _tell(generator):
    rows = generator.articles
    for newer, article, older in zip([None, *rows], rows, [*rows[1:], None]):
        article.newer, article.older = newer, older


def register():
    signals.article_generator_finalized.connect(_tell)
