"""A site as files of one format each: HTML pages, feeds, PDF, JSON. None knows another."""
