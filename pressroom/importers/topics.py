"""Finder of the registered topics that a release is about, by its headline, subheads and lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pressroom.content.config.registry_schema import Topic
from pressroom.importers.contact_words import folded
from pressroom.typeset.anatomy.places import listed

_WORD = re.compile(r"[^\W\d_]{3,}|\b(?:AI|PR|UK)\b")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ions", "ion", "ed", "en", "es", "e", "s", "y")
_SHORTEST_STEM = 4
# Words of every release, and those that join others.
_COMMON = listed(
    """
    about above after again all also amid among and announce announced announces announcement any
    appearance appearances are before between both business can company company's corporate day
    days each every everything facts first for from general group has have high how inc including
    information into its latest made make makes may media more most near new news not now off our
    other over own part press release releases report reported reports room said second since
    small some such than that the their them these this those today two under until update updates
    use very was well what when where which who will with year years your investor investors
    and/or einer eines eine ein der die das und für mit von aus dem den des zum zur über alle
    neue les des une pour avec sur dans par qui que aux los las una para con por del que
    """
)
# What releases on a subject say, and the words by which a topic is known to be on it.
_SUBJECTS: Sequence[tuple[str, str]] = (
    (
        "financial financials results earnings quarterly finanzergebnisse finanzen ergebnisse"
        " résultats resultados risultati",
        "quarter fiscal revenue earnings net sales ebitda guidance half-year preliminary full-year"
        " results halbjahr quartal geschäftsjahr umsatz trimestre semestriel chiffre ventas",
    ),
    (
        "clinical trials trial studies pipeline klinik clinique",
        "phase trial trials topline patients endpoint dosed enrolled study efficacy survival",
    ),
    (
        "regulatory approvals approval authorities zulassung",
        "fda ema approval approved approves clearance cleared submission accepted accepts bla nda"
        " designation pdufa chmp authorization priority filing 510(k) zulassung",
    ),
    (
        "governance management people board leadership appointments personalia",
        "appoints appointed appointment names elected chief director retires successor resigns"
        " joins beruft ernennt nomme",
    ),
    ("dividend dividends distribution", "dividend dividends distribution dividende"),
    (
        "acquisition acquisitions mergers merger transactions deals",
        "acquire acquires acquisition merger merge combination takeover stake divest übernahme",
    ),
    (
        "financing offering offerings capital funding",
        "offering notes pricing priced placement proceeds underwriters convertible credit bond",
    ),
    ("product products launch launches", "launches launch introduces unveils rollout"),
    ("sustainability esg climate nachhaltigkeit", "sustainability esg emissions climate recycled"),
    (
        "events conferences presentations webcasts",
        "conference present webcast fireside presentation",
    ),
    (
        "partnership partnerships collaboration",
        "partnership partner collaboration agreement alliance",
    ),
    ("meeting meetings agm shareholders", "annual general meeting agm convened hauptversammlung"),
    ("exploration drilling drill", "drill drilling intersects assay resource grams"),
    ("awards award recognition", "award awarded named recognized honored"),
)
_OF_NAME, _OF_SUBJECT, _OF_DESCRIPTION = 3.0, 2.0, 1.0
_IN_HEADLINE = 2.0
_ENOUGH = 5.0
# A topic that is this much less told of than the first is only mentioned.
_BESIDE = 0.6


def topics_of(
    topics: Sequence[Topic], headline: str, subheads: Iterable[str] = (), lead: str = ""
) -> tuple[str, ...]:
    """The keys of the topics that a release is about, the surest first; few rather than many, and
    none where no topic's words are in it.

    A word counts by where the registry has it (key and names before the description), by where it
    stands (the headline before subheads and lead), and the less, the more topics have it.
    """
    cues = {topic.key: _cues(topic) for topic in topics}
    shared = Counter(stem for weights in cues.values() for stem in weights)
    title, rest = _stems(headline), _stems(" ".join([*subheads, lead]))
    scores: dict[str, float] = {}
    for topic in topics:
        said = {stem for stem in cues[topic.key] if stem in title or stem in rest}
        whole = _is_named(topic, title)
        # One word is chance: `Chief Financial Officer` are no financial results.
        if whole or (len(said) > 1 and said & title):
            scores[topic.key] = (_ENOUGH if whole else 0.0) + sum(
                cues[topic.key][stem] / shared[stem] * (_IN_HEADLINE if stem in title else 1.0)
                for stem in said
            )
    best = max(scores.values(), default=0.0)
    told = [key for key, score in scores.items() if score >= max(_ENOUGH, best * _BESIDE)]
    return tuple(sorted(told, key=lambda key: -scores[key]))


def _is_named(topic: Topic, title: frozenset[str]) -> bool:
    """Whether a headline has all words of a topic's name: `Financial results`."""
    names = (_stems(name) for name in (topic.name, *topic.names.values()))
    return any(name and name <= title for name in names)


def _cues(topic: Topic) -> Mapping[str, float]:
    """The stems of words that speak for a topic, each with its weight."""
    named = _stems(" ".join([topic.key.replace("-", " "), topic.name, *topic.names.values()]))
    described = _stems(" ".join([topic.description, *topic.descriptions.values()]))
    weights = dict.fromkeys(described, _OF_DESCRIPTION)
    for names, said in _SUBJECTS:
        if named & _stems(names):
            weights |= dict.fromkeys(_stems(said), _OF_SUBJECT)
    return weights | dict.fromkeys(named, _OF_NAME)


def _stems(text: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in _COMMON)


def _stem(word: str) -> str:
    """A word without its ending: `trial` for `trials`, `approv` for `approval` and `approved`."""
    bare = folded(word)
    bare = bare.removesuffix("al") if len(bare) > _SHORTEST_STEM + 3 else bare
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM:
            return bare.removesuffix(ending)
    return bare
