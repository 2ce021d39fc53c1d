"""The preview server: builds, watches, builds again, and shows the site on this computer only."""
