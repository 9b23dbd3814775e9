"""A story with all that a bundle can carry, and with what it must not."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

from game.shared import packaged

STORY = """
story: "The Lamp: a Dream"
by: Nobody
icon: images/lamp.png
ifid: A40F37E7-9C3F-5B34-8DC3-4124E9AEBAEC
scenes:
  hall:
    look: red_hall
    sound: drip
    text: A hall. One door.
    choices:
      - Open it. -> morning
"""
SCENES = "scenes:\n  morning: {ending: waking, title: Morning, text: Light.}\n"
LOOKS = """
looks:
  red_hall:
    describe: A red hall.
    layers:
      - backdrop: {top: "#902020", bottom: "#902020"}
      - image: {file: images/door.png, area: [0.45, 0.3, 0.1, 0.4]}
"""
DRAFT = "scenes: this is no YAML of a story: at all\n"


def make_story(folder: Path) -> Path:
    """Writes the story, with notes and drafts beside it; gives its folder."""
    root = folder / "lamp"
    for name in ("scenes", "images", "sounds", "drafts", "playtests"):
        (root / name).mkdir(parents=True)
    (root / "story.yaml").write_text(STORY, encoding="utf-8")
    (root / "scenes" / "end.yaml").write_text(SCENES, encoding="utf-8")
    (root / "looks.yaml").write_text(LOOKS, encoding="utf-8")
    (root / "drafts" / "old.yaml").write_text(DRAFT, encoding="utf-8")
    (root / "notes.txt").write_text("The lamp is his mother.", encoding="utf-8")
    Image.new("RGB", (300, 200), "#30c030").save(root / "images" / "lamp.png")
    Image.new("RGB", (64, 64), "#3030c0").save(root / "images" / "door.png")
    Image.new("RGB", (2048, 2048), "#30c030").save(root / "images" / "lamp-large.png")
    shutil.copyfile(packaged("assets") / "sounds" / "page.ogg", root / "sounds" / "drip.ogg")
    return root


FILES = {
    "story.yaml",
    "looks.yaml",
    "scenes/end.yaml",
    "images/lamp.png",
    "images/door.png",
    "sounds/drip.ogg",
}
"""What of it belongs into a bundle."""
