"""The licences of all that a bundle carries, as their authors ask to have them handed on."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from game.shared import packaged

_PACKAGES = ("sleepwalk", "numpy", "PyYAML", "platformdirs", "accesskit", "pyinstaller")
_READ_ME = """What this program carries of others, and under which licences.

Sleepwalk, which plays the story: MIT, in the folder sleepwalk.
Fonts: see CREDITS.md, and the folder fonts.
Python: the PSF licence, in the folder Python.
numpy, PyYAML, platformdirs, AccessKit (on Linux) and what starts the program (PyInstaller): in
their folders.
pygame-ce: the GNU Lesser General Public License 2.1, in the folder pygame-ce. It is used as it was
published, lies beside the program as files of its own, and may be replaced by another version. Its
source: https://github.com/pygame-community/pygame-ce. With it come SDL 2 (zlib licence,
https://libsdl.org) and the libraries that it plays and draws with; what is theirs is told in
https://github.com/pygame-community/pygame-ce/tree/main/docs/licenses.
"""


def copy_licences(folder: Path) -> None:
    """Writes the licences of the game, of what it stands on, and of its fonts into a folder."""
    assets = packaged("assets")
    _copy(assets / "CREDITS.md", folder / "CREDITS.md")
    (folder / "Read me.txt").write_text(_READ_ME, encoding="utf-8")
    _copy(assets / "licences" / "LGPL-2.1.txt", folder / "pygame-ce" / "LGPL-2.1.txt")
    for font in sorted((assets / "fonts").glob("*-OFL.txt")):
        _copy(font, folder / "fonts" / font.name)
    for file in _licence_of_python():
        _copy(file, folder / "Python" / "LICENSE.txt")
    for package in _PACKAGES:
        for file, name in _licences_of(package):
            _copy(file, folder / package / name)


def _licences_of(package: str) -> Iterator[tuple[Path, str]]:
    """The files that a package hands on with itself, each with its path among them."""
    try:
        files = distribution(package).files or ()
    except PackageNotFoundError:
        return
    for file in files:
        _, marked, name = file.as_posix().partition(".dist-info/licenses/")
        if marked and not name.startswith("assets/"):
            yield Path(str(file.locate())), name


def _licence_of_python() -> Iterator[Path]:
    """It lies elsewhere on each system; the first that is there."""
    library = Path(sysconfig.get_path("stdlib"))
    base = Path(sys.base_prefix)
    places = (library / "LICENSE.txt", base / "LICENSE.txt", base / "LICENSE",
              Path("/usr/share/doc/python3/copyright"))  # fmt: skip
    yield from [place for place in places if place.is_file()][:1]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
