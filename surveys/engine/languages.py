"""The forms in which a question can be said: languages, Easy Read, and British Sign Language."""

from dataclasses import dataclass

EASY_READ = "easy-read"
BSL = "bfi"
BASE = "en-gb"
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "ltr", "rtl"


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code for `lang`, its name in English and in itself, its direction.

    `stop` is what ends a sentence.
    """

    code: str
    name: str
    own_name: str
    direction: str = LEFT_TO_RIGHT
    stop: str = "."


_LANGUAGES = (
    Language(BASE, "English", "English"),
    Language("cy", "Welsh", "Cymraeg"),
    Language("ar", "Arabic", "العربية", RIGHT_TO_LEFT),
    Language("bn", "Bengali", "বাংলা", stop="।"),
    Language("zh-hans", "Chinese", "简体中文", stop="。"),
    Language("fa", "Farsi and Dari", "فارسی", RIGHT_TO_LEFT),
    Language("fr", "French", "Français"),
    Language("gu", "Gujarati", "ગુજરાતી"),
    Language("ckb", "Kurdish (Sorani)", "کوردی", RIGHT_TO_LEFT),
    Language("ps", "Pashto", "پښتو", RIGHT_TO_LEFT),
    Language("pl", "Polish", "Polski"),
    Language("pt", "Portuguese", "Português"),
    Language("pa", "Punjabi", "ਪੰਜਾਬੀ", stop="।"),
    Language("ro", "Romanian", "Română"),
    Language("so", "Somali", "Soomaali"),
    Language("es", "Spanish", "Español"),
    Language("ti", "Tigrinya", "ትግርኛ", stop="።"),
    Language("tr", "Turkish", "Türkçe"),
    Language("uk", "Ukrainian", "Українська"),
    Language("ur", "Urdu", "اردو", RIGHT_TO_LEFT, stop="۔"),
    Language("vi", "Vietnamese", "Tiếng Việt"),
)
LANGUAGES = {language.code: language for language in _LANGUAGES}


def form_choices() -> list[tuple[str, str]]:
    """Return the forms that an editor can choose, with their names in English."""
    languages = [(language.code, language.name) for language in _LANGUAGES]
    return [
        (EASY_READ, "Easy Read"),
        (BSL, "British Sign Language (film)"),
        *(((BASE, "English, to be heard"), *languages[1:])),
    ]


def translation_choices() -> list[tuple[str, str]]:
    """Return the forms in which all words of a survey can be offered, but for its own."""
    return [
        (EASY_READ, "Easy Read"),
        *((language.code, language.name) for language in _LANGUAGES[1:]),
    ]


def notice_choices() -> list[tuple[str, str]]:
    """Return the forms in which a notice can be written, with their names in English."""
    return [
        (BASE, "English"),
        (EASY_READ, "Easy Read"),
        *((language.code, language.name) for language in _LANGUAGES[1:]),
    ]


def name_of(form: str) -> str:
    """Return the English name of a form, for editors."""
    return dict(form_choices()).get(form, form)


def name_of_notice(form: str) -> str:
    """Return the English name of a form of a notice: those of `notice_choices`."""
    return dict(notice_choices()).get(form) or name_of(form)


def own_name_of(form: str) -> str:
    """Return the name of a form as those who need it read it."""
    language = LANGUAGES.get(form)
    return language.own_name if language else name_of(form)


def language_of(form: str, base: str = BASE) -> str:
    """Return the code for `lang` of words in a form; Easy Read is in the language `base`."""
    return form if form in LANGUAGES else base


def direction_of(form: str, base: str = BASE) -> str:
    """Return “rtl” or “ltr” for words in a form."""
    language = LANGUAGES.get(language_of(form, base))
    return language.direction if language else LEFT_TO_RIGHT


def stop_of(form: str) -> str:
    """Return what ends a sentence in a form."""
    language = LANGUAGES.get(language_of(form))
    return language.stop if language else "."
