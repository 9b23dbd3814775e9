"""Makes the sounds of the game from nothing: `python -m synthesis`.

Every sound is a function of its seed. `waves` has the bricks, `instruments` what plays notes;
`beds`, `events` and `music` are the sounds; `finish` makes each as loud as its group should be.
"""
