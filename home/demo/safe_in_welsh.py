"""The survey about being safe, in Welsh. No native speaker has checked it yet."""

from home.demo.questionnaire import Said

_NO_NAMES = "Peidiwch â rhoi enwau na lleoedd."

IN_WELSH = Said(
    form="cy",
    title="Bod yn ddiogel, cael eich clywed",
    audience="I oedolion sydd wedi byw gyda thrais gartref ac wedi defnyddio gwasanaethau",
    intro=(
        "Ni yw tîm Change Projects. Cyn i neb wneud cynllun, rydyn ni’n gofyn beth ddylai newid yn "
        "y ffordd mae gwasanaethau’n cydweithio."
    ),
    what_happens=(
        "Mae’r hyn rydych chi’n ei ysgrifennu yn cael ei gadw dan glo.\n"
        "Mae’r hyn mae pobl yn ei ddweud yn mynd i’r alwad sy’n chwilio am dîm."
    ),
    consent_text=(
        "Rydw i wedi darllen pwy sy’n gweld fy atebion a beth sy’n digwydd iddyn nhw. Rydw i’n "
        "gwybod y galla i stopio unrhyw bryd a hepgor unrhyw gwestiwn."
    ),
    fixed=("Byddai’n well gen i beidio â dweud", "Dim un o’r rhain", "Ie", "Na", "Ddim yn siŵr"),
    readers=(
        (
            "Y sgrinwyr yn ein tîm",
            "Maen nhw’n ei ddarllen gyntaf, fel yr ysgrifennoch chi ef, ac yn tynnu allan enwau, "
            "lleoedd a phopeth arall sy’n dangos pwy yw rhywun. Gallan nhw fethu un: peidiwch â "
            "rhoi enwau, na’ch enw chi chwaith.",
        ),
        (
            "Y dadansoddwyr yn ein tîm, a’r rhai sy’n eu helpu",
            "Maen nhw’n ei ddarllen wedyn, heb yr hyn a dynnwyd allan, pan fydd o leiaf {base} o "
            "bobl wedi ateb, ac yn ei ddidoli. Mae rhai ohonyn nhw wedi defnyddio gwasanaethau. "
            "Gall ambell un o’n tîm ei gadw fel ffeil, am reswm.",
        ),
        (
            "Grŵp, os dywedwch y cawn ddefnyddio’ch geiriau",
            "Nid ydynt yn ein tîm: pobl sydd wedi defnyddio gwasanaethau, er enghraifft. Gallan "
            "nhw ddidoli’r hyn a ysgrifennoch ar gardiau, heb yr hyn a dynnwyd allan. Mae dau "
            "ohonon ni’n ei ddarllen yn gyntaf.",
        ),
        (
            "Ein harweinydd diogelu, neu bwy bynnag sy’n cymryd ei le",
            "Os yw rhywun sy’n ei ddarllen yn meddwl bod rhywun mewn perygl, mae’r arweinydd yn "
            "darllen popeth a ysgrifennoch, fel yr ysgrifennoch ef.",
        ),
        ("Nid eich gweithiwr", "Nid yw’ch atebion yn mynd i’ch gweithiwr, y cyngor na’r llys."),
        (
            "Neb ar unwaith",
            "Does neb yn gwylio’r hyn sy’n dod i mewn, felly ni all neb eich helpu o’r fan hon. Os "
            "ydych chi neu rywun arall mewn perygl nawr, ffoniwch 999.",
        ),
        (
            "Does neb yn gwybod eich enw",
            "Nid ydym yn gofyn eich enw. Ni allwn ddweud pwy ydych chi, felly ni allwn eich "
            "ffonio.",
        ),
    ),
    questions={
        "services": ("Faint o wahanol wasanaethau roedd rhaid i chi ddweud wrthyn nhw?", ""),
        "shared": ("Oeddech chi’n hapus â sut wnaethon nhw rannu’r hyn ddywedoch chi?", ""),
        "contact": ("Ofynnodd gweithwyr sut roedd yn ddiogel cysylltu â chi?", ""),
        "fault": ("Wnaeth unrhyw un i chi deimlo mai eich bai chi oedd e?", ""),
        "together": (
            "Beth ddylai gwasanaethau ei wneud gyda’i gilydd nad ydyn nhw’n ei wneud nawr?",
            _NO_NAMES,
        ),
        "helped": ("Beth helpodd?", _NO_NAMES),
    },
    options={
        "services": ("1", "2 neu 3", "4 i 6", "7 neu fwy", "Dydw i ddim eisiau dweud"),
        "shared": (
            "Oeddwn",
            "Yn rhannol",
            "Nac oeddwn",
            "Ni ddywedwyd wrtha i beth wnaethon nhw ei rannu",
            "Dydw i ddim eisiau dweud",
        ),
        "contact": ("Bob tro", "Weithiau", "Byth", "Ddim yn siŵr"),
        "fault": ("Naddo", "Ychydig", "Llawer", "Dydw i ddim eisiau dweud"),
    },
    coming={"fault": "Mae’n ymwneud â chael y bai am yr hyn a wnaed i chi."},
)
