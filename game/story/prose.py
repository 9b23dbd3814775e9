"""Marked-up text as a tree, and the finished paragraphs it becomes for one state."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from game.story.domain import Domain, Flag, Word

if TYPE_CHECKING:
    from game.story.model import Formula

Order = Literal["sequence", "cycle", "once", "shuffle"]
Manner = Literal["whisper", "shout", "tremble", "slow"]
MANNERS: tuple[Manner, ...] = ("whisper", "shout", "tremble", "slow")

# The tree, as the writer marked the text up


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The value of a calculation, at this place."""

    formula: Formula


@dataclass(frozen=True, slots=True)
class Styled:
    style: Literal["soft", "strong"] | Manner
    inside: Prose


@dataclass(frozen=True, slots=True)
class When:
    """One text if a condition holds, another if not."""

    condition: Formula
    then: Prose
    otherwise: Prose


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Another text at each visit; `key` tells the alternatives of one scene apart."""

    order: Order
    options: tuple[Prose, ...]
    key: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that happens at this word: a scene's cue, a sound, or a pause.

    A pause of 0 seconds waits for the player.
    """

    kind: Literal["cue", "sound", "pause"]
    name: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a paragraph, or of a page, which the player turns."""

    of: Literal["paragraph", "page"]


Node = Words | Shown | Styled | When | Alternatives | Cue | Break
Prose = tuple[Node, ...]

# What is read


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style: true quotes and dashes, single spaces, no markup left."""

    text: str
    soft: bool = False
    strong: bool = False
    manners: tuple[Manner, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    items: tuple[Run | Cue, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(item.text for item in self.items if isinstance(item, Run))


@dataclass(frozen=True, slots=True)
class Telling:
    """What the tree is finished for: the values, how often the scene was shown, the shuffles.

    `words` are the story's, `place` names the scene, `shown` counts its showings from 0.
    """

    values: Sequence[Any]
    words: Sequence[str]
    place: str = ""
    shown: int = 0
    seed: int = 0
    true_quotes: bool = True


def finished(prose: Prose, telling: Telling) -> list[list[Paragraph]]:
    """The paragraphs of each page; paragraphs without words or cues are left out.

    There is always one page, and one more for each page that is turned, though it be empty.
    """
    pages: list[list[list[Run | Cue]]] = [[[]]]
    for item in _flat(prose, telling, Run("")):
        if isinstance(item, Break) and item.of == "page":
            pages.append([[]])
        elif isinstance(item, Break):
            pages[-1].append([])
        else:
            pages[-1][-1].append(item)
    set_pages = [[_set(items, telling) for items in page] for page in pages]
    return [_with_cues_among_words([p for p in page if p.items]) for page in set_pages]


def one_line(prose: Prose, telling: Telling) -> Paragraph:
    """The text as a single paragraph: for the words of a choice."""
    items: list[Run | Cue] = []
    for item in _flat(prose, telling, Run("")):
        items.append(Run(" ") if isinstance(item, Break) else item)
    return _set(items, telling)


def _flat(prose: Prose, telling: Telling, style: Run) -> Iterator[Run | Cue | Break]:
    for node in prose:
        match node:
            case Words(text=text):
                yield replace(style, text=text)
            case Shown(formula=formula):
                yield replace(style, text=as_text(formula, telling))
            case Styled(style=name, inside=inside):
                yield from _flat(inside, telling, _styled(style, name))
            case When(condition=condition, then=then, otherwise=otherwise):
                holds = condition.compute(telling.values)
                yield from _flat(then if holds else otherwise, telling, style)
            case Alternatives():
                yield from _flat(_current(node, telling), telling, style)
            case Cue() | Break():
                yield node


def _styled(style: Run, name: str) -> Run:
    if name == "soft":
        return replace(style, soft=not style.soft)  # soft within soft stands out again
    if name == "strong":
        return replace(style, strong=True)
    return replace(style, manners=tuple(dict.fromkeys((*style.manners, name))))  # type: ignore[arg-type]


def as_text(formula: Formula, telling: Telling) -> str:
    """A value as the player reads it."""
    return value_text(formula.compute(telling.values), formula.tree.domain, telling.words)


def value_text(value: Any, domain: Domain, words: Sequence[str]) -> str:
    """A state's value in the writer's terms: a word by its name, a flag as true or false."""
    match domain:
        case Word():
            return words[int(value)]
        case Flag():
            return "true" if value else "false"
    return str(value)


def _current(node: Alternatives, telling: Telling) -> Prose:
    shuffled = node.order == "shuffle"
    turn = _shuffled(node, telling) if shuffled else turn_of(node, telling.shown)
    return () if turn is None else node.options[turn]


def turn_of(node: Alternatives, shown: int) -> int | None:
    """Which option is told after so many showings, or none; of all orders but the shuffled."""
    count = len(node.options)
    match node.order:
        case "sequence":
            return min(shown, count - 1)
        case "cycle":
            return shown % count
    return shown if shown < count else None


def _shuffled(node: Alternatives, telling: Telling) -> int:
    """The option of a shuffle: every option once in a random order, then in another order.

    The order is a function of the seed, the scene and the round, so that replay is exact. No
    option comes twice in a row where one round ends and the next begins.
    """
    count = len(node.options)
    round_number, turn = divmod(telling.shown, count)
    order = _order(node, telling, round_number)
    if round_number and count > 2 and order[0] == _order(node, telling, round_number - 1)[-1]:
        order[0], order[1] = order[1], order[0]
    return order[turn]


def _order(node: Alternatives, telling: Telling, round_number: int) -> list[int]:
    def rank(option: int) -> bytes:
        return digest(telling.seed, telling.place, node.key, round_number, option)

    return sorted(range(len(node.options)), key=rank)


def typeset(words: str, language: str = "en") -> str:
    """Words without markup as a page shows them: single spaces, and in English true quotes."""
    telling = Telling((), (), true_quotes=has_true_quotes(language))
    return one_line((Words(words),), telling).text


def has_true_quotes(language: str) -> bool:
    """Whether straight quotes become true ones: in English, whose rules are known here."""
    return language.split("-", maxsplit=1)[0] == "en"


def digest(*parts: object) -> bytes:
    """Eight bytes that depend on all the parts and on nothing else: the core's only chance."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=8).digest()


# Setting: spaces, quotes, dashes

_SPACES = re.compile(r"\s+")
_OPENS = "([{—–-/“‘"
_OPENED = {'"': "“", "'": "‘"}  # nothing stands between the two: this one closes
_APOSTROPHE = re.compile(r"'(?=(?:tis|twas|em|til|cause|n)\b|\d)", re.IGNORECASE)


def _set(items: list[Run | Cue], telling: Telling) -> Paragraph:
    """A paragraph with single spaces between words, none at its ends, and true punctuation."""
    done: list[Run | Cue] = []
    before = " "
    for item in items:
        if isinstance(item, Cue):
            done.append(item)
            continue
        text = _SPACES.sub(" ", item.text)
        text = text[1:] if before == " " and text.startswith(" ") else text
        text = true_punctuation(text, before) if telling.true_quotes else text
        if text:
            done.append(replace(item, text=text))
            before = text[-1]
    return Paragraph(_without_last_space(_joined(done)))


def _joined(items: list[Run | Cue]) -> list[Run | Cue]:
    """Neighbouring runs of one style as one run."""
    joined: list[Run | Cue] = []
    for item in items:
        last = joined[-1] if joined else None
        if (
            isinstance(item, Run)
            and isinstance(last, Run)
            and replace(item, text=last.text) == last
        ):
            joined[-1] = replace(last, text=last.text + item.text)
        else:
            joined.append(item)
    return joined


def _without_last_space(items: list[Run | Cue]) -> tuple[Run | Cue, ...]:
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if isinstance(item, Run):
            items[index] = replace(item, text=item.text.rstrip(" "))
            break
    return tuple(item for item in items if isinstance(item, Cue) or item.text)


def true_punctuation(text: str, before: str) -> str:
    """The words with true quotes and dashes; `before` is the letter that stands before them."""
    text = text.replace("---", "—").replace("--", "–").replace("...", "…")
    if '"' not in text and "'" not in text:
        return text
    letters = []
    for letter in _APOSTROPHE.sub("’", text):
        opens = before.isspace() or (before in _OPENS and before != _OPENED.get(letter))
        if letter == '"':
            letter = "“" if opens else "”"  # noqa: PLW2901
        elif letter == "'":
            letter = "‘" if opens else "’"  # noqa: PLW2901
        letters.append(letter)
        before = letter
    return "".join(letters)


def _with_cues_among_words(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A paragraph of cues alone joins the next one with words, or else the one before."""
    told: list[Paragraph] = []
    waiting: tuple[Run | Cue, ...] = ()
    for paragraph in paragraphs:
        if paragraph.text:
            told.append(Paragraph((*waiting, *paragraph.items)))
            waiting = ()
        else:
            waiting = (*waiting, *paragraph.items)
    if waiting and told:
        told[-1] = Paragraph((*told[-1].items, *waiting))
    elif waiting:
        told.append(Paragraph(waiting))
    return told
