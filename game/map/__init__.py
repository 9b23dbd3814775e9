"""The map of a story: its scenes and the ways between them, as one page for a browser."""
