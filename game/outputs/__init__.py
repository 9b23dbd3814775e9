"""A walk for people and for programs: what it found, in the forms that each of them reads."""
