"""Kills the running program at random moments, and judges from outside what its users got."""
