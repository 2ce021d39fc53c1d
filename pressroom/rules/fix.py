"""`lint --fix`: applies safe corrections to the authors' own files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pressroom.core.files import read_source, write_whole
from pressroom.core.problems import Abort, Problem
from pressroom.rules.judgement import Fix, Judgement
from pressroom.rules.metadata import without_metadata


def apply_fixes(root: Path, judgements: Iterable[Judgement]) -> Mapping[str, int]:
    """Corrects releases and standing texts below `root`; returns the number of corrections by file.

    A file is replaced as a whole or not at all. Raises `Abort` if one cannot be written.
    """
    fixes: dict[str, list[tuple[int, Fix]]] = {}
    for judgement in judgements:
        places = list(judgement.more)
        if judgement.fix is not None:
            places.append((judgement.problem.line, judgement.fix))
        if places:
            fixes.setdefault(judgement.problem.path, []).extend(places)
    done: dict[str, int] = {}
    for source, of_file in sorted(fixes.items()):
        path = root / source
        text = path.read_bytes().decode("utf-8")
        made, count = fixed_text(text, of_file)
        if count:
            _replace(path, made.encode("utf-8"), source)
            done[source] = count
    return done


def clean_files(root: Path, sources: Iterable[str]) -> Mapping[str, int]:
    """Takes out of files below `root` what tells who made them and where; returns 1 for each file
    of which that could be done without harm. Raises `Abort` if one cannot be written."""
    done: dict[str, int] = {}
    for source in sorted(set(sources)):
        made = without_metadata(read_source(root / source))
        if made is not None:
            _replace(root / source, made, source)
            done[source] = 1
    return done


def fixed_text(text: str, fixes: Sequence[tuple[int, Fix]]) -> tuple[str, int]:
    """Applies each fix to its line of `text` (counted from 1); returns the text and the number of
    fixes applied.

    A fix whose words are not in the line exactly once is left to the author.
    """
    rows = text.split("\n")
    count = 0
    # From the last line up, since a fix may add a line.
    for line, fix in sorted(set(fixes), key=lambda place: (-place[0], place[1].old)):
        if 1 <= line <= len(rows) and rows[line - 1].count(fix.old) == 1:
            new = fix.new
            if "\n" in new and rows[line - 1].endswith("\r"):
                new = new.replace("\n", "\r\n")
            rows[line - 1] = rows[line - 1].replace(fix.old, new)
            count += 1
    return "\n".join(rows), count


def _replace(path: Path, data: bytes, source: str) -> None:
    try:
        write_whole(path, data, lasting=True)
    except OSError as error:
        raise Abort(
            [
                Problem(
                    path=source,
                    code="PR501",
                    message=f"cannot be written: {error.strerror}",
                    remedy="check who may write to the folder",
                )
            ]
        ) from error
