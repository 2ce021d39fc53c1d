"""Draws docs/architecture.svg, the wings and what each imports, out of the imports themselves;
with `--check`, says whether the picture is current."""

from __future__ import annotations

import ast
import functools
import sys
from collections import Counter
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = Path(__file__).with_name("architecture.svg")
# From the top of the ladder to its foot; the middle four stand on one step.
WINGS = (
    "cli",
    "serve",
    "publishing",
    "pipeline",
    "formats",
    "rules",
    "check",
    "importers",
    "typeset",
    "content",
    "standards",
    "core",
)
_STEP = ("formats", "rules", "check", "importers")
_LEFT, _TOP, _ROW, _WIDE, _CELL = 16, 122, 46, 520, 46


@functools.cache
def modules() -> dict[str, Path]:
    """The modules of the package by name; those of the starter, which is data, left out."""
    found = {}
    for path in sorted((ROOT / "pressroom").rglob("*.py")):
        if "starter" not in path.parts:
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts).removesuffix(".__init__")] = path
    return found


@functools.cache
def parsed(path: Path) -> ast.Module:
    """A module's source as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@functools.cache
def imports(path: Path) -> frozenset[str]:
    """The modules of the package that one imports, in functions too, but not for types alone."""
    known = modules()
    tree = parsed(path)
    typing = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in typing:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                found.add(name if name in known else node.module)
    return frozenset(name for name in found if name in known)


def wing(module: str) -> str:
    """The wing of a module; empty for what lies at the top."""
    return module.split(".")[1] if module.count(".") else ""


@functools.cache
def arrows() -> Counter[tuple[str, str]]:
    """How many imports lead from one wing to another."""
    known = modules()
    return Counter(
        (wing(name), wing(other))
        for name, path in known.items()
        for other in imports(path)
        if wing(name) in WINGS and wing(other) in WINGS and wing(name) != wing(other)
    )


def summary(name: str) -> str:
    """The first sentence of a wing's docstring, without its full stop."""
    text = ast.get_docstring(ast.parse((ROOT / f"pressroom/{name}/__init__.py").read_text())) or ""
    return " ".join(text.partition("\n\n")[0].split()).partition(". ")[0].rstrip(".")


def picture() -> str:
    """The picture: a box for each wing, and beside it a dot for each wing that it imports, of three
    sizes: fewer than 5 imports, fewer than 20, more."""
    counts = arrows()
    width = _LEFT + _WIDE + 24 + _CELL * len(WINGS) + 16
    height = _TOP + _ROW * len(WINGS) + 20
    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="13">',
        "<title>The wings of Pressroom, and which imports which</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        '<text x="16" y="30" font-size="18" font-weight="bold">'
        f"{len(WINGS)} wings, each on its step</text>",
        '<text x="16" y="54" fill="#444">A wing imports only from steps below its own. '
        "A dot where it does: small, some, many imports.</text>",
    ]
    for row, name in enumerate(WINGS):
        y = _TOP + row * _ROW
        fill = "#e8f0f8" if name in _STEP else "#f4f4f0"
        rows += [
            f'<rect x="{_LEFT}" y="{y}" width="{_WIDE}" height="{_ROW - 8}" rx="4" '
            f'fill="{fill}" stroke="#667"/>',
            f'<text x="{_LEFT + 10}" y="{y + 16}" font-weight="bold">{name}</text>',
            f'<text x="{_LEFT + 10}" y="{y + 31}" font-size="11" fill="#333">'
            f"{escape(_cut(summary(name)))}</text>",
        ]
        for column, other in enumerate(WINGS):
            x = _LEFT + _WIDE + 24 + column * _CELL + _CELL // 2
            if row == 0:
                rows.append(
                    f'<text transform="translate({x + 4} {_TOP - 8}) rotate(-50)">{other}</text>'
                )
            count = counts[name, other]
            middle = y + (_ROW - 8) // 2
            if name == other:
                rows.append(
                    f'<rect x="{x - 3}" y="{middle - 3}" width="6" height="6" fill="#99a"/>'
                )
            elif count:
                radius = 4 if count < 5 else 7 if count < 20 else 11
                rows.append(f'<circle cx="{x}" cy="{middle}" r="{radius}" fill="#12395b"/>')
    return "\n".join([*rows, "</svg>"]) + "\n"


def _cut(text: str, most: int = 84) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip(",;:") + " …"


def main(arguments: list[str]) -> None:
    """Writes the picture, or with `--check` exits with 1 when it is not what would be written."""
    if arguments not in ([], ["--check"]):
        sys.exit("Usage: python docs/architecture.py [--check]")
    text = picture()
    if not arguments:
        PICTURE.write_text(text, encoding="utf-8")
        return
    current = PICTURE.read_text(encoding="utf-8") if PICTURE.exists() else ""
    if current != text:
        sys.exit(
            "docs/architecture.svg is not what imports say: run `python docs/architecture.py`."
        )


if __name__ == "__main__":
    main(sys.argv[1:])
