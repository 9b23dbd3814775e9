"""What changed between two versions of a story: what can happen, what is likely, what replays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from game.outputs.account import Account
from game.outputs.chances import bounds
from game.story.checkpoint import choice_now, scene_now
from game.story.model import Story
from game.story.playtest import Playtest, play
from game.walker.likely import EndingLikely, Likely
from game.walker.report import Finding

What = Literal["scene", "choice", "ending"]
Standing = Literal["reachable", "unreachable", "absent", "unknown"]

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Change:
    """Something that stands otherwise than before, or has another name; a choice is `scene/id`.

    `was` is its name in the old version.
    """

    what: What
    name: str
    old: Standing
    new: Standing
    was: str

    @property
    def renamed(self) -> bool:
        """Whether its own name is another now, whatever its scene is called."""
        return self.was.rpartition("/")[2] != self.name.rpartition("/")[2]

    @property
    def lost(self) -> bool:
        """Whether it could be reached, and certainly no longer can."""
        return self.old == "reachable" and self.new in ("unreachable", "absent")

    @property
    def won(self) -> bool:
        """Whether it can be reached now, and certainly could not."""
        return self.new == "reachable" and self.old in ("unreachable", "absent")


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely an ending is in both versions; None where it does not exist or is not known.

    `moved` says that the two differ by more than sampling explains.
    """

    ending: str
    title: str
    old: float | None
    new: float | None
    moved: bool


@dataclass(frozen=True, slots=True)
class Replayed:
    """A playtest of the old version, played on both: what went wrong on each, if anything."""

    playtest: Playtest
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def broken(self) -> bool:
        return bool(self.new) and not self.old


@dataclass(frozen=True)
class Difference:
    """Two versions of a story, and the playtests of the old one."""

    old: Account
    new: Account
    playtests: tuple[Playtest, ...] = ()

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Scenes, choices and endings that stand otherwise than before."""
        old, new = dict(_standings(self.old)), dict(_standings(self.new))
        was = {_now(part, self.new.story): part for part in old}
        changes = []
        for part in dict.fromkeys((*was, *new)):
            before = was.get(part, part)
            standings = old.get(before, "absent"), new.get(part, "absent")
            changes.append(Change(*part, *standings, before[1]))
        return tuple(each for each in changes if each.old != each.new or each.renamed)

    @cached_property
    def chances(self) -> tuple[Chance, ...]:
        """Every ending of either version, the likeliest of the old first."""
        old, new = _likely(self.old), _likely(self.new)
        old = {_now(("ending", name), self.new.story)[1]: each for name, each in old.items()}
        chances = [self._chance(name, old.get(name), new.get(name)) for name in {**old, **new}]
        return tuple(sorted(chances, key=lambda each: (-(each.old or 0), each.ending)))

    def _chance(self, name: str, old: EndingLikely | None, new: EndingLikely | None) -> Chance:
        known = new or old
        assert known is not None
        before, after = (each.probability if each else None for each in (old, new))
        moved = _moved(before or 0.0, self.old.walk.likely, after or 0.0, self.new.walk.likely)
        return Chance(name, known.ending.title, before, after, moved)

    @cached_property
    def replayed(self) -> tuple[Replayed, ...]:
        """The old playtests, on both versions."""
        return tuple(
            Replayed(each, play(self.old.story, each).failures, play(self.new.story, each).failures)
            for each in self.playtests
        )

    @property
    def found(self) -> tuple[Finding, ...]:
        """What the walk finds in the new version alone."""
        return _without(self.new.walk.findings, self.old.walk.findings)

    @property
    def mended(self) -> tuple[Finding, ...]:
        """What the walk found in the old version alone."""
        return _without(self.old.walk.findings, self.new.walk.findings)

    @property
    def complete(self) -> bool:
        """Whether both versions were walked to the end."""
        return self.old.walk.complete and self.new.walk.complete

    @property
    def broken(self) -> bool:
        """Whether a player or a playtest can no longer do what could be done before."""
        lost = any(change.lost for change in self.changes)
        return lost or any(each.broken for each in self.replayed)


Part = tuple[What, str]


def _now(part: Part, story: Story) -> Part:
    """What a part of an older version is called in a story; nothing else if it is not there."""
    what, name = part
    scene_name, _, choice_id = name.partition("/")
    scene = scene_now(story, scene_name)
    if scene is None or (what == "ending") != bool(scene.ending and not choice_id):
        return part
    if not choice_id:
        return what, scene.name
    choice = choice_now(scene, choice_id)
    return what, f"{scene.name}/{choice.id if choice else choice_id}"


def _standings(account: Account) -> Iterator[tuple[Part, Standing]]:
    """Whether each part of a story can be reached, endings first."""
    scenes = account.story.scenes.values()
    for scene in sorted(scenes, key=lambda scene: scene.ending is None):
        what: What = "ending" if scene.ending else "scene"
        yield (what, scene.name), _standing(account.entered(scene.name))
    for scene in scenes:
        for choice in scene.choices:
            yield ("choice", f"{scene.name}/{choice.id}"), _standing(account.offered(choice))


def _standing(answer: bool | None) -> Standing:
    return {True: "reachable", False: "unreachable", None: "unknown"}[answer]  # type: ignore[return-value]


def _likely(account: Account) -> dict[str, EndingLikely]:
    likely = account.walk.likely
    return {each.ending.name: each for each in likely.endings} if likely else {}


def _moved(old: float, old_from: Likely | None, new: float, new_from: Likely | None) -> bool:
    """Whether two chances differ: exactly, or as far as samples can tell (Wilson's intervals)."""
    old_low, old_high = _bounds(old, old_from)
    new_low, new_high = _bounds(new, new_from)
    return new_low > old_high + _ROUNDING or new_high < old_low - _ROUNDING


def _bounds(chance: float, likely: Likely | None) -> tuple[float, float]:
    return (chance, chance) if likely is None else bounds(chance, likely.figures)


def _without(some: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that the others do not say in the same words."""
    said = {(each.problem.code, each.problem.message) for each in others}
    return tuple(each for each in some if (each.problem.code, each.problem.message) not in said)


def as_json(difference: Difference) -> dict[str, Any]:
    """The difference as plain values."""
    return {
        "old": _version(difference.old),
        "new": _version(difference.new),
        "complete": difference.complete,
        "broken": difference.broken,
        "changes": [
            {"what": c.what, "name": c.name, "was": c.was, "old": c.old, "new": c.new}
            for c in difference.changes
        ],
        "endings": [
            {"ending": c.ending, "old": c.old, "new": c.new, "moved": c.moved}
            for c in difference.chances
        ],
        "playtests": [
            {
                "playtest": each.playtest.name,
                "file": each.playtest.span.source.name,
                "old": list(each.old),
                "new": list(each.new),
            }
            for each in difference.replayed
        ],
        "found": [_plain(finding) for finding in difference.found],
        "mended": [_plain(finding) for finding in difference.mended],
    }


def _version(account: Account) -> dict[str, Any]:
    story, walk = account.story, account.walk
    sampled = walk.likely.figures.playthroughs if walk.likely else None
    return {"story": story.name, "fingerprint": story.fingerprint, "complete": walk.complete,
            "states": walk.states, "playthroughs": sampled}  # fmt: skip


def _plain(finding: Finding) -> dict[str, str]:
    problem = finding.problem
    return {"code": problem.code, "severity": problem.severity, "message": problem.message}
