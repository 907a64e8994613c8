"""Names that the Indonesian press uses, and territories in conflict: each is the place that it means."""

import pytest

from saksi.resources import load_resources

LANGUAGE = load_resources().languages["id"]
# name, kind, country (None where it is disputed and given to nobody)
NAMES = """Nagorno-Karabakh disputed -|Armenia country ARM|Azerbaijan country AZE|Moskow city RUS|Gyumri city ARM
Stepanakert city AZE|Terter city AZE|Aghdam city AZE|Aghjabedi city AZE|Jenewa city CHE|Swiss country CHE
Rusia country RUS|Turki country TUR|Kazakhstan country KAZ|Kyrgyzstan country KGZ|Tajikistan country TJK
Uzbekistan country UZB|Yunani country GRC|Tiongkok country CHN|Cina country CHN|Suriah country SYR
Yerusalem disputed -|Kairo city EGY|Damaskus city SYR|Aleppo city SYR|Idlib city SYR|Teheran city IRN
Wina city AUT|Kiev city UKR|Kyiv city UKR|Kiew city UKR|Athena city GRC|Roma city ITA|Brussel city BEL
Den_Haag city NLD|Beograd city SRB|Warsawa city POL|Singapura country SGP|Filipina country PHL
Jepang country JPN|Mesir country EGY|Korea_Utara country PRK|Amerika_Serikat country USA|AS country USA
Inggris country GBR|Palestina country PSE|Jalur_Gaza disputed PSE|Tepi_Barat disputed PSE
Krimea disputed -|Donbas disputed -|Donetsk city UKR|Kashmir disputed -|Rakhine region MMR
Papua region IDN|Papua_Nugini country PNG|Timor_Leste country TLS|Myanmar country MMR
Belarusia country BLR|Arab_Saudi country SAU|Uni_Emirat_Arab country ARE|Pantai_Gading country CIV
Sudan_Selatan country SSD|Selandia_Baru country NZL|Republik_Ceko country CZE|Xinjiang region CHN
Laut_China_Selatan sea -|Laut_Cina_Selatan sea -|Dataran_Tinggi_Golan disputed -|Abkhazia disputed -
Ossetia_Selatan disputed -|Transnistria disputed -|Aceh region IDN|Poso city IDN|Intan_Jaya region IDN
Nduga region IDN|Yahukimo region IDN|Jakarta city IDN|Yogyakarta city IDN|Makassar city IDN"""
CASES = [tuple(case.split()) for line in NAMES.split("\n") for case in line.split("|")]


@pytest.mark.parametrize(("name", "kind", "country"), CASES)
def test_name(name: str, kind: str, country: str) -> None:
    words = name.replace("_", " ")
    text = f"Mereka bertemu di {words} kemarin."
    (found,) = LANGUAGE.places.find(text, LANGUAGE.entities.find(text))
    assert (found.text, found.kind, found.country or "-") == (words, kind, country)
    assert found.lat is not None


def test_all_79_names_are_tested() -> None:
    assert len({name for name, *_ in CASES}) == 79
