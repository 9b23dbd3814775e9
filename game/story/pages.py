"""Pages: all that any interface sees of a story, made from what was told on the way there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.story.meaning import Transition
from game.story.model import Choice, Ending, Story
from game.story.prose import (
    Alternatives,
    Cue,
    Paragraph,
    Prose,
    Run,
    Styled,
    Telling,
    When,
    finished,
    has_true_quotes,
    one_line,
)
from game.story.rules import State, Step, is_open


@dataclass(frozen=True, slots=True)
class Setting:
    """What is seen and heard: a look by name with its parameters' values, and a music.

    The music's `intensity` goes from 0, its quietest form, to 1. The look comes by its own
    transition where none is named.
    """

    look: str | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)
    music: str | None = None
    intensity: float = 1.0
    transition: Transition | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the player reads before turning on: paragraphs in one setting."""

    scene: str
    setting: Setting
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice as it stands on the page; a locked one is read but cannot be taken.

    `words` may be empty for a timed choice that only happens. `asks` means that the player types
    a text with it.
    """

    id: str
    words: tuple[Run, ...]
    open: bool = True
    asks: bool = False
    after_seconds: float | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.words)


@dataclass(frozen=True, slots=True)
class Page:
    """All that an interface sees of a story: what to read, then what can be done.

    There is always at least one leaf. Without open offers the page is an ending, or a dead end.
    """

    leaves: tuple[Leaf, ...]
    offers: tuple[Offer, ...] = ()
    ending: Ending | None = None

    @property
    def is_dead_end(self) -> bool:
        return self.ending is None and not any(offer.open for offer in self.offers)

    @property
    def text(self) -> str:
        """The words alone, paragraphs parted by blank lines."""
        return "\n\n".join(p.text for leaf in self.leaves for p in leaf.paragraphs)


@dataclass(frozen=True, slots=True)
class Told:
    """A moment, and what happened since the page before it.

    `setting` is the one in which that page ended; `entered` says how often a scene had been
    entered by then.
    """

    story: Story
    state: State
    steps: Sequence[Step]
    setting: Setting
    entered: Callable[[str], int]
    seed: int


def page_of(told: Told) -> Page:
    """The page for a moment: what the steps on the way to it tell, then what is offered."""
    teller = _Teller(told)
    for step in told.steps:
        teller.tell(step)
    leaves = teller.bound(told.state.scene)
    ending = told.story.scenes[told.state.scene].ending
    return Page(tuple(leaves), teller.offers(), ending)


def setting_after(story: Story, step: Step, before: Setting) -> Setting:
    """The setting once a step was told: that of its scene, where the scene sets any."""
    scene = story.scenes[step.scene]
    if step.choice:
        return before
    after = before
    if scene.look is not None:
        parameters = {name: f.compute(step.values) for name, f in scene.look.parameters}
        look, transition = scene.look.name, scene.transition
        after = replace(after, look=look, parameters=parameters, transition=transition)
    if scene.music is not None:
        intensity = scene.music.intensity
        level = 1.0 if intensity is None else float(intensity.compute(step.values))
        level = min(1.0, max(0.0, level))
        after = replace(after, music=scene.music.name, intensity=level)
    return after


class _Teller:
    """Gathers the leaves of one page, step by step."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.setting = told.setting
        self.leaves: list[Leaf] = []
        self.entries: Counter[str] = Counter()
        self.page_is_turned = False

    def tell(self, step: Step) -> None:
        """Adds what a step tells.

        Words go on where the last left off; a page that is turned begins a new leaf, and so does
        another look, so that picture and words always agree.
        """
        self.entries[step.scene] += step.enters
        self.setting = setting_after(self.told.story, step, self.setting)
        prose = self._prose(step)
        for number, paragraphs in enumerate(finished(prose, self._telling(step, prose))):
            self.page_is_turned = self.page_is_turned or number > 0
            if paragraphs:
                self._add(step.scene, paragraphs)

    def _prose(self, step: Step) -> Prose:
        scene = self.told.story.scenes[step.scene]
        if step.returning:
            return ()
        if step.choice:
            return next(choice.text for choice in scene.choices if choice.id == step.choice)
        sound: Prose = (Cue("sound", scene.sound),) if scene.sound else ()
        return (*sound, *scene.text)

    def _add(self, scene: str, paragraphs: Sequence[Paragraph]) -> None:
        """Words on the leaf at hand, or on a new one."""
        last = self.leaves[-1] if self.leaves else None
        earlier: tuple[Paragraph, ...] = ()
        if last and last.setting.look == self.setting.look and not self.page_is_turned:
            earlier = self.leaves.pop().paragraphs
        self.leaves.append(Leaf(scene, self.setting, (*earlier, *paragraphs)))
        self.page_is_turned = False

    def bound(self, scene: str) -> list[Leaf]:
        """All leaves. Where the player stands before another look, the last has no words."""
        if not self.leaves or self.leaves[-1].setting.look != self.setting.look:
            self.leaves.append(Leaf(scene, self.setting, ()))
        return self.leaves

    def offers(self) -> tuple[Offer, ...]:
        """The choices of the scene that the player stands in, as they stand on the page."""
        state, scene = self.told.state, self.told.story.scenes[self.told.state.scene]
        if scene.ending or state.awaiting:
            return ()
        here = Step(state.scene, "", state.values)
        offers = [
            _offer(choice, state, self._telling(here, choice.words)) for choice in scene.choices
        ]
        return tuple(offer for offer in offers if offer is not None)

    def _telling(self, step: Step, prose: Prose) -> Telling:
        story = self.told.story
        return Telling(
            values=step.values,
            words=story.words,
            place=step.scene,
            shown=self._showings_before(step.scene) if _alternates(prose) else 0,
            seed=self.told.seed,
            true_quotes=has_true_quotes(story.language),
        )

    def _showings_before(self, scene: str) -> int:
        """How often the scene was shown before it was entered for the last time."""
        return max(0, self.told.entered(scene) + self.entries[scene] - 1)


def _alternates(prose: Prose) -> bool:
    """Whether a text has alternatives, so that it matters how often it was shown."""
    return any(
        isinstance(node, Alternatives)
        or (isinstance(node, Styled) and _alternates(node.inside))
        or (isinstance(node, When) and (_alternates(node.then) or _alternates(node.otherwise)))
        for node in prose
    )


def _offer(choice: Choice, state: State, telling: Telling) -> Offer | None:
    """The choice as it stands on the page; None where it is hidden."""
    is_offered = is_open(choice, state.values)
    taken = choice.once is not None and bool(state.values[choice.once])
    if not is_offered and (choice.locked is None or taken):
        return None
    prose = choice.words if is_offered or choice.locked is None else choice.locked
    words = tuple(run for run in one_line(prose, telling).items if isinstance(run, Run))
    asks = choice.ask is not None and is_offered
    return Offer(choice.id, words, is_offered, asks, choice.after_seconds if is_offered else None)
