"""Puts stories and assets beside the code in a wheel; an editable install finds them in place."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class StoriesAndAssets(BuildHookInterface[Any]):
    """Called by the build of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the two folders, except to an editable install, where copies would go stale."""
        if version == "standard":
            build_data["force_include"] |= {
                "assets": "game/assets",
                "stories": "game/stories",
            }
