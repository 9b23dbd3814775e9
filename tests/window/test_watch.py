"""A writer at work: what is saved is seen at once, at the same page; mistakes close nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game import cli
from game.checks import problems_at
from game.playtests import replay_of
from game.saves import Saves
from game.story.playtest import Replay
from game.story.playthrough import Playthrough
from game.story.reasons import condition_text, why_closed
from game.window.app import App
from game.window.closing import Closing
from game.window.list_page import ListPage
from game.window.lists import SetItem
from game.window.menu import MenuPage
from game.window.panel import Panel
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.scene_page import ScenePage
from game.window.watching import Waiting, Watch
from tests.tellers import story_of
from tests.window.conftest import STORY, DarkStage, Player, words_of

LOOK = """
looks:
  pier: {layers: [{backdrop: {top: storm}}]}
"""


class Writer(Player):
    """Somebody who plays a story in one window and writes it in another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.watch = Watch(folder, lambda story: Replay(Playthrough(story)))
        super().__init__(self.watch.library, Saves(None), DarkStage(), at=None)
        self.session.watch = self.watch
        view = self.watch.begin(self.session, self.now) or self.watch.waiting(self.session)
        self.app = App(self.session, self.screen, self.now, view=view)
        self.wait(0.1)

    def write(self, text: str, name: str = "story.yaml") -> None:
        file = self.folder / name
        before = file.stat().st_mtime_ns if file.exists() else 0
        file.write_text(text, encoding="utf-8")
        about = file.stat()
        os.utime(file, ns=(about.st_atime_ns, max(about.st_mtime_ns, before + 10**6)))
        self.wait(0.3)

    def edit(self, old: str, new: str) -> None:
        text = (self.folder / "story.yaml").read_text(encoding="utf-8")
        assert old in text
        self.write(text.replace(old, new))

    @property
    def reading(self) -> Reading:
        assert isinstance(self.app.view, Reading)
        return self.app.view

    @property
    def words(self) -> str:
        """All words of the sheet that is open, after its initial."""
        sheet = self.reading.open_page.told.sheet
        return " ".join(word.word.text for word in sheet.words)

    @property
    def codes(self) -> set[str]:
        return {problem.code for problem in self.watch.problems if problem.severity == "error"}


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    someone = Writer(tmp_path)
    yield someone
    someone.screen.close()


def test_a_sentence_is_seen_as_soon_as_it_is_saved(writer: Writer) -> None:
    writer.edit("The curtain had been", "he carpet had been")  # After its initial.
    assert "carpet" in writer.words
    assert writer.reading.open_page.told.stands(writer.now)  # Nobody waits for words to come.


def test_a_page_stays_open_where_it_is_read(writer: Writer) -> None:
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    writer.key(pygame.K_DOWN)
    number, focused = writer.reading.open_page.number, writer.focused
    writer.edit("painted silk", "painted linen")
    assert (writer.reading.open_page.number, writer.focused) == (number, focused)
    assert "linen" in writer.words


def test_a_choice_is_seen_with_its_new_words_and_taken(writer: Writer) -> None:
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    writer.edit("Give everything away", "Give it all away")
    assert writer.lines is not None
    assert "Give it all away" in {words_of(line) for line in writer.lines.lines}
    writer.click(writer.rect("Give it all").center)
    assert writer.scene == "gift"


def test_the_picks_lead_on_and_one_goes_back_in_the_new_story(writer: Writer) -> None:
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    writer.click(writer.rect("Wait for").center)
    writer.edit("Something is going to happen.", "Nothing is going to happen.")
    writer.edit("The curtain had", "The carpet had")
    assert (writer.scene, writer.words) == ("slow_room", "Nothing is going to happen.")
    writer.key(pygame.K_PAGEUP)
    assert "carpet" in writer.reading.playthrough.page.text


