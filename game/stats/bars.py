"""What a story of this collection should keep to, and whether it does.

A story of fewer than fifteen scenes is measured as a short one: nothing is asked of its length,
nor of the chances of its endings, which may well depend on what other stories left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from game.stats.measures import EndingFigures, Measures, Spread

SHORT_STORY_SCENES = 15
MOST_WORDS_BEFORE_ACTING = 170
KINDS = ("waking", "finale", "sacrifice")
_RAREST, _COMMONEST = 0.005, 0.45
_FEWEST_WORDS_OF_ENDING, _FEWEST_CONDITIONS = 120, 2
_SHARE_OF_CHOICES = 0.8


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing that is asked of a story: what, what is wanted, what is; `kept` None if unknown."""

    name: str
    wanted: str
    found: str
    kept: bool | None


def bars_of(measures: Measures) -> tuple[Bar, ...]:
    """Every bar of a story."""
    short = len(measures.story.scenes) < SHORT_STORY_SCENES
    return (*(_short(measures) if short else _full(measures)), *_any(measures))


def _short(measures: Measures) -> Iterator[Bar]:
    scenes, endings = len(measures.story.scenes), len(measures.story.endings)
    yield Bar("scenes, of a short story", "8 to 14", str(scenes), 8 <= scenes <= 14)
    yield Bar("endings", "4 or more", str(endings), endings >= 4)


def _full(measures: Measures) -> Iterator[Bar]:
    scenes, endings = len(measures.story.scenes), measures.story.endings
    yield Bar("scenes", "34 or more", str(scenes), scenes >= 34)
    yield Bar("words", "9,000 or more", f"{measures.words:,}", measures.words >= 9000)
    yield Bar("endings", "7 or more", str(len(endings)), len(endings) >= 7)
    kinds = {ending.kind for ending in endings}
    missing = [kind for kind in KINDS if kind not in kinds]
    found = f"no {' and no '.join(missing)}" if missing else "all three"
    yield Bar("kinds of endings", ", ".join(KINDS), found, not missing)
    yield _within("words of a playthrough", measures.words_read, 1400, 4000)
    yield _within("choices of a playthrough", measures.choices_made, 14, 40)
    yield _chances(measures)


def _within(name: str, spread: Spread | None, low: int, high: int) -> Bar:
    """90 of 100 random playthroughs lie between two figures."""
    wanted = f"{low:,} to {high:,}"
    if spread is None:
        return Bar(name, wanted, "no playthrough ends", False)
    found = f"{spread.low:,} to {spread.high:,}, half by {spread.median:,}"
    return Bar(name, wanted, found, low <= spread.low and spread.high <= high)


def _any(measures: Measures) -> Iterator[Bar]:
    yield _bearing(measures)
    longest = measures.longest[0]
    most, longest = MOST_WORDS_BEFORE_ACTING, measures.longest[0]
    found = f"{longest.words} in {longest.scene}"
    yield Bar("words before the player acts", f"at most {most}", found, longest.words <= most)
    yield _ending_words(measures)
    yield _ending_conditions(measures)
    repeated = len(measures.repeated)
    yield Bar("sentences that stand twice", "none", str(repeated or "none"), not repeated)
    yield _findings(measures)


def _chances(measures: Measures) -> Bar:
    open_ones = [each for each in measures.endings if not each.ending.hidden]
    off = [
        each
        for each in open_ones
        if each.chance is not None and not _RAREST <= each.chance <= _COMMONEST
    ]
    about = "" if measures.chances_are_exact else "about "
    told = [f"{each.ending.name} {about}{_percent(each)}" for each in off]
    if not told and open_ones:
        known = sorted(each.chance or 0.0 for each in open_ones)
        told = [f"{about}{100 * known[0]:.1f} to {100 * known[-1]:.1f} %"]
    return Bar("chance of an ending", "0.5 to 45 %, hidden ones aside", ", ".join(told), not off)


def _percent(each: EndingFigures) -> str:
    return f"{100 * (each.chance or 0.0):.2f} %"


def _bearing(measures: Measures) -> Bar:
    bearing = measures.bearing
    found = f"{100 * bearing.share:.0f} %"
    wanted = "at least 80 %"
    return Bar("choices that change something", wanted, found, bearing.share >= _SHARE_OF_CHOICES)


def _ending_words(measures: Measures) -> Bar:
    short = [each for each in measures.endings if each.fewest_words < _FEWEST_WORDS_OF_ENDING]
    least = min((each.fewest_words for each in measures.endings), default=0)
    told = ", ".join(f"{each.ending.name} {each.fewest_words}" for each in short)
    return Bar("words of an ending", "120 or more", told or f"{least} or more", not short)


def _ending_conditions(measures: Measures) -> Bar:
    few = [each for each in measures.endings if each.conditions < _FEWEST_CONDITIONS]
    least = min((each.conditions for each in measures.endings), default=0)
    told = ", ".join(f"{each.ending.name} {each.conditions}" for each in few)
    wanted = "2 or more that depend on what was done"
    return Bar("places in an ending", wanted, told or f"{least} or more", not few)


def _findings(measures: Measures) -> Bar:
    if measures.account is None:
        return Bar("findings of the walk", "none", "not walked", None)
    walk = measures.account.walk
    codes = Counter(finding.problem.code for finding in walk.findings)
    told = ", ".join(f"{count} {code}" for code, count in codes.most_common()) or "none"
    told += "" if walk.complete else ", not complete"
    return Bar("findings of the walk", "none", told, not codes and walk.complete)
