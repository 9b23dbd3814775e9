"""The pages as a site: it builds without a complaint, leads everywhere, and needs no network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.docs.fences import PAGES, ROOT
from tests.map.browser import Browser, opened

_LOADED = {"script": "src", "img": "src", "source": "src", "iframe": "src", "link": "href"}
_PATIENCE = 60


class Page(HTMLParser):
    """What a page links to, what it loads, and which places it has."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.places: set[str] = set()
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.places |= {told[name] for name in ("id", "name") if name in told}
        if tag == "a" and "href" in told:
            self.links.add(told["href"])
        if tag in _LOADED and _LOADED[tag] in told and told.get("rel") != "canonical":
            self.loaded.add(told[_LOADED[tag]])


def build(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docs.site", "--no-paint", "-o", str(out)],
        cwd=source,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(source), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    done = build(ROOT, out)
    assert (done.returncode, done.stderr) == (0, "")
    return out


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {file: Page(file) for file in site.rglob("*.html") if "_static" not in file.parts}


def test_every_page_is_on_the_site_and_in_its_navigation(
    site: Path, pages: dict[Path, Page]
) -> None:
    index = pages[site / "docs" / "index.html"]
    for page in [*PAGES, ROOT / "assets" / "CREDITS.md"]:
        path = page.relative_to(ROOT).with_suffix(".html")
        assert site / path in pages
        told = os.path.relpath(site / path, site / "docs").replace(os.sep, "/")
        assert told in index.links or told in ("index.html", "#"), told


def test_every_link_leads_to_a_page_and_a_place_on_it(pages: dict[Path, Page]) -> None:
    for page in pages.values():
        for link in page.links | page.loaded:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            path = (page.file.parent / unquote(parts.path)).resolve() if parts.path else page.file
            assert path.is_file(), f"{page.file.name}: {link}"
            if parts.fragment and path in pages:
                assert unquote(parts.fragment) in pages[path].places, f"{page.file.name}: {link}"


def test_nothing_is_loaded_from_elsewhere(site: Path, pages: dict[Path, Page]) -> None:
    for page in pages.values():
        assert [each for each in page.loaded if urlsplit(each).netloc] == [], page.file
    for file in site.rglob("*.css"):
        asked = re.findall(r"(?:url\(|@import )[\"']?([^\"')]+)", file.read_text("utf-8"))
        assert [each for each in asked if urlsplit(each).netloc] == [], file


def test_no_page_tells_where_it_was_built(site: Path) -> None:
    for file in site.rglob("*.*"):
        if file.suffix in (".html", ".js", ".inv", ".css") and ".trees" not in file.parts:
            assert str(ROOT).encode() not in file.read_bytes(), file


WRONG = """
See [the format](format.md#no-such-place), [nothing](nowhere.md).

![A pier](pictures/no-pier.jpg)
"""


def test_what_leads_nowhere_stops_the_build(tmp_path: Path) -> None:
    for name in ("docs", "assets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("README.md", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    page = tmp_path / "docs" / "playing.md"
    page.write_text(page.read_text("utf-8") + WRONG, "utf-8")
    done = build(tmp_path, tmp_path / "site")
    assert done.returncode != 0
    for told in ("no-such-place", "nowhere.md", "no-pier.jpg"):
        assert told in done.stderr


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as window:
        yield window


def test_it_opens_from_a_folder_in_its_own_letters_and_finds_words(
    site: Path, browser: Browser
) -> None:
    browser.get((site / "index.html").as_uri())
    wait = WebDriverWait(browser, _PATIENCE)
    wait.until(lambda window: window.title == "Sleepwalk" and "/docs/" in window.current_url)
    loaded = "return document.fonts.check('17px \"Garamond of Sleepwalk\"')"
    wait.until(lambda window: window.execute_script(loaded))  # type: ignore[no-untyped-call]
    browser.get((site / "search.html").as_uri() + "?q=lantern")
    found = wait.until(lambda window: window.find_elements(By.CSS_SELECTOR, "ul.search li a"))
    assert "Writing a dream" in [each.text for each in found]
    assert [line["message"] for line in browser.get_log("browser")] == []
