"""PyInstaller puts the program, its Python and its libraries into one folder."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import game
from game.bundle.about import PROGRAM_FOLDER

_LAUNCHER = "from game.bundled import main\n\nraise SystemExit(main())\n"
_LEFT_OUT = ("PIL", "rich", "pygments", "markdown_it", "yaml._yaml", "tkinter", "unittest", "pydoc",
             "doctest", "ssl", "_ssl", "_hashlib", "setuptools", "pytest", "numpy.f2py",
             "numpy.testing", "pygame.tests", "pygame.examples", "pygame.docs")  # fmt: skip
"""What libraries could load and the program never does."""
_ASKED_FOR_BY_NAME = ("accesskit",)
"""What the program loads where it is there, in a way that PyInstaller does not see."""


class CannotBuild(Exception):
    """Why there is no bundle, in words for the writer."""


def demand_tools() -> None:
    """Raises CannotBuild where what bundles are made with is not installed."""
    missing = [name for name in ("PyInstaller", "PIL") if importlib.util.find_spec(name) is None]
    if missing:
        raise CannotBuild(
            "a bundle is made with PyInstaller and Pillow, and they are not installed; "
            "install them with: pip install 'sleepwalk[bundle]'"
        )


def build(name: str, data: Path, icons: dict[str, Path], work: Path) -> Path:
    """Builds a program of that name around a folder of data; gives the folder or app that it is.

    Raises CannotBuild with the last that PyInstaller said.
    """
    launcher = work / "launch.py"
    launcher.write_text(_LAUNCHER, encoding="utf-8")
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--onedir", "--windowed",
        "--log-level", "WARN", "--name", name, "--icon", str(_icon(icons)),
        "--distpath", str(work / "dist"), "--workpath", str(work / "build"),
        "--specpath", str(work), "--paths", str(Path(game.__file__).parent.parent),
        "--add-data", f"{data}{os.pathsep}{PROGRAM_FOLDER}",
        *(word for module in _LEFT_OUT for word in ("--exclude-module", module)),
        *(word for module in _there() for word in ("--hidden-import", module)), str(launcher),
    ]  # fmt: skip
    settings = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(work / "config")}
    done = subprocess.run(  # noqa: S603 - our own Python, and paths
        command, check=False, capture_output=True, text=True, env=settings, cwd=work
    )
    if done.returncode != 0:
        raise CannotBuild(f"PyInstaller could not make the program:\n{_end_of(done.stderr)}")
    app = work / "dist" / f"{name}.app"
    return app if app.is_dir() else work / "dist" / name


def _there() -> list[str]:
    return [name for name in _ASKED_FOR_BY_NAME if importlib.util.find_spec(name) is not None]


def program_in(built: Path, name: str) -> Path:
    """The file that starts what was built."""
    if built.suffix == ".app":
        return built / "Contents" / "MacOS" / name
    return built / (f"{name}.exe" if sys.platform == "win32" else name)


def _icon(icons: dict[str, Path]) -> Path:
    return icons[{"win32": "ico", "darwin": "icns"}.get(sys.platform, "png")]


def _end_of(told: str) -> str:
    return "\n".join(told.strip().splitlines()[-12:])
