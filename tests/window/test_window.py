"""The window itself: sizes, settings, notes, pictures, stories that cannot be played."""

from __future__ import annotations

import string
from pathlib import Path

import pygame
import pytest

from game.library import Library, whole_game
from game.saves import Saves
from game.shared import packaged
from game.stage.view import window_rect
from game.story.collection import Collection, Entry
from game.story.look import Look
from game.window import fonts
from game.window.colours import INKS, STRONG_INKS, Colour
from game.window.fonts import BOOK, FAMILIES, rendered, width
from game.window.measures import Measures
from game.window.preferences import Preferences, restored
from game.window.problems import ProblemsPage
from game.window.reading import Reading
from game.window.screen import first_size
from game.window.settings import SettingsPage
from game.window.title import Title
from game.window.veil import column_veil, page_veil, title_veil
from tests.window.conftest import DarkStage, Player

SIZES = [(960, 600), (1280, 720), (1920, 1080), (2560, 1080), (3440, 1440), (1000, 1400)]


def test_every_size_shows_every_view(player: Player) -> None:
    for text_size in (80, 100, 200):
        player.session.change(Preferences(text_size=text_size))
        for size in SIZES:
            player.resize(size)
            player.key(pygame.K_F1)
            player.key(pygame.K_ESCAPE)
            player.click(player.rect("Begin").center if player.lines else (0, 0))
            assert isinstance(player.view, Reading)
            player.read_to_choices(lambda: player.key(pygame.K_SPACE))
            player.key(pygame.K_ESCAPE)
            player.pick("Leave")
            assert player.frame.get_size() == size


def test_the_window_cannot_become_too_small_to_read(player: Player) -> None:
    player.resize((300, 200))
    assert player.frame.get_size() == (960, 600)


@pytest.mark.parametrize(
    ("desktop", "first"),
    [((1366, 768), (1280, 720)), ((1920, 1080), (1280, 720)), ((3840, 2160), (2560, 1440))],
)
def test_the_first_window_suits_the_desktop(
    desktop: tuple[int, int], first: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [desktop])
    assert first_size() == first


def test_resizing_keeps_the_place(player: Player) -> None:
    player.session.change(Preferences(text_size=160))
    player.resize((960, 600))
    player.key(pygame.K_RETURN)
    for _ in range(5):
        player.key(pygame.K_SPACE)
    view = player.view
    assert isinstance(view, Reading)
    first = view.open_page.told.sheet.words[0].word.text
    place = view.open_page.leaf, view.open_page.told.sheet.first
    for size in SIZES:
        player.resize(size)
        sheet = view.open_page.told.sheet
        assert view.open_page.leaf == place[0]
        assert sheet.first <= place[1] < sheet.first + len(sheet.words)
    player.resize((960, 600))
    assert first in [word.word.text for word in view.open_page.told.sheet.words]


