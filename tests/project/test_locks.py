"""Two locks: what it takes to make a site, and what it takes to change Pressroom."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping

from tests.conftest import REPOSITORY

USE = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
_PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==([^\s;\\]+)((?:[^\n]*\\\n\s+--hash=sha256:[0-9a-f]{64})*)", re.M
)


def pins(lock: str) -> dict[tuple[str, str], int]:
    """Names and versions that a lock pins, each with how many hashes it may have."""
    text = (REPOSITORY / lock).read_text(encoding="utf-8")
    return {(name, version): hashes.count("sha256") for name, version, hashes in _PIN.findall(text)}


def names(requirements: Iterable[str]) -> set[str]:
    found = (re.match(r"[A-Za-z0-9._-]+", each) for each in requirements)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in found if name}


def project() -> Mapping[str, dict[str, list[str]]]:
    loaded = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    extras = loaded["project"]["optional-dependencies"]
    groups = {
        name: [each for each in group if isinstance(each, str)]
        for name, group in loaded["dependency-groups"].items()
    }
    return {"own": {"": loaded["project"]["dependencies"]}, "extras": extras, "groups": groups}


def test_a_site_takes_nothing_that_only_developers_need() -> None:
    locked = {name for name, _ in pins(USE)}
    assert not locked & {"mypy", "pandas", "numpy", "pytest", "ruff", "pikepdf", "hypothesis"}
    made = project()
    wanted = names(made["own"][""]) | names(made["groups"]["setup"])
    for extra in ("search", "pdf", "cards"):
        wanted |= names(made["extras"][extra])
    assert wanted <= locked


def test_developers_have_that_and_more_in_the_same_versions() -> None:
    assert pins(USE).items() < pins(DEVELOPMENT).items()
    wanted = names(project()["groups"]["dev"]) | names(project()["extras"]["markets"])
    assert wanted <= {name for name, _ in pins(DEVELOPMENT)}


def test_everything_is_pinned_with_hashes_and_from_no_place() -> None:
    for lock in (USE, DEVELOPMENT):
        assert all(pins(lock).values()), lock
        text = (REPOSITORY / lock).read_text(encoding="utf-8")
        assert not re.search(r"^--|://|^[^#\s]*\s*@\s", text, re.M), lock


def test_make_sets_up_either_and_knows_which_it_has() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    stamps = dict(re.findall(r"^(READY\w*) := \$\(VENV\)/(\S+)$", makefile, re.M))
    assert len(set(stamps.values())) == 2
    needs = dict(re.findall(r"^([\w$()-]+): (\$\(\w+\)|requirements\S*[^#\n]*)", makefile, re.M))
    assert needs["site"] == needs["serve"] == "$(READY)"
    assert needs["$(READY)"].split() == [USE, "pyproject.toml"]
    assert needs["$(READY_DEV)"].split() == [DEVELOPMENT, "$(READY)"]
    for target in ("test", "format", "lint", "types", "contract", "conformance", "setup"):
        assert needs[target] == "$(READY_DEV)", target
