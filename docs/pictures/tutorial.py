"""The picture of the look that the writer's guide makes, painted from the words of the guide."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from docs.pictures.paper import HERE, painted, smaller, write
from game.library import read

GUIDE = HERE.parent / "writing.md"
SIZE = (960, 540)
_LOOKS = re.compile(r"^```yaml ferry/looks\.yaml\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)
_STORY = "story: The Night Ferry\nscenes: {quay: {text: Fog., ending: sleep, title: Aboard}}\n"


def take_tutorial() -> None:
    """The harbour, as somebody who typed it sees it."""
    found = _LOOKS.search(GUIDE.read_text("utf-8"))
    assert found is not None
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder)
        (story / "story.yaml").write_text(_STORY, "utf-8")
        (story / "looks.yaml").write_text(found["text"], "utf-8")
        look = read(story).looks["harbour"]
    write(smaller(painted(look), SIZE), "ferry.jpg")
