"""Times `sleepwalk walk` on stories, each in a process of its own, start and report included.

`python benchmarks/walker.py STORY …` takes folders or files of stories. Each is walked twice:
without reduction, so that every state is counted as the game tells it apart, and as usual.
Seconds are of one core, whatever else the machine does; MB is the most memory that the process had.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent
KINDS = {"all states": ("--no-reduction",), "reduced": ()}


def main(stories: list[str]) -> None:
    """Walks each story, prints the table."""
    # As where it is installed: nothing is left to be compiled at the start.
    subprocess.run([sys.executable, "-m", "compileall", "-q", "game"], cwd=PROJECT, check=True)
    print(f"{'story':16} {'what':12} {'states':>13} {'seconds':>8} {'MB':>6}")
    for story in stories:
        for kind, options in KINDS.items():
            print(row(Path(story).resolve(), kind, options), flush=True)


def row(story: Path, kind: str, options: tuple[str, ...]) -> str:
    """What a walk took; a `+` behind the states means that a bound stopped it."""
    call = [sys.executable, "-m", "game", "walk", str(story), "--json", "-", *options]
    with subprocess.Popen(call, cwd=PROJECT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        walked = json.load(process.stdout)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    states = f"{walked['states']:,}" + ("" if walked["complete"] else "+")
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    return f"{story.name:16} {kind:12} {states:>13} {seconds:8.2f} {megabytes:6.0f}"


if __name__ == "__main__":
    main(sys.argv[1:])
