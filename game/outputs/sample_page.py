"""A sample as a page for the terminal: what random playthroughs came to, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from game.outputs.reading import WORDS_A_MINUTE
from game.outputs.setting import bar, columns, many, put, section
from game.outputs.turns import choice_words
from game.problems import visible
from game.walker.intervals import Share, mean_of
from game.walker.samples import Sample
from game.walker.sampling import MOST_CHOICES
from game.walker.tally import quantile, sums_of

_MOST_TOLD = 12


def show(sample: Sample, seconds: float, console: Console) -> None:
    """Prints the whole page."""
    put(page(sample, seconds), console)


def page(sample: Sample, seconds: float) -> RenderableType:
    """The whole page. How somebody plays who seeks the new says nothing about chances."""
    parts = [_heading(sample, seconds)]
    if not sample.order.least_used:
        parts += [_endings(sample), *_lengths(sample), *_rare(sample)]
    parts += _seen(sample)
    return Group(*(Padding(part, (1, 1, 0, 1)) for part in parts))


def _heading(sample: Sample, seconds: float) -> RenderableType:
    order, tally = sample.order, sample.tally
    title = Table.grid(expand=True)
    title.add_column()
    title.add_column(justify="right", style="dim")
    title.add_row(Text(visible(sample.story.title), style="bold"), f"played in {seconds:.1f} s")
    counts = f"{many(order.playthroughs, 'playthrough')} · {many(tally.choices, 'choice')}"
    return Group(title, Text(f"{counts} · seed {order.seed}", style="dim"), Text(_who(sample)))


def _who(sample: Sample) -> str:
    order = sample.order
    if order.least_used:
        return "By somebody who prefers the choices that were taken least so far."
    if order.persona is None:
        return "By somebody who takes any open choice, coming for the first time."
    about = f", who {visible(order.persona.about)}" if order.persona.about else ""
    return f"By {visible(order.persona.name)}{about}."


# How often


def _endings(sample: Sample) -> RenderableType:
    table = _table()
    ordered = sorted(sample.endings, key=lambda each: -each[1].hits)
    most = max((share.value for _, share in ordered), default=0.0)
    for ending, share in ordered:
        drawn = bar(share.value / most if most else 0.0)
        table.add_row(Text(visible(ending.title)), *_told(share), drawn)
    tally = sample.tally
    for count, name in (
        (tally.stuck, "(nothing open: a dead end)"),
        (tally.unended, f"(not ended after {MOST_CHOICES:,} choices)"),
    ):
        if count:
            share = Share(count, tally.playthroughs)
            table.add_row(Text(name, "yellow"), *_told(share), "")
    return Group(
        section("Where it ends", "and between what bounds, with 95 % certainty"), "", _in(table)
    )


def _table() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(no_wrap=True)
    return table


def _in(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 2))


def _told(share: Share) -> tuple[str, str]:
    """A share and its interval, with as many digits as they are worth."""
    low, high = share.interval()
    width = 100 * (high - low)
    digits = 1 if width > 1 else 2 if width > 0.1 else 3
    value = f"{100 * share.value:.{digits}f} %"
    return value, f"{100 * low:.{digits}f} to {100 * high:.{digits}f}"


def _lengths(sample: Sample) -> Iterator[RenderableType]:
    tally = sample.tally
    if not tally.ended:
        return
    lengths, words = mean_of(sums_of(tally.lengths)), mean_of(sums_of(tally.words))
    rows = [
        (f"{lengths.value:.1f}", f"choices on average, give or take {lengths.off:.2f}"),
        (f"{quantile(tally.lengths, 0.0)}", "choices in the shortest"),
        (f"{quantile(tally.lengths, 0.5)}", "or fewer in half of all playthroughs"),
        (f"{quantile(tally.lengths, 0.95)}", "or fewer in 95 of 100"),
        (f"{len(tally.lengths) - 1}", "in the longest"),
        (f"{words.value:,.0f}", f"words on average, give or take {words.off:,.0f}"),
        (f"{quantile(tally.words, 0.95):,}", "words or fewer in 95 of 100"),
        (_minutes(words.value), f"minutes to read, at {WORDS_A_MINUTE} words a minute"),
    ]
    about = "" if tally.ended == tally.playthroughs else "of the playthroughs that ended"
    yield Group(section("How long it is", about), "", columns(rows))


def _minutes(words: float) -> str:
    minutes = words / WORDS_A_MINUTE
    return f"about {minutes:.0f}" if minutes >= 1 else "less than 1"


def _rare(sample: Sample) -> Iterator[RenderableType]:
    """The scenes and choices that fewest playthroughs met, of those that any did."""
    scenes = [(Text(visible(name)), share) for name, share in sample.scenes]
    choices = [
        (
            Text.assemble(
                choice_words(choice), (f"  {visible(scene)} / {visible(choice.id)}", "dim")
            ),
            share,
        )
        for scene, choice, share in sample.choices
    ]
    for title, rows in (("The rarest scenes", scenes), ("The rarest choices", choices)):
        seen = sorted((r for r in rows if 0 < r[1].hits < r[1].trials), key=lambda r: r[1].hits)
        if seen:
            table = Table.grid(padding=(0, 2, 0, 0))
            table.add_column(justify="right", no_wrap=True)
            table.add_column(style="dim", no_wrap=True)
            table.add_column(ratio=1)
            for name, share in seen[:_MOST_TOLD]:
                table.add_row(*_told(share), name)
            yield Group(section(title, "of those that were met; --json has all"), "", _in(table))


# What was seen


def _seen(sample: Sample) -> Iterator[RenderableType]:
    scenes = [(visible(name), share.hits) for name, share in sample.scenes]
    names = [f"{scene} / {choice.id}" for scene, choice, _ in sample.choices]
    choices = [(visible(n), c[2].hits) for n, c in zip(names, sample.choices, strict=True)]
    endings = [(visible(ending.title), share.hits) for ending, share in sample.endings]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, style="dim")
    everything = True
    for what, rows in (("scenes", scenes), ("choices", choices), ("endings", endings)):
        missed = [name for name, hits in rows if not hits]
        everything = everything and not missed
        told = _missed(missed) if missed else ""
        table.add_row(f"{len(rows) - len(missed)} of {len(rows)}", what, told)
    yield Group(section("What was met"), "", _in(table))
    if not everything:
        told = "What was not met may still be possible. The walk without --random proves what is."
        yield Group(Rule(style="dim", characters="─"), Text(told))


def _missed(names: Sequence[str]) -> str:
    told = ", ".join(names[:_MOST_TOLD])
    more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    return f"not {told}{more}"
