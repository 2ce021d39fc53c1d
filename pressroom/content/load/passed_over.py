"""Files in the press room's folders that are passed over: links, devices, hidden and unused ones.

Nothing that an author put there is left out without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pressroom.content.load.items import KINDS
from pressroom.content.load.standing_texts import FOLDERS
from pressroom.content.load.strays import NOT_FOLLOWED, NOT_OPENED, unnamed
from pressroom.core.files import FileTree, backup_files, file_tree, hidden_files
from pressroom.core.problems import Problem, nearest, warning

_THEME = ("templates", "static")
_STANDING = tuple(folder.partition("/")[2] for folder in FOLDERS.values())
_ITEMS = tuple(kind.folder.partition("/")[2] for kind in KINDS)
# What is wrong with their files is told where they are read.
_READ = ("releases", *_ITEMS)
_CONTENT = (*_READ, *_STANDING)
_BACKUP = (
    "an editor's copy of a file is passed over: this one is not used or published",
    "take it away; if it is the file itself, give it another name",
)
# Written by `ledger`, `publish` and `sign`, and read by them and by people.
_WRITTEN = ("ledger.toml", "receipts", "signatures")


def passed_over(root: Path, content: FileTree | None = None, *, named: bool) -> list[Problem]:
    """Errors (PR032) for links among standing texts, templates and static files, for pipes and
    devices anywhere; warnings for hidden files and editors' copies in the theme. Those among
    releases and items are told with these.

    `content` is the file tree of `content/`, if it was listed already. With `named` false, as a
    build tells them: the name of a standing text to come may be inside information.
    """
    problems: list[Problem] = []
    for folder in _THEME:
        problems += _hidden(root, folder)
    for folder in (*_THEME, "static/.well-known"):
        tree = file_tree(root / folder)
        problems += [_unread(f"{folder}/{path}", NOT_FOLLOWED) for path in tree.links]
        problems += [_unread(f"{folder}/{path}", NOT_OPENED) for path in tree.special]
    tree = file_tree(root / "content") if content is None else content
    standing = tuple(f"{name}/" for name in _STANDING)
    found = [_unread(f"content/{p}", NOT_FOLLOWED) for p in tree.links if p.startswith(standing)]
    others = [path for path in tree.special if path.partition("/")[0] not in _READ]
    found += [_unread(f"content/{path}", NOT_OPENED) for path in others]
    return problems + (found if named else [unnamed(each, "content") for each in found])


def _unread(path: str, why: tuple[str, str]) -> Problem:
    return Problem(path=path, code="PR032", message=why[0], remedy=why[1])


def _hidden(root: Path, folder: str) -> Iterator[Problem]:
    hidden = "hidden files are passed over: this one is not used or published"
    remedy = "give it a name that does not begin with a dot, or take it away"
    for path in hidden_files(root / folder):
        yield warning(f"{folder}/{path}", "PR032", hidden, remedy)
    for path in backup_files(root / folder):
        yield warning(f"{folder}/{path}", "PR032", *_BACKUP)


def unused_content(root: Path) -> Iterator[Problem]:
    """Warnings (PR033) for files and folders in `content/` that nothing reads, and (PR032) for
    editors' copies of files there. For `lint` alone: they may be inside information."""
    for path in backup_files(root / "content"):
        yield warning(f"content/{path}", "PR032", *_BACKUP)
    seen: set[str] = set()
    for path in file_tree(root / "content").files:
        top, _, rest = path.partition("/")
        if rest and top in _CONTENT:
            if top not in _READ and not path.endswith(".md"):
                message = "nothing reads this file: standing texts are Markdown (`.md`)"
                yield _idle(path, message, "save its text as `NAME.md`, or take it away")
        elif rest and top == "receipts" and not path.endswith(".json"):
            yield _idle(path, "this is no receipt, and nothing reads it", "take it away")
        elif top not in (*_WRITTEN, *seen):
            seen.add(top)
            none = "move what is in it into a folder that is read, or out of content/"
            meant = nearest(top, _CONTENT) if rest else None
            message = f"nothing reads this {'folder' if rest else 'file'}"
            yield _idle(top, message, f"did you mean `content/{meant}/`?" if meant else none)


def _idle(path: str, message: str, remedy: str) -> Problem:
    return warning(f"content/{path}", "PR033", message, remedy)
