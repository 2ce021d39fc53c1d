"""Places as datelines name them: US states, provinces, countries, and cities that stand alone.

States, their abbreviations and the cities that need no state follow the AP Stylebook.
"""

from __future__ import annotations

import re


def listed(text: str) -> frozenset[str]:
    """The words of a list; an underscore stands for a space."""
    return frozenset(name.replace("_", " ") for name in re.findall(r"\S+", text))


# Countries, provinces and counties that stand behind a city, as English names them.
_REGIONS = listed(
    """
    argentina australia austria bahamas bahrain barbados belgium bermuda botswana brazil bulgaria
    cambodia canada cayman_islands chile china colombia costa_rica croatia cyprus czech_republic
    czechia denmark dominican_republic ecuador egypt england estonia faroe_islands finland france
    germany ghana gibraltar greece greenland guernsey hong_kong hungary iceland india indonesia
    ireland isle_of_man israel italy ivory_coast japan jersey jordan kazakhstan kenya korea kuwait
    latvia lebanon liechtenstein lithuania luxembourg macau malaysia mali malta marshall_islands
    mauritius mexico monaco mongolia morocco namibia netherlands new_zealand nigeria
    northern_ireland norway oman p.r._china pakistan panama papua_new_guinea peru philippines
    poland portugal prc puerto_rico qatar republic_of_korea romania russia saudi_arabia scotland
    senegal serbia singapore slovakia slovenia south_africa south_korea spain sri_lanka sweden
    switzerland taiwan tanzania thailand the_bahamas the_netherlands the_philippines turkey
    türkiye u.a.e. u.k. u.s. u.s.a. uae uganda uk ukraine united_arab_emirates united_kingdom
    united_states uruguay us usa uzbekistan venezuela vietnam wales zambia zimbabwe

    alberta alta. ab british_columbia b.c. bc manitoba man. mb new_brunswick n.b. nb newfoundland
    labrador newfoundland_and_labrador n.l. nl northwest_territories nt nova_scotia n.s. ns nunavut
    nu ontario ont. on prince_edward_island p.e.i. pei pe quebec québec que. qc p.q. saskatchewan
    sask. sk yukon yukon_territory yt

    new_south_wales nsw queensland qld south_australia sa tasmania victoria vic western_australia wa

    berkshire buckinghamshire cambridgeshire cheshire cornwall hertfordshire kent oxfordshire surrey
    sussex yorkshire bavaria lower_saxony hesse catalonia guangdong zhejiang jiangsu

    deutschland österreich schweiz frankreich italien spanien suisse allemagne belgique pays-bas
    españa méxico francia italia svizzera suiza sverige danmark norge
    """
)
_STATES = """
Alabama/AL/Ala. Alaska/AK/Alaska Arizona/AZ/Ariz. Arkansas/AR/Ark. California/CA/Calif.
Colorado/CO/Colo. Connecticut/CT/Conn. Delaware/DE/Del. Florida/FL/Fla. Georgia/GA/Ga.
Hawaii/HI/Hawaii Idaho/ID/Idaho Illinois/IL/Ill. Indiana/IN/Ind. Iowa/IA/Iowa Kansas/KS/Kan.
Kentucky/KY/Ky. Louisiana/LA/La. Maine/ME/Maine Maryland/MD/Md. Massachusetts/MA/Mass.
Michigan/MI/Mich. Minnesota/MN/Minn. Mississippi/MS/Miss. Missouri/MO/Mo. Montana/MT/Mont.
Nebraska/NE/Neb. Nevada/NV/Nev. New_Hampshire/NH/N.H. New_Jersey/NJ/N.J. New_Mexico/NM/N.M.
New_York/NY/N.Y. North_Carolina/NC/N.C. North_Dakota/ND/N.D. Ohio/OH/Ohio Oklahoma/OK/Okla.
Oregon/OR/Ore. Pennsylvania/PA/Pa. Rhode_Island/RI/R.I. South_Carolina/SC/S.C.
South_Dakota/SD/S.D. Tennessee/TN/Tenn. Texas/TX/Texas Utah/UT/Utah Vermont/VT/Vt.
Virginia/VA/Va. Washington/WA/Wash. West_Virginia/WV/W.Va. Wisconsin/WI/Wis. Wyoming/WY/Wyo.
"""
_AP_STATE = {
    name.replace("_", " ").casefold(): abbreviation
    for state in _STATES.split()
    for *names, abbreviation in [state.split("/")]
    for name in (*names, abbreviation)
} | {"d.c.": "D.C.", "dc": "D.C."}
# US cities that stand alone in AP datelines, each with the state it is taken to be in.
ALONE = {
    "atlanta": "Ga.",
    "baltimore": "Md.",
    "boston": "Mass.",
    "chicago": "Ill.",
    "cincinnati": "Ohio",
    "cleveland": "Ohio",
    "dallas": "Texas",
    "denver": "Colo.",
    "detroit": "Mich.",
    "honolulu": "Hawaii",
    "houston": "Texas",
    "indianapolis": "Ind.",
    "las vegas": "Nev.",
    "los angeles": "Calif.",
    "miami": "Fla.",
    "milwaukee": "Wis.",
    "minneapolis": "Minn.",
    "new orleans": "La.",
    "new york": "N.Y.",
    "oklahoma city": "Okla.",
    "philadelphia": "Pa.",
    "phoenix": "Ariz.",
    "pittsburgh": "Pa.",
    "st. louis": "Mo.",
    "salt lake city": "Utah",
    "san antonio": "Texas",
    "san diego": "Calif.",
    "san francisco": "Calif.",
    "seattle": "Wash.",
    "washington": "D.C.",
}


