"""What stands twice: whole sentences, and phrases that come again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.stats.texts import Sentence

LONG_SENTENCE = 6
"""A sentence of so many words is remembered when it is read again."""
_SHORTEST_PHRASE, _LONGEST_PHRASE = 4, 12
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words that are written more than once; `places` are scenes, as `story/scene`."""

    text: str
    places: tuple[str, ...]


def repeated_sentences(stories: Mapping[str, Sequence[Sentence]]) -> tuple[Repeat, ...]:
    """Sentences of six words or more that are written twice, in one story or in several."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for story, told in stories.items():
        for sentence in told:
            if len(sentence.words) >= LONG_SENTENCE:
                found[sentence.words].append((sentence.text, f"{story}/{sentence.scene}"))
    return tuple(
        Repeat(places[0][0], tuple(place for _, place in places))
        for places in found.values()
        if len(places) > 1
    )


def repeated_phrases(told: Sequence[Sentence]) -> tuple[tuple[str, int], ...]:
    """Phrases that are written three times or more, the longest first; none within another."""
    found: list[tuple[tuple[str, ...], int]] = []
    for length in range(_LONGEST_PHRASE, _SHORTEST_PHRASE - 1, -1):
        counts = Counter(phrase for each in told for phrase in _phrases(each.words, length))
        for phrase, count in counts.most_common():
            if count < _OFTEN:
                break
            if not any(_stands_in(phrase, longer) and count == n for longer, n in found):
                found.append((phrase, count))
    return tuple((" ".join(phrase), count) for phrase, count in found)


def _phrases(words: tuple[str, ...], length: int) -> list[tuple[str, ...]]:
    return [words[start : start + length] for start in range(len(words) - length + 1)]


def _stands_in(phrase: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    return phrase in _phrases(longer, len(phrase))
