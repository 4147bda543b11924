"""A strict local server that plays Telegram's Bot API over HTTP. See README.md here."""
