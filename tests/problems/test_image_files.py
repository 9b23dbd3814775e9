"""Problems of a writer's own pictures: what stands in their files, and where these lie."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image

from game.checks import problems_of
from game.images import LARGEST_IMAGE_BYTES, MOST_PIXELS, head_of
from game.problems import Refused, printed

STORY = "story: The Door\nscenes:\n  hall: {text: A hall., look: hall, ending: waking, title: M}\n"


@pytest.fixture
def tale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a story whose look may show an image."""
    folder = tmp_path / "tale"
    (folder / "images").mkdir(parents=True)
    (folder / "story.yaml").write_text(STORY)
    monkeypatch.chdir(folder)
    return folder


def told(name: str) -> list[str]:
    """The code, the message and the hint of each problem, if a look shows such a file."""
    looks = f"looks:\n  hall:\n    layers:\n      - image: {{file: {name}}}\n"
    Path("looks.yaml").write_text(looks)
    problems = [problem for problems in problems_of(".") for problem in problems]
    assert all(problem.span.place == "looks.yaml:4:23" for problem in problems), problems
    return [part for problem in problems for part in (problem.code, problem.message, problem.hint)]


def picture(
    kind: str, *, size: tuple[int, int] = (40, 30), mode: str = "RGB", **how: object
) -> bytes:
    held = io.BytesIO()
    first = Image.linear_gradient("L").resize(size).convert(mode)
    first.save(held, kind, **how)
    return held.getvalue()


def turned(times: int) -> list[Image.Image]:
    return [Image.linear_gradient("L").rotate(90 * time) for time in range(times)]


@pytest.mark.parametrize(
    "content",
    [
        picture("PNG"),
        picture("PNG", mode="RGBA"),
        picture("PNG", mode="P"),
        picture("PNG", mode="1", size=(1, 1)),
        picture("JPEG"),
        picture("JPEG", mode="L", progressive=True),
        picture("WEBP"),
        picture("WEBP", mode="RGBA", lossless=True),
        picture("WEBP", mode="RGBA"),
        picture("WEBP", size=(1, 1), lossless=True),
    ],
    ids=range(10),
)
def test_pictures_of_the_three_kinds_are_welcome(tale: Path, content: bytes) -> None:
    (tale / "images" / "hall.png").write_bytes(content)  # what counts is what is in it
    assert told("images/hall.png") == []


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("images/hall.png", "did you mean `images/hall.webp`?"),
        ("hall.webp", "did you mean `images/hall.webp`?"),
        ("images/Hall.webp", "did you mean `images/hall.webp`?"),
        ("sea", "images in this folder: images/hall.webp"),
        ("images", "images in this folder: images/hall.webp"),
        ("story.yaml/hall.webp", "did you mean `images/hall.webp`?"),
    ],
)
def test_a_missing_image_is_answered_with_the_nearest(tale: Path, asked: str, hint: str) -> None:
    (tale / "images" / "hall.webp").write_bytes(picture("WEBP"))
    code, _, said = told(asked)
    assert (code, said) == ("unknown-image", hint)


@pytest.mark.parametrize("path", ["../secret.png", "images/../../secret.png", "{absolute}"])
def test_a_path_that_leads_out_is_refused(tale: Path, path: str) -> None:
    secret = tale.parent / "secret.png"
    secret.write_bytes(picture("PNG"))
    assert told(path.format(absolute=secret)) == [
        "outside-folder",
        "an image lies in its story's folder, and this path leads out of it",
        "copy the image into the folder, and write its path from there: `images/…`",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need permission there")
def test_a_link_that_leads_out_is_not_followed(tale: Path) -> None:
    (tale.parent / "secret.png").write_bytes(picture("PNG"))
    (tale / "images" / "hall.png").symlink_to(tale.parent / "secret.png")
    assert told("images/hall.png")[0] == "outside-folder"


def test_a_file_of_too_many_bytes_is_refused(tale: Path) -> None:
    with (tale / "images" / "hall.png").open("wb") as file:
        file.truncate(LARGEST_IMAGE_BYTES + 1)
    assert told("images/hall.png")[:2] == ["image-too-large", "this image holds more than 16 MB"]


def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused_by_its_head(tale: Path) -> None:
    bomb = io.BytesIO()
    Image.new("1", (20000, 20000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    (tale / "images" / "hall.png").write_bytes(bomb.getvalue())
    code, message, _ = told("images/hall.png")
    assert (code, message) == (
        "image-too-large",
        "this image is too large: 20000 x 20000 pixels",
    )


def test_a_head_that_promises_more_than_memory_holds_is_refused(tale: Path) -> None:
    content = bytearray(picture("PNG"))
    content[16:24] = struct.pack(">II", 2**31 - 1, 2**31 - 1)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    (tale / "images" / "hall.png").write_bytes(content)
    assert told("images/hall.png")[0] == "image-too-large"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_an_animation_is_refused(tale: Path, kind: str) -> None:
    first, *others = turned(3)
    first.save(tale / "images" / "hall", kind, save_all=True, append_images=others)
    assert told("images/hall")[0] == "animated-image"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (picture("GIF"), "this file is a GIF"),
        (picture("BMP"), "this file is a BMP"),
        (picture("TIFF"), "this file is a TIFF"),
        (picture("JPEG", mode="CMYK"), "this JPEG has the four colours of a printer"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "this file is an SVG drawing"),
        (b"", "this file is empty"),
        (b"A hall.", "this file is no picture"),
    ],
    ids=str,
)
def test_another_kind_of_file_is_refused(tale: Path, content: bytes, message: str) -> None:
    (tale / "images" / "hall.png").write_bytes(content)
    code, said, hint = told("images/hall.png")
    assert (code, said) == ("wrong-image-kind", message)
    assert hint.startswith("save it")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("part", [0.2, 0.6, 0.95])
def test_a_picture_that_was_cut_off_is_told_apart(tale: Path, kind: str, part: float) -> None:
    whole = picture(kind, size=(300, 200), mode="RGB")
    (tale / "images" / "hall.png").write_bytes(whole[: int(len(whole) * part)])
    code, message, _ = told("images/hall.png")
    assert code == "broken-image"
    assert message.startswith("this image is damaged: ")


def test_the_problem_stands_where_the_file_is_named(tale: Path) -> None:
    (tale / "images" / "hall.png").write_bytes(b"A hall.")
    told("images/hall.png")
    ((problem,),) = [told for told in problems_of(".") if told]
    assert printed(problem) == (
        "looks.yaml:4:23: error: this file is no picture [wrong-image-kind]\n"
        "    4 |       - image: {file: images/hall.png}\n"
        "      |                       ^^^^^^^^^^^^^^^\n"
        "      = save it as PNG, WebP or JPEG"
    )


WHOLE = [picture("PNG"), picture("JPEG"), picture("WEBP"), picture("WEBP", lossless=True)]


@given(some.data())
def test_any_bytes_are_a_small_picture_or_refused(data: some.DataObject) -> None:
    content = bytearray(data.draw(some.sampled_from(WHOLE)))
    for _ in range(data.draw(some.integers(1, 8))):
        place = data.draw(some.integers(0, len(content) - 1))
        content[place : place + data.draw(some.integers(0, 3))] = data.draw(some.binary(max_size=4))
    try:
        head = head_of(bytes(content))
    except Refused:
        return
    assert 0 < head.width * head.height <= MOST_PIXELS
