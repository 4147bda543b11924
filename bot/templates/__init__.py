"""Templates of pages that the bot writes."""
