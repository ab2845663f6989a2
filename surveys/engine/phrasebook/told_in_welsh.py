"""The same in Welsh. Not yet checked by anybody who speaks it at home: see the package."""

WELSH = {
    "told": "Beth ddaeth ohono",
    "told_contested": "Mae gennym yr hyn ddywedoch chi. Rydyn ni’n edrych ar hyn eto. "
    "Defnyddiwch eich cod yma ymhen rhai wythnosau i ddarllen beth ddaeth ohono.",
    "told_not_taken": "Ni chafodd yr hyn ddywedoch chi nawr ei gadw. Efallai fod y cod wedi’i "
    "gamdeipio, neu nad yw’r hyn y mae’n sôn amdano yn cael ei ddweud o dan y cod hwn bellach.",
    "told_again": "Cafodd hyn ei anfon o’r blaen. Defnyddiwch eich cod i weld a yw’r hyn "
    "ddywedoch chi gennym.",
    "told_here": "Mae’r hyn ddywedoch chi yn rhan o hyn. Dyw’r dudalen hon ddim yn dangos eich "
    "geiriau eich hun. Mae’n dangos yr hyn y gall pawb ei ddarllen.",
    "told_no_longer": "Dyw’r hyn ddywedoch chi ddim yn rhan o hyn bellach. Dyw’r dudalen hon ddim "
    "yn dangos eich geiriau eich hun. Mae’n dangos yr hyn y gall pawb ei ddarllen.",
    "told_english": "Mae yn Saesneg.",
    "told_partly": "Fe wnaethon ni ran o hyn, nid y cyfan.",
    "told_undone": "Fe wnaethon ni hyn, ac ers hynny mae wedi cael ei dynnu’n ôl.",
    "told_put_back": "Fe wnaethon ni hyn, ac ers hynny mae wedi cael ei roi’n ôl fel yr oedd.",
    "told_contest": "Dywedoch chi nad dyma oeddech chi’n ei feddwl.",
    "told_waits": "Dydyn ni ddim wedi ateb eto.",
    "told_not_meant": "Nid dyma oedden ni’n ei feddwl",
    "told_meant": "Beth oeddech chi’n ei feddwl? Gallwch adael hyn yn wag.",
    "told_meant_hint": "Ychydig eiriau, {count} llythyren ar y mwyaf. Dim enwau. Mae’n cael ei "
    "gadw gyda’ch atebion ac yn mynd pan dynnwch nhw’n ôl.",
    "told_send": "Anfon",
    "told_more_one": "Mae’r hyn ddywedoch chi yn rhan o un arall. Does dim lle iddo yma.",
    "told_more": "Mae’r hyn ddywedoch chi yn rhan o {count} arall. Does dim lle iddyn nhw yma.",
    "told_nothing": "Does dim i’w ddweud o dan y cod hwn. Efallai ei fod wedi’i gamdeipio, bod yr "
    "atebion wedi’u tynnu’n ôl, neu nad yw’r hyn a ddywedwyd mewn dim sydd wedi’i gyhoeddi eto.",
    "told_everybody": "Gall pawb ddarllen beth ddywedodd pobl a beth wnaethon ni. Does dim angen "
    "cod arnoch chi ar gyfer hynny.",
    "told_hint": "Gyda’r cod gallwch weld beth ddaeth o’r pethau ddywedoch chi ac eraill.",
    "told_show": "Ei ddangos",
    "told_can": "Gallwch weld beth ddaeth o’r pethau ddywedoch chi ac eraill, a dweud wrthym os "
    "nad dyna oeddech chi’n ei feddwl.",
    "told_stays": "Mae eich cod yn gweithio ar gyfer hyn tra byddwn yn cadw eich atebion, hyd yn "
    "oed pan fydd yn rhy hwyr i’w tynnu’n ôl.",
    "told_few": "Atebodd rhy ychydig o bobl i ni ddweud beth ddywedon nhw: gallai ddangos pwy ydyn "
    "nhw. Rydyn ni wedi dweud ar y we ers {date}, o dan “{part}”, mai rhy ychydig a atebodd.",
}
