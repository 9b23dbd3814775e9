"""A story read again while it is written is what its files tell, whatever was known of them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game import library
from game.loading.yaml_reader import Trees
from game.problems import printed

MAIN = "story: {title}\nscenes:\n  hall:\n    text: A hall.\n    choices: [Go. -> {to}]\n"
TEXTS = {
    "story.yaml": [MAIN.format(title="A", to="out"), MAIN.format(title="B", to="owt"), "story: '"],
    "scenes/1.yaml": [
        "scenes:\n  out: {ending: waking, title: Out, text: Light.}\n",
        "scenes:\n  owt: {ending: waking, title: Owt, text: Light., text: Dark.}\n",
        "",
    ],
}
EDITS = st.lists(
    st.sampled_from([(name, text) for name, texts in TEXTS.items() for text in texts]), max_size=8
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_what_is_known_of_files_changes_nothing_of_what_they_tell(
    tmp_path: Path, edits: list[tuple[str, str]]
) -> None:
    (tmp_path / "scenes").mkdir(exist_ok=True)
    trees = Trees()
    for name, text in [*((name, texts[0]) for name, texts in TEXTS.items()), *edits]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        known = library.read(tmp_path, tree_of=trees.read)
        fresh = library.read(tmp_path)
        assert [*map(printed, known.problems)] == [*map(printed, fresh.problems)]
        assert (known.story is None) == (fresh.story is None)
        if known.story and fresh.story:
            assert known.story.title == fresh.story.title
            assert known.story.scenes == fresh.story.scenes
