"""Writers' YAML becomes stories, or problems that say what to type instead."""
