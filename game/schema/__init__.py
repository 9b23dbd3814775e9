"""The format as JSON Schema, so that editors check and complete what a writer types."""
