"""Lays writers' files out in one shape, and changes nothing that they say."""
