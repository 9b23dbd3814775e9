"""A playtest opens the game at its moment, and one goes back and on from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game import cli
from game.library import Library
from game.saves import Saves
from game.story.playthrough import Playthrough
from game.story.rules import Origin, Reached
from game.window.preferences import written
from game.window.reading import Reading
from game.window.title import Title
from tests.window.conftest import DarkStage, Player

NAMED = "playtest: Named\nchoices: [{tell-him-your-name: Mara}]\n"
BROKEN = "playtest: Old\nchoices: [wait-for-whatever-comes, fly]\n"


@pytest.fixture
def there(lamp: Library) -> Iterator[Player]:
    """Somebody at the window, two picks into the story."""
    story = lamp.story("lamp")
    moment = Playthrough(story, Origin(3)).take("tell-him-your-name", "Mara")
    someone = Player(lamp, Saves(None), DarkStage(), at=moment, note="As far as it leads.")
    yield someone
    someone.screen.close()


def test_the_window_opens_at_the_moment_and_goes_back_and_on_from_there(there: Player) -> None:
    assert there.scene == "named"
    there.read_to_choices(lambda: there.key(pygame.K_SPACE))
    there.key(pygame.K_PAGEUP)
    assert there.scene == "hall"
    there.read_to_choices(lambda: there.key(pygame.K_SPACE))
    there.key(pygame.K_PAGEDOWN)
    assert there.scene == "named"
    there.read_to_choices(lambda: there.key(pygame.K_SPACE))
    there.key(pygame.K_1)
    assert there.scene == "morning"
    there.read_to_choices(lambda: there.key(pygame.K_SPACE))
    there.key(pygame.K_SPACE)
    assert isinstance(there.view, Title)


def test_a_note_stands_over_the_moment_for_a_while(there: Player, lamp: Library) -> None:
    noted = there.frame.copy()
    moment = there.view.playthrough  # type: ignore[attr-defined]
    plain = Player(lamp, Saves(None), DarkStage(), at=moment)
    assert noted.get_buffer().raw != plain.frame.get_buffer().raw
    there.wait(8)
    plain.wait(8)
    assert there.frame.get_buffer().raw == plain.frame.get_buffer().raw
    plain.screen.close()


@pytest.mark.parametrize(
    ("text", "scene", "said"), [(NAMED, "named", False), (BROKEN, "slow_room", True)]
)
def test_the_command_opens_a_playtest_and_keeps_nothing(
    text: str,
    scene: str,
    said: bool,
    lamp: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "test.yaml"
    file.write_text(text)
    kept = Saves(tmp_path / "home")
    kept.keep_setting("text_size", written(130))
    kept.close()
    opened: list[tuple[str, str, int]] = []

    def look_and_leave(app: object) -> None:
        view, note = app.view, app._note  # type: ignore[attr-defined]
        assert isinstance(view, Reading)
        moment, session = view.playthrough, app._session  # type: ignore[attr-defined]
        session.saves.keep(moment.take(moment.page.offers[0].id))
        opened.append((moment.state.scene, note[0] if note else "", session.preferences.text_size))

    monkeypatch.setattr("game.window.app._run", look_and_leave)
    story = str(tmp_path / "lamp.yaml")
    assert cli.main(["play", story, "--home", str(tmp_path / "home"), "--at", str(file)]) == 0
    ((stood, told, size),) = opened
    assert (stood, bool(told), size) == (scene, said, 130)
    assert ("`fly`" in told) is said
    kept = Saves(tmp_path / "home")
    assert kept.unfinished(lamp.story("lamp")) is None
    assert kept.reached() == frozenset[Reached]()
    kept.close()


def test_a_moment_in_a_whole_collection_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "test.yaml"
    file.write_text(NAMED)
    assert cli.main(["play", "--at", str(file)]) == 2
    assert "name it" in capsys.readouterr().err


def test_the_moment_brings_its_own_past(lamp: Library) -> None:
    past = frozenset({Reached("lamp", "bow", "finale")})
    story = lamp.story("lamp")
    moment = Playthrough(story, replace(Origin(1), reached=past))
    someone = Player(lamp, Saves(None), DarkStage(), at=moment)
    assert someone.view.playthrough.origin.reached == past  # type: ignore[attr-defined]
    someone.screen.close()
