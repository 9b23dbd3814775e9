"""What bundles are made of: names, contents, icons, archives, and what is refused."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import stat
import zipfile
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from game import library, shared
from game.bundle.build import CannotBuild
from game.bundle.contents import copy_assets, copy_story
from game.bundle.icon import SIDE, draw_icon, write_icons
from game.bundle.licences import copy_licences
from game.bundle.names import home_name, program_name
from game.bundle.packing import pack, write_checksum
from game.bundle.trying import try_bundle
from game.checks import problems_at
from game.cli import main
from game.places import story_names
from game.story.model import Story
from game.window.icon import window_icon
from tests.bundle.stories import FILES, make_story

NOT_IN_NAMES = set("<>:\"/\\|?*.'’ \t\n\0")


def story_of(folder: Path, text: str) -> tuple[library.Reading, Story]:
    path = folder / "lamp.yaml"
    path.write_text(text, encoding="utf-8")
    reading = library.read(path)
    assert reading.story is not None
    return reading, reading.story


# Names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Night Ferry", "The-Night-Ferry"),
        ("The Miller’s “Night”: a Dream...", "The-Millers-Night-a-Dream"),
        ("Ночной паром", "Ночной-паром"),
        ("夜の渡し", "夜の渡し"),
        ("../../etc/passwd", "etc-passwd"),
        ("?!", "story-story"),
        ("CON", "CON-story"),
        ("com1", "com1-story"),
    ],
)
def test_a_title_becomes_a_name_that_can_be_read(title: str, name: str) -> None:
    assert program_name(title) == name


@given(st.text())
def test_every_title_becomes_a_name_for_every_system(title: str) -> None:
    name = program_name(title)
    assert 1 <= len(name) <= 66
    assert not NOT_IN_NAMES & set(name)
    assert not name.startswith("-")
    assert program_name(name) == name


def test_saves_have_a_folder_that_a_new_title_does_not_change(tmp_path: Path) -> None:
    end = "scenes: {a: {text: x, ending: waking, title: t}}\n"
    _, plain = story_of(tmp_path, f"story: One\n{end}")
    ifid = "ifid: A40F37E7-9C3F-5B34-8DC3-4124E9AEBAEC\n"
    _, first = story_of(tmp_path, f"story: One\n{ifid}{end}")
    _, second = story_of(tmp_path, f"story: Two\n{ifid}{end}")
    assert home_name(plain) == "sleepwalk-lamp"
    assert home_name(first) == home_name(second) == "sleepwalk-lamp-a40f37e7"


# Contents


def test_a_bundle_takes_the_storys_files_and_no_notes_or_drafts(tmp_path: Path) -> None:
    path = make_story(tmp_path)
    name = copy_story(path, library.read(path), tmp_path / "copied")
    copied = tmp_path / "copied" / name
    found = {file.relative_to(copied).as_posix() for file in copied.rglob("*") if file.is_file()}
    assert found == FILES
    assert problems_at(copied) == ()


def test_a_story_of_one_file_takes_its_icon_along(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64)).save(tmp_path / "lamp.png")
    Image.new("RGB", (64, 64)).save(tmp_path / "holiday.png")
    end = "scenes: {a: {text: x, ending: waking, title: t}}\n"
    reading, _ = story_of(tmp_path, f"story: One\nicon: lamp.png\n{end}")
    name = copy_story(tmp_path / "lamp.yaml", reading, tmp_path / "copied")
    assert name == "lamp.yaml"
    assert {file.name for file in (tmp_path / "copied").iterdir()} == {"lamp.yaml", "lamp.png"}


@pytest.mark.parametrize("name", story_names(shared.packaged("stories")))
def test_with_the_sounds_that_are_taken_a_story_is_as_with_all(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read among the assets of its bundle, it has the same looks, and each sound is there."""
    path = library.find_story(name)
    before = library.read(path)
    assert before.story is not None
    copy_assets(path, before, tmp_path / "assets")
    copy_story(path, before, tmp_path / "stories")
    monkeypatch.setattr(shared, "packaged", lambda folder: tmp_path / folder)
    for cached in (shared.shared_looks, shared.shared_sounds):
        monkeypatch.setattr(shared, cached.__name__, cached.__wrapped__)
    monkeypatch.setattr(library, "shared_sounds", shared.shared_sounds)
    monkeypatch.setattr(library, "shared_looks", shared.shared_looks)
    after = library.read(tmp_path / "stories" / path.name)
    assert after.problems == ()
    used = {scene.look.name for scene in before.story.scenes.values() if scene.look}
    assert used
    for look in used:
        assert after.looks[look] == before.looks[look]
    assert len(after.sounds) < len(before.sounds)
    for sound in after.sounds.values():
        assert all(Path(file).is_file() for file in sound.files)


def test_licences_of_all_that_is_carried_are_handed_on(tmp_path: Path) -> None:
    copy_licences(tmp_path)
    told = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*")}
    fonts = {f"fonts/{file.name}" for file in (shared.packaged("assets") / "fonts").glob("*.txt")}
    assert fonts | {"Read me.txt", "CREDITS.md", "pygame-ce/LGPL-2.1.txt"} <= told
    for package in ("numpy", "PyYAML", "platformdirs", "pyinstaller"):
        assert any((tmp_path / package).iterdir())


# The icon


