"""How long things take, and how that grows. Nothing here is a test."""
