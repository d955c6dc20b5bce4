"""Names of invented firms, workplaces and streets.

The firms sound like those of their country and none is a real one. Workplaces carry the local
word for "example" (Malay contoh, Arabic mithal), so that nobody looks for them on a map.
"""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Firm:
    """How an invented agency calls itself; `key` is what the other files call it."""

    key: str
    name: str
    local: str = ""
    trading: str = ""
    street: str = ""


NEPAL = (
    Firm("aiselu", "Aiselu Danda Overseas Pvt. Ltd.", "ऐंसेलु डाँडा ओभरसिज प्रा. लि.",
         "Aiselu Danda", "Sinamangal, Kathmandu"),
    Firm("kafal", "Kafal Pani Human Resource Pvt. Ltd.", "काफल पानी ह्युमन रिसोर्स प्रा. लि.",
         "Kafal Pani|KPHR Nepal", "Basundhara, Kathmandu"),
    Firm("chilaune", "Chilaune Bot Manpower Pvt. Ltd.", "चिलाउने बोट म्यानपावर प्रा. लि.",
         "", "Gaushala, Kathmandu"),
    Firm("tinpipal", "Tinpipal Chautaro Employment Sewa Pvt. Ltd.",
         "तीनपिपल चौतारो इम्प्लोयमेन्ट सेवा प्रा. लि.", "Tinpipal Sewa", "Samakhusi, Kathmandu"),
    Firm("lampuchhre", "Lampuchhre Recruitment Pvt. Ltd.", "लामपुच्छ्रे रिक्रुटमेन्ट प्रा. लि.",
         "", "Maharajgunj, Kathmandu"),
    Firm("ratokhola", "Ratokhola Placement Service Pvt. Ltd.",
         "रातोखोला प्लेसमेन्ट सर्भिस प्रा. लि.", "Ratokhola Jobs", "Butwal-8, Rupandehi"),
    Firm("simalchaur", "Simalchaur Overseas Sewa Pvt. Ltd.",
         "सिमलचौर ओभरसिज सेवा प्रा. लि.", "", "Itahari-6, Sunsari"),
    Firm("nigalo", "Nigalo Jhyang Recruitment Pvt. Ltd.", "निगालो झ्याङ रिक्रुटमेन्ट प्रा. लि.",
         "", "Chabahil, Kathmandu"),
    Firm("jhyaukiri", "Jhyaukiri Manpower Pvt. Ltd.", "झ्याउँकिरी म्यानपावर प्रा. लि.",
         "", "Koteshwor, Kathmandu"),
    Firm("bhogate", "Bhogate Danda Security Recruitment Pvt. Ltd.",
         "भोगटे डाँडा सेक्युरिटी रिक्रुटमेन्ट प्रा. लि.", "Bhogate Guards", "Dhapasi, Kathmandu"),
    Firm("kalij", "Kalij Gaun Hospitality Jobs Pvt. Ltd.",
         "कालिज गाउँ हस्पिटालिटी जब्स प्रा. लि.", "", "Lazimpat, Kathmandu"),
    Firm("timmur", "Timmur Khola Overseas Pvt. Ltd.", "टिम्मुर खोला ओभरसिज प्रा. लि.",
         "", "Bharatpur-10, Chitwan"),
    Firm("okhar", "Okhar Pokhari Human Resource Pvt. Ltd.",
         "ओखर पोखरी ह्युमन रिसोर्स प्रा. लि.", "", "Pokhara-9, Kaski"),
    Firm("public", "Public Care Placement Office", "सार्वजनिक हेरचाह रोजगार कार्यालय",
         "", "Babarmahal, Kathmandu"),
)  # fmt: skip
PHILIPPINES = (
    Firm("alitaptap", "Alitaptap Crossing Manpower Services, Inc.", "",
         "Alitaptap Household Staffing", "Malate, Manila"),
    Firm("kalachuchi", "Kalachuchi Landing Recruitment Corp.", "", "", "Ermita, Manila"),
    Firm("dapithapon", "Dapithapon Lane Placement, Inc.", "", "", "Cubao, Quezon City"),
    Firm("habagat", "Habagat Corner Human Resources Corp.", "", "Habagat Skilled",
         "Makati City"),
    Firm("bulalakaw", "Bulalakaw Trail Staffing Services, Inc.", "", "", "Pasay City"),
    Firm("tampisaw", "Tampisaw Shores Employment Agency", "", "", "Paranaque City"),
    Firm("hamog", "Hamog Hills Manpower Corp.", "", "Hamog Hills", "Baguio City"),
    Firm("bahandi", "Bahandi Cove Workers Services, Inc.", "", "", "Mandaluyong City"),
)  # fmt: skip
VISAYAS = (
    Firm("kasikas", "Kasikas Reef Manpower Services", "", "", "Cebu City"),
    Firm("tinagong", "Tinagong Ilog Placement Corp.", "", "", "Iloilo City"),
)  # fmt: skip

_MALAYSIA = (
    "Bukit", "Sungai", "Teluk", "Pulau", "Batu", "Tanjung", "Kuala", "Lembah", "Seri", "Paya",
    "Kubang", "Parit", "Alor", "Gunung", "Permatang", "Simpang", "Telaga", "Rimba",
)  # fmt: skip
_GULF = (
    "Wadi", "Rimal", "Dana", "Marsa", "Nakhla", "Sahra", "Burj", "Jabal", "Waha", "Khor",
    "Safina", "Manara", "Liwan", "Diwan", "Sidra", "Qasr", "Barq", "Ghaf",
)  # fmt: skip
_SHAPES = {
    "MYS": ("{} Contoh {} Sdn. Bhd.", _MALAYSIA),
    "ARE": ("{} Mithal {} LLC", _GULF),
    "SAU": ("{} Mithal {} Est.", _GULF),
}


class Employers:
    """Hands out names of workplaces, each only once, so that no two agencies share one."""

    def __init__(self) -> None:
        self._taken: Counter[tuple[str, str]] = Counter()

    def take(self, country: str, trade: str, number: int) -> tuple[str, ...]:
        """The next names of that trade in the country; for a household they are numbered."""
        start = self._taken[country, trade]
        self._taken[country, trade] += number
        if trade == "Household":
            return tuple(f"Household {country}-{start + n + 1:04d}" for n in range(number))
        shape, words = _SHAPES[country]
        # Running out is an IndexError, never a shorter list.
        return tuple(shape.format(words[start + n], trade) for n in range(number))
