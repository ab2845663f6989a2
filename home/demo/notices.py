"""What people read before they answer: one notice for each audience of the demonstration."""

from dataclasses import dataclass

from home.demo.blocks import block_id
from surveys.engine.languages import BASE, EASY_READ
from surveys.engine.notices import CONSENT, LIMITS, PRIVACY
from surveys.models import Notice


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """A notice: for whom, in which form, and a heading and text of each kind of part."""

    audience: str
    title: str
    privacy: tuple[str, str]
    consent: tuple[str, str]
    limits: tuple[str, str]
    form: str = BASE

    @property
    def parts(self) -> dict[str, tuple[str, str]]:
        """Return heading and text by kind of part."""
        return {PRIVACY: self.privacy, CONSENT: self.consent, LIMITS: self.limits}


_TAKE_BACK = "At the end you get a code. With it you can take your answers back."

NOTICES = (
    NoticeWords(
        "parent_carer",
        "What happens with your answers",
        (
            "Who keeps your answers",
            "The Change Projects programme keeps them, locked, and is responsible for them. Your "
            "worker, the council and the court do not get them.\n"
            "We do not ask your name. We do not note where or on what device you answer.",
        ),
        (
            "What taking part means",
            f"You do not have to. It changes nothing about the help you get.\n{_TAKE_BACK}",
        ),
        (
            "When we would tell somebody",
            "If what you write says that someone is in danger now, the safeguarding lead of this "
            "survey reads it and may have to act. Nobody watches at once, and we cannot find you: "
            "if you want help, ask for it on any page of the screen, or ring one of the numbers.",
        ),
    ),
    NoticeWords(
        "parent_carer",
        "What happens with your answers",
        ("Who keeps your answers", "We keep them locked.\nYour worker does not get them."),
        ("You choose", "You do not have to answer.\nYou can stop.\nYou still get help."),
        ("When we tell someone", "We tell someone if a person is in danger.\nWe cannot find you."),
        EASY_READ,
    ),
    NoticeWords(
        "survivor",
        "What happens with what you say",
        (
            "Who keeps it",
            "The Change Projects programme keeps it, locked, and is responsible for it. No "
            "service that you use gets it. We do not know who you are, or where you are.",
        ),
        (
            "What taking part means",
            f"You do not have to. You can leave at any moment and nothing is sent.\n{_TAKE_BACK} "
            "Only write it down if that is safe.",
        ),
        (
            "When we would tell somebody",
            "If you ask us to contact you, two people may read that. If someone is in danger they "
            "may have to tell others, and tell you first if they can. What you answer here is "
            "not read at once, and cannot be followed up.",
        ),
    ),
    NoticeWords(
        "survivor",
        "Beth sy’n digwydd i’r hyn rydych yn ei ddweud",
        (
            "Pwy sy’n ei gadw",
            "Mae rhaglen Change Projects yn ei gadw, dan glo, ac yn gyfrifol amdano. Nid yw unrhyw "
            "wasanaeth rydych yn ei ddefnyddio yn ei gael. Nid ydym yn gwybod pwy ydych chi, na "
            "ble rydych chi.",
        ),
        (
            "Beth mae cymryd rhan yn ei olygu",
            "Does dim rhaid i chi. Gallwch adael unrhyw bryd ac ni chaiff dim ei anfon.\n"
            "Ar y diwedd cewch god. Gyda’r cod gallwch dynnu’ch atebion yn ôl. Ysgrifennwch ef dim "
            "ond os yw hynny’n ddiogel.",
        ),
        (
            "Pryd byddem yn dweud wrth rywun",
            "Os gofynnwch i ni gysylltu â chi, gall dau berson ddarllen hynny. Os oes rhywun mewn "
            "perygl, efallai y bydd rhaid iddynt ddweud wrth eraill, a dweud wrthych chi yn gyntaf "
            "os gallant. Nid yw’r hyn rydych yn ei ateb yma yn cael ei ddarllen ar unwaith, ac ni "
            "ellir mynd ar ei drywydd.",
        ),
        "cy",
    ),
    NoticeWords(
        "survivor",
        "آپ کی بات کا کیا ہوتا ہے",
        (
            "اسے کون رکھتا ہے",
            "چینج پراجیکٹس پروگرام اسے تالے میں رکھتا ہے اور اس کا ذمہ دار ہے۔ جو خدمات آپ استعمال "
            "کرتے ہیں ان میں سے کسی کو یہ نہیں ملتا۔ ہمیں معلوم نہیں کہ آپ کون ہیں یا کہاں ہیں۔",
        ),
        (
            "حصہ لینے کا مطلب کیا ہے",
            "یہ لازم نہیں۔ آپ کسی بھی وقت چھوڑ سکتے ہیں اور کچھ نہیں بھیجا جاتا۔\n"
            "آخر میں آپ کو ایک کوڈ ملے گا۔ اس سے آپ اپنے جوابات واپس لے سکتے ہیں۔ اسے صرف تب لکھیں "
            "جب یہ محفوظ ہو۔",
        ),
        (
            "ہم کب کسی کو بتائیں گے",
            "اگر آپ ہم سے رابطہ کرنے کو کہیں تو اسے دو افراد پڑھ سکتے ہیں۔ اگر کوئی خطرے میں ہو تو "
            "انہیں دوسروں کو بتانا پڑ سکتا ہے، اور ہو سکا تو پہلے آپ کو بتائیں گے۔ آپ یہاں جو جواب "
            "دیں وہ فوراً نہیں پڑھا جاتا، اور اس پر آپ سے رابطہ نہیں ہو سکتا۔",
        ),
        "ur",
    ),
    NoticeWords(
        "young_13_17",
        "What happens with your answers",
        (
            "Who keeps them",
            "The Change Projects team keeps them locked. Your worker, your school and your family "
            "do not see them. We do not ask your name.",
        ),
        (
            "It is up to you",
            f"You do not have to do this. No one is told if you do not.\n{_TAKE_BACK}",
        ),
        (
            "When we would tell someone",
            "If what you write says that you or someone else is being hurt, a person whose job "
            "that is reads it and may have to tell others. But we cannot find you from your "
            "answers. If you want help, press “I want someone to help me” on a screen, or ring one "
            "of the numbers.",
        ),
    ),
    NoticeWords(
        "child_8_12",
        "Before you answer",
        ("Who sees it", "Our team sees it. Your worker does not. You do not write your name."),
        ("You choose", "You can say no. You can stop. No one will be cross."),
        (
            "If someone is being hurt",
            "Then a grown-up in our team has to tell someone who can help. We do not know who "
            "you are, so please tell a grown-up you trust as well.",
        ),
    ),
    NoticeWords(
        "practitioner",
        "What happens with your answers",
        (
            "Who keeps your answers",
            "The Change Projects programme keeps them, locked, and is responsible for them. Your "
            "agency does not get them. It reads what everybody can read: no numbers if fewer than "
            "ten people answer, none from one to four, and your words only if you say yes.",
        ),
        (
            "What taking part means",
            f"You do not have to, and nobody at work is told.\n{_TAKE_BACK}",
        ),
        (
            "When we would tell somebody",
            "If an answer shows that a child or adult is at risk, the safeguarding lead reads it. "
            "Your own duty to report stays as it is: this is not the way to do it.",
        ),
    ),
)


def publish_notices() -> None:
    """Write every notice and publish its first version."""
    for words in NOTICES:
        notice = Notice(
            audience=words.audience,
            form=words.form,
            title=words.title,
            parts=[
                {
                    "type": kind,
                    "id": block_id(f"notice/{words.audience}/{words.form}/{kind}"),
                    "value": {"heading": heading, "text": text},
                }
                for kind, (heading, text) in words.parts.items()
            ],
            live=False,
            is_demo=True,
        )
        notice.save()
        notice.save_revision().publish()
