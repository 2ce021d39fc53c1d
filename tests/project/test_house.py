"""The house: twelve wings, their sizes, and tests that lie as the modules do."""

from __future__ import annotations

import ast
import collections
import importlib.util
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

from pressroom.core.package import PACKAGE
from pressroom.pipeline import inputs
from tests.conftest import REPOSITORY, Room

MOST_ARROWS = 45
MOST_LINES_OF_A_MODULE = 320
MOST_LINES_OF_A_FUNCTION = 60
MOST_PARAMETERS = 7
VAGUE = frozenset(
    re.findall(
        r"\w+",
        "What Where When Why How Which Who Whose Those Of In By For As From "
        "Empty Nothing Something Without",
    )
)
"""Words with which no docstring begins."""
OWN_WORDS = frozenset(
    re.findall(
        r"\w+",
        "desk glance glimpse judging making postcards proof proofing prover "
        "retouch speechless stationery surroundings telling told untold",
    )
)
"""Names that were words of our own: what has one says what is told, made or looked at instead."""
VERBS = frozenset(["_joined", "_place", "_said", "_shown"])
"""Names of functions that do not say of what."""


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / f"docs/{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


architecture = script("architecture")
MODULES: dict[str, Path] = architecture.modules()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def parameters(function: ast.FunctionDef) -> int:
    """How many are given by who calls it."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return sum(each.arg not in ("self", "cls") for each in every)


def lines(function: ast.FunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def circle(arrows: Mapping[str, Collection[str]]) -> list[str]:
    """Modules that import each other in a circle; empty when there are none."""
    done: set[str] = set()

    def visit(name: str, above: list[str]) -> list[str]:
        if name in above:
            return above[above.index(name) :]
        if name not in done:
            for other in sorted(arrows[name]):
                if found := visit(other, [*above, name]):
                    return found
            done.add(name)
        return []

    return next((found for name in sorted(arrows) if (found := visit(name, []))), [])


def is_empty(init: str) -> bool:
    """Whether a package's `__init__` is a docstring and nothing else."""
    body = ast.parse(init).body
    return len(body) == 1 and ast.get_docstring(ast.parse(init)) is not None


def unmirrored(tests: Path, package: Path) -> list[str]:
    """Files of tests in a wing's folder that are not named after what they test: `test_a.py` or
    `test_a_more.py` for a module or a package `a` at the same place."""
    wrong = []
    for path in sorted(tests.rglob("test_*.py")):
        there = package / path.parent.relative_to(tests)
        names = {p.stem for p in there.glob("*.py")} | {p.name for p in there.glob("*/")}
        words = path.stem.removeprefix("test_").split("_")
        if not any("_".join(words[:count]) in names for count in range(1, len(words) + 1)):
            wrong.append(path.relative_to(tests).as_posix())
    return wrong


