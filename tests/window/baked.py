"""A stage on which every shipped look stands ready at once, small and without threads."""

from __future__ import annotations

from game.stage.performance import Performance
from game.stage.stage import Stage
from game.story.look import Look
from tests.stage.pictures import performance_of

HEIGHT = 90


class BakedStage(Stage):
    """What it paints depends on no other thread: a test of what is seen cannot see darkness."""

    def __init__(self) -> None:
        super().__init__(None, HEIGHT)

    @property
    def art_height(self) -> int:
        return HEIGHT

    @art_height.setter
    def art_height(self, height: int) -> None:
        pass  # However quickly it is painted, it stays as it is.

    def prepare(self, look: Look, *, urgent: bool = False) -> None:
        pass

    def ready(self, look: Look) -> bool:
        return True

    def _best(self, look: Look) -> Performance | None:
        return performance_of(look.name, HEIGHT)
