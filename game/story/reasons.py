"""Why a choice is closed: the parts of its condition that do not hold, and what they ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.story.domain import Value, listed
from game.story.expression import Apply, Expression, Fact, compiled, readings
from game.story.model import Choice, Story
from game.story.rules import State, decoded


def condition_text(choice: Choice) -> str:
    """The condition of a choice as its writer typed it; empty for none."""
    if choice.condition is None:
        return ""
    span = choice.condition.span
    return " ".join(span.source.text[span.start : span.end].split()).strip("\"'")


def why_closed(story: Story, state: State, choice: Choice) -> str:
    """What would have to be otherwise, as it is now; empty where the choice is open."""
    if choice.once is not None and state.values[choice.once]:
        return "taken already, and it is there once"
    if choice.condition is None or choice.condition.compute(state.values):
        return ""
    places = {each.fact or each.name: place for place, each in enumerate(story.variables)}
    told = [
        told_value(story, state.values, places[of])
        for part in _failing(choice.condition.tree, state.values, places)
        for of in (reading.of for reading in readings(part))
    ]
    return listed(tuple(dict.fromkeys(told)), "and") if told else "it never holds"


def told_value(story: Story, values: Sequence[Value], place: int) -> str:
    """A variable as it is now, as one says it: `courage is 1`."""
    variable = story.variables[place]
    return f"{variable.name} is {spelled(decoded(values[place], variable.domain, story))}"


def spelled(value: Value) -> str:
    """A value as a writer types it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _failing(
    tree: Expression, values: Sequence[Value], places: dict[str | Fact, int]
) -> Iterator[Expression]:
    """The smallest parts, joined by `and`, that do not hold."""
    if isinstance(tree, Apply) and tree.operation == "and":
        for operand in tree.operands:
            yield from _failing(operand, values, places)
    elif not compiled(tree, places)(values):
        yield tree
