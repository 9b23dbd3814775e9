"""The page about looks says what the code does."""

from __future__ import annotations

import re

from docs.looks_tables import PAGE, filled
from game.library import shared_looks
from game.loading.looks import Around, read_looks
from game.problems import Source, printed
from game.story.look import ImageFile


def any_image(name: str) -> ImageFile:
    return ImageFile(name, "")


AROUND = Around(find_image=any_image)


def test_the_tables_are_those_of_the_code() -> None:
    """Where this fails, `python -m docs.looks_tables` writes them anew."""
    assert filled(PAGE.read_text("utf-8")) == PAGE.read_text("utf-8")


def test_the_looks_on_the_page_can_be_read() -> None:
    snippets = re.findall(r"```yaml looks\n(looks:\n.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert snippets
    for snippet in snippets:
        problems = read_looks(Source("looks.yaml", snippet), shared_looks(), AROUND)[1]
        assert not problems, "\n".join(printed(problem) for problem in problems)
