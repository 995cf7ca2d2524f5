"""The yearly campaigns: when they approach whom, what they find, and how they count."""
