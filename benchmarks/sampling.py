"""Times random play: choices a second, start and reading left out.

`python benchmarks/sampling.py [STORY …] [--playthroughs N]`: the stories that came with the game,
or those that are named. Figures are seconds of processor time, the best of three: of one process,
and of two that share the work, both together, with their start and with reading the story twice.
On two idle cores the work of two is done in half of their sum.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from game import library  # noqa: E402
from game.walker.samples import Job, Order, sampled  # noqa: E402
from game.walker.workers import processes  # noqa: E402

SHIPPED = ("mirage", "summit", "flaw", "house_lights")


def main() -> None:
    """Measures each story and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="*", default=[str(ROOT / "stories" / s) for s in SHIPPED])
    parser.add_argument("--playthroughs", type=int, default=100_000)
    options = parser.parse_args()
    print(f"{options.playthroughs:,} playthroughs                 one process    both of two")
    print(f"{'story':16} {'choices':>12} {'seconds':>8} {'choices/s':>12} {'seconds':>8}")
    for story in options.stories:
        print(_row(Path(story), options.playthroughs), flush=True)


def _row(path: Path, playthroughs: int) -> str:
    reading = library.read(path)
    assert reading.story is not None and reading.parcel is not None
    story, job = reading.story, Job(reading.parcel, Order(playthroughs, 7))
    choices = sampled(job, story).tally.choices
    one = _best(lambda: sampled(job, story), time.process_time)
    two = _best(lambda: sampled(job, story, processes(2)), _of_all)
    return f"{story.title[:16]:16} {choices:12,} {one:8.2f} {choices / one:12,.0f} {two:8.2f}"


def _of_all() -> float:
    """Processor time of this process and of those that it began and that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _best(work: Callable[[], object], clock: Callable[[], float]) -> float:
    seconds = []
    for _ in range(3):
        begin = clock()
        work()
        seconds.append(clock() - begin)
    return min(seconds)


if __name__ == "__main__":
    main()
