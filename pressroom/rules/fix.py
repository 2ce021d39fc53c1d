"""`lint --fix`: applies safe corrections to the authors' own files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pressroom.core.files import write_whole
from pressroom.core.problems import Abort, Problem
from pressroom.rules.judgement import Fix, Judgement


def apply_fixes(root: Path, judgements: Iterable[Judgement]) -> Mapping[str, int]:
    """Corrects releases and standing texts below `root`; returns the number of corrections by file.

    A file is replaced as a whole or not at all. Raises `Abort` if one cannot be written.
    """
    fixes: dict[str, list[tuple[int, Fix]]] = {}
    for judgement in judgements:
        if judgement.fix is not None:
            place = (judgement.problem.line, judgement.fix)
            fixes.setdefault(judgement.problem.path, []).append(place)
    done: dict[str, int] = {}
    for source, of_file in sorted(fixes.items()):
        path = root / source
        text = path.read_bytes().decode("utf-8")
        made, count = fixed_text(text, of_file)
        if count:
            _replace(path, made, source)
            done[source] = count
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


def _replace(path: Path, text: str, source: str) -> None:
    try:
        write_whole(path, text.encode("utf-8"), lasting=True)
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