def test_a_place_that_an_edit_takes_away_is_found_again_when_it_comes_back(writer: Writer) -> None:
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    writer.click(writer.rect("Wait for").center)
    text = (writer.folder / "story.yaml").read_text(encoding="utf-8")
    writer.write(text.replace("      - Wait for whatever comes. -> slow_room\n", ""))
    assert writer.scene == "slow_room"  # From its names: the way to it is gone.
    assert writer.reading.playthrough.back() is None
    writer.write(text)
    assert writer.reading.playthrough.back() is not None


def test_a_mistake_closes_nothing_and_its_message_goes_when_it_is_mended(writer: Writer) -> None:
    writer.wait(10)  # Its warnings are told no longer.
    plain = writer.frame.copy()
    text = (writer.folder / "story.yaml").read_text(encoding="utf-8")
    writer.write(text.replace("-> bow", "-> bwo"))
    assert writer.codes == {"unknown-scene"}
    assert writer.frame.get_buffer().raw != plain.get_buffer().raw
    assert "curtain" in writer.words
    writer.write("story: [\n")
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))  # One plays on meanwhile.
    writer.click(writer.rect("Wait for").center)
    writer.write(text)
    assert (writer.codes, writer.scene) == (set(), "slow_room")


def test_one_can_lead_on_to_a_scene_and_write_it_next(writer: Writer) -> None:
    writer.edit("-> slow_room", "-> orangery")
    assert writer.codes == set()
    assert "unwritten-scene" in {problem.code for problem in writer.watch.problems}
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    writer.click(writer.rect("Wait for").center)
    assert writer.scene == "orangery"
    assert "not written yet" in writer.words
    text = (writer.folder / "story.yaml").read_text(encoding="utf-8")
    writer.write(text + "\n  orangery: {text: It smells of tin., ending: waking, title: Tin}\n")
    assert (writer.codes, writer.scene) == (set(), "orangery")
    assert "smells of tin." in writer.words


def test_a_story_that_is_taken_away_for_a_moment_plays_on(writer: Writer) -> None:
    file = writer.folder / "story.yaml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    writer.wait(0.3)
    assert writer.codes
    assert "curtain" in writer.words
    writer.write(text)
    assert not writer.codes


def test_an_edit_under_a_menu_is_seen_when_it_closes(writer: Writer) -> None:
    writer.key(pygame.K_ESCAPE)
    assert isinstance(writer.view, MenuPage)
    writer.edit("The curtain had", "The carpet had")
    writer.key(pygame.K_ESCAPE)
    assert "carpet" in writer.words


def test_a_look_is_shown_as_it_is_saved_and_stays_where_it_is_wrong(writer: Writer) -> None:
    writer.write(LOOK, "looks.yaml")
    writer.edit("  hall:\n", "  hall:\n    look: pier\n")
    first = writer.session.scenery.look
    assert first is not None
    assert writer.stage.painted[-1][0] == "pier"
    writer.write(LOOK.replace("storm", "storm, haze: 0.6"), "looks.yaml")
    second = writer.session.scenery.look
    assert second != first
    writer.write(LOOK.replace("storm", "strom").replace("backdrop", "backdorp"), "looks.yaml")
    assert writer.codes
    assert writer.session.scenery.look is second
    writer.edit("breathing", "sighing")
    assert writer.session.scenery.look is second


def test_typing_a_name_survives_an_edit_as_the_choice_does(writer: Writer) -> None:
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    writer.click(writer.rect("Tell him").center)
    assert writer.app.view.typing
    writer.type("Ma")
    writer.edit("The curtain had", "The carpet had")
    writer.type("ra")
    writer.edit("        ask: nickname\n", "")
    assert not writer.app.view.typing
    text = (writer.folder / "story.yaml").read_text(encoding="utf-8")
    writer.write(text.replace("        to: named\n", "        ask: nickname\n        to: named\n"))
    writer.click(writer.rect("Tell him").center)
    writer.type("Mara")
    writer.edit("The carpet had", "The curtain had")
    writer.key(pygame.K_RETURN)
    assert "Mara" in writer.reading.playthrough.page.text


