"""The same in Welsh. Not yet checked by anybody who speaks it at home: see the package."""

WELSH = {
    "paper_free": "Does dim rhaid i chi wneud hyn. Gallwch hepgor unrhyw gwestiwn. Peidiwch ag "
    "ysgrifennu eich enw.",
    "paper_keep": "Gallwch gadw’r ddalen hon. Os nad yw’n ddiogel ei chael gyda chi, gadewch hi "
    "yma.",
    "paper_no_button": "Dim ond ar sgrin y gallwch ofyn am help ar dudalen. Nid oes neb yn darllen "
    "y papur hwn ar unwaith: ffoniwch un o’r rhifau hyn, neu dywedwch wrth rywun rydych yn "
    "ymddiried ynddo.",
    "paper_typed": "Mae rhywun o’n tîm yn darllen yr hyn ysgrifennoch chi, er mwyn ei deipio. Yna "
    "caiff y papur ei ddinistrio.",
    "paper_code_how": "Gallwch gael cod i dynnu eich atebion yn ôl. Mae’r dudalen “{page}” yn "
    "dweud sut.",
    "paper_no": "Os dywedwch na, does dim yn digwydd. Does dim rhaid i chi roi hwn i mewn.",
    "paper_slip_wait": "Caiff y cod ei wneud pan fydd eich atebion yn cael eu teipio. Rhowch y "
    "dudalen hon i mewn gyda nhw. Arhoswch tan hynny, neu gofynnwch pryd gallwch ddod yn ôl "
    "amdano.",
    "paper_slip_take": "Mae pwy bynnag sy’n eu teipio yn ysgrifennu’r cod ar y slip isod, yn ei "
    "rwygo i ffwrdd ac yn ei roi i chi. Does dim rhaid i chi ei gymryd. Os nad yw’n ddiogel ei "
    "gael, peidiwch. Heb y cod ni ellir tynnu eich atebion yn ôl.",
    "paper_slip_word": "Os dewch yn ôl: ysgrifennwch air o’ch dewis yma, i adnabod y slip. Nid "
    "eich enw.",
    "paper_slip_use": "Gyda’r cod hwn gallwch fynd i {address} a:",
    "paper_hear": "Does dim rhaid i chi lenwi hwn. Rhowch ef i mewn ar ei ben ei hun. Caiff ei "
    "deipio a’i gadw ar wahân i’ch atebion.",
    "poster_free": "Does dim rhaid i chi wneud hyn. Gallwch hepgor unrhyw gwestiwn. Does dim angen "
    "enw.",
    "poster_code": "I ddechrau mae angen cod gwahoddiad arnoch chi. Gofynnwch am un lle rydych yn "
    "gweld hwn.",
    "poster_title": "A fyddech chi’n ateb rhai cwestiynau?",
    "poster_about": "Byddwch yn darllen am beth maen nhw, a phwy sy’n gofyn, cyn y cyntaf.",
    "paper_stays": "Darllenwch y ddalen hon yma, a gadewch hi yma. Gallwch ofyn am gael ei darllen "
    "eto.",
    "slip": "Ewch i {address} a theipiwch y cod hwn. Mae’n gweithio unwaith.",
    "poster_camera": "Pwyntiwch gamera ffôn yma, neu teipiwch:",
    "paper_some": "Nid oes angen i bawb ateb hwn.",
    "paper_several": "Ticiwch bob un sy’n gymwys.",
    "paper_most": "Ticiwch {count} ar y mwyaf.",
    "paper_hard_one": "Gall y cwestiwn nesaf fod yn anodd. Gallwch adael allan beth bynnag a "
    "fynnwch.",
    "paper_hard_many": "Gall y {count} cwestiwn nesaf fod yn anodd. Gallwch adael allan beth "
    "bynnag a fynnwch.",
}
