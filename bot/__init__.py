"""Everything that talks or ticks."""
