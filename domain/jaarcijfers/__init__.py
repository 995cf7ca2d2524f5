"""The figures of a school year: every one defined here, and nowhere else; pages and files only show them."""