# Other cities that stand alone in datelines of news agencies and wires.
_CITIES = listed(
    """
    abu_dhabi amsterdam athens auckland austin bangalore bangkok barcelona basel beijing bengaluru
    berlin bern brisbane brussels budapest buenos_aires cairo calgary cambridge cape_town charlotte
    cologne copenhagen delhi doha dubai dublin düsseldorf edinburgh edmonton espoo frankfurt geneva
    gothenburg halifax hamburg helsinki hong_kong istanbul jakarta jerusalem johannesburg
    kuala_lumpur lausanne lima lisbon london lugano luxembourg lyon macau madrid malmö manchester
    manila melbourne mexico_city milan monaco montreal montréal moscow mumbai munich münchen
    nashville new_delhi new_york_city osaka oslo ottawa palo_alto panama_city paris perth portland
    prague quebec_city québec reykjavik riga rio_de_janeiro rome rotterdam san_jose santiago
    sao_paulo são_paulo seoul shanghai shenzhen singapore stockholm stuttgart sydney taipei tallinn
    tampa tel_aviv tokyo toronto vancouver vienna vilnius warsaw washington_dc wien winnipeg zug
    zurich zürich
    """
)
# Capitalised words that begin a line and are no city.
NO_CITY = listed(
    """
    updated posted published released corrected
    press news release results quarter update today yesterday tomorrow note notes important ad-hoc
    announcement call conference webcast report reports statement statements summary highlights
    regulated information inside inc inc. corp corp. corporation company limited ltd ltd. plc llc ag
    group holdings holding gmbh contact contacts media investor investors source about exhibit
    immediate embargoed draft correction update: year fiscal half nine six three months ended
    chairman president ceo cfo officer director secretary fact sheet background readout remarks
    january february march april may june july august september october november december
    first second third fourth full annual quarterly share shares revenue revenues sales income
    net earnings per total dividend date dated monday tuesday wednesday thursday friday saturday
    sunday
    mon tue tues wed thu thur thurs fri sat sun
    q1 q2 q3 q4 table editor's for from by to with at warning caution reminder breaking opec
    imf nato since until effective on before after during in as dear therapeutics pharmaceuticals
    bancorp technologies resources mining energy
    """
) - {"on", "in"}


def ap_state(region: str) -> str:
    """Abbreviates a US state as AP datelines do; eight states are never abbreviated. Any other
    region is returned unchanged."""
    return _AP_STATE.get(region.strip().casefold(), region.strip())


def is_state(region: str) -> bool:
    """Whether a region is a US state, by its name or an abbreviation."""
    return region.casefold() in _AP_STATE


def is_region(text: str) -> bool:
    """Whether a text is a state, province, county or country."""
    folded = text.casefold()
    return folded in _AP_STATE or folded in _REGIONS or folded.rstrip(".") in _AP_STATE


def is_known_city(text: str) -> bool:
    """Whether a city needs no region behind it in a dateline."""
    folded = text.casefold()
    return folded in ALONE or folded in _CITIES