def test_the_writers_picture_is_the_icon_cut_to_a_square(tmp_path: Path) -> None:
    reading = library.read(make_story(tmp_path))
    assert reading.story is not None
    icon = draw_icon(reading.story, reading)
    assert icon.get_size() == (SIDE, SIDE)
    assert icon.get_at((0, 0)) == icon.get_at((SIDE // 2, SIDE // 2)) == (0x30, 0xC0, 0x30, 255)


def test_without_one_the_first_look_is_the_icon_with_round_corners(tmp_path: Path) -> None:
    path = make_story(tmp_path)
    text = (path / "story.yaml").read_text("utf-8").replace("icon: images/lamp.png\n", "")
    (path / "story.yaml").write_text(text, encoding="utf-8")
    reading = library.read(path)
    assert reading.story is not None
    icon = draw_icon(reading.story, reading)
    red, green, _, alpha = icon.get_at((SIDE // 8, SIDE // 2))
    assert red > 3 * green
    assert alpha > 250
    assert icon.get_at((0, 0)).a == 0


def test_a_story_without_looks_has_its_initial_as_icon(tmp_path: Path) -> None:
    end = "scenes: {a: {text: x, ending: waking, title: t}}\n"
    icons = []
    for title in ("The Ferry", "Ferry", "The Door"):
        reading, story = story_of(tmp_path, f"story: {title}\n{end}")
        icons.append(draw_icon(story, reading))
    ferry, same, door = (bytes(icon.get_buffer()) for icon in icons)
    assert ferry == same != door


def test_icons_are_written_for_three_systems(tmp_path: Path) -> None:
    reading = library.read(make_story(tmp_path))
    assert reading.story is not None
    files = write_icons(draw_icon(reading.story, reading), tmp_path)
    with Image.open(files["ico"]) as windows, Image.open(files["icns"]) as macos:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= set(windows.info["sizes"])
        assert windows.format == "ICO"
        assert macos.format == "ICNS"
        assert max(macos.info["sizes"])[0] >= 256


def test_the_window_of_a_story_shows_its_icon(tmp_path: Path) -> None:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1), pygame.HIDDEN)
    game = library.one_story(make_story(tmp_path))
    assert game.icon == (tmp_path / "lamp" / "images" / "lamp.png").read_bytes()
    red, green, _, _ = window_icon(game.icon).get_at((32, 32))
    assert green > 3 * red
    assert window_icon(b"no picture") is window_icon(None)


# The archive


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no execute bits")
def test_an_archive_keeps_programs_and_links_and_its_checksum_is_true(tmp_path: Path) -> None:
    folder = tmp_path / "Lamp"
    (folder / "inner").mkdir(parents=True)
    (folder / "Lamp").write_text("#!/bin/sh\n")
    (folder / "Lamp").chmod(0o755)
    (folder / "plain.txt").write_text("words")
    (folder / "inner" / "link").symlink_to("../plain.txt")
    archive = tmp_path / "Lamp.zip"
    pack(folder, archive)
    with zipfile.ZipFile(archive) as packed:
        modes = {info.filename: info.external_attr >> 16 for info in packed.infolist()}
        assert packed.testzip() is None
        assert packed.read("Lamp/inner/link") == b"../plain.txt"
    assert modes["Lamp/Lamp"] & 0o111 == 0o111
    assert modes["Lamp/plain.txt"] & 0o111 == 0
    assert stat.S_ISLNK(modes["Lamp/inner/link"])
    told = write_checksum(archive).read_text()
    assert told == f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  Lamp.zip\n"


# What is refused


@pytest.mark.skipif(os.name == "nt", reason="the program is a script")
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo 'no such library' >&2; exit 3", "no such library"),
        ("exit 3", "it ended with the status 3"),
        ("exit 0", "does not play"),
    ],
)
def test_a_program_that_does_not_play_is_told_with_its_last_words(
    script: str, told: str, tmp_path: Path
) -> None:
    program = tmp_path / "Lamp"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    with pytest.raises(CannotBuild, match=told):
        try_bundle(program, tmp_path / "plates")


def test_a_story_with_problems_is_refused_with_its_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lamp.yaml"
    path.write_text("story: Lamp\nscenes:\n  hall: {text: A, choices: [Go. -> hal]}\n")
    assert main(["bundle", str(path), "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr()
    assert "[unknown-scene]" in told.err
    assert "did you mean `hall`?" in told.err
    assert not (tmp_path / "out").exists()


def test_a_picture_that_is_not_there_is_a_problem_of_the_story(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_story(tmp_path)
    text = (path / "story.yaml").read_text("utf-8").replace("lamp.png", "lampe.png")
    (path / "story.yaml").write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 1
    told = capsys.readouterr().out
    assert "story.yaml:4:7: error: there is no image `images/lampe.png` [unknown-image]" in told
    assert "did you mean `images/lamp.png`?" in told


def test_without_pyinstaller_the_command_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "PyInstaller" else find(name)
    )
    assert main(["bundle", str(make_story(tmp_path)), "-o", str(tmp_path)]) == 2
    assert "pip install 'sleepwalk[bundle]'" in capsys.readouterr().err


def test_a_folder_that_is_no_bundle_is_never_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "The-Lamp-a-Dream" / "diary.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    assert main(["bundle", str(make_story(tmp_path)), "-o", str(tmp_path)]) == 2
    assert "is no bundle: choose another folder" in capsys.readouterr().err
    assert mine.read_text() == "mine"
