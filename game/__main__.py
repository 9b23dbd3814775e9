"""`python -m game`: the same as the command `sleepwalk`."""

from game.cli import main

raise SystemExit(main())
