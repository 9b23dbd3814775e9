"""The map in a real browser: what is seen, what clicks and keys do, what strangers cannot do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from game.map.chart import chart_of
from game.map.page import page
from game.outputs.account import Account
from game.outputs.html import as_html
from game.walker.walk import walk
from tests.map.browser import Browser, opened, read
from tests.outputs.stories import BROKEN, COIN, HOSTILE
from tests.tellers import story_of


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as window:
        yield window


def walked(browser: Browser, story: str, folder: Path) -> None:
    read(browser, as_html(Account(walk(story_of(story)))), folder)


def scene(browser: Browser, name: str) -> Any:
    return browser.find_element(By.CSS_SELECTOR, f"[data-scene='{name}']")


def press(browser: Browser, *keys: str) -> None:
    browser.switch_to.active_element.send_keys(*keys)


def panel(browser: Browser) -> str:
    return str(browser.find_element(By.ID, "panel").text)


def lit(browser: Browser) -> list[str]:
    return [each.get_attribute("data-scene") for each in all_of(browser, ".lit .scene.on")]


def all_of(browser: Browser, selector: str) -> list[Any]:
    return list(browser.find_elements(By.CSS_SELECTOR, selector))


def click(browser: Browser, element: Any) -> None:
    event = "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    browser.execute_script(event, element)


def test_every_scene_is_on_the_map_and_endings_tell_their_chance(
    browser: Browser, tmp_path: Path
) -> None:
    walked(browser, COIN, tmp_path)
    names = [each.get_attribute("data-scene") for each in all_of(browser, ".scene")]
    assert names == ["hall", "heads", "tails"]
    assert "62.50 %" in scene(browser, "heads").text
    told = panel(browser)
    assert "complete" in told and "Nothing is wrong." in told and "drowning" in told
    assert "56 %" in told  # the weight of leaving


def test_no_two_scenes_stand_on_the_same_place(browser: Browser, tmp_path: Path) -> None:
    walked(browser, BROKEN, tmp_path)
    boxes = [each.rect for each in all_of(browser, ".scene .frame")]
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            apart = (
                one["x"] >= other["x"] + other["width"] - 1
                or other["x"] >= one["x"] + one["width"] - 1
                or one["y"] >= other["y"] + other["height"] - 1
                or other["y"] >= one["y"] + one["height"] - 1
            )
            assert apart, (one, other)


def test_a_click_on_an_ending_lights_the_way_and_tells_it(browser: Browser, tmp_path: Path) -> None:
    walked(browser, BROKEN, tmp_path)
    click(browser, scene(browser, "home"))
    assert lit(browser) == ["yard", "home"]
    assert len(all_of(browser, ".link.on")) == 1
    told = panel(browser)
    assert "The kettle is on." in told and "THE SHORTEST WAY HERE: 1 CHOICE" in told
    assert "Go home." in told
    press(browser, Keys.ESCAPE)
    assert lit(browser) == [] and "WHERE IT ENDS" in panel(browser)


def test_a_finding_shows_its_place_and_its_witness(browser: Browser, tmp_path: Path) -> None:
    walked(browser, BROKEN, tmp_path)
    marks = all_of(browser, ".mark")
    assert len(marks) == 3  # yard, attic, copper; the broken promise stands in no scene
    trap = next(each for each in all_of(browser, ".finding.error") if "Traps" in each.text)
    trap.click()
    assert lit(browser) == ["yard", "well"]
    assert "tale.yaml:24:15" in panel(browser)
    assert "never" in scene(browser, "attic").get_attribute("class")


def test_hovering_shows_the_words_and_how_often_they_are_seen(
    browser: Browser, tmp_path: Path
) -> None:
    walked(browser, BROKEN, tmp_path)
    over = "arguments[0].dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    browser.execute_script(over, scene(browser, "well"))
    card = browser.find_element(By.ID, "card")
    assert card.is_displayed()
    assert "It is deep, and the walls are wet." in card.text
    assert "of playthroughs" in card.text


def test_all_can_be_done_from_the_keyboard(browser: Browser, tmp_path: Path) -> None:
    walked(browser, BROKEN, tmp_path)
    press(browser, Keys.ARROW_DOWN)  # from the page to the first scene
    active = browser.switch_to.active_element
    assert active.get_attribute("data-scene") == "yard"
    press(browser, Keys.ARROW_DOWN)
    below = browser.switch_to.active_element.get_attribute("data-scene")
    assert below in ("well", "home")
    press(browser, Keys.ENTER)
    assert lit(browser) == ["yard", below]
    press(browser, "/")
    press(browser, "kettle")
    assert [each.get_attribute("data-scene") for each in all_of(browser, ".scene.hit")] == ["home"]
    press(browser, Keys.ENTER)
    assert "The kettle is on." in panel(browser)
    before = browser.execute_script("return document.querySelector('#chart > g').outerHTML.length")
    assert before > 0


def test_the_map_moves_and_comes_nearer(browser: Browser, tmp_path: Path) -> None:
    walked(browser, COIN, tmp_path)
    view = "return document.querySelector('#chart > g').getAttribute('transform')"
    before = browser.execute_script(view)
    browser.find_element(By.CSS_SELECTOR, "[data-zoom=in]").click()
    nearer = browser.execute_script(view)
    press(browser, "0")
    whole = browser.execute_script(view)
    assert before != nearer != whole


def test_it_can_be_light_and_dark(browser: Browser, tmp_path: Path) -> None:
    for scheme, colour in (("dark", "rgb(12, 15, 28)"), ("light", "rgb(245, 239, 225)")):
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        walked(browser, COIN, tmp_path)
        browser.execute_script("localStorage.clear()")
        walked(browser, COIN, tmp_path)
        body = browser.find_element(By.TAG_NAME, "body")
        assert (
            body.value_of_css_property("background-color")
            .replace("a(", "(")
            .startswith(colour[:-1])
        )
        browser.find_element(By.ID, "light").click()
        changed = body.value_of_css_property("background-color").replace("a(", "(")
        assert not changed.startswith(colour[:-1])
        browser.execute_script("localStorage.clear()")


@pytest.mark.parametrize("story", [COIN, BROKEN, HOSTILE])
def test_nothing_goes_wrong_and_nothing_is_asked_of_the_network(
    browser: Browser, tmp_path: Path, story: str
) -> None:
    browser.get_log("browser")
    browser.get_log("performance")
    walked(browser, story, tmp_path)
    for each in all_of(browser, ".scene"):
        click(browser, each)
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    assert {url.split(":")[0] for url in asked} <= {"file", "data"}
    assert len([url for url in asked if url.startswith("file")]) == 1


def test_a_strangers_words_are_shown_and_never_run(browser: Browser, tmp_path: Path) -> None:
    walked(browser, HOSTILE, tmp_path)
    title = "</script><script>document.title=7</script>"
    assert browser.title == title
    assert browser.find_element(By.ID, "title").text == title
    for name in ("hall", "out"):
        click(browser, scene(browser, name))
    told = panel(browser)
    press(browser, "/")
    press(browser, "<b")
    assert "“<B”" in panel(browser).upper()
    assert "document.title=7" in told
    made = all_of(browser, "body img, body b[onload], body svg[onload], body i[onload]")
    assert made == [] and browser.title == title
    assert len(all_of(browser, "script")) == 2


def test_the_policy_lets_no_other_script_run(browser: Browser, tmp_path: Path) -> None:
    walked(browser, COIN, tmp_path)
    tried = (
        "const s = document.createElement('script'); s.textContent = 'window.taken = true';"
        "document.body.append(s); return window.taken === true"
    )
    assert browser.execute_script(tried) is False
    browser.get_log("browser")  # the browser tells of what it refused


def test_a_map_needs_no_walk(browser: Browser, tmp_path: Path) -> None:
    read(browser, page(chart_of(story_of(BROKEN))), tmp_path)
    assert len(all_of(browser, ".scene")) == 5
    assert "ENDINGS" in panel(browser)
    click(browser, scene(browser, "well"))
    assert set(lit(browser)) == {"yard", "well"}
    assert "It is deep" in panel(browser)
    assert browser.get_log("browser") == []


def test_a_large_story_is_drawn(browser: Browser, tmp_path: Path) -> None:
    scenes = [
        f"  s{i}: {{text: A., choices: [{{say: B., id: b, to: s{min(i + 1, 899)}}},"
        f" {{say: C., id: c, to: s{min(i + 7, 899)}}}]}}"
        for i in range(899)
    ]
    end = "  s899: {ending: waking, title: End, text: Light.}"
    story = "\n".join(["story: Long", "scenes:", *scenes, end])
    read(browser, page(chart_of(story_of(story))), tmp_path)
    assert len(all_of(browser, ".scene")) == 900
