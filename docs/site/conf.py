"""How Sphinx builds the site: which pages, in which order, and how they look."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from docutils import nodes
from PIL import Image

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
sys.path.insert(0, str(PROJECT))

from docs.site.painting import paint_anew  # noqa: E402 - found through the line before

project = "Sleepwalk"
author = "Sleepwalk"
html_title = "Sleepwalk"
root_doc = "docs/index"
include_patterns = ["docs/*.md", "README.md", "CHANGELOG.md", "assets/CREDITS.md"]
exclude_patterns = [".*", "site", "stories", "tests", "game", "benchmarks", "synthesis"]
source_suffix = {".md": "markdown"}
extensions = ["myst_parser"]
myst_heading_anchors = 4
html_theme = "furo"
html_static_path = [
    "static",
    *(f"../../assets/map/{file.name}" for file in sorted((PROJECT / "assets/map").glob("*.woff2"))),
]
html_css_files = ["house.css"]
html_favicon = "static/icon.png"
html_copy_source = False
html_scaled_image_link = False
html_show_sphinx = False
html_show_copyright = False
highlight_language = "none"
pygments_style = "docs.site.inks.Day"
pygments_dark_style = "docs.site.inks.Night"
html_show_search_summary = False  # they are fetched, which a browser refuses a local file
_LETTERS = {
    "font-stack": '"Garamond of Sleepwalk", "EB Garamond", Garamond, Georgia, serif',
    "font-stack--headings": "var(--font-stack)",
    "font-stack--monospace": 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace',
}
_DAY = {
    "color-background-primary": "#fbf7ec",
    "color-background-secondary": "#f5efe1",
    "color-background-hover": "#efe6d0",
    "color-background-hover--transparent": "#efe6d000",
    "color-background-border": "#ddd2ba",
    "color-foreground-primary": "#2a2536",
    "color-foreground-secondary": "#5c5449",
    "color-foreground-muted": "#71685c",
    "color-foreground-border": "#9a7c48",
    "color-brand-primary": "#8a6414",
    "color-brand-content": "#8a6414",
    "color-brand-visited": "#7a5a28",
    "color-code-background": "#f3ecdb",
    "color-code-foreground": "#2a2536",
    "color-inline-code-background": "#f1e9d6",
    "color-card-background": "#fffdf6",
    "color-card-border": "#ddd2ba",
    "color-highlight-on-target": "#f1e4c3",
}
_NIGHT = {
    "color-background-primary": "#0c0f1c",
    "color-background-secondary": "#090b15",
    "color-background-hover": "#191e36",
    "color-background-hover--transparent": "#191e3600",
    "color-background-border": "#2b304c",
    "color-foreground-primary": "#ece4d0",
    "color-foreground-secondary": "#c4b9a3",
    "color-foreground-muted": "#a39b8c",
    "color-foreground-border": "#b08d55",
    "color-brand-primary": "#deb266",
    "color-brand-content": "#deb266",
    "color-brand-visited": "#c9a76e",
    "color-code-background": "#12162a",
    "color-code-foreground": "#e3dcc9",
    "color-inline-code-background": "#191e36",
    "color-card-background": "#12162a",
    "color-card-border": "#2b304c",
    "color-highlight-on-target": "#221f36",
}
html_theme_options = {
    "light_css_variables": {**_LETTERS, **_DAY},
    "dark_css_variables": _NIGHT,
    "top_of_page_buttons": [],
    "navigation_with_keys": True,
}

_SECTION = re.compile(r"^## (?P<name>.+)$", re.MULTILINE)
_PAGE = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<path>[^)]+)\.md\)", re.MULTILINE)
_NAMED_BY_FILE = re.compile(r"\[[\w/-]+\.md\](?=\([\w./-]+\.md)")
_HOME = '<!DOCTYPE html><meta charset="utf-8"><title>Sleepwalk</title>' \
    '<meta http-equiv="refresh" content="0; url=docs/index.html">' \
    '<a href="docs/index.html">Sleepwalk</a>\n'  # fmt: skip


def navigation(index: str) -> str:
    """The navigation, from the list of pages that readers see in the index."""
    _, *sections = _SECTION.split(index)
    trees = []
    for name, listed in zip(sections[::2], sections[1::2], strict=True):
        pages = "\n".join(f"{page['title']} <{page['path']}>" for page in _PAGE.finditer(listed))
        trees.append(f"```{{toctree}}\n:hidden:\n:caption: {name}\n\n{pages}\n```\n")
    return "\n".join(trees)


def _prepare(app: Any, page: str, source: list[str]) -> None:
    """Pages that are named by their files are called by their titles here."""
    if page == root_doc:
        source[0] += "\n" + navigation(source[0])
    source[0] = _NAMED_BY_FILE.sub("[]", source[0])


def _measure_pictures(app: Any, page: nodes.document) -> None:
    """Room is kept for pictures that are still on their way, so that a link leads to its place."""
    for picture in page.findall(nodes.image):
        with suppress(OSError), Image.open(PROJECT / picture["uri"]) as opened:
            picture["width"], picture["height"] = map(str, opened.size)


def _finish(app: Any, problem: Exception | None) -> None:
    """The site opens at its top, and its pictures are those that the program paints now."""
    if problem is not None:
        return
    (Path(app.outdir) / "index.html").write_text(_HOME, encoding="utf-8")
    if app.config.paints:
        paint_anew(app)


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.add_config_value("paints", default=True, rebuild="", types=[bool, str])
    app.connect("source-read", _prepare)
    app.connect("doctree-read", _measure_pictures, priority=900)
    app.connect("build-finished", _finish)
