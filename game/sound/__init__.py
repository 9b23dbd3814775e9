"""What is heard: beds, music, events. It knows sounds, and no stories."""
