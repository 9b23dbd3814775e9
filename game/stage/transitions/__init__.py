"""How one picture gives way to another, a module for each kind."""