def private_patches(source: str) -> list[str]:
    """The private names that a test sets anew (`monkeypatch.setattr`): it would fail when the
    inside changes and nothing else."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "setattr":
            texts = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
            names = [text.rpartition(".")[2] for text in texts if isinstance(text, str)]
            found += [n for n in names if n.startswith("_") and not n.startswith("__")]
    return found


def test_tests_patch_no_private_names() -> None:
    tests = sorted((REPOSITORY / "tests").rglob("*.py"))
    found = {path.name: private_patches(path.read_text(encoding="utf-8")) for path in tests}
    assert {name: names for name, names in found.items() if names} == {}
    seeded = "monkeypatch.setattr(a, '_b', 1)\npatch.setattr('c.d._e', 2)\np.setattr(a, 'b', '_c')"
    assert private_patches(seeded) == ["_b", "_e"]


def unnamed_cases(source: str) -> list[int]:
    """The lines where a test takes functions without a name as its cases, and says no `ids`: when
    one fails, nobody knows which."""
    tree = ast.parse(source)
    lists = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and not isinstance(node.value, ast.Dict)
    }

    def has_lambda(node: ast.AST) -> bool:
        if isinstance(node, ast.Call) and any(each.arg == "id" for each in node.keywords):
            return False
        if isinstance(node, ast.Name) and node.id in lists:
            return has_lambda(lists[node.id])
        return isinstance(node, ast.Lambda) or any(map(has_lambda, ast.iter_child_nodes(node)))

    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "parametrize"
        and not any(each.arg == "ids" for each in node.keywords)
        and has_lambda(node.args[1])
    ]


def test_cases_without_a_name_have_ids() -> None:
    tests = sorted((REPOSITORY / "tests").rglob("test_*.py"))
    found = {path.name: unnamed_cases(path.read_text(encoding="utf-8")) for path in tests}
    assert {name: at for name, at in found.items() if at} == {}
    seeded = "CASES = [lambda: 1]\n" + "".join(
        f"@pytest.mark.parametrize('a', {cases})\ndef test_a(a): ...\n"
        for cases in ("[1]", "CASES", "CASES, ids=[2]", "[pytest.param(lambda: 1, id='b')]")
    )
    assert unnamed_cases(seeded) == [4]


def test_nothing_but_the_wings_is_at_the_top() -> None:
    names = {path.name for path in PACKAGE.iterdir()} - {"__pycache__"}
    wings = names - {"__init__.py", "__main__.py", "starter", "py.typed"}
    assert wings == set(architecture.WINGS)


def test_wings_import_only_from_below() -> None:
    arrows = architecture.arrows()
    steps = [
        ["cli"],
        ["serve", "publishing"],
        ["pipeline"],
        ["formats", "rules", "check", "importers"],
        ["typeset"],
    ]
    steps += [["content"], ["standards"], ["core"]]
    level = {name: number for number, step in enumerate(steps) for name in step}
    assert [pair for pair in arrows if level[pair[0]] >= level[pair[1]]] == []
    assert 20 < len(arrows) <= MOST_ARROWS


def test_no_modules_import_each_other() -> None:
    arrows = {name: architecture.imports(path) for name, path in MODULES.items()}
    assert circle(arrows) == []
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c"]


def test_packages_import_nothing_whole() -> None:
    packages = [path for path in MODULES.values() if path.name == "__init__.py"]
    assert [path for path in packages if not is_empty(path.read_text())] == [
        PACKAGE / "__init__.py"  # it holds the version
    ]
    assert not is_empty("from a import b") and not is_empty('"""A."""\nimport a')


def test_modules_are_read_in_one_sitting() -> None:
    long = {name: len(path.read_text().splitlines()) for name, path in MODULES.items()}
    assert {n: count for n, count in long.items() if count > MOST_LINES_OF_A_MODULE} == {}


def test_functions_fit_a_screen() -> None:
    large = [
        (name, function.name, lines(function), parameters(function))
        for name, path in MODULES.items()
        for function in functions(architecture.parsed(path))
        if lines(function) > MOST_LINES_OF_A_FUNCTION or parameters(function) > MOST_PARAMETERS
    ]
    assert large == []


def test_a_large_function_is_found() -> None:
    body = "\n".join("    pass" for _ in range(60))
    (function,) = functions(ast.parse(f"def f(self, a, *, b):\n{body}\n"))
    assert (lines(function), parameters(function)) == (61, 2)


@pytest.mark.parametrize("wing", architecture.WINGS)
def test_tests_lie_as_the_modules_do(wing: str) -> None:
    assert unmirrored(REPOSITORY / f"tests/{wing}", PACKAGE / wing) == []


def test_a_test_that_lies_elsewhere_is_found(tmp_path: Path) -> None:
    for name in ("tests/test_a.py", "tests/test_a_more.py", "tests/test_b.py", "package/a.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert unmirrored(tmp_path / "tests", tmp_path / "package") == ["test_b.py"]


def untested(tests: Path, package: Path) -> list[str]:
    """Folders of modules below a package for which the same folder of tests, or a file named after
    them in the one above, is missing."""
    folders = {path.parent for path in package.glob("*/**/*.py") if path.name != "__init__.py"}
    return sorted(
        folder.relative_to(package).as_posix()
        for folder in folders
        if not any((tests / folder.relative_to(package)).glob("test_*.py"))
        and not any((tests / folder.relative_to(package)).parent.glob(f"test_{folder.name}*.py"))
    )


def test_every_folder_of_modules_has_tests(tmp_path: Path) -> None:
    assert untested(REPOSITORY / "tests", PACKAGE) == ["starter"]
    names = ["package/a/b/c.py", "package/a/d/e.py", "package/a/f/g.py"]
    for name in (*names, "tests/a/b/test_c.py", "tests/a/test_d.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert untested(tmp_path / "tests", tmp_path / "package") == ["a/f"]


def test_a_folder_of_tests_is_a_wing_s_or_known() -> None:
    tests = REPOSITORY / "tests"
    folders = {path.relative_to(tests).parts[0] for path in tests.glob("*/**/test_*.py")}
    assert folders - set(architecture.WINGS) == {"stories", "project", "conformance"}


def vague_beginnings(tree: ast.Module) -> list[str]:
    """The docstrings of a module that begin with a question word or a preposition, and name nothing
    that a search would find: by the name of what has it."""
    defined = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        getattr(node, "name", "the module")
        for node in ast.walk(tree)
        if isinstance(node, defined)
        and (ast.get_docstring(node) or "a").split(maxsplit=1)[0] in VAGUE
    ]


def own_words(name: str, tree: ast.Module) -> list[str]:
    """The definitions and modules that are called by a word of ours instead of the field's."""
    defined = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    names = [node.name for node in ast.walk(tree) if isinstance(node, defined)]
    names.append(name.rpartition(".")[2])
    return [each for each in names if each in VERBS or each.strip("_").lower() in OWN_WORDS]


