"""Times the walk on generated stories, each in a process of its own.

`python benchmarks/walker.py GENERATOR [PRESET …]`: the generator is a program that is called with
`--preset NAME --format sleepwalk --out FOLDER` and writes `FOLDER/story.yaml`. Figures are for one
core: seconds of processor time for reaching all states, start and reading left out, with and
without reduction, and for the whole report; and the largest memory of the process.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PRESETS = ("s6", "s7", "s8", "s9", "cs300", "xflags", "xwide")
KINDS = ("all states", "reduced", "report")


def main(arguments: list[str]) -> None:
    """Writes each story, measures it, prints the table."""
    generator, *presets = arguments
    print(f"{'story':8} {'what':12} {'states':>13} {'seconds':>8} {'MB':>6}")
    for preset in presets or PRESETS:
        with tempfile.TemporaryDirectory() as folder:
            call = [sys.executable, generator, "--preset", preset, "--format", "sleepwalk"]
            subprocess.run([*call, "--out", folder], check=True)
            for kind in KINDS:
                print(_row(preset, kind, Path(folder) / "story.yaml"), flush=True)


def _row(preset: str, kind: str, path: Path) -> str:
    call = [sys.executable, __file__, "--measure", kind, str(path)]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    states, complete, seconds, megabytes = json.loads(done.stdout)
    told = f"{states:,}" + ("" if complete else "+")
    return f"{preset:8} {kind:12} {told:>13} {seconds:8.2f} {megabytes:6.0f}"


def measure(kind: str, path: Path) -> tuple[int, bool, float, float]:
    """States, whether they are all, seconds of processor time, megabytes."""
    from game import library
    from game.walker.answers import explored
    from game.walker.beginnings import free_places
    from game.walker.explore import Bounds
    from game.walker.liveness import Liveness, everything, varying
    from game.walker.walk import MOST_BYTES, MOST_STATES, walk
    from game.walker.ways import map_of

    story = library.read(path).story
    assert story is not None
    begin = time.process_time()
    if kind == "report":
        found = walk(story)
        states, complete = found.states, found.complete
    else:
        ways = map_of(story)
        vary = varying(ways, free_places(story))
        live = everything(ways, vary) if kind == "all states" else Liveness(ways, vary).at()
        exploration = explored(ways, live, Bounds(MOST_STATES, MOST_BYTES))
        states, complete = exploration.states, exploration.complete
    seconds = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return states, complete, seconds, memory


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
    else:
        main(sys.argv[1:])
