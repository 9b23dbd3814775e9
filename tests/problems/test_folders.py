"""Problems that no text file can show: bytes, links, folders, sizes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from game.checks import problems_of
from game.files import LARGEST_FILE_BYTES, MOST_FILES
from game.library import read
from game.problems import printed
from game.story.playthrough import Playthrough
from tests.sound.recorded import tone

CODES_TESTED_HERE = {
    "animated-image",
    "bad-recording",
    "recording-too-long",
    "broken-image",
    "file-too-large",
    "image-too-large",
    "not-utf8",
    "outside-folder",
    "too-many-files",
    "too-many-problems",
    "too-much",
    "unreadable-file",
    "unwritten-scene",
    "wrong-image-kind",
}

STORY = "story: The Door\nscenes:\n  hall: {text: A hall., ending: waking, title: Morning}\n"
SCENE = "scenes:\n  well: {text: A well., ending: drowning, title: Water}\n"


@pytest.fixture
def tale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a story without problems, which is the current one."""
    folder = tmp_path / "tale"
    (folder / "scenes").mkdir(parents=True)
    (folder / "story.yaml").write_text(STORY)
    monkeypatch.chdir(folder)
    return folder


def test_a_draft_may_lead_to_what_is_not_written_yet(tale: Path) -> None:
    (tale / "story.yaml").write_text(
        "story: The Door\nscenes:\n  hall:\n    text: A hall.\n    choices:\n"
        "      - Go down. -> cellar\n      - {say: Look., visit: well, to: hall}\n"
    )
    assert [line.split("\n")[0] for line in told()] == [
        "story.yaml:6:21: error: there is no scene called `cellar` [unknown-scene]",
        "story.yaml:7:29: error: there is no scene called `well` [unknown-scene]",
    ]
    draft = read(Path(), drafting=True)
    assert [printed(problem) for problem in draft.problems] == [
        "story.yaml:6:21: warning: the scene `cellar` is not written yet [unwritten-scene]\n"
        "    6 |       - Go down. -> cellar\n"
        "      |                     ^^^^^^\n"
        "      = to write it, begin it under `scenes:` with the line `cellar:`",
        "story.yaml:7:29: warning: the scene `well` is not written yet [unwritten-scene]\n"
        "    7 |       - {say: Look., visit: well, to: hall}\n"
        "      |                             ^^^^\n"
        "      = to write it, begin it under `scenes:` with the line `well:`",
    ]
    assert draft.story is not None
    played = Playthrough(draft.story).take("go-down")
    assert (played.page.text, played.page.is_dead_end) == ("(cellar: not written yet.)", True)


def told() -> list[str]:
    return [printed(problem) for problems in problems_of(".") for problem in problems]


