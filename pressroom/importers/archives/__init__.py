"""Archives: feeds, WordPress exports, folders of static sites and news formats, read item by item."""
