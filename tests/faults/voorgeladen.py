"""What every process of the product would do at its start, done once before they are split off.

The last thing to be read by the process that they are split off: the templates are compiled, and the garbage
collector of a child does not go through all that was read already.
"""

import gc

from api.pagina import Weergave
from infra.klok import Klok

Weergave(Klok()).lees_alles()
gc.collect()
gc.freeze()
