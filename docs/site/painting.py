"""The pictures of layers, paintings and the guide's look, painted by the program as it is now."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from docs.pictures import paper
from docs.pictures.reference import take_layers, take_paintings
from docs.pictures.tutorial import take_tutorial


def paint_anew(app: Any) -> None:
    """Puts freshly painted pictures in the place of those that the site was built with."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        with paper.written_to(scratch):
            take_layers()
            take_paintings()
            take_tutorial()
        for path, (_, name) in app.env.images.items():
            painted = scratch / Path(path).relative_to("docs/pictures")
            if painted.exists():
                shutil.copyfile(painted, Path(app.outdir) / "_images" / name)
