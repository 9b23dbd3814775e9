"""A real browser for the tests of pages: Chromium, without a window and without a network."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

Browser = webdriver.Chrome

_FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--window-size=1400,950",
]  # fmt: skip
_PATIENCE = 60


def programs() -> tuple[str, str]:
    """Where Chromium and its driver lie. Skips the test where there is none.

    Where `SLEEPWALK_BROWSER` is `required`, as in CI, it fails instead.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next((found for name in names if (found := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        told = "needs chromium and chromedriver (apt-get install chromium chromium-driver)"
        if os.environ.get("SLEEPWALK_BROWSER") == "required":
            pytest.fail(told)
        pytest.skip(told)
    return browser, driver


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser that keeps its log, and the addresses it asks for."""
    browser, driver = programs()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = Options()
        options.binary_location = browser
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        logs = {"browser": "ALL", "performance": "ALL"}
        options.set_capability("goog:loggingPrefs", logs)
        window = webdriver.Chrome(options=options, service=Service(driver))
        try:
            yield window
        finally:
            window.quit()


def read(browser: Browser, page: str, folder: Path) -> None:
    """Opens a page from a file, and waits until its map is drawn."""
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    browser.get(file.as_uri())
    drawn = "return document.querySelectorAll('.scene').length"
    WebDriverWait(browser, _PATIENCE).until(lambda b: b.execute_script(drawn))  # type: ignore[no-untyped-call]
