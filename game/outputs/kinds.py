"""The kinds of findings: what each means, for those who meet its code in another program."""

from __future__ import annotations

from dataclasses import dataclass

from game.problems import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding, under its stable code; `meaning` and `remedy` are whole sentences."""

    code: str
    severity: Severity
    title: str
    meaning: str
    remedy: str


KINDS = (
    Kind("dead-end", "error", "Dead ends",
         "A scene can stand before the player with no open choice, and it is no ending.",
         "Add a choice that is always open, or a `to:` to go on with."),
    Kind("trap", "error", "Traps",
         "After this choice no ending can be reached, though one can go on.",
         "Close the choice where it leads astray, or open a way out behind it."),
    Kind("endless-loop", "error", "Loops without the player",
         "Scenes follow one another without end, and the player is never asked.",
         "Give one of the scenes a choice, or another way on."),
    Kind("broken-promise", "error", "Broken promises",
         "An `always:` or `never:` under `promises:` does not hold.",
         "Follow the way to where it breaks, and mend the story or the promise."),
    Kind("impossible-promise", "error", "Impossible promises",
         "What was promised to be `possible:` never is.",
         "Open a way to it, or take the promise back."),
    Kind("ending-never-reached", "error", "Endings never reached",
         "Nobody can reach this ending.",
         "Lead to it, or see why the choice that leads to it is never offered."),
    Kind("scene-never-reached", "warning", "Scenes never reached",
         "Nobody can reach this scene, and no other finding says why.",
         "Lead to it, or take it away."),
    Kind("choice-never-offered", "warning", "Choices never offered",
         "The scene is reached, but the choice's `if:` never holds there.",
         "See its condition."),
    Kind("lock-never-opens", "warning", "Locks that never open",
         "The choice is shown locked wherever it is shown.",
         "See its condition."),
    Kind("choice-always-alone", "warning", "Choices that are none",
         "A scene has several choices, and never more than one of them is open.",
         "Open another beside it."),
    Kind("condition-always-true", "warning", "Conditions always true",
         "The condition holds whenever it is asked.",
         "Take it away, or see what it was meant to keep out."),
    Kind("condition-always-false", "warning", "Conditions always false",
         "The condition never holds when its turn comes.",
         "What it leads to never happens: see the conditions before it."),
    Kind("text-never-shown", "warning", "Texts never shown",
         "No state shows this part of the text.",
         "See its condition, or give the part to another place."),
    Kind("effect-never-changes", "warning", "Effects without effect",
         "The value is always the same before and after.",
         "Take the effect away, or see whether it stands at the wrong place."),
    Kind("variable-stuck", "warning", "Variables that never move",
         "None of the effects on the variable ever changes it: it stands at its bound.",
         "See where it starts, and which way it is moved."),
    Kind("hollow-choices", "warning", "Hollow choices",
         "After these choices of one scene everything is the same, word for word.",
         "Let something remember which was taken, or make them one."),
)  # fmt: skip
"""In the order in which they matter."""


def kind_of(code: str) -> Kind:
    """The kind with a code. Raises KeyError for no such code."""
    for kind in KINDS:
        if kind.code == code:
            return kind
    raise KeyError(code)
