"""Problems in SARIF 2.1.0 (OASIS), which code hosts show beside the lines they are about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from pressroom import __version__
from pressroom.core.problems import Problem
from pressroom.rules.registry import RULES
from pressroom.rules.rule import Rule


def as_sarif(problems: Sequence[Problem]) -> str:
    """One run with all rules and a result for each problem."""
    driver = {"name": "Pressroom", "version": __version__, "rules": [_rule(r) for r in RULES]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.manual},
        "defaultConfiguration": {"level": "warning"},
    }


def _result(problem: Problem) -> dict[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(problem.path), "uriBaseId": "%SRCROOT%"}
    }
    if problem.line:
        place["region"] = {"startLine": problem.line}
    return {
        "ruleId": problem.code,
        "level": problem.severity.value,
        "message": {"text": f"{problem.message} — {problem.remedy}"},
        "locations": [{"physicalLocation": place}],
    }
