"""Reading of Word files in tests, with what is told in short."""

from __future__ import annotations

import csv
import itertools

from pressroom.core.problems import Problem
from pressroom.importers.records import ImportedFile, Manuscript, Wishes
from pressroom.importers.visible_words import lost_words
from pressroom.importers.word.reader import read_word
from tests.importers import word_files


def text_in_file(file: ImportedFile) -> str:
    """The texts of a statement's cells, one a line; nothing of a picture."""
    rows = (
        csv.reader(file.data.decode().splitlines(keepends=True))
        if file.name.endswith(".csv")
        else []
    )
    return "\n".join(itertools.chain.from_iterable(rows))


def read(data: bytes, changes: str = "") -> Manuscript:
    """The manuscript of a file that can be read; no word of it may be lost."""
    manuscript, problems = read_word(data, "news.docx", Wishes(changes=changes))
    assert manuscript is not None, problems
    written = [
        manuscript.title,
        manuscript.text,
        *map(text_in_file, manuscript.files),
    ]
    told = [problem.message for problem in manuscript.problems]
    assert lost_words(manuscript.visible, [*written, *told]) == ()
    return manuscript


def text_of(body: str, changes: str = "") -> str:
    """The Markdown of a document's body, without white space around it."""
    return read(word_files.docx(body), changes).text.strip()


def told_of(data: bytes, changes: str = "") -> list[str]:
    """What is told of a file: code and message of each problem."""
    return [f"{each.code} {each.message}" for each in problems_of(data, changes)]


def problems_of(data: bytes, changes: str = "") -> tuple[Problem, ...]:
    """The problems of a file."""
    manuscript, problems = read_word(data, "news.docx", Wishes(changes=changes))
    return problems if manuscript is None else manuscript.problems