def test_a_resize_shows_no_unread_words_of_the_next_leaf(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.key(pygame.K_SPACE)
    view = player.view
    assert isinstance(view, Reading)
    assert view.open_page.told.waits(player.now)
    player.resize((1920, 1080))
    assert view.open_page.told.waits(player.now)


def test_settings_apply_at_once_and_are_kept(player: Player) -> None:
    player.click(player.rect("Settings").center)
    player.click(player.rect("Words").center)
    player.click(player.rect("Text size").center)
    assert player.session.preferences.text_size == 110
    player.key(pygame.K_RIGHT)
    player.key(pygame.K_DOWN)
    player.key(pygame.K_RIGHT)
    for section, lines in (
        ("", ("High contrast", "Typeface")),
        ("Pace", ("Text speed", "Pages turn", "at a reading speed", "Timed choices")),
        ("Picture", ("Reduced motion", "Picture", "Frames")),
        ("Sound", ("Captions",)),
    ):
        if section:
            player.key(pygame.K_ESCAPE)
            assert isinstance(player.view, SettingsPage)
            player.click(player.rect(section).center)
        for words in lines:
            player.click(player.rect(words).center)
    wanted = Preferences(
        text_size=120, line_spacing=110, typeface="plain", high_contrast=True, text_speed="fast",
        auto_forward=True, auto_words=220, timed_choices="longer", reduced_motion=True,
        picture="fine", frame_rate=30, captions=True,
    )  # fmt: skip
    assert player.session.preferences == wanted
    assert player.stage.art_height == 720
    assert player.app.frames_a_second == 30
    assert restored(player.saves.setting) == wanted


def test_settings_that_make_no_sense_are_as_if_never_set() -> None:
    kept = {"text_size": "9000", "text_speed": "slow", "fullscreen": "maybe"}
    assert restored(kept.get) == Preferences(text_speed="slow")


def test_fullscreen_by_key_and_back(player: Player) -> None:
    before = player.frame.get_size()
    player.key(pygame.K_f)
    assert player.session.preferences.fullscreen
    player.key(pygame.K_RETURN, mod=pygame.KMOD_ALT)
    player.key(pygame.K_F11)
    player.key(pygame.K_F11)
    assert player.frame.get_size() == before


def test_a_picture_is_kept_where_the_note_says(player: Player, tmp_path: Path) -> None:
    player.key(pygame.K_s)
    pictures = list((tmp_path / "pictures").glob("*.png"))
    assert len(pictures) == 1
    assert pygame.image.load(pictures[0]).get_size() == player.frame.get_size()


def test_a_folder_that_cannot_be_written_is_no_crash(lamp: Library, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    player = Player(lamp, Saves(None), DarkStage(), blocked / "pictures")
    player.key(pygame.K_s)
    assert player.open


def test_troubles_with_saving_are_told_once(player: Player) -> None:
    player.wait(2)
    quiet = pygame.image.tobytes(player.frame, "RGB")
    player.saves.trouble = "Nothing can be kept."
    player.wait(1)
    assert pygame.image.tobytes(player.frame, "RGB") != quiet
    player.wait(10)
    assert pygame.image.tobytes(player.frame, "RGB") == quiet


def test_nothing_is_drawn_while_minimised(player: Player) -> None:
    player.post(pygame.WINDOWMINIMIZED)
    player.frame.fill((1, 2, 3))
    assert player.second() == (0, 0)
    assert player.frame.get_at((500, 300))[:3] == (1, 2, 3)
    player.post(pygame.WINDOWRESTORED, 0.5)
    assert player.frame.get_at((500, 300))[:3] != (1, 2, 3)


def test_pictures_are_painted_thirty_times_a_second_and_words_drawn_sixty_times(
    player: Player,
) -> None:
    player.session.scenery.show(Look("wings", ()), {}, player.now)
    assert player.app.frames_a_second == 60
    player.second()
    painted, shown = player.second()
    assert 29 <= painted <= 31
    assert shown == 60


def test_a_transition_is_drawn_sixty_times_a_second(player: Player) -> None:
    before = Look("before", ())
    player.session.scenery.show(before, {}, player.now)
    player.wait(5)
    player.session.scenery.show(Look("after", (), transition="iris"), {}, player.now)
    pictures = set()
    for _ in range(60):
        player.app.step([], player.now)
        player.now += 1 / 60
        pictures.add(pygame.image.tobytes(player.frame, "RGB"))
    assert len(pictures) > 55


def test_a_window_without_attention_is_drawn_ten_times_a_second(player: Player) -> None:
    player.session.scenery.show(Look("wings", ()), {}, player.now)
    player.post(pygame.WINDOWFOCUSLOST)
    assert player.app.frames_a_second == 10
    player.second()
    painted, shown = player.second()
    assert 9 <= painted <= 10
    assert shown == 10
    player.post(pygame.WINDOWFOCUSGAINED)
    assert player.app.frames_a_second == 60


def test_a_still_picture_without_attention_is_drawn_less_often(player: Player) -> None:
    player.session.change(Preferences(reduced_motion=True))
    player.post(pygame.WINDOWFOCUSLOST)
    assert player.app.frames_a_second == 5
    player.post(pygame.WINDOWFOCUSGAINED)
    assert player.app.frames_a_second == 60


def test_a_story_with_mistakes_shows_them(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("story: B\nscenes:\n  a:\n    to: nowhere\n", encoding="utf-8")
    entries = (Entry("broken", "A broken thing", "mask"),)
    library = Library(Collection("c", "Shelf", entries), {"broken": broken})
    player = Player(library, Saves(None), DarkStage())
    player.key(pygame.K_RETURN)
    assert isinstance(player.view, ProblemsPage)
    assert player.lines is not None
    told = " ".join(word.word.text for line in player.lines.lines for word in line.words)
    assert "nowhere" in told
    assert ":4:" in told
    player.key(pygame.K_ESCAPE)
    assert isinstance(player.view, Title)


def test_objects_on_the_night_table_open_their_dreams() -> None:
    library = whole_game()
    stage = DarkStage()
    player = Player(library, Saves(None), stage)
    entry = next(entry for entry in library.collection.entries if entry.object)
    player.click((player.frame.get_width() - 5, player.frame.get_height() - 5))
    look = library.looks["night_table"]
    place = window_rect(look.objects[entry.object or ""], player.frame.get_size())
    player.key(pygame.K_DOWN)
    player.wait(2)
    assert stage.painted[-1][1][entry.object or ""] < 0.05
    player.point(place.center)
    player.wait(2)
    assert stage.painted[-1][1][entry.object or ""] > 0.95
    assert player.focused == entry.label
    player.click(place.center)
    assert isinstance(player.view, Reading)


def test_endings_are_named_once_they_are_reached(player: Player) -> None:
    def listed() -> list[str]:
        player.click(player.rect("Endings").center)
        assert player.lines is not None
        names = [
            " ".join(word.word.text for word in line.words).strip("· ")
            for line in player.lines.lines
            if not line.item.open
        ]
        player.key(pygame.K_ESCAPE)
        return names

    assert listed() == [""] * 3
    player.click(player.rect("Begin").center)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.click(player.rect("Bow to").center)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    player.key(pygame.K_SPACE)
    assert listed() == ["", "The Last Bow", ""]


def test_everything_can_be_read_by_mouse_alone_in_a_small_window(player: Player) -> None:
    player.session.change(Preferences(text_size=160))
    player.resize((960, 600))
    player.click(player.rect("Keys").center)
    assert player.lines is not None
    seen = {line.item.key for line in player.lines.group}
    for _ in range(len(player.lines.groups)):
        rect = player.lines._more_rect(1)
        if rect.width:
            player.click(rect.center)
        seen |= {line.item.key for line in player.lines.group}
    assert seen == {line.item.key for line in player.lines.lines}
    player.click(player.rect("Done").center)
    assert isinstance(player.view, Title)


def _luminance(colour: Colour) -> float:
    def linear(level: int) -> float:
        part = level / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(level) for level in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("strong", [False, True])
def test_words_are_readable_even_on_a_white_picture(size: tuple[int, int], strong: bool) -> None:
    """At least 7:1 by the formula of WCAG 2.2, without counting the words' own shadow."""
    measures = Measures(*size)
    left = measures.column_left
    inks = STRONG_INKS if strong else INKS
    darkest = min(_luminance(ink) for ink in inks.values())
    for veil in (
        column_veil(measures, solid=strong),
        title_veil(measures, left, solid=strong),
        page_veil(measures, solid=strong),
    ):
        for x in range(left, measures.column_right, 40):
            for y in range(measures.top, measures.bottom, 80):
                behind = _luminance(tuple(veil.get_at((x, y)))[:3])
                assert (darkest + 0.05) / (behind + 0.05) >= 7


def test_the_fonts_lie_beside_their_licence() -> None:
    fonts = packaged("assets") / "fonts"
    licences = {path.name.removesuffix("-OFL.txt") for path in fonts.glob("*-OFL.txt")}
    for licence in fonts.glob("*-OFL.txt"):
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8")
    credits = (packaged("assets") / "CREDITS.md").read_text(encoding="utf-8")
    for family in FAMILIES.values():
        for name in family.files.values():
            assert (fonts / name).is_file()
            assert name.partition("-")[0].rstrip("12").removesuffix("SC") in licences
            assert f"fonts/{name.partition('-')[0]}-" in credits


def test_every_typeface_sets_the_same_page(player: Player) -> None:
    player.key(pygame.K_RETURN)
    player.read_to_choices(lambda: player.key(pygame.K_SPACE))
    pictures = set()
    for typeface in FAMILIES:
        player.session.change(Preferences(typeface=typeface))
        player.wait(1)
        pictures.add(pygame.image.tobytes(player.frame, "RGB"))
        assert player.lines is not None
        assert player.lines.numbered(1).words[-1].rect.right <= player.frame.get_width()
    assert len(pictures) == len(FAMILIES)


def test_each_typeface_draws_its_own_letters(player: Player) -> None:
    alphabet = string.ascii_letters + string.digits + "äöüßéñ.,;:!?…—–“”‘’()-·"
    for typeface, family in FAMILIES.items():
        for face in family.files:
            fonts.use(typeface)
            own = fonts.font(face, 30)
            for letter in alphabet:
                assert fonts._set(face, 30, letter)[0] is own, (typeface, face, letter)
    fonts.use(BOOK)


def test_letters_that_a_typeface_lacks_are_the_books(player: Player) -> None:
    wide = width("roman", 30, "❦")
    for typeface in FAMILIES:
        fonts.use(typeface)
        assert rendered("roman", 30, "❦", (255, 255, 255)).get_bounding_rect().width > 5
        assert width("roman", 30, "❦") == wide
    fonts.use(BOOK)
