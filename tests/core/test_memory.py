"""Answers of a process: one is given again only while all that decided it is equal."""

from __future__ import annotations

from pressroom.core.memory import Memory


def test_an_answer_is_given_again_while_what_decided_it_is_equal_and_it_holds() -> None:
    memory, made = Memory(), []

    def answer(step: str, decided: object, *, holds: bool = True) -> int:
        def make() -> int:
            made.append(step)
            return len(made)

        return memory.remembered(step, decided, make, lambda _: holds)

    cases = [("site", (1,), True), ("site", (1,), True), ("site", (2,), True)]
    cases += [("site", (2,), False), ("artifacts", (2,), True), ("artifacts", (2,), True)]
    answers = [answer(step, decided, holds=holds) for step, decided, holds in cases]
    assert answers == [1, 1, 2, 3, 4, 4]
    assert made == ["site", "site", "site", "artifacts"]
