"""Pages: all that any interface sees of a story, made from what was told on the way there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.story.model import Choice, Ending, Story
from game.story.prose import Cue, Paragraph, Prose, Run, Telling, finished, one_line
from game.story.rules import State, Step, is_open


@dataclass(frozen=True, slots=True)
class Setting:
    """What is seen and heard: a look by name with its parameters' values, and a music."""

    look: str | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)
    music: str | None = None


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


def page_of(story: Story, state: State, steps: Sequence[Step], setting: Setting, seed: int) -> Page:
    """The page for a moment: what the steps on the way to it tell, then what is offered.

    `setting` is the one in which the page before ended.
    """
    leaves: list[Leaf] = []
    for step in steps:
        setting = _told(story, step, setting, seed, leaves)
    if not leaves:
        leaves.append(Leaf(state.scene, setting, ()))
    return Page(tuple(leaves), _offers(story, state, seed), story.scenes[state.scene].ending)


def setting_after(story: Story, step: Step, before: Setting) -> Setting:
    """The setting once a step was told: that of its scene, where the scene sets any."""
    scene = story.scenes[step.scene]
    if step.choice:
        return before
    look, parameters = before.look, before.parameters
    if scene.look is not None:
        look = scene.look.name
        parameters = {name: f.compute(step.values) for name, f in scene.look.parameters}
    return Setting(look, parameters, scene.music or before.music)


def _told(story: Story, step: Step, setting: Setting, seed: int, leaves: list[Leaf]) -> Setting:
    """Adds what a step tells to the leaves; gives the setting after it.

    Words go on where the last left off; a page that is turned begins a new leaf, and so does
    another look, so that picture and words always agree.
    """
    scene = story.scenes[step.scene]
    prose = scene.text
    if step.choice:
        prose = next(choice.text for choice in scene.choices if choice.id == step.choice)
    else:
        setting = setting_after(story, step, setting)
        sound: Prose = (Cue("sound", scene.sound),) if scene.sound else ()
        prose = (*sound, *prose)
    for number, paragraphs in enumerate(finished(prose, _telling(story, step, seed))):
        if number == 0 and leaves and _goes_on(leaves[-1].setting, setting):
            paragraphs = [*leaves[-1].paragraphs, *paragraphs]  # noqa: PLW2901
            leaves[-1] = Leaf(step.scene, setting, tuple(paragraphs))
        else:
            leaves.append(Leaf(step.scene, setting, tuple(paragraphs)))
    return setting


def _goes_on(before: Setting, now: Setting) -> bool:
    """Whether words of the new setting may stand on the same leaf."""
    return before.look == now.look


def _telling(story: Story, step: Step, seed: int) -> Telling:
    return Telling(
        values=step.values,
        words=story.words,
        place=step.scene,
        shown=_times_shown_before(story, step),
        seed=seed,
        true_quotes=story.language.split("-")[0] == "en",
    )


def _times_shown_before(story: Story, step: Step) -> int:
    for count in story.counts.get(step.scene, ()):
        if story.variables[count.place].only_shown:
            return int(step.values[count.place]) - 1
    return 0


def _offers(story: Story, state: State, seed: int) -> tuple[Offer, ...]:
    if story.scenes[state.scene].ending or state.awaiting:
        return ()
    telling = _telling(story, Step(state.scene, "", state.values), seed)
    offers = (_offer(c, state, telling) for c in story.scenes[state.scene].choices)
    return tuple(offer for offer in offers if offer is not None)


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
