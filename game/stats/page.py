"""The figures of stories as one reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from game.outputs.setting import many
from game.problems import visible
from game.stats.bars import Bar, bars_of
from game.stats.measures import EndingFigures, Measures, Spread
from game.stats.repeats import Repeat

_WIDTH = 92
_MOST_PHRASES = 8
_MOST_IDLE = 10
_BARS = "Bars, as the dreams that come with the game keep them"
_MARKS = {True: "✓", False: "✗", None: "·"}


def as_text(
    measured: Sequence[Measures], shared: Sequence[Repeat], *, with_bars: bool = False
) -> str:
    """The figures of some stories, with the bars if asked for, then what several of them share."""
    told = [_story(each, with_bars=with_bars) for each in measured]
    parts = ["\n\n".join("\n".join(part) for part in story if part) for story in told]
    if len(measured) > 1:
        parts.append("\n".join(_across(measured, shared, with_bars=with_bars)))
    return "\n\n\n".join(parts) + "\n"


def _story(measures: Measures, *, with_bars: bool) -> Iterator[list[str]]:
    title = visible(measures.story.title)
    yield [title, "═" * len(title), *_counts(measures)]
    if with_bars:
        yield _bars(bars_of(measures))
    yield _endings(measures)
    yield _choices(measures)
    yield _longest(measures)
    yield _repeats("Sentences that stand twice", measures.repeated)
    yield _phrases(measures)


def _counts(measures: Measures) -> Iterator[str]:
    story = measures.story
    counts = [many(len(story.scenes), "scene"), many(measures.choices, "choice")]
    counts += [many(len(story.endings), "ending"), many(measures.words, "word")]
    yield " · ".join(counts)
    for what, spread in (("words", measures.words_read), ("choices", measures.choices_made)):
        if spread is not None:
            yield f"a playthrough: {_spread(spread)} {what}"
    if measures.minutes is not None:
        yield f"half of all are read within {max(1, round(measures.minutes))} minutes"


def _spread(spread: Spread) -> str:
    return (
        f"{spread.least:,} to {spread.most:,}, 90 of 100 between {spread.low:,} and"
        f" {spread.high:,}, half by {spread.median:,}"
    )


def _bars(bars: Sequence[Bar]) -> list[str]:
    missed = sum(bar.kept is False for bar in bars)
    lines = [f"{_BARS}: {missed} of {len(bars)} missed" if missed else f"{_BARS}: all kept"]
    if any(bar.kept is None for bar in bars):
        lines[0] += ", some not known"
    width = max(len(bar.name) for bar in bars)
    wanted = max(len(bar.wanted) for bar in bars)
    for bar in bars:
        head = f"  {_MARKS[bar.kept]} {bar.name.ljust(width)}  {bar.wanted.ljust(wanted)}  "
        first, *more = wrap(bar.found, max(24, _WIDTH - len(head))) or [""]
        lines += [head + first, *(" " * len(head) + line for line in more)]
    return lines


def _endings(measures: Measures) -> list[str]:
    about = "exactly" if measures.chances_are_exact else "about"
    width = max((len(each.ending.title) for each in measures.endings), default=0)
    lines = [f"Endings ({about}, for a first-time player who takes any open choice)"]
    for each in sorted(measures.endings, key=lambda each: -(each.chance or 0.0)):
        hidden = ", hidden" if each.ending.hidden else ""
        lines.append(
            f"  {100 * (each.chance or 0.0):6.2f} %  {each.ending.title.ljust(width)}"
            f"  {each.fewest_words:4} words or more, {each.conditions:2} {_places(each)}"
            f"  ({each.ending.kind}{hidden})"
        )
    return lines


def _places(each: EndingFigures) -> str:
    return "place depends" if each.conditions == 1 else "places depend"


def _choices(measures: Measures) -> list[str]:
    bearing = measures.bearing
    weighty = "not known" if bearing.weighty is None else _of(bearing.weighty, bearing.choices)
    lines = [
        "Choices that have another beside them",
        f"  {_of(bearing.worded, bearing.choices)} have words of their own behind them",
        f"  {_of(bearing.kept, bearing.choices)} change something that is kept in mind",
        f"  {weighty} move where the story ends",
        f"  {_of(len(bearing.idle), bearing.choices)} do nothing of this",
    ]
    lines += [f"      {choice} in {scene}" for scene, choice in bearing.idle[:_MOST_IDLE]]
    return [*lines, f"  {many(bearing.alone, 'choice')} more stand alone in their scenes"]


def _of(count: int, all_of_them: int) -> str:
    return f"{count:4} of {all_of_them} ({100 * count / max(1, all_of_them):.0f} %)"


def _longest(measures: Measures) -> list[str]:
    told, scenes = len(measures.seen.longest), len(measures.story.scenes)
    return [
        f"The longest texts before the player acts, in {measures.seen.playthroughs} playthroughs"
        f" that told {told} of {scenes} scenes",
        *(f"  {each.words:4} words  {each.scene}" for each in measures.longest),
    ]


def _repeats(title: str, repeats: Sequence[Repeat]) -> list[str]:
    lines = []
    for each in repeats:
        told = f"“{visible(each.text)}” in {', '.join(each.places)}"
        lines += wrap(told, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    return [title, *lines] if lines else []


def _phrases(measures: Measures) -> list[str]:
    phrases = measures.phrases[:_MOST_PHRASES]
    if not phrases:
        return []
    return ["Phrases that come again", *(f"  {count:2} ×  {text}" for text, count in phrases)]


def _across(
    measured: Sequence[Measures], shared: Sequence[Repeat], *, with_bars: bool
) -> Iterator[str]:
    """All stories side by side, and the sentences that several have."""
    yield "Together"
    yield "════════"
    width = max(len(each.story.title) for each in measured)
    for each in measured:
        kept = f"  {_kept(each)}" if with_bars else ""
        yield f"  {each.story.title.ljust(width)}  {each.words:6,} words{kept}"
    yield f"  {'all'.ljust(width)}  {sum(each.words for each in measured):6,} words"
    yield ""
    if not shared:
        yield "No sentence of six words or more stands in two stories."
    yield from _repeats("Sentences that stand in several stories", shared)


def _kept(measures: Measures) -> str:
    missed = [bar.name for bar in bars_of(measures) if bar.kept is False]
    return f"misses: {', '.join(missed)}" if missed else "keeps all bars"
