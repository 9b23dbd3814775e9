"""The language in which stories are told: chosen in the settings, at once, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game import checks
from game.library import Library, open_collection
from game.saves import Saves
from game.window.app import App
from game.window.languages import own_name
from game.window.reading import Reading
from game.window.title import Title
from tests.window.conftest import DarkStage, Player

STORY = """
story: The Lamp
variables: {nickname: text}
scenes:
  hall:
    text: A lamp.
    choices:
      - Light it. -> lit
      - say: Say your name
        ask: nickname
        to: lit
  lit:
    text: "*Light*, {nickname}."
    choices: [Blow it out. -> out]
  out: {ending: dark, title: Dark, text: Night.}
"""
GERMAN = {
    "The Lamp": "Die Lampe",
    "A lamp.": "Eine Lampe.",
    "Light it.": "Zünde sie an.",
    "Blow it out.": "Blas sie aus.",
    "Night.": "Nacht.",
    "Dark": "Dunkel",
}
COLLECTION = "collection: Two Lamps\nstories: [{story: lamp, label: A lamp}, {story: rain}]\n"
RAIN = "story: Rain\nlanguage: fr\nscenes: {a: {ending: wet, title: Pluie, text: Il pleut.}}\n"


def catalogue(texts: dict[str, str]) -> str:
    return "\n\n".join(f'msgid "{said}"\nmsgstr "{told}"' for said, told in texts.items())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "shelf"
    (root / "lamp" / "translations").mkdir(parents=True)
    (root / "translations").mkdir()
    (root / "collection.yaml").write_text(COLLECTION, "utf-8")
    (root / "rain.yaml").write_text(RAIN, "utf-8")
    (root / "lamp" / "story.yaml").write_text(STORY, "utf-8")
    (root / "lamp" / "translations" / "de.po").write_text(catalogue(GERMAN), "utf-8")
    (root / "translations" / "de.po").write_text(
        catalogue({"Two Lamps": "Zwei Lampen", "A lamp": "Eine Lampe"}), "utf-8"
    )
    return root


@pytest.fixture
def game(folder: Path) -> Library:
    return open_collection(folder / "collection.yaml")


@pytest.fixture
def reader(game: Library, tmp_path: Path) -> Iterator[Player]:
    saves = Saves(tmp_path / "home")
    yield Player(game, saves, DarkStage())
    saves.close()


def choose_language(player: Player, times: int) -> None:
    """Through the settings, from the title or from a page, and back."""
    player.key(pygame.K_ESCAPE)
    if "Settings" not in player.focused and player.lines and "Read on" in player.focused:
        player.pick("Settings")
    player.pick("Words")
    for _ in range(times):
        player.click(player.rect("Language").center)
    for _ in range(4):
        if not isinstance(player.view, Reading | Title):
            player.key(pygame.K_ESCAPE)


def page(player: Player) -> str:
    assert isinstance(player.view, Reading)
    return player.view.open_page.told.aloud


def test_the_page_on_screen_is_set_anew_in_the_language_that_is_chosen(reader: Player) -> None:
    reader.pick("A lamp")
    reader.read_to_choices(lambda: reader.key(pygame.K_SPACE))
    reader.key(pygame.K_DOWN)
    assert page(reader) == "A lamp."
    choose_language(reader, 1)
    assert reader.session.preferences.language == "de"
    assert page(reader) == "Eine Lampe."
    assert reader.focused == "Say your name"  # It is not translated, and keeps the focus.
    reader.key(pygame.K_UP)
    assert reader.focused == "Zünde sie an."
    reader.key(pygame.K_RETURN)
    reader.read_to_choices(lambda: reader.key(pygame.K_SPACE))
    assert reader.focused == "Blas sie aus."


def test_what_can_be_gone_forward_over_again_stays(reader: Player) -> None:
    reader.pick("A lamp")
    for _ in range(2):
        reader.read_to_choices(lambda: reader.key(pygame.K_SPACE))
        reader.key(pygame.K_1)
    reader.wait(1)
    reader.key(pygame.K_PAGEUP)
    reader.key(pygame.K_PAGEUP)
    choose_language(reader, 1)
    assert page(reader) == "Eine Lampe."
    for _ in range(2):
        reader.read_to_choices(lambda: reader.key(pygame.K_SPACE))
        reader.key(pygame.K_PAGEDOWN)
    reader.wait(2)
    assert page(reader) == "Nacht."


def test_the_title_and_its_labels_are_told_in_it(reader: Player) -> None:
    choose_language(reader, 1)
    assert isinstance(reader.view, Title)
    assert reader.view.heading == "Zwei Lampen"
    reader.pick("Eine Lampe")
    assert page(reader).startswith("Eine")
    assert reader.view.spoken.language == "de"  # type: ignore[attr-defined]
    reader.key(pygame.K_ESCAPE)
    reader.pick("Leave the dream")
    reader.pick("Rain")  # In its own language, since there is no other.
    assert page(reader) == "Il pleut."


def test_the_languages_are_those_of_the_stories_by_their_own_names(reader: Player) -> None:
    reader.key(pygame.K_ESCAPE)
    reader.pick("Words")
    shown = []
    for _ in range(4):
        assert reader.lines is not None
        line = next(line for line in reader.lines.lines if line.item.key == "language")
        shown.append(line.item.value)
        reader.click(reader.rect("Language").center)
    assert shown == ["as written", "Deutsch", "English", "as written"]


def test_it_is_kept(reader: Player, folder: Path, tmp_path: Path) -> None:
    choose_language(reader, 1)
    reader.screen.close()
    reader.saves.close()
    saves = Saves(tmp_path / "home")
    later = Player(open_collection(folder / "collection.yaml"), saves, DarkStage())
    later.pick("Eine Lampe")
    assert page(later) == "Eine Lampe."
    saves.close()


def test_what_the_command_asks_for_holds_this_time(folder: Path, tmp_path: Path) -> None:
    saves = Saves(tmp_path / "home")
    player = Player(open_collection(folder / "collection.yaml", "de"), saves, DarkStage())
    player.pick("Eine Lampe")
    assert page(player) == "Eine Lampe."
    assert saves.setting("language", "") == ""
    saves.close()


def test_a_translation_with_mistakes_is_left_out_and_that_is_told(
    reader: Player, folder: Path
) -> None:
    broken = catalogue({"A lamp.": "Eine {lampe}."})
    (folder / "lamp" / "translations" / "de.po").write_text(broken, "utf-8")
    reader.pick("A lamp")
    choose_language(reader, 1)
    assert page(reader) == "A lamp."
    assert isinstance(reader.app, App)
    assert reader.app._note is not None
    assert reader.app._note[0] == "The translation of “The Lamp” (de) has mistakes."
    (problem,) = checks.problems_at(folder / "lamp")
    assert problem.code == "unknown-name"
    assert problem.span.source.name.endswith("de.po")


def test_where_nothing_is_translated_that_is_told(player: Player) -> None:
    player.key(pygame.K_ESCAPE)
    player.pick("Words")
    player.pick("Language")
    assert player.app._note is not None
    assert "Nothing here is translated" in player.app._note[0]


def test_languages_call_themselves_what_they_do() -> None:
    assert own_name("de") == "Deutsch"
    assert own_name("pt-BR") == "português (BR)"
    assert own_name("ja") == "ja"  # The fonts have no letters for its name.
