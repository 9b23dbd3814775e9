"""How long a story is, in figures with the words that belong to them."""

from __future__ import annotations

from collections.abc import Iterator

from game.outputs.account import IDLE, Account
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
    ways = [each.way for each in account.endings if each.way is not None]
    least = min((way.choices for way in ways), default=0)
    least = min(least, known.lengths.least) if known.lengths else least
    word = "choice" if least == 1 else "choices"
    if _is_always(least, known):
        yield f"{least}", f"{word}, whatever one takes"
        return
    about = "about " if known.playthroughs else ""
    if known.choices_expected is not None:
        digits = 1 if known.choices_expected < 1000 else 0
        yield f"{about}{known.choices_expected:,.{digits}f}", "choices on average"
    if known.lengths is not None:
        proved = not known.playthroughs or all(way.shortest for way in ways)
        yield f"{least}", f"{word} at least" if proved else f"{word} in the shortest that was seen"
        yield f"{about}{known.lengths.median}", "or fewer in half of all playthroughs"
        yield f"{about}{known.lengths.most_of_all}", "or fewer in 95 of 100"


def _is_always(least: int, known: Figures) -> bool:
    """Whether every playthrough takes so many choices: the average is the least, and exact."""
    exact = None if known.playthroughs else known.choices_expected
    return exact is not None and abs(exact - least) < IDLE


def _words(reading: Reading) -> Iterator[Figure]:
    off, played = reading.words.off, f"{reading.playthroughs:,} playthroughs"
    sure = f", give or take {off:,.0f}" if off >= 0.5 else ""
    yield f"about {reading.words.value:,.0f}", f"words on average{sure} ({played})"
    minutes = f"about {reading.minutes:.0f}" if reading.minutes >= 1 else "less than 1"
    yield minutes, f"minutes to read, at {WORDS_A_MINUTE} words a minute"
