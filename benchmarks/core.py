"""Times the core on one large generated story: loading, replay, a pick and its page.

Prints a table: `python benchmarks/core.py`. Each figure is the median of several runs in one
process; the largest is given beside it, because machines are noisy.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from game import library
from game.story.playthrough import Playthrough, replay
from game.story.rules import Origin

SCENES = 2000
WORDS_A_SCENE = 100
VOCABULARY = ["lamp", "gutters", "while", "somebody", "counts", "stairs", "harbour", "letters"]


def write_large_story(path: Path) -> None:
    """A story of 2,000 scenes and 200,000 words that uses conditions, effects and alternatives."""
    chance = random.Random(1)
    lines = ["story: Large", "variables:", "  awe: 0..10", "  mask: offered | worn", "scenes:"]
    for number in range(SCENES):
        words = " ".join(chance.choices(VOCABULARY, k=WORDS_A_SCENE - 8))
        lines += [
            f"  scene-{number}:",
            "    text: |",
            f"      {words} {{awe > 5: *much* | some}} {{one|two|three}} [pause 0.5] end.",
            "    choices:",
            f"      - Wait here for a while. -> scene-{chance.randrange(SCENES)}",
            "      - say: Go on as one does.",
            "        if: awe < 9 or seen(scene-7)",
            "        do: [awe += 1, mask = worn]",
            f"        to: scene-{(number + 1) % SCENES}",
            "      - say: End it.",
            "        if: awe > 11",
            "        to: last",
        ]
    lines += ["  last:", "    ending: waking", "    title: Last", "    text: Light."]
    path.write_text("\n".join(lines).replace("awe > 11", "awe > 9 and not seen(scene-3)"))


def timed(work: Callable[[], object], runs: int) -> tuple[float, float]:
    """The median and the largest time of some runs, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), max(times)


def long_playthrough(story: library.Story, length: int) -> Playthrough:
    chance = random.Random(2)
    playthrough = Playthrough(story, Origin(seed=1))
    while playthrough.length < length:
        offers = [o for o in playthrough.page.offers if o.open and o.id != "end-it"]
        playthrough = playthrough.take(chance.choice(offers).id)
    return playthrough


def last_turns(played: Playthrough, count: int) -> list[Playthrough]:
    turns = [played]
    while len(turns) < count and turns[-1].parent is not None:
        turns.append(turns[-1].parent)
    return turns[::-1]


def retaken(turn: Playthrough) -> object:
    assert turn.parent is not None
    assert turn.pick is not None
    return turn.parent.take(turn.pick.choice).page


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        write_large_story(path)
        rows = [("load 2,000 scenes, 200,000 words", *timed(lambda: library.read(path), 5))]
        story = library.read(path).story
    assert story is not None
    played = long_playthrough(story, 10_000)
    picks = played.picks
    rows.append(("replay 10,000 picks", *timed(lambda: replay(story, picks, played.origin), 9)))
    turns = iter(last_turns(played, 500))
    rows.append(("take and page, after 9,500 picks", *timed(lambda: retaken(next(turns)), 500)))
    mirage = library.find_story("mirage")
    rows.append(("load the Mirage", *timed(lambda: library.read(mirage), 9)))
    print(f"{'':36}{'median ms':>12}{'largest ms':>12}")
    for name, median, largest in rows:
        print(f"{name:36}{median:12.3f}{largest:12.3f}")


if __name__ == "__main__":
    main()
