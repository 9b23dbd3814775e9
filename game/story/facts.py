"""What a story remembers by itself: visits, choices taken, endings reached."""

from __future__ import annotations

from collections.abc import Collection

from game.problems import closest
from game.story.checking import ANY, Checker, Part
from game.story.domain import Flag, Number
from game.story.expression import Constant, Expression, Fact, Reading, compare
from game.story.tokens import Token

MOST_VISITS = 999
"""Where a count of visits stops that is shown, or added to something."""

FACTS = ("visits", "seen", "chosen", "at", "reached", "reached_kind", "reached_any")


def read_fact(
    function: str, argument: Token, whole: Part, checker: Checker, *, moments: bool
) -> Expression:
    """The fact that `function(argument)` asks for; its name is checked where this story knows it.

    Endings of other stories (`mirage/copper`) are checked by the collection that holds both.
    """
    names, about = checker.names, argument.text
    match function:
        case "visits" | "seen":
            _check(argument, names.scenes, "scene", checker)
            visits = Reading(Fact("visits", about), Number(0, MOST_VISITS))
            return compare(">", visits, Constant(0, Number(0, 0))) if function == "seen" else visits
        case "chosen":
            choice = _check_choice(argument, checker)
            return Reading(Fact("chosen", choice), Flag()) if choice else ANY
        case "at":
            if not moments:
                message = "`at(…)` can be asked in promises only"
                return checker.report("at-outside-promise", whole, message, "use `seen(…)`")
            _check(argument, names.scenes, "scene", checker)
            return Reading(Fact("at", about), Flag())
        case "reached_any":
            return Reading(Fact("reached_any", about), Flag())
    known = names.endings if function == "reached" else names.kinds
    if "/" not in about:
        _check(argument, known, "ending" if function == "reached" else "kind of ending", checker)
    kind = "reached" if function == "reached" else "reached_kind"
    return Reading(Fact(kind, about), Flag())  # type: ignore[arg-type]


def _check(argument: Token, known: Collection[str], what: str, checker: Checker) -> None:
    if argument.text in known:
        return
    part = Part(ANY, argument.start, argument.end)
    code = {"scene": "unknown-scene", "ending": "unknown-ending"}.get(what, "unknown-ending-kind")
    message = f"there is no {what} called `{argument.text}`"
    checker.report(code, part, message, closest(argument.text, known))


def _check_choice(argument: Token, checker: Checker) -> str:
    """The choice as `scene/id`; empty, and a mistake told, where the id names none or several."""
    part = Part(ANY, argument.start, argument.end)
    scenes = checker.names.choices.get(argument.text, ())
    if len(scenes) == 1:
        return f"{scenes[0]}/{argument.text}"
    if not scenes:
        message = f"no choice is called `{argument.text}`"
        hint = closest(argument.text, checker.names.choices)
        checker.report("unknown-choice", part, message, hint or "give the choice an `id:`")
    else:
        message = f"{len(scenes)} choices are called `{argument.text}`"
        hint = "give the one that you mean an `id:` of its own"
        checker.report("ambiguous-choice", part, message, hint)
    return ""
