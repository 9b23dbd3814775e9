"""A writer's files become a story, or problems: all that can be known at once."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.loading.drafts import SceneDraft, read_scenes
from game.loading.format import PROMISE, SCENES_FILE, STORY
from game.loading.former import check_former_names
from game.loading.memory import Memory
from game.loading.nodes import Mapping, kind_of
from game.loading.report import Report, TooMany
from game.loading.scenes import SceneReader
from game.loading.shape import Record, record, texts
from game.loading.structure import check_structure
from game.loading.surroundings import Surroundings, shown
from game.loading.variables import Declarations, domains
from game.loading.yaml_reader import ReadYaml, read_yaml
from game.problems import Problem, Refused, Source, Span, closest
from game.story.checking import Names
from game.story.look import ImageFile
from game.story.model import Promise, Scene, Story
from game.story.prose import Styled, Words

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")


@dataclass(frozen=True, slots=True)
class StoryFiles:
    """The text of a story: its own file first, then the files of scenes."""

    name: str
    main: Source
    scenes: Sequence[Source] = ()
    fingerprint: str = ""


def fingerprint_of(sources: Sequence[Source]) -> str:
    """A mark that changes with any edit of a story's files."""
    digest = hashlib.blake2b(digest_size=16)
    for source in sources:
        digest.update(source.text.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def read_story(
    files: StoryFiles, surroundings: Surroundings, read: ReadYaml = read_yaml
) -> tuple[Story | None, tuple[Problem, ...]]:
    """The story that some files tell, and every problem that is found in them.

    Without errors there is a story; warnings may come with it. `read` may remember files.
    """
    report = Report()
    try:
        story = _StoryReader(files, surroundings, report, read).story()
    except TooMany:
        story = None
    return (None if report.has_errors else story), report.problems


class _StoryReader:
    """Reads one story: names first, then meanings."""

    def __init__(
        self, files: StoryFiles, surroundings: Surroundings, report: Report, read: ReadYaml
    ) -> None:
        self.files = files
        self.read = read
        self.surroundings = surroundings
        self.report = report
        self.drafts: dict[str, SceneDraft] = {}

    def story(self) -> Story | None:
        values = self._main()
        files = [self._scenes_file(source) for source in self.files.scenes]
        if values is None or not all(files):
            return None  # all names that the missing file tells would look misspelt
        if not self.drafts:
            self._report_no_scenes()
            return None
        language = self.surroundings.language or self._language(values)
        self.surroundings = replace(self.surroundings, language=language)
        memory = self._memory(values)
        readers = [
            SceneReader(draft, memory, self.surroundings, self.report)
            for draft in self.drafts.values()
        ]
        scenes = {reader.name: reader.scene() for reader in readers}
        check_former_names(self.drafts, self.report)
        promises = tuple(self._promises(values, memory))
        start = self._start(values)
        if start is not None:
            check_structure(scenes, start, self.drafts, memory, self.report)
        scenes |= {name: _unwritten(name, span) for name, span in memory.unwritten.items()}
        return Story(
            name=self.files.name,
            title=shown(values.text("story"), self.surroundings),
            start=start or next(iter(scenes)),
            scenes=scenes,
            variables=memory.variables(),
            words=tuple(memory.names.words),
            counts=memory.counts(),
            promises=promises,
            fingerprint=self.files.fingerprint,
            by=values.text("by"),
            about=shown(values.text("about"), self.surroundings),
            language=self.surroundings.language,
            version=values.text("version"),
            content=tuple(note.value for note in texts(values.node("content"), self.report)),
            ifid=self._ifid(values),
            icon=self._icon(values),
        )

    def _main(self) -> Record | None:
        root = self.read(self.files.main, self.report, "story")
        if root is None:
            return None
        if not isinstance(root, Mapping):
            message = f"a story is a file of keys, and this is {kind_of(root)}"
            hint = "it begins with `story: Title`, then `scenes:`"
            self.report.error("not-a-story", root.span.within(0, 1), message, hint)
            return None
        values = record(root, STORY, self.report)
        if values is not None:
            read_scenes(values.entries("scenes"), self.drafts, self.report)
        return values

    def _scenes_file(self, source: Source) -> bool:
        """Whether a file of scenes could be read."""
        root = self.read(source, self.report, "scenes")
        values = record(root, SCENES_FILE, self.report) if root is not None else None
        if values is not None:
            read_scenes(values.entries("scenes"), self.drafts, self.report)
        return values is not None and "scenes" in values

    def _report_no_scenes(self) -> None:
        if self.report.has_errors:
            return
        message = "this story has no scenes"
        hint = "write the first one under `scenes:`"
        self.report.error("no-scenes", Span(self.files.main, 0, 0), message, hint)

    def _memory(self, values: Record) -> Memory:
        declarations = Declarations(self.report)
        declarations.read(values.entries("variables"), remembered=False)
        declarations.read(values.entries("remember"), remembered=True)
        declarations.check_name_space()
        names = Names(
            variables=domains(declarations),
            words=declarations.words,
            scenes=self.drafts.keys(),
            choices=self._choice_names(),
            endings=[name for name, draft in self.drafts.items() if draft.ending],
            kinds=list(dict.fromkeys(d.ending for d in self.drafts.values() if d.ending)),
            others=self.surroundings.others,
        )
        variables = tuple(declarations.variables.values())
        return Memory(names, variables, self.report, drafting=self.surroundings.drafting)

    def _choice_names(self) -> dict[str, list[str]]:
        scenes_of: dict[str, list[str]] = {}
        for name, draft in self.drafts.items():
            for choice in draft.choices:
                scenes_of.setdefault(choice.id, []).append(name)
        return scenes_of

    def _start(self, values: Record) -> str | None:
        name = values.name("start")
        if name is None:
            return None if "start" in values else next(iter(self.drafts))
        if name.value in self.drafts:
            return name.value
        message = f"there is no scene called `{name.value}` to start with"
        hint = closest(name.value, self.drafts) or "scenes are named under `scenes:`"
        self.report.error("unknown-scene", name.span, message, hint)
        return None

    def _promises(self, values: Record, memory: Memory) -> list[Promise]:
        promises = []
        for node in values.items("promises"):
            promise = record(node, PROMISE, self.report)
            if promise is None:
                continue
            said = [kind for kind in PROMISE.names if kind in promise]
            if len(said) != 1:
                message = "a promise is one of `always:`, `never:` and `possible:`"
                hint = "each begins with a dash of its own: `- never: at(hall) and named`"
                self.report.error("bad-promise", promise.span.within(0, 1), message, hint)
                continue
            scalar = promise.scalar(said[0])
            assert scalar is not None
            condition = memory.promise(scalar)
            if condition is not None:
                kind = said[0]
                promises.append(Promise(kind, condition, scalar.value, scalar.span))  # type: ignore[arg-type]
        return promises

    def _language(self, values: Record) -> str:
        scalar = values.scalar("language")
        if scalar is None:
            return "en"
        if not _LANGUAGE.match(scalar.value):
            message = f"`{scalar.value[:40]}` is not the tag of a language"
            hint = "write one such as `en`, `de` or `pt-BR`"
            self.report.error("bad-language", scalar.span, message, hint)
        return scalar.value

    def _ifid(self, values: Record) -> str:
        scalar = values.scalar("ifid")
        if scalar is None:
            return ""
        try:
            return str(uuid.UUID(scalar.value)).upper()
        except ValueError:
            message = "an IFID is a UUID: 32 digits in five groups"
            fresh = self.surroundings.fresh_ifid
            hint = f"here is a fresh one: {str(fresh()).upper()}" if fresh else ""
            self.report.error("bad-ifid", scalar.span, message, hint)
            return ""

    def _icon(self, values: Record) -> ImageFile | None:
        scalar, find = values.scalar("icon"), self.surroundings.find_image
        if scalar is None or find is None:
            return None
        try:
            return find(scalar.value)
        except Refused as refused:
            self.report.error(refused.code, scalar.span, refused.message, refused.hint)
            return None


def _unwritten(name: str, span: Span) -> Scene:
    """What stands where a scene will be: its name, and nothing to go on to."""
    told = Words(f"({name}: not written yet.)")
    return Scene(name, span, text=(Styled("soft", (told,)),))
