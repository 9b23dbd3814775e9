"""The figures of stories as plain values, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from game.stats.bars import bars_of
from game.stats.measures import EndingFigures, Measures, Spread
from game.stats.repeats import Repeat


def as_json(measured: Sequence[Measures], shared: Sequence[Repeat]) -> dict[str, Any]:
    """The figures of some stories, and the sentences that several of them share."""
    return {
        "stories": [_story(each) for each in measured],
        "shared_sentences": [asdict(each) for each in shared],
    }


def _story(measures: Measures) -> dict[str, Any]:
    story, bearing = measures.story, measures.bearing
    return {
        "story": story.name,
        "scenes": len(story.scenes),
        "choices": measures.choices,
        "words": measures.words,
        "words_read": _spread(measures.words_read),
        "choices_made": _spread(measures.choices_made),
        "minutes": measures.minutes,
        "chances_are_exact": measures.chances_are_exact,
        "endings": [_ending(each) for each in measures.endings],
        "bearing": {
            "choices": bearing.choices,
            "alone": bearing.alone,
            "weighty": bearing.weighty,
            "worded": bearing.worded,
            "kept": bearing.kept,
            "idle": [f"{scene}/{choice}" for scene, choice in bearing.idle],
        },
        "longest": [asdict(each) for each in measures.longest],
        "repeated_sentences": [asdict(each) for each in measures.repeated],
        "repeated_phrases": [{"text": text, "count": n} for text, n in measures.phrases],
        "bars": [asdict(bar) for bar in bars_of(measures)],
    }


def _spread(spread: Spread | None) -> dict[str, int] | None:
    return asdict(spread) if spread else None


def _ending(each: EndingFigures) -> dict[str, Any]:
    return {
        "ending": each.ending.name,
        "kind": each.ending.kind,
        "hidden": each.ending.hidden,
        "chance": each.chance,
        "fewest_words": each.fewest_words,
        "conditions": each.conditions,
    }
