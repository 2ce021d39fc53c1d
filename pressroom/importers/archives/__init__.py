"""Archives: feeds, WordPress exports, folders of static sites, news formats, read item by item."""
