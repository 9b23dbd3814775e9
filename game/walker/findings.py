"""What is wrong with a story, as problems in the writer's words, each with the way there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from game.problems import Problem, Span
from game.story.model import Choice, Scene, Story
from game.walker.futures import hollow_choices
from game.walker.operations import NO, YES
from game.walker.precautions import is_precaution
from game.walker.questions import Question
from game.walker.repeats import never_repeated
from game.walker.space import Rows
from game.walker.survey import Survey
from game.walker.trail import Evidence, Sight
from game.walker.traps import doors, trapped
from game.walker.ways import Place, Way


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and how to get to the moment where it shows."""

    problem: Problem
    evidence: Evidence | None = None


@dataclass(slots=True)
class Findings:
    """Everything that the walk found to be wrong. One cause is told once."""

    survey: Survey
    found: list[Finding] = field(default_factory=list)

    def all(self) -> tuple[Finding, ...]:
        """All findings, as one reads: by file and place."""
        self._dead_ends()
        self._loops_and_traps()
        self._promises()
        self._unreached()
        self._choices()
        self._conditions()
        self._effects()
        self._texts()
        self._hollow()
        return tuple(sorted(self.found, key=lambda finding: finding.problem.order))

    # What stops the player

    def _dead_ends(self) -> None:
        for question in self._of("stuck"):
            found = self.survey.states_where(question, YES)
            if any(states and not place.cut for place, states in found.items()):
                scene = question.about
                message = f"in `{scene.name}` the player can get stuck: no choice is open"
                hint = "add a choice that is always open, or a `to:` to go on with"
                self._error("dead-end", scene.span, message, hint, self._seen(question, YES))

    def _loops_and_traps(self) -> None:
        survey = self.survey
        for place in survey.map.places:
            if place.cut and survey.exploration.seen[place]:
                self._loop(place, [_sight(place, survey.exploration.seen[place])])
        if not survey.complete:
            return
        trap = trapped(survey)
        if not any(trap.values()):
            return
        player = any(rows and place.kind == "player" for place, rows in trap.items())
        if trap[survey.map.start]:
            self._no_way_out(player)
            return
        told: set[object] = set()
        for place, states, way in doors(survey, trap):
            span = way.choice.span if way.choice else self._scene(place).span
            if span in told:
                continue
            told.add(span)
            sights = [_sight(place, states, way)]
            if not player:
                self._loop(way.target, sights)
                continue
            message = f"after this, no ending can be reached any more: `{place.scene}` was the last"
            message += " scene with a way out"
            hint = "close this choice where it leads astray, or open a way out behind it"
            self._error("trap", span, message, hint, self._way(sights))

    def _no_way_out(self, player: bool) -> None:
        scene = self.story.scenes[self.story.start]
        if player:
            message = "from the start, no ending can be reached"
            self._error("trap", scene.span, message, "let some choices lead to an ending")
        else:
            self._loop(self.survey.map.start, [])

    def _loop(self, place: Place, sights: list[Sight]) -> None:
        scene = self._scene(place)
        if any(f.problem.span == scene.span for f in self.found):
            return
        message = f"here the story goes round and round from `{scene.name}`, and asks nobody"
        hint = "give one of the scenes a choice, or another way on"
        self._error("endless-loop", scene.span, message, hint, self._way(sights))

    def _promises(self) -> None:
        for question in self._of("promise"):
            promise = question.about
            broken = {"always": NO, "never": YES}.get(promise.kind)
            if broken is None:
                if self.survey.never(question, YES):
                    message = f"this was promised to be possible, and it never is: {promise.text}"
                    self._error("impossible-promise", promise.span, message)
            elif self.survey.answers[question.number] & broken:
                message = f"this promise can be broken: {promise.kind} {promise.text}"
                self._error(
                    "broken-promise", promise.span, message, "", self._seen(question, broken)
                )

    # What never happens

    def _unreached(self) -> None:
        for scene in self._unreached_scenes():
            causes = self._causes(scene)
            named = " and ".join(f"`{choice.id}`" for choice in causes)
            because = f"the choice {named} leads there, and it is never offered" if causes else ""
            if scene.ending:
                message = f"the ending `{scene.name}` can never be reached"
                self._error("ending-never-reached", scene.span, message, because)
            elif not causes and not self._follows_an_unreached(scene):
                message = f"the scene `{scene.name}` can never be reached"
                self._warning(
                    "scene-never-reached", scene.span, message, "lead to it, or take it away"
                )

    def _unreached_scenes(self) -> list[Scene]:
        if not self.survey.complete:
            return []
        reached = {q.about.name for q in self._of("scene") if self.survey.answers[q.number] & YES}
        return [scene for scene in self.story.scenes.values() if scene.name not in reached]

    def _causes(self, scene: Scene) -> list[Choice]:
        """Choices that are never offered, and lead to a scene that is never reached."""
        return [
            way.choice
            for way in self._ways_never_gone()
            if way.choice and scene.name in _entered(way, self.survey)
        ]

    def _ways_never_gone(self) -> Iterator[Way]:
        never = {id(q.about) for q in self._of("choice") if self.survey.never(q, YES)}
        for place in self.survey.map.places:
            if self.survey.exploration.seen[place]:
                yield from (way for way in place.ways if id(way.choice) in never)

    def _follows_an_unreached(self, scene: Scene) -> bool:
        """Whether a way leads here from a scene that is itself never reached, and told."""
        seen = self.survey.exploration.seen
        return any(
            scene.name in _entered(way, self.survey) and place.scene != scene.name
            for place in self.survey.map.places
            for way in place.ways
            if not seen[place] or place.kind == "fork"
        )

    def _choices(self) -> None:
        unreached_endings = {s.name for s in self._unreached_scenes() if s.ending}
        causes = {
            id(way.choice)
            for way in self._ways_never_gone()
            if unreached_endings & set(_entered(way, self.survey))
        }
        for question in self._of("choice"):
            choice = question.about
            if not self.survey.never(question, YES) or id(choice) in causes:
                continue
            way = self._seen(question, NO, warning=True)
            if choice.locked:
                message = f"the locked choice `{choice.id}` never opens"
                self._warning("lock-never-opens", choice.span, message, "see its `if:`", way)
            else:
                message = f"the choice `{choice.id}` is never offered"
                self._warning("choice-never-offered", choice.span, message, "see its `if:`", way)
        for question in self._of("several"):
            self._alone(question)

    def _alone(self, question: Question) -> None:
        scene = self.story.scenes[question.scene]
        offered = [
            q.about
            for q in self._of("choice")
            if q.scene == scene.name and self.survey.answers[q.number] & YES
        ]
        if self.survey.never(question, YES) and len(offered) > 1:
            message = (
                f"in `{scene.name}` the player never has a choice: only one is ever open at a time"
            )
            way = self._seen(question, NO, warning=True)
            self._warning("choice-always-alone", scene.span, message, "open another beside it", way)

    # What makes no difference

    def _conditions(self) -> None:
        for question in (*self._of("condition"), *self._of("case")):
            if self.survey.never(question, NO) and not question.last:
                self._always(question.span, "true")
            elif question.topic == "case" and self.survey.never(question, YES):
                self._always(question.span, "false")

    def _always(self, span: Span | None, value: str) -> None:
        assert span is not None
        message = f"this condition is always {value} where it is asked"
        hint = "take it away" if value == "true" else "what it leads to never happens"
        self._warning(f"condition-always-{value}", span, message, hint)

    def _effects(self) -> None:
        idle = [q for q in self._of("effect") if self.survey.never(q, YES)]
        at_work = {
            q.about.variable for q in self._of("effect") if self.survey.answers[q.number] & YES
        }
        unknown = {q.about.variable for q in self._of("effect") if not self._is_decided(q)}
        stuck = {q.about.variable for q in idle} - at_work - unknown
        for name in sorted(stuck):
            variable = self.story.variables[self.story.place(name)]
            assert variable.span is not None
            message = f"`{name}` never leaves the value that it starts with, whatever is done to it"
            hint = "perhaps it stands at its bound: see where it starts, and which way it is moved"
            self._warning("variable-stuck", variable.span, message, hint)
        for question in idle:
            if question.about.variable in stuck or is_precaution(question.about, self.story):
                continue
            if question.span is not None:
                message = "this never changes anything: the value is the same before and after"
                way = self._seen(question, NO, warning=True)
                self._warning("effect-never-changes", question.span, message, "take it away", way)

    def _is_decided(self, question: Question) -> bool:
        return self.survey.certain[question.number] or not self.survey.answers[question.number]

    def _texts(self) -> None:
        for question in self._of("text"):
            if self.survey.never(question, YES):
                self._unshown(question.span, "is never shown: its condition is always false")
            elif self.survey.never(question, NO) and question.about.otherwise:
                self._unshown(question.span, "has a second part that is never shown")
            elif self.survey.never(question, NO) and not question.nested:
                self._always(question.span, "true")
        if self.survey.complete:
            for scene in never_repeated(self.survey):
                message = f"`{scene.name}` is read once at most, and has words for the next time"
                hint = "what stands after `|` is never shown"
                self._warning("text-never-shown", scene.span, message, hint)

    def _unshown(self, span: Span | None, what: str) -> None:
        assert span is not None
        self._warning("text-never-shown", span, f"this text {what}", "see the condition")

    def _hollow(self) -> None:
        if not self.survey.complete:
            return
        for scene, choices, sights in hollow_choices(self.survey):
            named = " and ".join(f"`{choice.id}`" for choice in choices)
            message = f"in `{scene.name}` it makes no difference whether one takes {named}"
            hint = "whatever the player takes, all that follows is the same, word for word"
            way = self._way([_sight(place, rows) for place, rows in sights], warning=True)
            self._warning("hollow-choices", choices[0].span, message, hint, way)

    # Short words for the above

    @property
    def story(self) -> Story:
        return self.survey.map.story

    def _scene(self, place: Place) -> Scene:
        return self.story.scenes[place.scene]

    def _of(self, topic: str) -> list[Question]:
        return [q for q in self.survey.map.questions.all if q.topic == topic]

    def _seen(self, question: Question, answers: int, *, warning: bool = False) -> Evidence | None:
        """The way to where a question is answered so; for a warning only where it is cheap."""
        if warning and not self.survey.trail(question).shortest:
            return None
        return self.survey.evidence(question, answers)

    def _way(self, sights: Sequence[Sight], *, warning: bool = False) -> Evidence | None:
        trail = self.survey.trail()
        return None if warning and not trail.shortest else trail.evidence(sights)

    def _error(
        self, code: str, span: Span, message: str, hint: str = "", way: Evidence | None = None
    ) -> None:
        self.found.append(Finding(Problem(code, span, message, hint), way))

    def _warning(
        self, code: str, span: Span, message: str, hint: str = "", way: Evidence | None = None
    ) -> None:
        self.found.append(Finding(Problem(code, span, message, hint, "warning"), way))


def _sight(place: Place, states: Rows, way: Way | None = None) -> Sight:
    """A sight of some states of a place."""

    def select(rows: Rows) -> Rows:
        both = {row: lanes & states.get(row, 0) for row, lanes in rows.items()}
        return {row: lanes for row, lanes in both.items() if lanes}

    return Sight(place, select, way)


def _entered(way: Way, survey: Survey) -> Sequence[str]:
    """The scenes that are entered on a way."""
    questions = survey.map.questions.all
    asked = [questions[o.question] for o in way.operations if hasattr(o, "question")]
    return [question.scene for question in asked if question.topic == "scene"]
