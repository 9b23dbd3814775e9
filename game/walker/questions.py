"""What a writer would like to know of a story: asked where it arises, answered by the walk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from game.problems import Span
from game.story.domain import Flag
from game.story.expression import (
    Apply,
    Constant,
    Expression,
    at_scene,
    compiled,
)
from game.story.model import Cases, Choice, Effect, Formula, Promise, Scene, Story
from game.story.prose import Alternatives, Prose, Styled, When
from game.walker.operations import (
    NO,
    YES,
    Ask,
    Guard,
    Places,
    any_open,
    guard,
    guard_of,
    is_open,
    open_at_once,
    reads_of,
)

Topic = Literal[
    "scene",
    "choice",
    "condition",
    "several",
    "stuck",
    "case",
    "text",
    "reading",
    "effect",
    "promise",
]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Something to be known, and the parts of the story that it is about.

    | topic | answered with yes where | and with no where |
    |---|---|---|
    | scene | the scene is entered | |
    | choice | the choice is open | it is not |
    | condition | the choice's own `if` holds | it does not |
    | several | several choices are open | just one is |
    | stuck | nothing is open, and it is no ending | the player can go on |
    | case | the condition decides where to go | it fails when its turn comes |
    | text | the text's condition holds | it does not |
    | reading | the scene is read for a certain time | |
    | effect | the value becomes another | it stays |
    | promise | the promised condition holds | it does not |
    """

    number: int
    topic: Topic
    about: Any
    scene: str = ""
    span: Span | None = None
    nested: bool = False
    last: bool = False

    @property
    def enough(self) -> int:
        """The answers, as bits, after which no more needs to be known."""
        match self.topic:
            case "scene" | "choice" | "several" | "reading" | "effect":
                return YES
            case "promise":
                return NO if self.about.kind == "always" else YES
        return NO | YES


@dataclass(slots=True)
class Questions:
    """All questions of a story, each asked once however often it arises."""

    story: Story
    where: Places
    all: list[Question] = field(default_factory=list)
    _promises: dict[int, int] = field(default_factory=dict)
    _known: dict[object, Ask] = field(default_factory=dict)

    def of_moment(self, scene: Scene) -> tuple[Ask, ...]:
        """What is asked whenever a scene stands before the player."""
        asks = [self._promise(promise, scene) for promise in self.story.promises]
        if scene.ending is None:
            asks.append(self._stuck(scene))
            if len(scene.choices) > 1:
                asks.append(self._several(scene))
            for choice in scene.choices:
                asks += self._of_choice(choice, scene)
        return tuple(asks)

    def of_standing(self, scene: Scene) -> tuple[Ask, ...]:
        """What is asked where it depends on its choices whether a scene stands or goes on."""
        return tuple(ask for choice in scene.choices for ask in self._of_opening(choice, scene))

    def _of_opening(self, choice: Choice, scene: Scene) -> list[Ask]:
        open_now = is_open(choice, self.where)
        test = _yes_or_no(open_now.test)
        asks = [self._ask("choice", choice, test, (open_now,), scene.name, choice.span)]
        if choice.condition is not None:
            asks.append(self._condition(choice, choice.condition, scene))
        return asks

    def _of_choice(self, choice: Choice, scene: Scene) -> list[Ask]:
        open_now, asks = is_open(choice, self.where), self._of_opening(choice, scene)
        asks += self.of_text(choice.words, open_now.test, (open_now,))
        if choice.locked:
            parts = (open_now, *open_now.parts)  # That it was taken is one of these.
            asks += self.of_text(choice.locked, _locked(choice, open_now.test), parts)
        return asks

    def _condition(self, choice: Choice, condition: Formula, scene: Scene) -> Ask:
        once, asked = choice.once, guard(condition, self.where)
        parts: tuple[Guard, ...] = (asked,)
        test = _yes_or_no(asked.test)
        if once is not None:
            taken, holds = once, asked.test
            parts = (asked, Guard(lambda values: values[taken], frozenset((taken,))))

            def test(values: Sequence[Any]) -> int:
                return 0 if values[taken] else YES if holds(values) else NO

        return self._ask("condition", condition, test, parts, scene.name, condition.span)

    def _stuck(self, scene: Scene) -> Ask:
        can_go_on = any_open(scene.choices, self.where)
        test = _yes_or_no(can_go_on.test, YES, NO)
        return self._ask("stuck", scene, test, (can_go_on,), scene.name, scene.span)

    def _several(self, scene: Scene) -> Ask:
        count = open_at_once(scene.choices, self.where)

        def test(values: Sequence[Any]) -> int:
            return (0, NO, YES)[int(count.test(values))]

        return self._ask("several", ("several", scene), test, (count,), scene.name, scene.span)

    def _promise(self, promise: Promise, scene: Scene) -> Ask:
        holds = guard_of(settled(at_scene(promise.condition, scene.name)), self.where)
        if id(promise) not in self._promises:
            self._promises[id(promise)] = self._number("promise", promise, "", promise.span)
        number = self._promises[id(promise)]
        return Ask(number, _yes_or_no(holds.test), holds.reads, (holds,))

    def of_entry(self, scene: Scene) -> Ask:
        """That a scene is entered."""
        return self._ask("scene", scene, lambda values: YES, (), scene.name, scene.span)

    def of_cases(self, cases: Cases) -> tuple[Ask, ...]:
        """What is asked where conditions decide which way to go."""
        asks = []
        earlier: list[Callable[[Sequence[Any]], Any]] = []
        parts: tuple[Guard, ...] = ()
        for number, case in enumerate(cases.cases):
            if case.condition is None:
                break
            parts = (*parts, guard(case.condition, self.where))
            compute = case.condition.compute
            test = _asked_unless(tuple(earlier), compute)
            last = number > 0 and number == len(cases.cases) - 1
            span = case.condition.span
            asks.append(self._ask("case", case, test, parts, "", span, last=last))
            earlier.append(compute)
        return tuple(asks)

    def of_effect(self, effect: Effect) -> Ask:
        """Whether an effect changes anything."""
        place, compute = effect.place, effect.formula.compute
        test = _yes_or_no(lambda values: compute(values) != values[place])
        reads = reads_of(effect.formula.tree, self.where) | {place}
        whole = Guard(test, reads)
        return self._ask("effect", effect, test, (whole,), "", effect.formula.span)

    def of_text(
        self,
        prose: Prose,
        shown: Callable[[Sequence[Any]], Any] | None = None,
        parts: tuple[Guard, ...] = (),
        nested: bool = False,
    ) -> list[Ask]:
        """What is asked where a text is told: which of its conditions hold."""
        asks: list[Ask] = []
        for node in prose:
            match node:
                case Styled(inside=inside):
                    asks += self.of_text(inside, shown, parts, nested)
                case Alternatives(options=options):
                    for option in options:
                        asks += self.of_text(option, shown, parts, nested)
                case When():
                    asks += self._of_when(node, shown, parts, nested)
        return asks

    def _of_when(
        self,
        node: When,
        shown: Callable[[Sequence[Any]], Any] | None,
        parts: tuple[Guard, ...],
        nested: bool,
    ) -> list[Ask]:
        compute = node.condition.compute
        both = (*parts, guard(node.condition, self.where))
        asks = [
            self._ask(
                "text", node, _where(shown, compute), both, "", node.condition.span, nested=nested
            )
        ]
        asks += self.of_text(node.then, _and(shown, compute), both, nested)
        asks += self.of_text(node.otherwise, _and(shown, _negated(compute)), both, True)
        return asks

    # Each question once

    def _ask(
        self,
        topic: Topic,
        about: Any,
        test: Callable[[Sequence[Any]], Any],
        parts: tuple[Guard, ...],
        scene: str,
        span: Span,
        **more: bool,
    ) -> Ask:
        key = (topic, id(about) if not isinstance(about, tuple) else id(about[1]))
        if key not in self._known:
            number = self._number(topic, about, scene, span, **more)
            reads = frozenset[int]().union(*(part.reads for part in parts))
            self._known[key] = Ask(number, test, reads, parts)
        return self._known[key]

    def _number(self, topic: Topic, about: Any, scene: str, span: Span, **more: bool) -> int:
        self.all.append(Question(len(self.all), topic, about, scene, span, **more))
        return len(self.all) - 1


