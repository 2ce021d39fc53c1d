"""What each command does, in order: reading, deciding what is stale, writing."""
