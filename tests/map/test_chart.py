"""A map has every scene, every link and every word of a story, whatever its conditions say."""

from __future__ import annotations

import html
import json
import re

import pytest

from game.map.chart import chart_of, links_of
from game.map.page import page
from game.map.prose import prose_of
from tests.outputs.stories import BROKEN, HOSTILE
from tests.tellers import story_of

LINKS = """
    story: T
    variables: {lamp: false}
    scenes:
      hall:
        text: Hall.
        choices:
          - {say: A., id: a, to: [lamp -> end, stair]}
          - {say: B., id: b, to: stair}
          - {say: C., id: c, visit: well, to: hall}
          - {say: D., id: d, to: {chance: {stair: 1, end: 2}}}
          - {say: E., id: e, to: hall}
      well: {text: Well., choices: [{say: Back., id: back, to: return}]}
      stair: {text: Stair., visit: well, to: end}
      end: {ending: waking, title: Out, text: Light.}
    """


def test_scenes_are_linked_by_all_that_may_lead_on() -> None:
    links = {(link.source, link.target): link for link in links_of(story_of(LINKS))}
    assert {pair: link.choices for pair, link in links.items()} == {
        ("hall", "end"): ["a", "d"],
        ("hall", "stair"): ["a", "b", "d"],
        ("hall", "well"): ["c"],
        ("hall", "hall"): ["e"],
        ("stair", "well"): [],
        ("stair", "end"): [],
    }
    assert {pair for pair, link in links.items() if link.visit} == {
        ("hall", "well"), ("stair", "well"),
    }  # fmt: skip


def test_prose_is_kept_with_its_conditions_and_set_like_a_page() -> None:
    story = story_of("""
        story: T
        variables: {awe: 0..3, nick: text}
        scenes:
          hall:
            text: |
              "Is it {awe > 1: *you*? | 'you'?}" {A.|B.} {awe} -- {nick}.

              Go.
            choices: [Go. -> end]
          end: {ending: waking, title: Out, text: Light.}
        """)
    assert prose_of(story.scenes["hall"].text, "en") == [
        "“Is it ",
        {
            "if": "awe > 1",
            "then": [{"style": "soft", "parts": ["you"]}, "?"],
            "else": ["‘you’?"],
        },
        "” ",
        {"order": "sequence", "options": [["A."], ["B."]]},
        " ",
        {"value": "awe"},
        " – ",
        {"value": "nick"},
        ".",
        {"break": "paragraph"},
        "Go. ",
    ]


@pytest.mark.parametrize("story", [LINKS, BROKEN, HOSTILE])
def test_the_page_carries_its_data_so_that_nothing_in_it_can_end_it(story: str) -> None:
    chart = chart_of(story_of(story))
    written = page(chart)
    assert written.count("<script") == written.count("</script>") == 2
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', written)
    assert json.loads(data) == {"chart": json.loads(json.dumps(chart)), "notes": None}
    (title,) = re.findall("<title>(.*?)</title>", written)
    assert html.unescape(title) == chart["title"]


def test_the_page_asks_nothing_of_the_network() -> None:
    written = page(chart_of(story_of(LINKS)))
    assert not re.search(r"""(src|href)\s*=\s*["']?(?!data:)\w""", written.split("</style>")[0])
    assert set(re.findall(r"url\((.{0,6})", written)) == {'"data:', "#windo"}
    assert "default-src &#x27;none&#x27;" in written
