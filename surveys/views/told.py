"""Told back without a name: what became of the themes that somebody's answers are part of."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from math import ceil
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys.actions.contest_theme import contest_theme
from surveys.forms import TEXT_PREFIX
from surveys.leaving import is_hidden_later, is_high
from surveys.models import SurveyDeployment, VoiceIndexPage
from surveys.models.contest import LONGEST
from surveys.selectors.told_back import ToldBack, ToldItem, told_back
from surveys.speaking import said_in_english, speech_with_code, switches
from surveys.views import receipt
from surveys.views.doors import around_code
from surveys.views.limits import may_try
from surveys.views.once import done_before, is_sent_again, mark_of, new_once, remember_done
from surveys.way import titled
from surveys.withdrawal import CodeKeys, keys_of

# Every answer is of this size, so that its length does not tell whether a code is right; of a
# multiple where what was typed, or the words of a survey, would leave too little room.
SIZE_CLASS = 2**15
_ROOM = SIZE_CLASS // 2
# More than the page has boxes.
_MOST_TEXTS = 30
_NOBODY = UUID(int=0)
# What the only box that was sent was called before.
_BEFORE = "text"

# What somebody typed into the boxes of the themes, and has not sent or was not taken.
Texts = dict[UUID, str]


@receipt.at_known_address
def told(request: HttpRequest, here: SurveyDeployment | None) -> HttpResponse:
    """Tell what became of the themes of a code; the same page for a wrong code, with none.

    Never what somebody said, and nothing that the public does not read of everybody together.
    They come from the survey `here`, if that is known; the code may be of another one. What is
    typed of a theme comes along until it is taken, whatever else is pressed.
    """
    # Whoever reads it in another language before they typed a code has asked nothing yet.
    typed = request.POST.get("receipt", "")
    if request.method != "POST" or (switches(request) and not typed.strip()):
        return _page(request, here, _texts(request))
    if is_sent_again(request):
        return _again(request, here)
    if not may_try(request):
        wait = receipt.WAIT
        response = _page(request, here, _texts(request), problem=wait, problem_why=f"{wait}_why")
        response.status_code = 429
        response["Retry-After"] = "300"
        return response
    return _asked(request, here, keys_of(typed))


def _asked(request: HttpRequest, here: SurveyDeployment | None, keys: CodeKeys) -> HttpResponse:
    texts, found = _texts(request), told_back(keys)
    contests, is_taken = "contest" in request.POST, False
    # What a wrong code gets, whatever is found.
    page = partial(_page, request, here, texts, is_asked=True, is_public=_is_public(here))
    size = _size_of(page(not_taken=contests))
    if contests:
        theme, meant = _meant(request)
        is_taken = contest_theme(found, theme, meant)
        _remember(request, found, is_taken=is_taken)
        if is_taken:
            texts.pop(theme, None)
        found = told_back(keys)
    response = _with_room(
        lambda shown: page(
            items=found.items[:shown],
            more=len(found.items) - shown,
            contested=is_taken,
            not_taken=contests and not is_taken,
        ),
        len(found.items),
        size,
    )
    return _filled(response, size)


def _again(request: HttpRequest, here: SurveyDeployment | None) -> HttpResponse:
    """Say once more that the same form was sent, and what was kept, to whoever pressed again.

    Neither the code nor any words; and nothing where somebody may be watching, or comes next.
    What was kept in a survey where somebody may, of a code that was typed elsewhere, is not said
    to be: it reads as a wrong code does.
    """
    page = partial(_page, request, here, {}, typed="")
    done = () if is_hidden_later(here) else done_before(request)
    size = _size_of(page(is_again=bool(done)))
    theme, meant = _meant(request)
    # Of another theme, or in other words, it was not kept.
    is_kept = done == (mark_of(request, str(theme), meant),)
    return _filled(page(contested=is_kept, is_again=bool(done)), size)


def _remember(request: HttpRequest, found: ToldBack, *, is_taken: bool) -> None:
    theme, meant = _meant(request)
    response = found.response
    may_say = is_taken and response is not None and not is_high(response.deployment)
    remember_done(request, mark_of(request, str(theme), meant) if may_say else "")


def _size_of(least: HttpResponse) -> int:
    """Return the size of an answer that is `least` long for a wrong code, with room for more."""
    return SIZE_CLASS * ceil((len(least.content) + _ROOM) / SIZE_CLASS)


def _filled(response: HttpResponse, size: int) -> HttpResponse:
    response.content += b" " * (size - len(response.content))
    return response


def _with_room(page: Callable[[int], HttpResponse], most: int, size: int) -> HttpResponse:
    """Return the page with as many as there is room for; the public page has the others as well.

    Whoever is in very many is answered after a few tries, not after one for each.
    """
    whole = page(most)
    if len(whole.content) <= size:
        return whole
    some = range(1, most)
    return page(bisect_right(some, size, key=lambda shown: len(page(shown).content)))


def _page(
    request: HttpRequest,
    here: SurveyDeployment | None,
    texts: Texts,
    *,
    items: Iterable[ToldItem] = (),
    is_public: bool | None = None,
    **more: object,
) -> HttpResponse:
    # Never that of the answers: which it is would tell that a code is right.
    speech = speech_with_code(request, here)
    rows, copies = _with_boxes(items, texts)
    context = {
        "speech": speech,
        "in_english": said_in_english(request, speech),
        "page_title": titled(speech, speech.say("told"), is_wrong="problem" in more),
        # Who has to wait, or mistyped one letter, need not type all of it again.
        "typed": request.POST.get("receipt", "").replace("\0", "")[: receipt.LONGEST],
        "longest": LONGEST,
        "once": new_once(),
        "is_public": _is_public(here) if is_public is None else is_public,
        "rows": rows,
        "copies": copies,
    }
    return render(request, "surveys/answer/told.html", around_code(here) | context | more)


def _with_boxes(
    items: Iterable[ToldItem], texts: Mapping[UUID, str]
) -> tuple[list[tuple[ToldItem, bool, str]], Texts]:
    """Return each item, whether it has a box and what stands in it; and texts that have none.

    A theme has one box, however often it is told, as long as what was said is part of it.
    """
    rows, themes = [], set[UUID]()
    for one in items:
        has_box = one.is_own and one.theme not in themes
        rows.append((one, has_box, texts.get(one.theme, "") if has_box else ""))
        themes |= {one.theme} if has_box else set()
    return rows, {theme: text for theme, text in texts.items() if theme not in themes}


def _texts(request: HttpRequest) -> Texts:
    """Return what is typed of each theme, as much of it as its box takes.

    Which themes there are is not asked: it would tell that a code is right.
    """
    found: Texts = {}
    # Pages that were open before boxes had names of their own send one box, called so.
    before = f"{TEXT_PREFIX}{request.POST.get('contest', '')}", request.POST.get(_BEFORE, "")
    for name, text in (before, *request.POST.items()):
        theme = _uuid(name.removeprefix(TEXT_PREFIX)) if name.startswith(TEXT_PREFIX) else _NOBODY
        # A browser counts the end of a line as one letter, and sends two.
        words = str(text).replace("\0", "").replace("\r\n", "\n").strip()[:LONGEST]
        if theme != _NOBODY and words and len(found) < _MOST_TEXTS:
            found[theme] = words
    return found


def _meant(request: HttpRequest) -> tuple[UUID, str]:
    """Return which theme is not what somebody meant, and what they say that they did mean."""
    theme = _uuid(request.POST.get("contest", ""))
    return theme, _texts(request).get(theme, "")


def _is_public(here: SurveyDeployment | None) -> bool:
    """Say whether everybody can read the news of all surveys, without any code.

    No link leads there, and at a tablet it is not even named: see `receipt`.
    """
    return not (here and here.is_kiosk) and VoiceIndexPage.objects.live().exists()


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return _NOBODY