def test_a_file_in_another_encoding_is_shown_at_its_first_strange_letter(tale: Path) -> None:
    (tale / "story.yaml").write_bytes("story: Die Tür\n".encode("latin-1"))
    assert told() == [
        "story.yaml:1:13: error: this file is not UTF-8, so its letters cannot be told apart"
        " [not-utf8]\n"
        "    1 | story: Die T�r\n"
        "      |             ^\n"
        "      = save it as UTF-8: editors call that the encoding"
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_known_by_its_mark(tale: Path, encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    (tale / "story.yaml").write_bytes(mark + STORY.encode(encoding))
    assert told() == [
        "story.yaml:1:1: error: this file is UTF-16, and stories are read as UTF-8 [not-utf8]\n"
        "      = save it as UTF-8: editors call that the encoding"
    ]


def test_a_mark_of_utf_8_is_no_part_of_the_story(tale: Path) -> None:
    (tale / "story.yaml").write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    assert told() == []


def test_zero_bytes_are_a_strange_character(tale: Path) -> None:
    (tale / "story.yaml").write_bytes(STORY.encode() + b"\0")
    assert told()[0].startswith("story.yaml:4:1: error: the character U+0000 cannot stand")


def test_an_unreadable_file_of_scenes_does_not_make_its_scenes_look_misspelt(tale: Path) -> None:
    (tale / "story.yaml").write_text("story: S\nscenes:\n  a: {text: A., to: well}\n")
    (tale / "scenes" / "well.yaml").write_bytes(SCENE.encode("utf-16"))
    assert [line.split("[")[-1] for line in (told()[0].splitlines()[0],)] == ["not-utf8]"]
    assert len(told()) == 1


def test_a_file_of_a_hundred_megabytes_is_refused_without_being_read(tale: Path) -> None:
    with (tale / "story.yaml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert told() == [
        "story.yaml:1:1: error: this is more than a story can hold: over 4 MB [file-too-large]\n"
        "      = part the story into more files, or into two stories"
    ]


def test_a_folder_has_a_limit_as_a_whole(tale: Path) -> None:
    words = "# " + "x" * (LARGEST_FILE_BYTES - 300) + "\n"
    for number in range(9):
        text = SCENE.replace("well", f"well{number}")
        (tale / "scenes" / f"{number}.yaml").write_text(text + words)
    assert [line.splitlines()[0] for line in told()] == [
        "scenes/8.yaml:1:1: error: this is more than a story can hold: over 32 MB [file-too-large]"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need permission there")
def test_links_that_lead_out_are_not_followed(tale: Path) -> None:
    (tale.parent / "secret.yaml").write_text(SCENE)
    (tale / "scenes" / "well.yaml").symlink_to(tale.parent / "secret.yaml")
    assert told() == [
        "scenes/well.yaml:1:1: error: this file lies outside of its story's folder"
        " [outside-folder]\n"
        "      = copy it into the folder; links that lead out are not followed"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need permission there")
def test_a_folder_that_is_a_link_out_is_not_followed(tale: Path) -> None:
    (tale / "scenes").rmdir()
    (tale.parent / "elsewhere").mkdir()
    (tale.parent / "elsewhere" / "well.yaml").write_text(SCENE)
    (tale / "scenes").symlink_to(tale.parent / "elsewhere")
    assert told() == [
        "scenes:1:1: error: this folder lies outside of its story's folder [outside-folder]\n"
        "      = copy it into the folder; links that lead out are not followed"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need permission there")
def test_a_link_in_a_circle_cannot_be_read(tale: Path) -> None:
    (tale / "scenes" / "well.yaml").symlink_to("well.yaml")
    (first,) = told()
    assert first.startswith("scenes/well.yaml:1:1: error: this file cannot be read: ")
    assert "[unreadable-file]" in first


def test_a_folder_is_no_file(tale: Path) -> None:
    (tale / "scenes" / "well.yaml").mkdir()
    assert told() == [
        "scenes/well.yaml:1:1: error: this is a folder [unreadable-file]\n"
        "      = a story is told in text files whose names end in `.yaml`"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in its folders")
def test_a_pipe_is_not_waited_for(tale: Path) -> None:
    os.mkfifo(tale / "scenes" / "well.yaml")
    assert told() == [
        "scenes/well.yaml:1:1: error: this is no file of text [unreadable-file]\n"
        "      = a story is told in text files whose names end in `.yaml`"
    ]


def test_a_folder_has_only_so_many_files(tale: Path) -> None:
    for number in range(MOST_FILES + 1):
        (tale / "scenes" / f"{number:04}.yaml").write_text(
            f"scenes: {{s{number}: {{text: S., ending: e, title: T}}}}"
        )
    assert told()[0] == (
        "scenes:1:1: error: here are 2001 files; a story has at most 2000 [too-many-files]\n"
        "      = put more scenes into each file"
    )


def test_references_that_unfold_without_end_are_cut(tale: Path) -> None:
    rows = ["story: The Door", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for n in range(1, 9):
        rows.append(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]")
    (tale / "story.yaml").write_text("\n".join(rows))
    (only,) = told()
    assert "this file unfolds into more than a story can hold [too-much]" in only
    assert only.endswith("      = use fewer references (`*name`)")


def test_after_three_hundred_problems_the_rest_is_left(tale: Path) -> None:
    choices = "".join(f"      - Door {number}.\n" for number in range(1000))
    text = "story: S\nscenes:\n  hall:\n    text: A hall.\n    choices:\n"
    (tale / "story.yaml").write_text(text + choices)
    problems = told()
    assert len(problems) == 301
    assert problems[-1].endswith(
        "error: there are more than 300 problems; the rest is not shown [too-many-problems]\n"
        "  305 |       - Door 299.\n"
        "      |         ^^^^^^^^^\n"
        "      = mend the first ones and check again: often one mistake brings others along"
    )


# Recordings


def test_a_recording_is_looked_into_before_it_is_played(tale: Path) -> None:
    (tale / "sounds").mkdir()
    (tale / "sounds" / "song.ogg").write_bytes(b"ID3\x04" + bytes(500))
    assert told() == [
        "sounds/song.ogg:1:1: error: this file is no sound that can be played: it is neither Ogg"
        " Vorbis nor WAV nor FLAC [bad-recording]"
    ]


def test_a_recording_that_plays_for_an_hour_is_refused(tale: Path) -> None:
    tone(tale / "sounds" / "hour.wav", 3600, rate=200)
    assert told() == [
        "sounds/hour.wav:1:1: error: this plays for 60 minutes, and a sound for at most ten"
        " [recording-too-long]\n"
        "      = a bed that returns to its start needs less"
    ]


def test_a_recording_is_no_larger_than_sixteen_megabytes(tale: Path) -> None:
    (tale / "sounds").mkdir()
    with (tale / "sounds" / "all.wav").open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    assert told() == [
        "sounds/all.wav:1:1: error: this file is too large: over 16 MB [file-too-large]\n"
        "      = save it as Ogg Vorbis, which takes a tenth of the room"
    ]
