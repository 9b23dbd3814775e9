"""What a story remembers by itself: visits, choices taken, endings reached."""

from __future__ import annotations

from collections.abc import Collection

from game.problems import closest
from game.story.checking import ANY, Checker, Endings, Part
from game.story.domain import Flag, Number, listed
from game.story.expression import Constant, Expression, Fact, Reading, compare
from game.story.tokens import Token

MOST_VISITS = 999
"""Where a count of visits stops that is shown, or added to something."""

FACTS = ("visits", "seen", "chosen", "at", "reached", "reached_kind", "reached_any")


def read_fact(
    function: str, argument: Token, whole: Part, checker: Checker, *, moments: bool
) -> Expression:
    """The fact that `function(argument)` asks for; its name is checked where this story knows it.

    Endings of other stories (`mirage/copper`) are checked where their collection is known.
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
            _check_story(argument, checker)
            return Reading(Fact("reached_any", about), Flag())
        case "reached":
            _check_ending(argument, "ending", checker)
            return Reading(Fact("reached", about), Flag())
    _check_ending(argument, "kind of ending", checker)
    return Reading(Fact("reached_kind", about), Flag())


def _check(argument: Token, known: Collection[str], what: str, checker: Checker) -> None:
    if argument.text in known:
        return
    part = Part(ANY, argument.start, argument.end)
    code = {"scene": "unknown-scene", "ending": "unknown-ending"}.get(what, "unknown-ending-kind")
    message = f"there is no {what} called `{argument.text}`"
    checker.report(code, part, message, closest(argument.text, known) or _all(known, what))


def _all(known: Collection[str], what: str) -> str:
    """What there is instead of a name that nothing is near to."""
    if what == "scene":
        return "scenes are named under `scenes:`"
    if known:
        return f"there are: {listed(tuple(known), 'and')}"
    return "of another story it is asked with that story's name: `mirage/copper`"


def _check_ending(argument: Token, what: str, checker: Checker) -> None:
    """Reports an ending, or a kind of ending, that neither this story nor the other one has."""
    names = checker.names
    story, slash, name = argument.text.rpartition("/")
    if not slash:
        _check(argument, names.endings if what == "ending" else names.kinds, what, checker)
        return
    named = Token("name", story, argument.start, argument.start + len(story))
    endings = _check_story(named, checker)
    if endings is not None:
        asked = Token("name", name, argument.end - len(name), argument.end)
        _check(asked, endings.names if what == "ending" else endings.kinds, what, checker)


def _check_story(argument: Token, checker: Checker) -> Endings | None:
    """The endings of another story, where they are known; a story that is none is reported."""
    others = checker.names.others
    if others is None:
        return None
    if argument.text not in others:
        part = Part(ANY, argument.start, argument.end)
        message = f"there is no story called `{argument.text}` in this collection"
        hint = closest(argument.text, others) or f"there are: {listed(tuple(others), 'and')}"
        checker.report("unknown-story", part, message, hint)
        return None
    return others[argument.text]


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
