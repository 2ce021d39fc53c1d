"""The output folder: what is in it, what must change there, and how that is done."""
