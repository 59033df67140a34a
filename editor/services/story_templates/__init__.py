"""The story templates that come with Nutgraf: one file each, ending in TEMPLATE."""
