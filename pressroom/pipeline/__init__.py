"""What each command does, in order; the one room that knows the order of the others."""