def test_a_story_with_errors_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("story: Lamp\nscenes: {hall: {text: }\n")
    someone = Writer(tmp_path)
    assert isinstance(someone.view, Waiting)
    assert someone.codes
    someone.write(STORY)
    assert someone.scene == "hall"
    assert someone.codes == set()
    someone.screen.close()


def test_a_story_in_one_file_is_watched_alone(tmp_path: Path) -> None:
    file = tmp_path / "lamp.yaml"
    file.write_text(STORY, encoding="utf-8")
    someone = Writer(tmp_path)
    someone.screen.close()
    watch = Watch(file, lambda story: Replay(Playthrough(story)))
    assert watch.story is not None
    assert watch.story.name == "lamp"


def test_the_command_watches_and_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lamp.yaml"
    file.write_text(STORY, encoding="utf-8")
    stood: list[tuple[str, object]] = []

    def look_and_leave(app: object) -> None:
        session = app._session  # type: ignore[attr-defined]
        moment = app.view.playthrough  # type: ignore[attr-defined]
        session.saves.keep(moment.take(moment.page.offers[0].id))
        stood.append((moment.state.scene, moment.values["awe"]))

    monkeypatch.setattr("game.window.app._run", look_and_leave)
    home = str(tmp_path / "home")
    call = ["play", str(file), "--home", home, "--watch", "--at", "slow_room", "--with", "awe=7"]
    assert cli.main(call) == 0
    assert stood == [("slow_room", 7)]
    kept = Saves(tmp_path / "home")
    assert kept.playthroughs() == ()
    kept.close()


def test_watching_needs_one_story(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["play", "--watch"]) == 2
    assert "--watch" in capsys.readouterr().err


# The inside of the story


def line(writer: Writer, key: str) -> SetItem:
    assert isinstance(writer.view, ListPage)
    return next(each for each in writer.view.listing.lines if each.item.key == key)


def focus(writer: Writer, key: str) -> None:
    assert isinstance(writer.view, ListPage)
    for _ in range(40):
        focused = writer.view.listing.focused
        if focused and focused.item.key == key:
            return
        writer.key(pygame.K_DOWN)
    raise AssertionError(f"no line {key}")


def moment(writer: Writer) -> Playthrough:
    view = writer.view
    panel = view.panel if isinstance(view, ScenePage) else view
    return panel.reading.playthrough if isinstance(panel, Panel) else writer.reading.playthrough


@pytest.mark.parametrize("by", ["key", "mouse", "gamepad"])
def test_the_inside_opens_and_closes_with_every_device(writer: Writer, by: str) -> None:
    before = moment(writer)
    if by == "key":
        writer.key(pygame.K_F2)
    elif by == "mouse":
        writer.click((60, 32))
    else:
        writer.pad(pygame.CONTROLLER_BUTTON_LEFTSTICK)
    assert isinstance(writer.view, Panel)
    assert writer.view.listing.focused is not None
    if by == "key":
        writer.key(pygame.K_F2)
    elif by == "mouse":
        writer.click(line(writer, "close").rect.center)
    else:
        writer.pad(pygame.CONTROLLER_BUTTON_B)
    assert moment(writer) is before
    assert isinstance(writer.view, Reading)


def test_a_closed_choice_says_its_condition_and_why_it_is_closed(writer: Writer) -> None:
    writer.key(pygame.K_F2)
    closed = line(writer, "choice climb-the-air")
    assert not closed.item.open
    assert words_of(closed) == "climb-the-air if awe > 5 (awe is 0)"
    assert closed.item.value == "closed"
    assert line(writer, "choice wake-up").item.value == "open"


