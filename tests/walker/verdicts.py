"""What is wrong with a story, found out from all of its states one by one (`docs/testing.md`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from game.story import rules
from game.story.model import Choice, Scene, Story
from game.story.prose import Alternatives, Prose, Styled, Telling, When, _current
from game.story.rules import State
from game.walker.operations import NO, YES
from game.walker.precautions import is_precaution
from game.walker.trail import Evidence
from tests.walker import oracle
from tests.walker.oracle import Key, Truth
from tests.walker.spy import Moment, destinations

Verdict = tuple[str, int]
"""The code of a finding, and where its text begins."""


class Verdicts:
    """Each mistake of a story with the moments that show it; none where nothing can show it."""

    def __init__(self, story: Story, truth: Truth) -> None:
        self.story, self.truth = story, truth
        self.found: dict[Verdict, set[Moment]] = {}
        self.fresh = oracle.distances(truth, [truth.fresh])
        self.ever = oracle.distances(truth, truth.starts)
        self._stops()
        self._traps()
        self._promises()
        self._unreached()
        self._choices()
        self._conditions()
        self._effects()
        self._texts()
        self._readings()

    # The length of a way

    def shortest(self, moments: Iterable[Moment]) -> int:
        """How many choices it takes to some moment: for a newcomer, or else for anybody."""
        lengths = [self._length(moment, newcomer=True) for moment in moments]
        known = [length for length in lengths if length is not None]
        if not known:
            lengths = [self._length(moment, newcomer=False) for moment in moments]
            known = [length for length in lengths if length is not None]
        return min(known)

    def _length(self, moment: Moment, *, newcomer: bool) -> int | None:
        key, label = moment
        if key[0] == "begin":
            return 0 if key[1] == 0 or not newcomer else None
        before = (self.fresh if newcomer else self.ever).get(key)
        chosen = label is not None and not oracle.is_chance(label)
        return None if before is None else before + chosen

    def times_read(self, scene: str, most: int = 12) -> int:
        """How often a scene can be read in one playthrough; it is not counted beyond `most`."""
        entries = {at: sum(len(t) == 3 and t[0] == scene for t in told)
                   for at, told in self.truth.told.items()}  # fmt: skip
        begun = [(key, entries[("begin", n), ""]) for n, key in enumerate(self.truth.starts)]
        found: set[tuple[Key, int]] = set()
        waiting = [(key, min(most, times)) for key, times in begun]
        while waiting:
            moment = waiting.pop()
            if moment in found:
                continue
            found.add(moment)
            key, times = moment
            for label, _, after in self.truth.ways[key]:
                waiting.append((after, min(most, times + entries[key, label])))
        return max(times for _, times in found)

    # What stops the player

    def _add(self, code: str, start: int, moments: Iterable[Moment] = ()) -> None:
        self.found.setdefault((code, start), set()).update(moments)

    def _standing(self, scene: str) -> list[tuple[Key, State]]:
        return [(key, state) for key, state in oracle.standing(self.truth) if key[0] == scene]

    def _stops(self) -> None:
        for key in self.truth.states:
            if key[4]:
                self._add("endless-loop", self.story.scenes[key[0]].span.start, [(key, None)])
        for scene in self.story.scenes.values():
            stuck = [
                (key, None)
                for key, state in self._standing(scene.name)
                if not scene.ending and not rules.offered(self.story, state)
            ]
            if stuck:
                self._add("dead-end", scene.span.start, stuck)

    def _traps(self) -> None:
        """A door leads from where the story can end to where it cannot.

        Behind it the player goes on for ever, or nobody is ever asked again.
        """
        truth = self.truth
        good = oracle.can_end(self.story, truth)
        asking = self._come_to(
            {k for k, s in truth.states.items() if k not in good and not s.awaiting}
        )
        for number, start in enumerate(truth.starts):
            if start not in good:
                scene = self.story.scenes[self.story.start]
                code = "trap" if start in asking else "endless-loop"
                self._add(code, scene.span.start, [(("begin", number), "")])
        for key in good:
            for label, _, after in truth.ways[key]:
                if after not in good:
                    self._door(key, label, after in asking)

    def _door(self, key: Key, label: str, asking: bool) -> None:
        chance = self.truth.states[key].awaiting
        if chance is not None:
            (span,) = (
                b.destination.span for b in chance.branches if f"-> {b.destination}" == label
            )
        else:
            span = choice_of(self.story.scenes[key[0]], label).span
        self._add("trap" if asking else "endless-loop", span.start, [(key, label)])

    def _come_to(self, found: set[Key]) -> set[Key]:
        while True:
            more = {k for k, w in self.truth.ways.items() if any(e[2] in found for e in w)} - found
            if not more:
                return found
            found |= more

    def _promises(self) -> None:
        moments = oracle.standing(self.truth)
        for promise in self.story.promises:
            holds = {k for k, s in moments if oracle.promise_holds(self.story, promise, s)}
            if promise.kind == "possible":
                if moments and not holds:
                    self._add("impossible-promise", promise.span.start)
                continue
            wrong = {k for k, _ in moments} - holds if promise.kind == "always" else holds
            if wrong:
                self._add("broken-promise", promise.span.start, [(key, None) for key in wrong])

    # What never happens

    def _unreached(self) -> None:
        for scene in self.story.scenes.values():
            if scene.name not in self.truth.entered:
                code = "ending-never-reached" if scene.ending else "scene-never-reached"
                self._add(code, scene.span.start)

    def _choices(self) -> None:
        for scene in self.story.scenes.values():
            standing = self._standing(scene.name)
            if scene.ending or not (standing or scene.name in self.truth.notes.considered):
                continue
            here = [(key, None) for key, _ in standing]
            opened = {key: rules.offered(self.story, state) for key, state in standing}
            ever = {choice.id for choices in opened.values() for choice in choices}
            for choice in scene.choices:
                if choice.id not in ever:
                    code = "lock-never-opens" if choice.locked else "choice-never-offered"
                    self._add(code, choice.span.start, here)
            alone = [(key, None) for key, choices in opened.items() if len(choices) == 1]
            if len(ever) > 1 and all(len(choices) < 2 for choices in opened.values()):
                self._add("choice-always-alone", scene.span.start, alone)

    # What makes no difference

    def _conditions(self) -> None:
        for scene in self.story.scenes.values():
            for choice in scene.choices:
                if choice.condition and self._answers("condition", choice.condition) == YES:
                    self._add("condition-always-true", choice.condition.span.start)
            for destination in destinations(scene):
                self._cases(destination)

    def _cases(self, destination: Any) -> None:
        cases = getattr(destination, "cases", ())
        for number, case in enumerate(cases):
            if case.condition is None:
                continue
            answers = self._answers("case", case.condition)
            is_last = 0 < number == len(cases) - 1
            if answers == YES and not is_last:
                self._add("condition-always-true", case.condition.span.start)
            if answers == NO:
                self._add("condition-always-false", case.condition.span.start)

    def _effects(self) -> None:
        effects = [
            effect
            for scene in self.story.scenes.values()
            for effect in (*scene.effects, *(e for c in scene.choices for e in c.effects))
        ]
        at_work = {e.variable for e in effects if self._answers("effect", e.formula) & YES}
        tried = {e.variable for e in effects if self._answers("effect", e.formula)}
        for name in tried - at_work:
            span = self.story.variables[self.story.place(name)].span
            assert span is not None
            self._add("variable-stuck", span.start)
        for effect in effects:
            idle = self._answers("effect", effect.formula) == NO
            if idle and effect.variable in at_work and not is_precaution(effect, self.story):
                where = self.truth.notes.where["effect", effect.formula.span.start, NO]
                self._add("effect-never-changes", effect.formula.span.start, where)

    def _texts(self) -> None:
        for scene in self.story.scenes.values():
            proses = [scene.text]
            for choice in scene.choices:
                proses += [choice.words, choice.locked or (), choice.text]
            for prose in proses:
                self._text(prose, on_purpose=False)

    def _text(self, prose: Prose, *, on_purpose: bool) -> None:
        """What is said otherwise often asks the opposite on purpose (`on_purpose`)."""
        for node in prose:
            match node:
                case Styled(inside=inside):
                    self._text(inside, on_purpose=on_purpose)
                case Alternatives(options=options):
                    for option in options:
                        self._text(option, on_purpose=on_purpose)
                case When(condition=condition, then=then, otherwise=otherwise):
                    answers = self._answers("text", condition)
                    if answers == NO or (answers == YES and otherwise):
                        self._add("text-never-shown", condition.span.start)
                    elif answers == YES and not on_purpose:
                        self._add("condition-always-true", condition.span.start)
                    self._text(then, on_purpose=on_purpose)
                    self._text(otherwise, on_purpose=True)

    def _readings(self) -> None:
        """Alternatives go by how often their scene is read: some may never have their turn."""
        for scene in self.story.scenes.values():
            opened = {
                c.id for _, s in self._standing(scene.name) for c in rules.offered(self.story, s)
            }
            tellers: list[Any] = [c for c in scene.choices if c.id in opened and not scene.ending]
            tellers += [scene] if scene.name in self.truth.entered else []
            for teller in tellers:
                texts = [
                    teller.text,
                    getattr(teller, "words", ()),
                    getattr(teller, "locked", None) or (),
                ]
                parts = {part for text in texts for part in parts_of(text)}
                if parts and not parts <= self._parts_told(scene, texts):
                    self._add("text-never-shown", teller.span.start)

    def _parts_told(self, scene: Scene, texts: list[Prose]) -> set[int]:
        times = range(self.times_read(scene.name))
        return {part for text in texts for shown in times for part in parts_of(text, shown)}

    def _answers(self, topic: str, formula: Any) -> int:
        return self.truth.notes.answers.get((topic, formula.span.start), 0)


def parts_of(prose: Prose, shown: int | None = None) -> Iterator[int]:
    """The options of alternatives, by identity: all, or those told after so many showings."""
    for node in prose:
        match node:
            case Styled(inside=inside):
                yield from parts_of(inside, shown)
            case When(then=then, otherwise=otherwise):
                yield from parts_of(then, shown)
                yield from parts_of(otherwise, shown)
            case Alternatives(options=options):
                told = (
                    options
                    if shown is None or node.order == "shuffle"
                    else (_current(node, Telling((), (), shown=shown)),)
                )
                for option in told:
                    yield id(option)
                    yield from parts_of(option, shown)


def choice_of(scene: Scene, name: str) -> Choice:
    return next(choice for choice in scene.choices if choice.id == name)


def moments_of(story: Story, truth: Truth, evidence: Evidence) -> list[Moment]:
    """The last moments of a way, by the rules alone: its end, and the pick that led there."""
    state, steps = rules.begin(story, evidence.origin)
    key = oracle.key_of(story, state, steps)
    begins = [n for n, start in enumerate(truth.starts) if start == key]
    last: list[Moment] = [(("begin", number), "") for number in begins]
    assert last, "the way begins as no playthrough can"
    for pick in evidence.picks:
        (follow,) = [f for name, _, f in oracle.following(story, state) if name == pick.choice]
        last = [(key, pick.choice)]
        state, steps = follow()
        key = oracle.key_of(story, state, steps)
    return [*last, (key, None)]
