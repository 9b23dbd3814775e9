"""A persona: somebody who likes some choices better than others, and how readily each is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from game.story.domain import Domain, Flag, Number, Value
from game.story.expression import readings
from game.story.model import Choice, Effect, Story
from game.story.prose import Alternatives, Prose, Styled, When, Words

_MOST_COMBINATIONS = 20_000


@dataclass(frozen=True, slots=True)
class Persona:
    """Preferences as weights: 1 is as readily as anybody, 3 three times, 0.5 half as readily.

    `words` are for choices in whose words they stand, `raises` and `lowers` for choices whose own
    effects raise or lower a variable. All that fit a choice are multiplied.
    """

    name: str
    about: str = ""
    words: Mapping[str, float] = field(default_factory=dict)
    raises: Mapping[str, float] = field(default_factory=dict)
    lowers: Mapping[str, float] = field(default_factory=dict)


def weight(persona: Persona, choice: Choice, story: Story) -> float:
    """How readily a persona takes a choice; 1 where nothing of the persona fits it."""
    product_of_all = 1.0
    text = plain(choice.words)
    for words, factor in persona.words.items():
        product_of_all *= factor if has_words(text, words) else 1.0
    for effect in choice.effects:
        liked = {1: persona.raises, -1: persona.lowers}.get(direction(effect, story), {})
        product_of_all *= liked.get(effect.variable, 1.0)
    return product_of_all


def plain(prose: Prose) -> str:
    """All words that a text can show, whatever it depends on."""
    return "".join(_pieces(prose)).replace("’", "'").casefold()


def _pieces(prose: Prose) -> Iterator[str]:
    for node in prose:
        match node:
            case Words(text=text):
                yield text
            case Styled(inside=inside):
                yield from _pieces(inside)
            case When(then=then, otherwise=otherwise):
                yield from _parted((then, otherwise))
            case Alternatives(options=options):
                yield from _parted(options)


def _parted(options: Sequence[Prose]) -> Iterator[str]:
    for option in options:
        yield " "
        yield from _pieces(option)
    yield " "


def has_words(text: str, words: str) -> bool:
    """Whether whole words stand in a text of `plain`, in small or large letters."""
    wanted = r"\s+".join(re.escape(w) for w in words.replace("’", "'").casefold().split())
    return re.search(rf"(?<!\w){wanted}(?!\w)", text) is not None


def direction(effect: Effect, story: Story) -> int:
    """1 for an effect that may raise its variable and never lowers it, -1 the other way, else 0.

    From false to true is up. Where too many values are possible, some of each variable are tried:
    its bounds and some between.
    """
    reads = {reading.of for reading in readings(effect.formula.tree)}
    places = [p for p, v in enumerate(story.variables) if (v.fact or v.name) in reads]
    places = sorted({*places, effect.place})
    state = [variable.start for variable in story.variables]
    ups = downs = False
    for values in product(*_tried([story.variables[p].domain for p in places], story)):
        for place, value in zip(places, values, strict=True):
            state[place] = value
        after, before = int(effect.formula.compute(state)), int(state[effect.place])
        ups, downs = ups or after > before, downs or after < before
    return ups - downs


def _tried(domains: Sequence[Domain], story: Story) -> list[Sequence[Value]]:
    most = max(2, int(_MOST_COMBINATIONS ** (1 / len(domains))))
    return [_some(_values(domain, story), most) for domain in domains]


def _values(domain: Domain, story: Story) -> Sequence[Value]:
    match domain:
        case Number(low=low, high=high):
            return range(low, high + 1)
        case Flag():
            return (False, True)
    words = getattr(domain, "words", ())
    return tuple(story.words.index(word) for word in words)


def _some(values: Sequence[Value], most: int) -> Sequence[Value]:
    if len(values) <= most:
        return values
    last = len(values) - 1
    return [values[last * number // (most - 1)] for number in range(most)]


def can_be_raised(domain: Domain) -> bool:
    """Whether a variable has more and less: a number, or a flag."""
    return isinstance(domain, Number | Flag)
