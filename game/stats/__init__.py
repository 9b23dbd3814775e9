"""A story in figures: how long it is, how it reads, and which bars it keeps."""
