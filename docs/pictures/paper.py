"""What all pictures of the docs share: painting a look, making it smaller, writing it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import pygame

from game.stage.stills import frames
from game.story.look import Look

HERE = Path(__file__).parent
PAINTED = (960, 540)
"""Pictures are painted larger than they are shown, as in a window."""
QUALITY = 80
SECONDS = 6.0
_FOLDER = ContextVar("folder", default=HERE)


def painted(
    look: Look,
    parameters: Mapping[str, float] | None = None,
    size: tuple[int, int] = PAINTED,
    cache: Path | None = None,
) -> pygame.Surface:
    """A look at one moment. A `cache` folder spares baking it again for other parameters."""
    return next(frames(look, size, [SECONDS], parameters or {}, {}, cache))


def smaller(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    return pygame.transform.smoothscale(picture, size)


@contextmanager
def written_to(folder: Path) -> Iterator[None]:
    """Meanwhile pictures are written to another folder, and nothing is said of them."""
    before = _FOLDER.set(folder)
    try:
        with contextlib.redirect_stdout(None):
            yield
    finally:
        _FOLDER.reset(before)


def write(picture: pygame.Surface, name: str) -> None:
    """Writes a picture as JPEG and says how large it is."""
    from PIL import Image

    folder = _FOLDER.get()
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    pixels = pygame.image.tobytes(picture, "RGB")
    image = Image.frombytes("RGB", picture.get_size(), pixels)
    image.save(path, quality=QUALITY, optimize=True, progressive=True)
    print(f"{path.relative_to(folder.parent)}  {path.stat().st_size // 1024} KB")
