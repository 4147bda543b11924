"""What was agreed and what follows from it: no Telegram, no HTTP, no clock."""
