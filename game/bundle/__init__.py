"""A story becomes a program of its own: a folder that runs where there is no Python, and a zip."""
