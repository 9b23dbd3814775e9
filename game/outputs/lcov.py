"""Coverage by exploration as an LCOV tracefile, as `genhtml` and editors read it.

Scenes are told as functions, conditions as branches. A line counts once where some playthrough can
come by it, and 0 times where none can (or, after a walk that was stopped, none was seen to).
"""

from __future__ import annotations

from collections.abc import Iterator

from game.outputs.account import Account
from game.outputs.lines import Covered, covered


def as_lcov(account: Account) -> str:
    """One record for each file that has scenes."""
    return "".join(f"{line}\n" for file in covered(account) for line in _record(file))


def _record(file: Covered) -> Iterator[str]:
    yield f"TN:\nSF:{file.source.name}"
    for line, scene, _ in file.scenes:
        yield f"FN:{line},{scene}"
    for _, scene, met in file.scenes:
        yield f"FNDA:{int(met)},{scene}"
    yield f"FNF:{len(file.scenes)}\nFNH:{sum(met for *_, met in file.scenes)}"
    yield from _branches(file)
    for line, met in sorted(file.lines.items()):
        yield f"DA:{line},{int(met)}"
    yield f"LF:{len(file.lines)}\nLH:{sum(file.lines.values())}\nend_of_record"


def _branches(file: Covered) -> Iterator[str]:
    """Two branches for each condition: it holds, it does not. One never asked has neither."""
    found = hit = 0
    for number, fork in enumerate(file.forks):
        asked = fork.held or fork.failed
        for branch, met in enumerate((fork.held, fork.failed)):
            yield f"BRDA:{fork.line},{number},{branch},{int(met) if asked else '-'}"
            found, hit = found + 1, hit + met
    yield f"BRF:{found}\nBRH:{hit}"
