"""The canonical names of sectors, as law files and registers' maps should spell them.

Placements name their sector freely; a clause that narrows by sector reaches only placements that
use the very word. "all" and "others" are no sectors: an instrument that covers them names none.
"""

from audits.words import N_

SECTORS: tuple[str, ...] = (
    N_("agriculture"),
    N_("caregiving"),
    N_("construction"),
    N_("domestic work"),
    N_("fishery"),
    N_("garment"),
    N_("health"),
    N_("horticulture"),
    N_("hospitality"),
    N_("livestock"),
    N_("manufacturing"),
    N_("mining"),
    N_("plantation"),
    N_("security guards"),
    N_("services"),
    N_("transport"),
)
