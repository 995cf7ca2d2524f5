"""Pages for a beheerder: people, agreements, calendars, texts, house style, and the log of it all."""
