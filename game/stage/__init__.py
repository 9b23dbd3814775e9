"""Looks become pixels here: the kit, the painters, the layers, and the stage that shows them."""
