"""Makes a new story out of one of the templates that come with the game."""

from __future__ import annotations

import re
import shutil
import unicodedata
import uuid
from pathlib import Path

from game.files import YAML_ENDINGS
from game.problems import closest
from game.schema.files import write
from game.shared import packaged

BLANK = "blank"
_LONGEST_TITLE = 120
_LONGEST_NAME = 60
_TITLE = re.compile(r"^story: .*$", re.MULTILINE)
_IFID = re.compile(r"^ifid: .*$", re.MULTILINE)
_PLAIN = re.compile(r"[^\W\d_][\w’'.,!? ]*")
_NOT_PLAIN = frozenset(("true", "false", "null", "yes", "no", "on", "off"))
_TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class NotMade(Exception):
    """A story that cannot be made; the message says why, and what can be done instead."""


def template_names() -> tuple[str, ...]:
    """The templates, the plainest first."""
    names = sorted(path.parent.name for path in _templates().glob("*/story.yaml"))
    return tuple(sorted(names, key=BLANK.__ne__))


def make(asked: str, template: str, ifid: str = "") -> Path:
    """Makes the folder of a new story and gives its path. Nothing that is there is overwritten.

    `asked` is its name, perhaps behind the folder in which it shall lie. `ifid` is its UUID, a
    fresh one if left out. Raises NotMade where something is there, or no such template.
    """
    if template not in template_names():
        hint = closest(template, template_names()) or f"there are: {', '.join(template_names())}"
        raise NotMade(f"there is no template {template}; {hint}")
    title = title_of(asked)
    folder = Path(asked).parent / folder_name(title)
    if not folder.parent.is_dir():
        raise NotMade(f"there is no folder {folder.parent}; make it first, or leave out the slash")
    try:
        folder.mkdir()
        _fill(folder, _templates() / template, title, ifid or str(uuid.uuid4()).upper())
    except FileExistsError as taken:
        raise NotMade(f"there is something at {folder} already; take another name") from taken
    except OSError as error:
        raise NotMade(f"{folder} cannot be made: {error.strerror}") from error
    return folder


def title_of(asked: str) -> str:
    """The title of a story from what somebody calls it: one line, as it was typed.

    Raises NotMade where there are no words in it.
    """
    last = unicodedata.normalize("NFC", Path(asked).name)
    bare = last.rpartition(".")[0] if last.endswith(YAML_ENDINGS) else last
    shown = "".join(letter if letter.isprintable() else " " for letter in bare)
    title = " ".join(shown.split())
    if not re.search(r"[^\W_]", title):
        raise NotMade(f"`{asked}` has no letters in it: a story needs a name such as `ferry`")
    if len(title) > _LONGEST_TITLE:
        raise NotMade(f"this name is too long: a title has at most {_LONGEST_TITLE} characters")
    if re.fullmatch(r"[\w-]+", title):  # a folder's name rather than a title
        title = title.replace("_", " ").replace("-", " ").strip()
        return title[0].upper() + title[1:]
    return title


def folder_name(title: str) -> str:
    """A name for the folder that every system takes: letters and digits, joined by hyphens."""
    words = re.findall(r"[^\W_]+", title.replace("'", "").replace("’", "").lower())
    name = words[0][:_LONGEST_NAME]
    for word in words[1:]:
        if len(name) + len(word) >= _LONGEST_NAME:
            break
        name = f"{name}-{word}"
    return f"{name}-story" if _TAKEN_BY_WINDOWS.fullmatch(name) else name


def in_yaml(title: str) -> str:
    """The title as it stands behind `story:`, in quotes where it needs some."""
    if _PLAIN.fullmatch(title) and title.lower() not in _NOT_PLAIN:
        return title
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f"'{title}'" if '"' in title and "'" not in title else f'"{escaped}"'


def _templates() -> Path:
    return packaged("assets") / "templates"


def _fill(folder: Path, template: Path, title: str, ifid: str) -> None:
    """Copies a template into a folder that was just made; takes it away if that goes wrong."""
    try:
        _copy(folder, template, title, ifid)
        write(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _copy(folder: Path, template: Path, title: str, ifid: str) -> None:
    for path in sorted(template.rglob("*")):
        into = folder / path.relative_to(template)
        if path.is_dir():
            into.mkdir()
        elif path.name != "story.yaml":
            into.write_bytes(path.read_bytes())
        else:
            text = _TITLE.sub(
                lambda _: f"story: {in_yaml(title)}", path.read_text("utf-8"), count=1
            )
            text = _IFID.sub(f"ifid: {ifid}", text, count=1)
            into.write_text(text, encoding="utf-8", newline="\n")
