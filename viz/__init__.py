"""Pictures of the network that open without a network connection."""
