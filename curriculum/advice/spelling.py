"""Oxford spelling: -ize where Greek has it, and otherwise as in Britain. Knows nothing of Django.

After New Oxford Dictionary for Writers and Editors (2014).
"""

import re
from functools import cache

# Words whose s belongs to their stem, and which no dictionary spells with a z.
_WITH_S = re.compile(
    "advertise|advise|anise|appraise|apprise|arise|braise|bruise|cerise|chaise|chastise|chemise|circumcise|"
    "compromise|comprise|concise|crise|cruise|demise|denise|denoise|despise|devise|disguise|enfranchise|"
    "enterprise|excise|exercise|exorcise|expertise|franchise|guise|improvise|imprecise|incise|liaise|louise|"
    "malaise|marquise|mayonnaise|merchandise|mortise|noise|paradise|poise|porpoise|practise|praise|precise|"
    "premise|prise|promise|raise|reprise|revise|rise|supervise|surmise|surprise|televise|tortoise|treatise|"
    "turquoise|uprise|valise"
)
_ISE = re.compile(r"(?:un|re|mis|pre)?([a-z]{2,}i)s(?:e|es|ed|ing|er|ers|able|ations?|ational)")
# American words by their stems, each with what is to be put in its place.
_OUR = "arm|behavi|cand|clam|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|savi|splend|tum|val|vap|vig"
_ONE_L = "cancel|channel|counsel|dial|fuel|label|level|model|signal|total|travel|tunnel"
_AMERICAN = [
    (
        re.compile(
            rf"((?:dis|un|mis)?(?:{_OUR}))or"
            r"(?=(?:s|ed|ing|ful|fully|less|ites?|al|ally|hoods?|able|ably|ers?|y)?$)"
        ),
        r"\1our",
    ),
    (re.compile(r"((?:un|re|epi)?cent|fib|lit|theat|calib|spect|lust)er(?=s?$)"), r"\1re"),
    (re.compile(r"((?:un|re)?cent)er(?=ed$|ing$)"), r"\1r"),
    (re.compile(r"(analy|paraly|cataly)z(?=e|ing|able)"), r"\1s"),
    (re.compile(r"(catalog|dialog|analog)(?=(?:s|ed)?$)"), r"\1ue"),
    (re.compile(rf"((?:un|mis|re)?(?:{_ONE_L}))(?=(?:ed|ings?|ers?)$)"), r"\1l"),
    (re.compile(r"gray(?=$|s$|scale$|ish$)"), "grey"),
    (re.compile(r"(def|off|pret)ense(?=s?$)"), r"\1ence"),
    (re.compile(r"skeptic"), "sceptic"),
    (re.compile(r"fulfill(?=s?$|ment)"), "fulfil"),
    (re.compile(r"skillful"), "skilful"),
    (re.compile(r"(enrol|instal)lment"), r"\1ment"),
    (re.compile(r"maneuver"), "manoeuvre"),
    (re.compile(r"artifact"), "artefact"),
    (re.compile(r"math$"), "mathematics"),
]


@cache
def better(word: str) -> str:
    """Return how Oxford spells a word, or nothing where it is spelt so. Names are for the caller to know."""
    right = _better(word.lower())
    return right.capitalize() if word[0].isupper() else right


def _better(low: str) -> str:
    if (found := _ISE.fullmatch(low)) and not _WITH_S.fullmatch(f"{found[1]}se") and not found[1].endswith("wi"):
        at = found.end(1)
        return f"{low[:at]}z{low[at + 1 :]}"
    for pattern, right in _AMERICAN:
        if found := pattern.match(low):
            return found.expand(right) + low[found.end() :]
    return ""
