"""What is true without a screen: stories, rules, playthroughs and pages, as pure values."""
