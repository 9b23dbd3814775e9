"""Effects that change nothing on purpose: they say or secure what is so anyway."""

from __future__ import annotations

from game.story.expression import Apply, Constant, Expression, Reading
from game.story.model import Effect, Story


def is_precaution(effect: Effect, story: Story) -> bool:
    """Whether it says outright what is so from the start, or holds a variable in a bound."""
    tree = effect.formula.tree
    if isinstance(tree, Constant):
        return tree.value == story.variables[effect.place].start
    return _bounds(tree, effect.variable)


def _bounds(tree: Expression, variable: str) -> bool:
    """Whether a calculation is `min` or `max` of a variable and something else."""
    if not isinstance(tree, Apply) or tree.operation not in ("min", "max"):
        return False
    return any(
        (isinstance(operand, Reading) and operand.of == variable) or _bounds(operand, variable)
        for operand in tree.operands
    )
