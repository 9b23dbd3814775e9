"""The pictures of layers and paintings on the site, painted by the program as it is now."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from docs.pictures import paper
from docs.pictures.reference import take_layers, take_paintings

_FOLDERS = ("layers", "paintings")


def paint_anew(app: Any) -> None:
    """Puts freshly painted pictures in the place of those that the site was built with."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        with paper.written_to(scratch):
            take_layers()
            take_paintings()
        for path, (_, name) in app.env.images.items():
            painted = scratch / Path(path).parent.name / Path(path).name
            if Path(path).parent.name in _FOLDERS and painted.exists():
                shutil.copyfile(painted, Path(app.outdir) / "_images" / name)
