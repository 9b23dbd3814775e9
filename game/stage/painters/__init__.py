"""The painters: a module for each thing or place, a table of them all by name."""
