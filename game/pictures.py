"""The pictures in a story's folder: found when a look names them, opened when it is painted."""

from __future__ import annotations

import hashlib
from itertools import islice
from pathlib import Path, PurePosixPath

from game.files import MOST_FILES, Folder
from game.images import ENDINGS, LARGEST_IMAGE_BYTES, head_of
from game.problems import Refused, closest
from game.story.look import ImageFile

LARGEST_IMAGES_BYTES = 256 * 1024 * 1024
_OUTSIDE = (
    "an image lies in its story's folder, and this path leads out of it",
    "copy the image into the folder, and write its path from there: `images/…`",
)


class Pictures:
    """A writer's own pictures. Each is looked at once, and opened again only for the same bytes."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._found: dict[str, ImageFile] = {}
        self._bytes_found = 0

    def find(self, name: str) -> ImageFile:
        """The picture of that name in the folder.

        Raises Refused for one that is not there, cannot be shown, or lies elsewhere.
        """
        if name not in self._found:
            content = self._content(name)
            head_of(content)
            self._bytes_found += len(content)
            if self._bytes_found > LARGEST_IMAGES_BYTES:
                raise _too_large("with this image the story holds", LARGEST_IMAGES_BYTES)
            self._found[name] = ImageFile(name, hashlib.sha256(content).hexdigest())
        return self._found[name]

    @property
    def found(self) -> tuple[str, ...]:
        """Those that were found, by their paths in the folder."""
        return tuple(self._found)

    def __contains__(self, file: ImageFile) -> bool:
        return self._found.get(file.name) == file

    def opened(self, file: ImageFile) -> bytes:
        """The bytes of a picture that was found.

        Raises OSError, whose text says why, where they are not there any more.
        """
        try:
            content = self._content(file.name)
        except Refused as refused:
            raise OSError(refused.message) from refused
        if hashlib.sha256(content).hexdigest() != file.digest:
            raise OSError("it has changed since the story was opened")
        return content

    def _content(self, name: str) -> bytes:
        try:
            if ".." in PurePosixPath(name).parts or not self._folder.holds(name):
                raise Refused("outside-folder", *_OUTSIDE)
            if not self._is_written_so(name):
                raise Refused("unknown-image", f"there is no image `{name[:80]}`", self._hint(name))
            return self._folder.guarded(name, _bounded)
        except (OSError, RuntimeError, ValueError) as error:
            message = f"`{name[:80]}` cannot be the name of a file"
            raise Refused("unknown-image", message, self._hint(name)) from error

    def _is_written_so(self, name: str) -> bool:
        """Whether there is such a file, with capitals as they are: not every system sees them."""
        path = self._folder.root
        for part in PurePosixPath(name).parts:
            if part not in {child.name for child in path.iterdir()}:
                return False
            path /= part
        return path.is_file()

    def _hint(self, name: str) -> str:
        names = self._names()
        listed = f"images in this folder: {', '.join(names[:6])}" if names else ""
        by_last = {PurePosixPath(known).name: known for known in names}
        if name in by_last:
            return f"did you mean `{by_last[name]}`?"
        return closest(name, names) or listed or "put it into the story's folder, as `images/…`"

    def _names(self) -> list[str]:
        """The pictures in the folder, by their paths from there."""
        root = self._folder.root
        files = islice(root.rglob("*"), MOST_FILES)  # beside a single file may lie anything
        pictures = (path for path in files if path.suffix.lower() in ENDINGS)
        return sorted(path.relative_to(root).as_posix() for path in pictures)


def _bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(LARGEST_IMAGE_BYTES + 1)
    if len(content) > LARGEST_IMAGE_BYTES:
        raise _too_large("this image holds", LARGEST_IMAGE_BYTES)
    return content


def _too_large(what: str, most_bytes: int) -> Refused:
    message = f"{what} more than {most_bytes // 1024 // 1024} MB"
    return Refused("image-too-large", message, "make it smaller: 1920 x 1080 is enough")
