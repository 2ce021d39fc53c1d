"""Reader of Word files (.docx, .docm): a file's bytes to a manuscript, with all that is told of it.

The package is searched and repaired before mammoth reads it, since no library reads Word whole:
tracked changes are settled, hidden text is taken out, fields and wrappers give way to what they
show. Beside it the visible text is read by another road (`visible`), so that a loss is noticed.
"""

from __future__ import annotations

from pressroom.core.problems import Problem
from pressroom.importers.languages import language_of
from pressroom.importers.records import Manuscript, Wishes
from pressroom.importers.visible_words import without_bullets
from pressroom.importers.word.boxes import drawing_findings, move_boxes
from pressroom.importers.word.by_mammoth import to_markdown
from pressroom.importers.word.changes import settle, tracked_change_problems, tracked_changes
from pressroom.importers.word.characters import plain_characters
from pressroom.importers.word.collected import Collected
from pressroom.importers.word.fields import drop_unclosed_fields, resolve_fields
from pressroom.importers.word.findings import as_problems
from pressroom.importers.word.hidden import Looks
from pressroom.importers.word.languages import marked_language
from pressroom.importers.word.margins import margin_findings
from pressroom.importers.word.names import above, value, w
from pressroom.importers.word.numbering import Numbering
from pressroom.importers.word.opening import WordFile, open_word, part_findings
from pressroom.importers.word.package import Unreadable, XmlPart
from pressroom.importers.word.rewrite import Rewriter
from pressroom.importers.word.styles import Styles
from pressroom.importers.word.tab_tables import join_tab_tables
from pressroom.importers.word.visible import VisibleLine, visible_lines
from pressroom.importers.word.wrappers import (
    choose_branches,
    remove_comments,
    remove_hidden,
    unwrap,
)


def read_word(
    data: bytes, source: str, wishes: Wishes
) -> tuple[Manuscript | None, tuple[Problem, ...]]:
    """Reads a Word file. The manuscript is None if a problem must be settled first: tracked changes
    without a wish what to do with them, or a file that cannot be read. No file raises."""
    try:
        file = open_word(data)
        return _read(file, source, wishes)
    except Unreadable as wrong:
        fault = Problem(path=source, code=wrong.code, message=wrong.what, remedy=wrong.remedy)
        return None, (fault,)


def _read(
    file: WordFile, source: str, wishes: Wishes
) -> tuple[Manuscript | None, tuple[Problem, ...]]:
    texts = [file.document, *file.notes.values()]
    definitions = [part for part in (file.styles, file.numbering) if part is not None]
    into = Collected()
    for part in (*texts, *file.margins):
        into.findings += choose_branches(part.root)
    tracked = [part.root for part in (*texts, *file.margins, *definitions)]
    # Another one than below: settling changes styles too.
    unsettled = Looks(Styles(file.styles.root if file.styles else None))
    changes = tracked_changes(tracked, lambda run: bool(unsettled.why_hidden(run)))
    for root in tracked:
        settle(root, accept=wishes.changes != "reject")
        drop_unclosed_fields(root)
    styles = Styles(file.styles.root if file.styles else None)
    looks = Looks(styles)
    lines = _visible(file, looks)
    beginnings = {line.number: line.text for line in reversed(lines) if line.number}
    into.findings += tracked_change_problems(changes, beginnings) if not wishes.changes else []
    into.findings += part_findings(file)
    marked = marked_language(file.document.root, styles)
    for part in texts:
        _repair(part, file, looks, into)
    into.findings += margin_findings(file, looks)
    numbering = Numbering(file.numbering.root if file.numbering else None, styles)
    small = Rewriter(file, styles, numbering, into).document()
    text = to_markdown(small)
    problems = as_problems(into.findings, source, beginnings)
    if changes and not wishes.changes:
        return None, problems
    visible = without_bullets("\n\n".join(line.text for line in lines))
    manuscript = Manuscript(
        source=source,
        text=text,
        title=small.title,
        visible=visible,
        # Word marks a text by its author's keyboard, which need not be the text's language.
        language=language_of(visible) or marked,
        files=into.files,
        problems=problems,
    )
    return manuscript, ()


def _visible(file: WordFile, looks: Looks) -> list[VisibleLine]:
    """The visible text of the document and of the notes it refers to; Word prints no others."""
    root = file.document.root
    lines = visible_lines(root, looks)
    for kind, part in file.notes.items():
        used = {
            value(each, "id")
            for each in root.iter(w(f"{kind}Reference"))
            if not any(map(looks.why_hidden, above(each, "r")))
        }
        for note in part.root.findall(w(kind)):
            if value(note, "id") in used:
                lines += visible_lines(note, looks)
    return lines


def _repair(part: XmlPart, file: WordFile, looks: Looks, into: Collected) -> None:
    """Leaves of a part's XML, in place, what shows, in forms that the small document has."""
    into.findings += remove_comments(part.root)
    into.findings += unwrap(part.root)
    into.findings += resolve_fields(part.root)
    into.findings += remove_hidden(part.root, looks)
    into.findings += plain_characters(part.root, looks.styles)
    into.findings += drawing_findings(part, file.package)
    move_boxes(part.root)
    into.findings += join_tab_tables(part.root, looks.styles)
