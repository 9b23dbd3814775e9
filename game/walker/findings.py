"""What is wrong with a story, as problems in the writer's words, each with the way there."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.problems import Span
from game.story.model import Choice
from game.walker.futures import hollow_choices
from game.walker.operations import NO, YES
from game.walker.precautions import is_precaution
from game.walker.questions import Question
from game.walker.repeats import Unread, unread
from game.walker.report import Finding, Report, sight
from game.walker.stops import Stops
from game.walker.unreached import Unreached

_TO_BE_REACHED = "lead to it, or take it away"


@dataclass(slots=True)
class Findings(Report):
    """Everything that the walk found to be wrong. One cause is told once."""

    told_with_an_ending: set[int] = field(default_factory=set)
    """The choices that are never offered and named as the reason for something worse."""

    def all(self) -> tuple[Finding, ...]:
        """All findings, as one reads: by file and place."""
        self.found += Stops(self.survey).all()
        self._promises()
        self._unreached()
        self._choices()
        self._conditions()
        self._effects()
        self._texts()
        self._hollow()
        return tuple(sorted(self.found, key=lambda finding: finding.problem.order))

    # What was promised

    def _promises(self) -> None:
        for question in self.of("promise"):
            promise = question.about
            broken = {"always": NO, "never": YES}.get(promise.kind)
            if broken is None:
                if self.survey.never(question, YES):
                    message = f"this was promised to be possible, and it never is: {promise.text}"
                    self.error("impossible-promise", promise.span, message)
            elif self.survey.answers[question.number] & broken:
                message = f"this promise can be broken: {promise.kind} {promise.text}"
                self.error("broken-promise", promise.span, message, "", self.seen(question, broken))

    # What never happens

    def _unreached(self) -> None:
        if not self.survey.complete:
            return
        unreached = Unreached(self.survey)
        for scene in unreached.scenes:
            if not scene.ending:
                continue
            causes = unreached.causes(scene)
            named = " and ".join(f"`{choice.id}`" for choice in causes)
            because = f"the choice {named} leads there, and it is never offered" if causes else ""
            message = f"the ending `{scene.name}` can never be reached"
            self.error("ending-never-reached", scene.span, message, because)
            self.told_with_an_ending |= {id(choice) for choice in causes}
        for scene in unreached.to_be_told():
            if not scene.ending:
                message, hint = f"the scene `{scene.name}` can never be reached", _TO_BE_REACHED
                self.warning("scene-never-reached", scene.span, message, hint)

    def _choices(self) -> None:
        for question in self.of("choice"):
            choice = question.about
            if not self.survey.never(question, YES) or id(choice) in self.told_with_an_ending:
                continue
            way = self.seen(question, NO, warning=True)
            if choice.locked:
                message = f"the locked choice `{choice.id}` never opens"
                self.warning("lock-never-opens", choice.span, message, "see its `if:`", way)
            else:
                message = f"the choice `{choice.id}` is never offered"
                self.warning("choice-never-offered", choice.span, message, "see its `if:`", way)
        for question in self.of("several"):
            self._alone(question)

    def _alone(self, question: Question) -> None:
        scene = self.story.scenes[question.scene]
        offered = [
            q.about
            for q in self.of("choice")
            if q.scene == scene.name and self.survey.answers[q.number] & YES
        ]
        if self.survey.never(question, YES) and len(offered) > 1:
            message = (
                f"in `{scene.name}` the player never has a choice: only one is ever open at a time"
            )
            way = self.seen(question, NO, warning=True)
            self.warning("choice-always-alone", scene.span, message, "open another beside it", way)

    # What makes no difference

    def _conditions(self) -> None:
        for question in (*self.of("condition"), *self.of("case")):
            if self.survey.always_decided(question):
                self._always(question.span, "true" if self.survey.never(question, NO) else "false")

    def _always(self, span: Span | None, value: str) -> None:
        assert span is not None
        message = f"this condition is always {value} where it is asked"
        hint = "take it away" if value == "true" else "what it leads to never happens"
        self.warning(f"condition-always-{value}", span, message, hint)

    def _effects(self) -> None:
        idle = [q for q in self.of("effect") if self.survey.never(q, YES)]
        at_work = {
            q.about.variable for q in self.of("effect") if self.survey.answers[q.number] & YES
        }
        unknown = {q.about.variable for q in self.of("effect") if not self._is_decided(q)}
        stuck = {q.about.variable for q in idle} - at_work - unknown
        for name in sorted(stuck):
            variable = self.story.variables[self.story.place(name)]
            assert variable.span is not None
            message = f"`{name}` never leaves the value that it starts with, whatever is done to it"
            hint = "perhaps it stands at its bound: see where it starts, and which way it is moved"
            self.warning("variable-stuck", variable.span, message, hint)
        for question in idle:
            if question.about.variable in stuck or is_precaution(question.about, self.story):
                continue
            if question.span is not None:
                message = "this never changes anything: the value is the same before and after"
                way = self.seen(question, NO, warning=True)
                self.warning("effect-never-changes", question.span, message, "take it away", way)

    def _is_decided(self, question: Question) -> bool:
        return self.survey.certain[question.number] or not self.survey.answers[question.number]

    def _texts(self) -> None:
        for question in self.of("text"):
            if self.survey.never(question, YES):
                self._unshown(question.span, "is never shown: its condition is always false")
            elif self.survey.never(question, NO) and question.about.otherwise:
                self._unshown(question.span, "has a second part that is never shown")
            elif self.survey.never(question, NO) and not question.nested:
                self._always(question.span, "true")
        if self.survey.complete:
            for each in unread(self.survey):
                self._unread(each)

    def _unread(self, each: Unread) -> None:
        """Words for a reading of a scene that never comes."""
        scene, teller = f"`{each.scene.name}`", each.teller
        choice = f"the choice `{teller.id}`" if isinstance(teller, Choice) else ""
        if each.times is None:
            message = f"{choice or scene} has alternatives within others that never have their turn"
            hint = "those within go by the same count: how often the scene was read"
        else:
            often = {1: "once", 2: "twice"}.get(each.times, f"{each.times} times")
            told = f"{choice} has" if choice else "has"
            message = f"{scene} is read {often} at most, and {told} words for the next time"
            first = "first is" if each.times == 1 else f"first {each.times} are"
            hint = f"of its alternatives only the {first} ever shown"
        self.warning("text-never-shown", teller.span, message, hint)

    def _unshown(self, span: Span | None, what: str) -> None:
        assert span is not None
        self.warning("text-never-shown", span, f"this text {what}", "see the condition")

    def _hollow(self) -> None:
        if not self.survey.complete:
            return
        for scene, choices, sights in hollow_choices(self.survey):
            named = " and ".join(f"`{choice.id}`" for choice in choices)
            message = f"in `{scene.name}` it makes no difference whether one takes {named}"
            hint = "whatever the player takes, all that follows is the same, word for word"
            way = self.way([sight(place, rows) for place, rows in sights], warning=True)
            self.warning("hollow-choices", choices[0].span, message, hint, way)
