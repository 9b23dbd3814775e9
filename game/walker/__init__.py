"""The sleepwalker: everything that can happen in a story, proved from the story's own rules."""
