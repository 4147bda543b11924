"""What people change: shown first, and done once it is confirmed, in one transaction each."""
