"""The same in Welsh. Not yet checked by anybody who speaks it at home: see the package."""

WELSH = {
    "equality": "Rhai cwestiynau amdanoch chi",
    "equality_sent": "Mae eich atebion wedi’u hanfon yn barod. Rhai ychwanegol yw’r cwestiynau "
    "hyn. Does dim rhaid i chi eu hateb, neu gallwch ateb rhai.",
    "equality_why": "Rydyn ni’n gofyn er mwyn gweld gan bwy rydyn ni’n clywed, a chan bwy nad "
    "ydyn ni.",
    "equality_apart": "Maen nhw’n cael eu cadw ar wahân i’ch atebion. Dydyn ni ddim yn ysgrifennu "
    "dim o’r hyn rydych chi’n ei ddewis yma: rydyn ni ond yn ychwanegu un at gyfrif.",
    "equality_joined": "Dydyn ni ddim yn cadw dim sy’n ei gysylltu â’ch atebion, â’ch cod, nac â’r "
    "pethau eraill rydych chi’n eu dewis yma. Po fwyaf o bobl sy’n ychwanegu eu rhai nhw, lleiaf "
    "yn y byd y gall cyfrif ei ddweud am un person.",
    "equality_seen": "Does neb yn gweld y cyfrifon tra bo pobl yn gallu ateb. Wedyn mae ein tîm yn "
    "eu gweld mewn rhifau crwn, a dim ond os dewisodd o leiaf {count} o bobl rywbeth.",
    "equality_kept": "Rydyn ni’n eu dileu {count} mis ar ôl i’r cwestiynau hyn gau fan bellaf.",
    "equality_stays": "Os tynnwch eich atebion yn ôl yn nes ymlaen, mae’r cyfrifon hyn yn aros: "
    "does dim ynddyn nhw sy’n dweud pa rai yw’ch rhai chi.",
    "equality_code": "Mae eich cod yn dod ar y dudalen nesaf.",
    "equality_skip": "Hepgor y rhain i gyd",
    "equality_send": "Ychwanegu’r rhain at y cyfrifon",
    "equality_paper": "Mae’r ddalen hon ar wahân i’ch atebion. Does dim rhaid i chi ei llenwi. "
    "Rhowch hi i mewn ar ei phen ei hun. Dim ond ei chyfrif rydyn ni.",
    "equality_not_say": "Byddai’n well gen i beidio â dweud",
    "equality_age": "Beth yw eich oed?",
    "equality_age_16_24": "16 i 24",
    "equality_age_25_34": "25 i 34",
    "equality_age_35_44": "35 i 44",
    "equality_age_45_54": "45 i 54",
    "equality_age_55_64": "55 i 64",
    "equality_age_65": "65 neu hŷn",
    "equality_young_age": "Faint yw eich oed?",
    "equality_young_age_12": "12 neu iau",
    "equality_young_age_13_15": "13 i 15",
    "equality_young_age_16_17": "16 neu 17",
    "equality_young_age_18": "18 neu hŷn",
    "equality_sex": "Beth yw eich rhyw?",
    "equality_sex_female": "Benyw",
    "equality_sex_male": "Gwryw",
    "equality_gender": "A yw’r rhywedd rydych chi’n uniaethu ag ef yr un fath â’ch rhyw pan "
    "gawsoch eich geni?",
    "equality_gender_help": "Rhywedd yw sut rydych chi’n meddwl amdanoch eich hun: er enghraifft "
    "fel menyw, fel dyn, neu’r naill na’r llall.",
    "equality_gender_same": "Ydy, yr un fath",
    "equality_gender_other": "Nac ydy, un arall",
    "equality_ethnic": "Beth yw eich grŵp ethnig?",
    "equality_ethnic_help": "Mae hyn am y teulu a’r cefndir rydych chi’n dod ohonyn nhw.",
    "equality_ethnic_asian": "Asiaidd neu Asiaidd Prydeinig",
    "equality_ethnic_black": "Du, Du Prydeinig, Caribïaidd neu Affricanaidd",
    "equality_ethnic_mixed": "Cymysg, neu fwy nag un grŵp",
    "equality_ethnic_white": "Gwyn",
    "equality_ethnic_other": "Grŵp arall",
    "equality_health": "Oes gennych chi anabledd neu broblem iechyd sy’n para?",
    "equality_health_help": "Yn y corff neu’r meddwl, am 12 mis neu fwy.",
    "equality_health_yes": "Oes",
    "equality_health_no": "Nac oes",
    "equality_religion": "Beth yw eich crefydd?",
    "equality_religion_none": "Dim crefydd",
    "equality_religion_christian": "Cristnogol",
    "equality_religion_muslim": "Mwslimaidd",
    "equality_religion_hindu": "Hindŵaidd",
    "equality_religion_sikh": "Sicaidd",
    "equality_religion_jewish": "Iddewig",
    "equality_religion_buddhist": "Bwdhaidd",
    "equality_religion_other": "Crefydd arall",
    "equality_orientation": "Pa un o’r rhain sy’n eich disgrifio orau?",
    "equality_orientation_straight": "Heterorywiol neu strêt",
    "equality_orientation_gay": "Hoyw neu lesbiaidd",
    "equality_orientation_bi": "Deurywiol",
    "equality_orientation_other": "Rhywbeth arall",
}
