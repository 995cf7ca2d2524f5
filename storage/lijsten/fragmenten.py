"""Pieces of SQL that several lists share; table aliases: l leerling, t traject."""

# "Y. de Vries"
KORTE_NAAM = "left(l.voornamen, 1) || '. ' || concat_ws(' ', nullif(l.voorvoegsel, ''), l.achternaam)"
# Full years on the day :vandaag; born on 29 February counts from 1 March, as domain/leerplicht does.
LEEFTIJD = "CAST(extract(year FROM age(CAST(:vandaag AS date), l.geboortedatum)) AS int)"
