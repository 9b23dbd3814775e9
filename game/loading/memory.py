"""What a story keeps: declared variables, and those made for the facts that it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.loading.nodes import Scalar
from game.loading.report import Report, TooMany
from game.problems import Span
from game.story.checking import Names
from game.story.domain import Domain, Flag, Number, Word
from game.story.effects import parse_effect
from game.story.expression import (
    Expression,
    Fact,
    compiled,
    largest_compared,
    readings,
)
from game.story.facts import MOST_VISITS
from game.story.grammar import parse_condition, parse_value
from game.story.model import Count, Effect, Formula, Variable
from game.story.tokens import Mistake

MOST_PIECES = 250_000
"""So many pieces of markup and of expressions are read: twenty long stories have fewer."""
_LETTERS_OF_A_PIECE = 2


class Memory:
    """Gives each variable and fact its place in a state, and notes what is read and written."""

    def __init__(
        self,
        names: Names,
        declared: tuple[Variable, ...],
        report: Report,
        *,
        drafting: bool = False,
    ) -> None:
        self.names = names
        self.declared = declared
        self.report = report
        self.drafting = drafting
        """Whether a way may lead to a scene that is not written yet."""
        self.unwritten: dict[str, Span] = {}
        """Such scenes, each with a place where a way leads to it."""
        self.places: dict[str | Fact, int] = {v.name: i for i, v in enumerate(declared)}
        self.trees_of: dict[Fact, list[Expression]] = {}
        self.pieces_left = MOST_PIECES
        self.read: set[str] = set()
        self.written: set[str] = set()
        self.assigned_words: set[tuple[str, str]] = set()
        self._formulas: dict[tuple[str, str], Formula] = {}
        self._effects: dict[str, Effect] = {}
        """What was worked out before: a long story says most of its calculations many times."""

    def condition(self, scalar: Scalar) -> Formula | None:
        """The condition that a scalar says; None, and problems told, where it says none."""
        return self._formula("condition", scalar, lambda: parse_condition(scalar.value, self.names))

    def value(self, scalar: Scalar, *, fractions: bool = False) -> Formula | None:
        """The calculation that a scalar says; None, and problems told, where it says none."""
        form = "value with fractions" if fractions else "value"
        return self._formula(
            form, scalar, lambda: parse_value(scalar.value, self.names, fractions=fractions)
        )

    def _formula(
        self, form: str, scalar: Scalar, parse: Callable[[], tuple[Expression, list[Mistake]]]
    ) -> Formula | None:
        """The formula that a scalar says, as that form; None, and problems told, where none."""
        self.spend(1 + len(scalar.value) // _LETTERS_OF_A_PIECE, scalar)
        if known := self._formulas.get((form, scalar.value)):
            return replace(known, span=scalar.span)
        tree, mistakes = parse()
        self.report.mistakes(scalar, mistakes)
        if mistakes:
            return None
        made = self._formulas[form, scalar.value] = self.formula(tree, scalar.span)
        return made

    def promise(self, scalar: Scalar) -> Expression | None:
        """The condition of a promise, which alone may ask `at(scene)`."""
        self.spend(1 + len(scalar.value) // _LETTERS_OF_A_PIECE, scalar)
        tree, mistakes = parse_condition(scalar.value, self.names, moments=True)
        self.report.mistakes(scalar, mistakes)
        if mistakes:
            return None
        self._note(tree)
        return tree

    def effect(self, scalar: Scalar) -> Effect | None:
        """The effect that a scalar says; None, and problems told, where it says none."""
        self.spend(1 + len(scalar.value) // _LETTERS_OF_A_PIECE, scalar)
        if known := self._effects.get(scalar.value):
            return replace(known, formula=replace(known.formula, span=scalar.span))
        assignment, mistakes = parse_effect(scalar.value, self.names)
        self.report.mistakes(scalar, mistakes)
        if assignment is None or mistakes:
            return None
        formula = self.formula(assignment.expression, scalar.span, into=assignment.variable)
        self.write(assignment.variable, formula.tree.domain)
        effect = Effect(assignment.variable, self.places[assignment.variable], formula)
        self._effects[scalar.value] = effect
        return effect

    def spend(self, pieces: int, scalar: Scalar) -> None:
        """Counts pieces that are read. Raises TooMany, which is reported, where they never end."""
        self.pieces_left -= pieces
        if self.pieces_left < 0:
            message = "there is more markup and calculation here than a story can hold"
            hint = "part it into several stories"
            self.report.error("too-much", scalar.span.within(0, 1), message, hint)
            raise TooMany

    def write(self, variable: str, domain: Domain) -> None:
        """Notes that a variable is given values of a domain."""
        self.written.add(variable)
        if isinstance(domain, Word):
            self.assigned_words |= {(variable, word) for word in domain.words}

    def formula(self, tree: Expression, span: Span, *, into: str = "") -> Formula:
        """The formula of a checked tree; an effect's own variable (`into`) is not read by it."""
        self._note(tree, into)
        return Formula(tree, compiled(tree, self.places), span)

    def place(self, fact: Fact) -> int:
        """Where a fact stands in a state."""
        return self.places.setdefault(fact, len(self.places))

    def _note(self, tree: Expression, into: str = "") -> None:
        for asked in {reading.of for reading in readings(tree)}:
            if isinstance(asked, str):
                self.read |= {asked} - {into}
            elif asked.kind != "at":
                self.place(asked)
                self.trees_of.setdefault(asked, []).append(tree)

    # What has been made, once all is read

    def variables(self) -> tuple[Variable, ...]:
        """The declared variables, then those of the facts, in the order of their places."""
        made = [self._made(fact) for fact in self.places if isinstance(fact, Fact)]
        return (*self.declared, *made)

    def _made(self, fact: Fact) -> Variable:
        limit = self._limit(fact)
        domain = Number(0, limit) if fact.kind == "visits" else Flag()
        return Variable(str(fact), domain, 0 if isinstance(domain, Number) else False, fact=fact)

    def _limit(self, fact: Fact) -> int:
        """How far a fact is counted: no further than anything compares it with."""
        if fact.kind != "visits":
            return 1
        limits = [largest_compared(tree, fact) for tree in self.trees_of.get(fact, [])]
        if None in limits:
            return MOST_VISITS
        return min(MOST_VISITS, max((limit for limit in limits if limit is not None), default=1))

    def counts(self) -> dict[str, tuple[Count, ...]]:
        """Which variables go up when a scene is entered, or a choice (`scene/id`) taken."""
        counts: dict[str, tuple[Count, ...]] = {}
        for fact, place in self.places.items():
            if isinstance(fact, Fact) and fact.kind in ("visits", "chosen"):
                count = Count(place, self._limit(fact))
                counts[fact.about] = (*counts.get(fact.about, ()), count)
        return counts
