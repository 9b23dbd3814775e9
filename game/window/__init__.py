"""What the player sees and does: one loop from an event to an intent to a view to a frame."""
