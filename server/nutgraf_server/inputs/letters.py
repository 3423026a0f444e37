"""The letters that languages write beside ASCII, by the encodings that have them."""

from collections.abc import Mapping
from types import MappingProxyType

_WESTERN = (
    "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúüªº", "áâãàçéêíóôõúüªº", "àèéìíòóùúîª", "éëèïóöüáíú", "åäöé",
    "æøåéóòôü", "àçèéíïòóúü·", "áæéíðóöþúýö", "éèêëïôöüç", "áéíóú",
)  # fmt: skip
_CENTRAL = (
    "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű", "áäčďéíĺľňóôŕšťúýž", "čćđšž", "ăâîşţșț", "äöüß",
    "ëç",
)  # fmt: skip
_CYRILLIC = (
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "абвгдђежзијклљмнњопрстћуфхцчџш", "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "абвгдежзийклмнопрстуфхцчшщъьюя",
)  # fmt: skip

# In the order in which they are taken where they fit alike.
BY_ENCODING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cp1252": _WESTERN,
        "cp1250": _CENTRAL,
        "iso8859-2": _CENTRAL,
        "cp1254": ("çğıöşüâîû",),
        "mac-roman": _WESTERN,
        "cp1253": ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",),
        "cp1255": ("אבגדהוזחטיךכלםמןנסעףפץצקרשת",),
        "cp1256": ("ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيپچژگ",),
        "cp1251": _CYRILLIC,
        "koi8-r": _CYRILLIC,
        "koi8-u": _CYRILLIC,
        "iso8859-5": _CYRILLIC,
        "cp866": _CYRILLIC,
    }
)

# A fifth of any Chinese text and more, in both ways of writing it.
COMMON_HAN = frozenset(
    "的一是不了人我在有他中大来上个国和到说们为子你地出道也时年得就那要下以生会自着去之过家学对可里后"
    "小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动"
    "两长市周水月分民政府法新部全高力业工程與這來個國說們為時會過學對後麼還發當無開經頭動兩長業從現將"
    "现将名第百元电進进間间"
)
