"""Phrases that tell the parts of a frame: legends, About sections, wires' headers and footers."""

from __future__ import annotations

import re

LEGEND_HEADING = re.compile(
    r"\W*(?:(?:note|notice|caution(?:ary)?|statement|information|disclosure|important|special|use|safe"
    r"|legal|risks?|private|other|additional|general|cautionary)\b[\w\s:,’'&/–-]{0,60}?)?(?:"
    r"forward[\s‑–-]?looking|safe\s?harbou?r|cautionary\s(?:note|statement|language|information"
    r"|notice|remarks?)|disclaimer|private\ssecurities\slitigation"
    r"|zukunfts(?:gerichtete|bezogene)|haftungsausschluss|vorausschauende"
    r"|(?:déclarations|énoncés|informations?)\s(?:à\scaractère\s)?prospecti|avertissement"
    r"|declaraciones\s(?:prospectivas|a\sfuturo)|manifestaciones\sde\sfuturo|aviso\slegal"
    r"|dichiarazioni\sprevisionali|declarações\sprospectivas|framåtblickande|fremtidsrettede"
    r"|fremadrettede|toekomstgerichte|将来(?:予測|の見通し|に関する)|見通しに関する|前瞻性|免责声明)",
    re.IGNORECASE,
)
LEGEND_OPENING = re.compile(
    r"(?:statements?\s(?:made\s|contained\s|included\s|set\sforth\s)?(?:(?:with)?in|of)\sthis\s"
    r"|(?:certain|some|any|all|the)\s(?:\w+\s){0,4}(?:statements?|information|matters|disclosures)\b"
    r"|this\s(?:\w+\s){0,2}(?:release|announcement|communication|document|report|letter|statement)\b"
    r"|except\sfor\s(?:the\s)?(?:historical|statements)|the\s(?:statements|information|foregoing|matters)"
    r"|to\sthe\sextent|forward[\s‑–-]?looking|as\sa\scautionary|in\saccordance\swith\sthe\ssafe"
    r"|pursuant\sto\sthe|under\sthe\s(?:private|safe)|(?:various|many)\sstatements|statements\s(?:that|which"
    r"|regarding|about|concerning|relating)|diese\s|dieses?\s|ce\scommuniqué|le\sprésent|este\s|esta\s"
    r"|il\spresente|questo\s|本プレス|本リリース|本新闻|本公告|in\saddition\sto\shistorical|\"?safe\sharbou?r"
    r"|information\s(?:set\sforth|provided|contained|in)|it\sshould\sbe\snoted|investors\sare\scautioned"
    r"|readers\sare\scautioned|some\sof\s|our\sdiscussion|note:|caution|historical\s|when\sused\sin"
    r"|we\scaution|words\ssuch\sas|actual\sresults|the\scompany\s(?:cautions|wishes))",
    re.IGNORECASE,
)
LEGEND_WORDS = re.compile(
    r"forward[\s‑–-]?looking\s(?:statement|information)|\b(?:is|are|be)\sforward[\s‑–-]?looking|private\ssecurities\slitigation\sreform"
    r"|section\s(?:27a|21e)|not\s(?:statements\sof\s)?(?:purely\s)?historical|undue\sreliance"
    r"|statements?\sof\shistorical\sfacts?"
    r"|zukunfts(?:gerichtete|bezogene)\sAussagen|(?:déclarations|énoncés|informations?)\s(?:\w+\s){0,2}prospecti"
    r"|declaraciones\s(?:prospectivas|a\sfuturo)|manifestaciones\sde\sfuturo|dichiarazioni\sprevisionali"
    r"|将来(?:予測|の見通し|に関する)|前瞻性",
    re.IGNORECASE,
)
LEGEND_VERBS = re.compile(
    r"contain|constitut|includ|within\sthe\smeaning|(?:is|are)\s(?:based|forward|not|subject|made)|may\sbe|involve"
    r"|pursuant|could\sdiffer|differ\smaterially|identif|undue|refer\sto|reflect|litigation|subject\sto"
    r"|enth[aä]lt|beinhalt|contien|comport|contiene|含|基づ",
    re.IGNORECASE,
)
ABOUT_HEADING = re.compile(
    r"\W*(?:(?:more\s)?about\s(?!\$|€|£|\d[\d,.]*\s|half\b|one\b|two\b|three\b|a\s(?:third|quarter|year|dozen)|this\stime)"
    r"|über\s(?:die\s|den\s|das\s)?[A-ZÄÖÜ]|à\spropos\sd|a\spropos\sd|qui\ssommes-nous"
    r"|acerca\sd|sobre\s(?:a\s|o\s|la\s|el\s)?[A-Z]|informazioni\ssu|profilo\s|over\s(?:de\s)?[A-Z]"
    r"|om\s[A-ZÅÄÖØÆ]|o\sspoločnosti|company\s(?:profile|overview|background)\b|corporate\sprofile"
    r"|who\swe\sare\b|profile\b|关于|關於)",
    re.IGNORECASE,
)
ABOUT_HEADING_BEHIND = re.compile(r"[^\n]{1,60}(?:について|の概要|会社概要|简介|簡介)\s*\Z")
BOILERPLATE = re.compile(
    r"[^\n]{2,140}?\b(?:is|are)\s(?:an?|the|one\sof|engaged|dedicated|committed|focused|headquartered)\b"
    r"[^.]{0,200}?\b(?:compan(?:y|ies)|providers?|manufacturers?|suppliers?|leaders?|firm|developers?"
    r"|producers?|operators?|bank|reit|trust|distributors?|retailers?|institutions?|partnership)\b",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"\W*(?:for\simmediate\s(?:release|distribution|publication)|(?:press|news|media|earnings)\srelease\b"
    r"|media\sstatement|news(?:\sbulletin|\s(?:&|and)\sinformation)?\b\W*\Z|for:\s|ad[\s-]?hoc\b|regulated\sinformation|information\sréglementée|gereglementeerde\sinformatie|inside\sinformation"
    r"|this\sannouncement\scontains\sinside|not\sfor\s(?:release|distribution|publication|dissemination)"
    r"|exhibit\s\d|embargoed|medienmitteilung|pressemitteilung|communiqué\sde\spresse"
    r"|comunicado\sde\sprensa|nota\sde\s(?:prensa|imprensa)|pressemelding|pressemeddelelse|lehdistötiedote|comunicato\sstampa|persbericht|pressmeddelande|プレスリリース|新闻稿"
    r"|trading\ssymbols?|ticker|\(?(?:nyse|nasdaq|tsx|otc|aim|lse|asx|cse)\b[^.]{0,60}\Z|strictly\s"
    r"|(?:disclosure|publication)\sof\s(?:an\s)?inside|veröffentlichung\seiner\sinsider|für\sden\sinhalt\sder\smitteilung|dgap-|pta-|draft\W*\Z|transmitted\sby|the\sissuer\sis\ssolely|eqs-|rns\sreach"
    r"|to\sview\sor\sprint|we\srecommend\sprinting|company\sannouncement|stock\sexchange\s(?:release|announcement)|lei\b|source:|stock\scode|isin\b|rns\snumber|release\sdate|date:)",
    re.IGNORECASE,
)
FOOTER = re.compile(
    r"\W*(?:view\s(?:original|source)\s(?:content|version)|to\sview\sthe\ssource\sversion|source\s"
    r"|source:|quelle:|copyright\s(?:business\swire|©|\(c\)|\d{4}|globenewswire|pr\snewswire)"
    r"|view\ssource|©\s?\d{4}|sourced?\sfrom|news\sprovided\sby|language:|company:|end\sof\s(?:news|announcement)"
    r"|this\s(?:information|announcement)\s(?:was|is)\s(?:brought|provided|distributed)|primary\slogo|pub:\s\d\d/"
    r"|(?:photo|logo|video|multimedia)\s?[-–:]|ap\s(?:archive|photoexpress)\b|prn\sphoto|first\scall\sanalyst:|fcmn\scontact:|a\s(?:photo|video|pdf)\saccompanying|cision\b|sf-?[a-z]*\d"
    r"|contact\sus\sfor\sa\sfree|related\s(?:links?|quotes)|attachments?\b\W*\Z|(?:pr|bw|gnw)\d{5,}"
    r"|\(end\)\s+dow\sjones|\w+\s\d{1,2},\s\d{4}\s\d\d:\d\d\sE[DS]?T\s\(\d\d:\d\d\sGMT\)\W*\Z|click\shere\sto\sview\sthe|the\sissuer\sis\ssolely\sresponsible|dissemination\sof\sa\s)",
    re.IGNORECASE,
)
FOOTER_ADDRESS = re.compile(
    r"businesswire\.com|prnewswire\.com|globenewswire\.com|newsfilecorp\.com|accesswire\.com|c\.newswire\.ca"
    r"|view original content|tracking[\s-]?(?:id|number)",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"\W{0,3}(?:the information (?:contained|communicated|set out) (?:within|in) this announcement"
    r"|this announcement,? (?:contains|is|and the information|including|does)\b"
    r"|this information is inside|not for (?:release|distribution|publication))",
    re.IGNORECASE,
)
"""Phrases that regulators want above an announcement: where it may be read, what it contains."""
END_MARK = re.compile(
    r"\W*(?:#(?:\s?#){1,5}|-\s?30\s?-|[-–—]?\s?(?:ends?|fin|ende)\s?[-–—]?|\*(?:\s?\*){2,5})\W*\Z",
    re.IGNORECASE,
)
"""Rows that end a text: `###`, `-30-`, `- Ends -`, `* * *`."""