def test_names_are_the_field_s_own() -> None:
    found = {name: own_words(name, architecture.parsed(path)) for name, path in MODULES.items()}
    assert {name: names for name, names in found.items() if names} == {}
    seeded = ast.parse("def _told(): ...\nclass Prover:\n    def retold(self): ...")
    assert own_words("a.glance", seeded) == ["_told", "Prover", "glance"]


def test_docstrings_begin_with_a_noun_or_a_verb() -> None:
    trees = {name: architecture.parsed(path) for name, path in MODULES.items()}
    found = {name: vague_beginnings(tree) for name, tree in trees.items()}
    assert {name: names for name, names in found.items() if names} == {}
    seeded = '"""What a."""\ndef f():\n    """Adds.\n\n    What b."""\nclass C:\n    """Why c."""'
    assert vague_beginnings(ast.parse(seeded)) == ["the module", "C"]


def public_names(tree: ast.Module) -> set[str]:
    """The public names that a module defines at its top."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in names if not name.startswith("_")}


def ambiguous_imports(trees: Mapping[str, ast.Module]) -> list[str]:
    """Imports of a name, without its module, that two or more modules define."""
    modules_of = collections.Counter(name for tree in trees.values() for name in public_names(tree))
    return [
        f"{module}: {alias.name}"
        for module, tree in sorted(trees.items())
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in trees
        for alias in node.names
        if f"{node.module}.{alias.name}" not in trees and modules_of[alias.name] > 1
    ]


def test_a_public_name_is_unique_or_written_with_its_module() -> None:
    assert (
        ambiguous_imports({name: architecture.parsed(path) for name, path in MODULES.items()}) == []
    )
    sources = {
        "a": "def read(): ...\nclass One: ...",
        "b": "read: int = 1\n_own = 2",
        "c": "from a import One, read\nimport b\nb.read",
    }
    assert ambiguous_imports({n: ast.parse(text) for n, text in sources.items()}) == ["c: read"]


def test_the_picture_of_the_house_is_current() -> None:
    architecture.main(["--check"])


def test_a_stale_picture_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "architecture.svg"
    stale.write_text(architecture.picture().replace("core", "heart"))
    monkeypatch.setattr(architecture, "PICTURE", stale)
    with pytest.raises(SystemExit):
        architecture.main(["--check"])


def test_the_table_of_steps_is_the_pipeline_s_own() -> None:
    text = ast.get_docstring(ast.parse((PACKAGE / "pipeline/__init__.py").read_text())) or ""
    table = text[text.index("| step |") : text.index("The salt")]
    assert table in (REPOSITORY / "docs/architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["core/digest.py", "formats/feeds.py", "cli/commands.py"])
def test_an_edit_of_any_module_is_noticed(room: Room, path: str) -> None:
    """The program is all of the package: none of it may change without a build seeing it."""
    seen = inputs.look_at(room.path, {}).inputs
    assert seen is not None
    assert f"the program/{path}" in seen


@pytest.mark.skipif(not (REPOSITORY / ".git").exists(), reason="this is no clone")
def test_no_file_of_the_project_is_ignored() -> None:
    """What git ignores, the wheel leaves out: a wing's folder `output` was in none."""
    command = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    listed = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert listed.stdout == ""
