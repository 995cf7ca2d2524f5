"""What pages show: read models, each one query or a constant few, scoped to the person who looks."""
