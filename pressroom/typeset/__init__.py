"""A release made ready to show: its texts as HTML, well set, its tables, marks and dateline."""

from pressroom.typeset.article import Abstract, Article, Download, Library
from pressroom.typeset.statement import Statement
from pressroom.typeset.typesetter import Typesetter

__all__ = ["Abstract", "Article", "Download", "Library", "Statement", "Typesetter"]
