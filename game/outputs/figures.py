"""How long a story is, in figures with the words that belong to them."""

from __future__ import annotations

from collections.abc import Iterator

from game.outputs.account import Account
from game.outputs.reading import WORDS_A_MINUTE, Reading
from game.walker.figures import Figures

Figure = tuple[str, str]
"""A number as it is shown, and what it is the number of."""


def figures(account: Account) -> list[Figure]:
    """All that is known of how long a story is."""
    likely, reading = account.walk.likely, account.reading
    choices = list(_choices(likely.figures, account)) if likely is not None else []
    return choices + (list(_words(reading)) if reading is not None else [])


def _choices(known: Figures, account: Account) -> Iterator[Figure]:
    about = "about " if known.playthroughs else ""
    if known.choices_expected is not None:
        yield f"{about}{known.choices_expected:.1f}", "choices on average"
    if known.lengths is not None:
        ways = [each.way for each in account.endings if each.way is not None]
        least = min([known.lengths.least, *(way.choices for way in ways)])
        proved = not known.playthroughs or all(way.shortest for way in ways)
        yield f"{least}", "choices at least" if proved else "choices in the shortest that was seen"
        yield f"{about}{known.lengths.median}", "or fewer in half of all playthroughs"
        yield f"{about}{known.lengths.most_of_all}", "or fewer in 95 of 100"


def _words(reading: Reading) -> Iterator[Figure]:
    off, played = reading.words.off, f"{reading.playthroughs:,} playthroughs"
    sure = f", give or take {off:,.0f}" if off >= 0.5 else ""
    yield f"about {reading.words.value:,.0f}", f"words on average{sure} ({played})"
    minutes = f"about {reading.minutes:.0f}" if reading.minutes >= 1 else "less than 1"
    yield minutes, f"minutes to read, at {WORDS_A_MINUTE} words a minute"