def settled(expression: Expression) -> Expression:
    """The expression without the parts that its constants decide: `false and x` is `false`."""
    if not isinstance(expression, Apply):
        return expression
    operands = tuple(settled(operand) for operand in expression.operands)
    whole = Apply(expression.operation, operands, expression.domain)
    match expression.operation, operands:
        case "and", (Constant(value=value), other) | (other, Constant(value=value)):
            return other if value else Constant(False, Flag())
        case "or", (Constant(value=value), other) | (other, Constant(value=value)):
            return Constant(True, Flag()) if value else other
    if all(isinstance(operand, Constant) for operand in operands):
        return Constant(compiled(whole, {})(()), expression.domain)
    return whole


def _yes_or_no(
    test: Callable[[Sequence[Any]], Any], no: int = NO, yes: int = YES
) -> Callable[[Sequence[Any]], int]:
    return lambda values: yes if test(values) else no


def _asked_unless(
    earlier: tuple[Callable[[Sequence[Any]], Any], ...], test: Callable[[Sequence[Any]], Any]
) -> Callable[[Sequence[Any]], int]:
    def answer(values: Sequence[Any]) -> int:
        if any(each(values) for each in earlier):
            return 0
        return YES if test(values) else NO

    return answer


def _where(
    shown: Callable[[Sequence[Any]], Any] | None, test: Callable[[Sequence[Any]], Any]
) -> Callable[[Sequence[Any]], int]:
    if shown is None:
        return _yes_or_no(test)
    return lambda values: (YES if test(values) else NO) if shown(values) else 0


def _locked(
    choice: Choice, is_open: Callable[[Sequence[Any]], Any]
) -> Callable[[Sequence[Any]], Any]:
    """Where a choice is shown locked: what can be taken once is hidden when it was taken."""
    once = choice.once
    if once is None:
        return _negated(is_open)
    return lambda values: not (values[once] or is_open(values))


def _and(
    shown: Callable[[Sequence[Any]], Any] | None, test: Callable[[Sequence[Any]], Any]
) -> Callable[[Sequence[Any]], Any]:
    return test if shown is None else lambda values: shown(values) and test(values)


def _negated(test: Callable[[Sequence[Any]], Any]) -> Callable[[Sequence[Any]], Any]:
    return lambda values: not test(values)
