"""What stops a player: dead ends, traps, and loops in which nobody is asked."""

from __future__ import annotations

from game.problems import Span
from game.walker.operations import YES
from game.walker.report import Finding, Report, sight
from game.walker.space import Rows
from game.walker.trail import Sight
from game.walker.traps import Door, asking, doors, trapped, without
from game.walker.ways import Place, Way

_OUT_OF_LOOP = "give one of the scenes a choice, or another way on"
_OUT_AT_ALL = "let some choices lead to an ending"
_OUT_OF_TRAP = "close this choice where it leads astray, or open a way out behind it"


class Stops(Report):
    """All that stops a player somewhere."""

    def all(self) -> list[Finding]:
        self._dead_ends()
        self._loops()
        self._traps()
        return self.found

    def _dead_ends(self) -> None:
        for question in self.of("stuck"):
            known = self.survey.answers[question.number]
            if known & YES and any(self.survey.states_where(question, YES).values()):
                scene = question.about
                message = f"in `{scene.name}` the player can get stuck: no choice is open"
                hint = "add a choice that is always open, or a `to:` to go on with"
                self.error("dead-end", scene.span, message, hint, self.seen(question, YES))

    def _loops(self) -> None:
        """Where the rules cut what goes on by itself: scene after scene, without an end."""
        cut: dict[str, list[Sight]] = {}
        for place, states in self.survey.exploration.seen.items():
            if place.cut and states:
                cut.setdefault(place.scene, []).append(sight(place, states))
        for name, sights in cut.items():
            message = f"here the story goes round and round from `{name}`, and asks nobody"
            span = self.story.scenes[name].span
            self.error("endless-loop", span, message, _OUT_OF_LOOP, self.way(sights))

    def _traps(self) -> None:
        if not self.survey.complete:
            return
        trap = trapped(self.survey)
        if not any(trap.values()):
            return
        asked = asking(self.survey, trap)
        self._no_way_out(trap, asked)
        leading: dict[tuple[Span, bool], list[Door]] = {}
        for door in doors(self.survey, trap, asked):
            leading.setdefault((_written_at(door.way), door.asks), []).append(door)
        for (span, asks), group in leading.items():
            way = self.way([sight(door.place, door.states, door.way) for door in group])
            if asks:
                message = "after this, no ending can be reached any more:"
                message += f" `{group[0].place.scene}` was the last scene with a way out"
                self.error("trap", span, message, _OUT_OF_TRAP, way)
            else:
                message = "after this, the story goes round and round, and asks nobody"
                self.error("endless-loop", span, message, _OUT_OF_LOOP, way)

    def _no_way_out(self, trap: dict[Place, Rows], asked: dict[Place, Rows]) -> None:
        """Beginnings from which nothing leads to an end."""
        start, span = self.survey.map.start, self.story.scenes[self.story.start].span
        if asked[start]:
            message, hint = "from the start, no ending can be reached", _OUT_AT_ALL
            self.error("trap", span, message, hint, self.way([sight(start, asked[start])]))
        if silent := without(trap[start], asked[start]):
            message = "from the start, the story goes round and round, and asks nobody"
            self.error(
                "endless-loop", span, message, _OUT_OF_LOOP, self.way([sight(start, silent)])
            )


def _written_at(way: Way) -> Span:
    """Where the story says that a way can be gone, by a choice or by chance."""
    if way.choice is not None:
        return way.choice.span
    assert way.branch is not None
    return way.branch.destination.span
