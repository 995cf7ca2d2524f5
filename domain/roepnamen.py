"""Short names and the names that they stand for, as plain letters."""

_GROEPEN = """
johannes jan hans johan joannes hannes
cornelis kees cor nelis
petrus piet peter pieter
wilhelmus willem wim
hendrikus henk hendrik rik
antonius ton toon anton antoon tom
gerardus gerard gert gerrit geert
jacobus jaap koos jacob sjaak co
adrianus adriaan ad arie
franciscus frans francis
theodorus theo dorus
nicolaas niek nico klaas nicolas
martinus martijn martin tinus maarten
lambertus bert lambert bart
bartholomeus bart
abraham bram
matthias matthijs thijs mats
mathijs matthijs thijs
alexander alex sander lex
sebastiaan bas sebastian
maximiliaan max maximilian
benjamin ben
daniel daan
samuel sam
thomas tom
timotheus tim
elisabeth els lies liesbeth elise betty lisa bets
maria marie marieke mieke mia ria
johanna jo joke hanna hanneke anneke
catharina trijntje karin toos katja nina
margaretha greet margriet marga greta
wilhelmina mina willemijn wil wilma
cornelia corrie cora nel lia
anna anne annie anneke
geertruida truus geertje trudy
hendrika riek rika hennie
petronella nel petra
alexandra sandra alexa
mohammed mohamed muhammad muhammed mohammad mehmet mo
youssef yusuf joseph yousef jozef jos
abdellah abdullah abdallah
aleksandr oleksandr alexander sasha sasja
kateryna katja catharina
"""


def _per_naam() -> dict[str, frozenset[str]]:
    per_naam: dict[str, set[str]] = {}
    for groep in (regel.split() for regel in _GROEPEN.strip().splitlines()):
        voluit, *kort = groep
        for naam in kort:
            per_naam.setdefault(voluit, set()).add(naam)
            per_naam.setdefault(naam, set()).add(voluit)
    return {naam: frozenset(andere) for naam, andere in per_naam.items()}


ANDERE_VORM = _per_naam()
"""Name -> the full or short forms of it; Jan and Hans both stand for Johannes, not for each other."""