def test_a_variable_is_set_and_the_page_beside_follows(writer: Writer) -> None:
    writer.key(pygame.K_F2)
    focus(writer, "variable awe")
    for _ in range(6):
        writer.key(pygame.K_RIGHT)
    assert moment(writer).values["awe"] == 6
    assert line(writer, "choice climb-the-air").item.open
    focus(writer, "variable awe")
    writer.key(pygame.K_LEFT)
    assert moment(writer).values["awe"] == 5
    focus(writer, "variable awe")
    for _ in range(7):
        writer.key(pygame.K_LEFT)
    assert moment(writer).values["awe"] == 0
    writer.key(pygame.K_ESCAPE)
    assert writer.scene == "hall"


def test_a_text_is_typed_for_a_variable(writer: Writer) -> None:
    writer.key(pygame.K_F2)
    focus(writer, "variable nickname")
    writer.key(pygame.K_RETURN)
    assert writer.app.view.typing
    writer.type("Mara")
    writer.key(pygame.K_RETURN)
    assert moment(writer).values["nickname"] == "Mara"
    focus(writer, "go")
    writer.key(pygame.K_RETURN)
    writer.type("named")
    writer.key(pygame.K_RETURN)
    writer.key(pygame.K_ESCAPE)
    assert moment(writer).page.text == "“Mara,” he says."


def test_a_choice_is_taken_from_the_inside_and_one_can_go_back(writer: Writer) -> None:
    writer.key(pygame.K_F2)
    focus(writer, "choice wait-for-whatever-comes")
    writer.key(pygame.K_RETURN)
    assert moment(writer).state.scene == "slow_room"
    writer.key(pygame.K_F2)
    writer.key(pygame.K_PAGEUP)
    assert writer.scene == "hall"


def test_a_choice_that_asks_for_words_is_answered_on_the_page(writer: Writer) -> None:
    writer.key(pygame.K_F2)
    assert line(writer, "choice tell-him-your-name").item.value == "asks"
    focus(writer, "choice tell-him-your-name")
    writer.key(pygame.K_RETURN)
    assert writer.scene == "hall"


def test_letters_narrow_the_scenes_and_one_is_entered(writer: Writer) -> None:
    writer.key(pygame.K_F2)
    focus(writer, "go")
    writer.key(pygame.K_RETURN)
    page = writer.view
    assert isinstance(page, ScenePage)
    assert len(page.listing.lines) == 7
    writer.type("sl")
    assert [each.item.key for each in page.listing.lines] == ["slow_room"]
    writer.key(pygame.K_BACKSPACE)
    assert len(page.listing.lines) == 1
    writer.type("zzz")
    assert page.listing.focused is None
    writer.key(pygame.K_RETURN)
    writer.key(pygame.K_ESCAPE)  # Empties what was typed first.
    assert len(page.listing.lines) == 7
    writer.type("slow room")
    writer.key(pygame.K_RETURN)
    assert isinstance(writer.view, Panel)
    assert moment(writer).state.scene == "slow_room"


def test_a_mistake_is_told_inside_too_and_a_scene_taken_away_is_not_entered(
    writer: Writer,
) -> None:
    writer.key(pygame.K_F2)
    text = (writer.folder / "story.yaml").read_text(encoding="utf-8")
    writer.write(text.replace("-> bow", "-> bwo"))
    assert "bwo" in words_of(line(writer, "unknown-scene"))
    writer.write(text)
    assert isinstance(writer.view, Panel)
    assert not any(each.item.key == "unknown-scene" for each in writer.view.listing.lines)


def test_what_was_played_is_recorded_and_plays_the_same(writer: Writer) -> None:
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    writer.click(writer.rect("Wait for").center)
    writer.key(pygame.K_F3)
    writer.pad(pygame.CONTROLLER_BUTTON_RIGHTSTICK)
    files = sorted((writer.folder / "playtests").iterdir())
    assert [file.name for file in files] == ["slow_room-2.yaml", "slow_room.yaml"]
    assert writer.app._note is not None
    assert "playtests/slow_room-2.yaml" in writer.app._note[0]
    assert writer.watch.story is not None
    replayed = replay_of(files[0], writer.watch.story)
    assert (replayed.failure, replayed.playthrough.picks) == ("", moment(writer).picks)
    assert all(problem.severity == "warning" for problem in problems_at(writer.folder))


