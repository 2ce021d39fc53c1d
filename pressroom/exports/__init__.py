"""`Site` to artifacts of one other format each; none knows another."""
