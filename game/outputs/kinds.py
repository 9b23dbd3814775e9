"""The kinds of findings: what each means, for those who meet its code in another program."""

from __future__ import annotations

from dataclasses import dataclass

from game.problems import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding, under its stable code; `meaning` is a whole sentence."""

    code: str
    severity: Severity
    title: str
    meaning: str


KINDS = (
    Kind("dead-end", "error", "Dead ends",
         "A scene can stand before the player with no open choice, and it is no ending."),
    Kind("trap", "error", "Traps",
         "After this choice no ending can be reached, though one can go on."),
    Kind("endless-loop", "error", "Loops without the player",
         "Scenes follow one another without end, and the player is never asked."),
    Kind("broken-promise", "error", "Broken promises",
         "An `always:` or `never:` under `promises:` does not hold."),
    Kind("impossible-promise", "error", "Impossible promises",
         "What was promised to be `possible:` never is."),
    Kind("ending-never-reached", "error", "Endings never reached",
         "Nobody can reach this ending."),
    Kind("scene-never-reached", "warning", "Scenes never reached",
         "Nobody can reach this scene, and no other finding says why."),
    Kind("choice-never-offered", "warning", "Choices never offered",
         "The scene is reached, but the choice's `if:` never holds there."),
    Kind("lock-never-opens", "warning", "Locks that never open",
         "The choice is shown locked wherever it is shown."),
    Kind("choice-always-alone", "warning", "Choices that are none",
         "A scene has several choices, and never more than one of them is open."),
    Kind("condition-always-true", "warning", "Conditions always true",
         "The condition holds whenever it is asked."),
    Kind("condition-always-false", "warning", "Conditions always false",
         "The condition never holds when its turn comes."),
    Kind("text-never-shown", "warning", "Texts never shown",
         "No state shows this part of the text."),
    Kind("effect-never-changes", "warning", "Effects without effect",
         "The value is always the same before and after."),
    Kind("variable-stuck", "warning", "Variables that never move",
         "None of the effects on the variable ever changes it: it stands at its bound."),
    Kind("hollow-choices", "warning", "Hollow choices",
         "After these choices of one scene everything is the same, word for word."),
)  # fmt: skip
"""In the order in which they matter."""


def kind_of(code: str) -> Kind:
    """The kind with a code. Raises KeyError for no such code."""
    for kind in KINDS:
        if kind.code == code:
            return kind
    raise KeyError(code)