def test_a_record_of_a_scene_that_was_entered_begins_there(writer: Writer) -> None:
    writer.key(pygame.K_F2)
    focus(writer, "variable awe")
    writer.key(pygame.K_RIGHT)
    focus(writer, "go")
    writer.key(pygame.K_RETURN)
    writer.type("slow")
    writer.key(pygame.K_RETURN)
    focus(writer, "record")
    writer.key(pygame.K_RETURN)
    text = (writer.folder / "playtests" / "slow_room.yaml").read_text(encoding="utf-8")
    assert "at: slow_room" in text
    assert "awe: 1" in text


def test_what_was_played_to_its_end_is_recorded_from_the_card_and_from_nowhere_else(
    writer: Writer,
) -> None:
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    writer.click(writer.rect("Wait for").center)
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    writer.wait(5)  # The timed choice leads to the end.
    while isinstance(writer.view, Reading):
        writer.key(pygame.K_SPACE)
    assert isinstance(writer.view, Closing)
    writer.key(pygame.K_F3)
    assert [file.name for file in (writer.folder / "playtests").iterdir()] == ["bow.yaml"]
    writer.key(pygame.K_RETURN)
    writer.key(pygame.K_F3)
    assert writer.app._note is not None
    assert "nothing to record" in writer.app._note[0]
    assert len([*(writer.folder / "playtests").iterdir()]) == 1


def test_a_folder_that_cannot_be_written_is_told(writer: Writer) -> None:
    (writer.folder / "playtests").write_text("a file in the way")
    writer.key(pygame.K_F3)
    assert writer.app._note is not None
    assert "cannot be written" in writer.app._note[0]


def test_a_reader_has_no_inside(player: Player) -> None:
    begin = player.view
    player.key(pygame.K_F2)
    player.key(pygame.K_F3)
    assert player.view is begin


# Why a choice is closed


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("awe >= 2 and lamp", "awe is 1 and lamp is false"),
        ("awe >= 1 and lamp", "lamp is false"),
        ("awe > 3 or lamp", "awe is 1 and lamp is false"),
        ("not (awe == 1)", "awe is 1"),
        ("mask == worn", "mask is bare"),
        ("seen(end)", "visits(end) is 0"),
        ("false", "it never holds"),
        ("awe == 1", ""),
    ],
)
def test_a_closed_choice_tells_only_what_does_not_hold(condition: str, why: str) -> None:
    story = story_of(
        f"""
        story: Room
        variables: {{awe: 0..9 = 1, lamp: false, mask: bare | worn}}
        scenes:
          room: {{text: A room., choices: [On. -> end, {{say: Up., if: '{condition}', to: end}}]}}
          end: {{ending: waking, text: Light.}}
        """
    )
    choice = story.scenes["room"].choices[1]
    assert condition_text(choice) == condition
    assert why_closed(story, Playthrough(story).state, choice) == why


def test_a_translation_that_is_being_written_is_seen_as_well(writer: Writer) -> None:
    writer.session.change(Preferences(language="de", text_speed="instant"))
    folder = writer.folder / "translations"
    folder.mkdir()
    writer.write('msgid "Wake up."\nmsgstr "Wach auf."\n', "translations/de.po")
    writer.read_to_choices(lambda: writer.key(pygame.K_SPACE))
    assert writer.focused == "Wach auf."
    writer.write('msgid "Wake up."\nmsgstr "Erwache."\n', "translations/de.po")
    assert writer.focused == "Erwache."
    writer.session.change(Preferences(text_speed="instant"))
    writer.wait(0.5)
    assert writer.focused == "Wake up."
