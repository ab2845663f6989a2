"""The same in Welsh. Not yet checked by anybody who speaks it at home: see the package."""

WELSH = {
    "leave": "Gadael y dudalen hon",
    "back": "Yn ôl",
    "go_on": "Parhau",
    "skip_one": "Hepgor y cwestiwn hwn",
    "skip_many": "Hepgor y cwestiynau hyn",
    "save": "Cadw a dod yn ôl yn nes ymlaen",
    "before": "Cyn i chi ddechrau",
    "free": "Does dim rhaid i chi wneud hyn. Gallwch hepgor unrhyw gwestiwn. Gallwch stopio ar "
    "unrhyw adeg.",
    "happens": "Beth sy’n digwydd wedyn",
    "readers": "Pwy sy’n darllen beth rydych chi’n ei ddweud",
    "start": "Dechrau",
    "no_thanks": "Dim diolch",
    "take_part": "Ydych chi eisiau cymryd rhan?",
    "take_part_yes": "Ydw, rydw i eisiau cymryd rhan",
    "take_part_no": "Nac ydw",
    "hard_one": "Gall y cwestiwn nesaf fod yn anodd",
    "hard_many": "Gall y cwestiynau nesaf fod yn anodd",
    "hard_free": "Does dim rhaid i chi ateb. Mae’r ddwy ffordd yn iawn.",
    "hard_on": "Mynd ymlaen",
    "wipe_now": "Dileu’r hyn ysgrifennais i, a stopio",
    "check": "Gwirio eich atebion",
    "not_sent": "Does dim yn cael ei anfon cyn i chi bwyso’r botwm ar y diwedd.",
    "not_answered": "Heb ei ateb",
    "change": "Newid",
    "quote": "Gawn ni ddefnyddio eich geiriau yn yr hyn rydyn ni’n ei gyhoeddi?",
    "quote_two": "Os cawn ni, bydd dau ohonon ni’n eu darllen yn gyntaf ac yn tynnu allan yr hyn a "
    "allai ddangos pwy ydych chi. Wedyn gall pobl eraill ein helpu i’w didoli.",
    "quote_yes": "Cewch",
    "quote_summary": "Dim ond fel rhan o grynodeb",
    "quote_no": "Na chewch",
    "send": "Anfon fy atebion",
    "wipe": "Peidio ag anfon. Eu dileu",
    "problem": "Mae problem",
    "danger": "Mewn perygl nawr? Ffoniwch 999.",
    "talk": "Pobl y gallwch siarad â nhw",
    "help": "Rydw i eisiau i rywun fy helpu",
    # Around every page
    "language": "Iaith",
    "pictures": "Lluniau",
    "pictures_on": "Gyda lluniau",
    "pictures_off": "Heb luniau",
    "skip_to_page": "Neidio i’r dudalen",
    "skip_to_question": "Neidio i’r cwestiwn",
    "skip_to_answers": "Neidio i’ch atebion",
    "demo": "Arddangosiad. Peidiwch ag ysgrifennu dim amdanoch chi eich hun.",
    "question": "Cwestiwn",
    "question_at": "Cwestiwn {number}",
    "question_of": "Cwestiwn {number} o {count}",
    "page": "Tudalen",
    "page_at": "Tudalen {number}",
    "page_of": "Tudalen {number} o {count}",
    "clip_sound": "Gwrandewch ar hyn. Mae’n dweud yr un peth â’r geiriau",
    "clip_stands_in": "Arddangosiad. Mae sain yma yn lle llais",
    "clip_film": "Gwyliwch hyn. Mae’n dweud yr un peth â’r geiriau",
    "error": "Gwall",
    "error_in": "Gwall: {title}",
    "or": "neu",
    "month": "Mis",
    "year": "Blwyddyn",
    "up_to_letters": "Gallwch ysgrifennu hyd at {count} llythyren",
    "letter_left": "Mae gennych {count} llythyren ar ôl",
    "letters_left": "Mae gennych {count} llythyren ar ôl",
    "letter_over": "Rydych {count} llythyren dros y terfyn",
    "letters_over": "Rydych {count} llythyren dros y terfyn",
    "helper": "I’r person sy’n helpu",
    "helper_may": "Gallwch ddarllen y cwestiynau’n uchel ac ysgrifennu’r hyn sy’n cael ei ddweud.",
    "helper_not": "Peidiwch ag ateb drostyn nhw, os gwelwch yn dda.",
    "notice_version": "Fersiwn {number}, {date}",
    # On the first page
    "length": "{count} cwestiwn",
    "length_up_to": "Hyd at {count} cwestiwn",
    "minutes": "tua {count} munud",
    "told_by": "Erbyn {date} byddwn yn dangos ar y we beth ddywedodd pobl, beth wnaethon ni, a "
    "beth na wnaethon ni.",
    "answer_until": "Gallwch ateb tan {day}.",
    "kept_until": "Rydyn ni’n cadw’r hyn rydych chi’n ei ddweud tan {date} fan bellaf. Wedyn rydyn "
    "ni’n ei ddileu. Mae cyfrifon wedi’u talgrynnu yn aros.",
    "code_at_end": "Ar y diwedd cewch god. Gyda’r cod gallwch dynnu eich atebion yn ôl.",
    "code_until": "Ar y diwedd cewch god. Gyda’r cod gallwch dynnu eich atebion yn ôl, tan {date}.",
    "adult_first": "Cyn i chi ddechrau, rhaid i oedolyn sy’n gofalu amdanoch fod wedi cytuno i "
    "hyn. Os nad ydych yn gwybod a wnaethant, peidiwch â dechrau eto. Gofynnwch i’r person a "
    "ddywedodd wrthych am hyn.",
    "screen": "Os gallai rhywun weld eich sgrin",
    "screen_leave": "Mae “Gadael y dudalen hon” yn mynd â chi i dudalen arall ar unwaith. Felly "
    "hefyd pwyso {key} dair gwaith. Nid yw’n dileu eich hanes pori. [Sut i gadw’n ddiogel yma]",
    "invitation": "Cod eich gwahoddiad",
    "invitation_help": "Deuddeg o lythrennau a rhifau. Gallwch anfon atebion gydag ef unwaith. Os "
    "byddwch yn stopio gyda “Gadael y dudalen hon”, gallwch ei ddefnyddio eto. Os na wnewch ond "
    "cau’r porwr neu aros yn rhy hir, mae wedi’i ddefnyddio. Ni all neb ddweud pa atebion a "
    "ddaeth gyda pha god.",
    "invitation_back": "Gallwch ddefnyddio cod eich gwahoddiad eto.",
    "not_invited": "Nid yw’r cod hwn yn gadael i neb ddechrau. Efallai ei fod wedi’i gamdeipio, "
    "neu ei fod wedi’i ddefnyddio’n barod.",
    "not_invited_ask": "Gall pwy bynnag a’i rhoddodd i chi roi un arall i chi.",
    "invited_else": "A ddechreuodd rhywun arall yma? Yna teipiwch god eich gwahoddiad eich hun a "
    "phwyswch Dechrau. Caiff yr hyn a ddechreuwyd yma ei ddileu, oni bai iddo gael ei gadw; gellir "
    "defnyddio ei god eto.",
    "many_tries": "Bu llawer o geisiadau mewn amser byr. Arhoswch ychydig funudau.",
    "carry_on": "Cario ymlaen",
    "start_again": "Dechrau eto",
    "start_again_wipes": "Dechrau eto a dileu’r hyn sydd yno",
    "gone_after": "Os byddwch yn stopio, bydd yr hyn ysgrifennoch chi wedi mynd ar ôl {low} i "
    "{high} munud.",
    "kept_open": "Rydyn ni’n cadw’r hyn rydych yn ei ysgrifennu tra bydd y porwr hwn ar agor, am "
    "hyd at {count} diwrnod. Does dim yn cael ei anfon cyn i chi ddweud.",
    "come_back": "I ddod yn ôl yn nes ymlaen neu ar ddyfais arall, pwyswch “Cadw a dod yn ôl yn "
    "nes ymlaen” ar unrhyw gwestiwn. Cewch god; does dim angen cyfeiriad e-bost. [Mae gen i god]",
    # How to stay safe
    "danger_mobile": "O ffôn symudol, os na allwch siarad, pwyswch 55 pan ofynnir i chi.",
    "safe_time": "Ydy hi’n amser diogel nawr?",
    "safe_about": "Mae’r cwestiynau hyn am gyfnod anodd yn eich bywyd. Gallai rhywun edrych ar "
    "eich sgrin, nawr neu’n nes ymlaen.",
    "leave_fast": "I adael yn gyflym",
    "leave_press": "Pwyswch “Gadael y dudalen hon”, ar frig pob tudalen.",
    "leave_shift": "Neu pwyswch y fysell {key} dair gwaith.",
    "leave_then": "Mae tudalen arall yn agor ar unwaith. Ni fydd y botwm Yn ôl yn dangos eich "
    "atebion.",
    "leave_hides": "Mae tudalen arall yn agor ar unwaith. Yna ni fydd y botwm Yn ôl yn dangos dim "
    "am y cwestiynau hyn.",
    "leave_wipes_all": "Mae’r hyn na wnaethoch ei anfon yn cael ei ddileu.",
    "leave_wipes_unsaved": "Mae’r hyn na wnaethoch ei anfon yn cael ei ddileu. Os gwnaethoch "
    "ei gadw tan yn nes ymlaen, mae’r cyfan yn aros am eich cod.",
    "not_hidden": "Beth nad yw’n ei guddio",
    "not_history": "Nid yw’n dileu hanes eich porwr.",
    "not_first_page": "Gall rhywun gyrraedd ein tudalen gyntaf o’ch hanes o hyd.",
    "not_spyware": "Nid yw’n atal ap sy’n gwylio eich ffôn.",
    "not_room": "Nid yw’n cuddio eich sgrin rhag rhywun yn yr ystafell.",
    "own_device": "Os gallwch, defnyddiwch ffôn neu gyfrifiadur nad oes neb arall yn ei "
    "ddefnyddio.",
    "safe_yes": "Ydy, cario ymlaen",
    "safe_no": "Nac ydy, ewch â fi o’ma",
    "safe_unkept": "Nid ydym yn cadw eich ateb i’r dudalen hon.",
    "before_on": "Cyn i chi fynd ymlaen",
    "chose_skip": "Fe ddewisoch chi hepgor hyn o’r blaen. Gallwch ddewis eto.",
    "chose_on": "Fe ddewisoch chi fynd ymlaen o’r blaen. Gallwch ddewis eto.",
    "stop": "Os ydych chi eisiau stopio",
    "stop_leave": "Mae “Gadael y dudalen hon”, ar y brig, yn mynd â chi i dudalen arall ar "
    "unwaith.",
    "hard_skipped": "Cwestiynau a allai fod yn anodd",
    # Asking for help
    "help_title": "Help",
    "helped": "Os ydych chi eisiau i rywun eich helpu",
    "helped_how": "Nid yw eich atebion yn cael eu darllen ar unwaith, ac nid oes neb yn gwybod pwy "
    "a’u hanfonodd. I gael help, [gofynnwch amdano yma]. Bydd eich atebion yn aros.",
    "talk_now": "Siarad â rhywun nawr",
    "ask_contact": "Gofyn i ni gysylltu â chi",
    "ask_apart": "Nid yw hyn yn mynd gyda’ch atebion. Ni all neb weld pa atebion yw eich rhai chi.",
    "ask_two": "Mae dau berson yn cael ei ddarllen: {lead}; {deputy}. Os nad yw un ohonyn nhw "
    "yno mwyach, gall arweinydd diogelu arall ei ddarllen.",
    "ask_unnamed": "Mae dau berson yn cael ei ddarllen: ein harweinydd diogelu a’r dirprwy. Os nad "
    "yw un ohonyn nhw yno mwyach, gall arweinydd diogelu arall ei ddarllen.",
    "ask_when": "Os nad oes neb wedi edrych arno o fewn pedair awr waith, bydd y dirprwy’n cael "
    "gwybod hefyd. Yr oriau gwaith yw dydd Llun i ddydd Gwener, 9 tan 5, heb wyliau banc. Does "
    "neb yn gwylio yn y nos.",
    "ask_private": "Rydyn ni’n ei gadw’n breifat. Os oes rhywun mewn perygl, efallai y bydd rhaid "
    "i ni ddweud wrth eraill. Byddwn yn dweud wrthych chi yn gyntaf os gallwn ni.",
    "ask_kept": "Byddwn yn dileu’r hyn rydych yn ei ysgrifennu yma {count} blynedd fan bellaf ar "
    "ôl delio ag ef.",
    "ask_reach": "Heb ffordd o gysylltu â chi, ni allwn ddod o hyd i chi.",
    "wish": "Beth sydd ei angen arnoch chi?",
    "may_be_empty": "Gallwch adael hwn yn wag.",
    "contact": "Sut gallwn ni gysylltu â chi?",
    "contact_hint": "Rhif ffôn neu gyfeiriad e-bost nad oes neb arall yn ei ddarllen.",
    "safe": "Pryd a sut mae’n ddiogel?",
    "safe_hint": "Er enghraifft: anfonwch neges destun yn gyntaf, dim ond yn y bore, dywedwch eich "
    "bod o’r llyfrgell.",
    "ask": "Gofyn am help",
    "not_saved_yet": "Nid yw’r hyn a deipioch o’r blaen wedi’i gadw eto. Mae’r dudalen hon yn ei "
    "ddal i chi. Defnyddiwch y botwm isod i fynd yn ôl ato.",
    "to_questions": "Yn ôl i’r cwestiynau",
    "ask_nothing": "Dywedwch wrthym sut i gysylltu â chi, neu beth sydd ei angen arnoch. Does dim "
    "rhaid i chi roi eich enw.",
    "passed_on": "Rydyn ni wedi pasio hwn ymlaen",
    "told_two": "Bydd {lead} yn cael gwybod o fewn pum munud. Os nad oes neb wedi edrych arno "
    "o fewn pedair awr waith, bydd {deputy} yn cael gwybod hefyd. Yr oriau gwaith yw dydd Llun i "
    "ddydd Gwener, 9 tan 5, heb wyliau banc.",
    "told_unnamed": "Bydd ein harweinydd diogelu yn cael gwybod o fewn pum munud. Os nad oes neb "
    "wedi edrych arno o fewn pedair awr waith, bydd y dirprwy’n cael gwybod hefyd. Yr oriau "
    "gwaith yw dydd Llun i ddydd Gwener, 9 tan 5, heb wyliau banc.",
    "told_reach": "Os na ddywedoch chi sut i gysylltu â chi, ni allwn ateb.",
    "cannot_wait": "Os na allwch aros",
    "go": "Gadael",
    # Codes, and coming back
    "saved_title": "Wedi’i gadw",
    "saved": "Mae eich atebion wedi’u cadw",
    "saved_unsent": "Does dim wedi’i anfon eto. Ni all neb eu darllen.",
    "code": "Eich cod",
    "code_show": "Dangos fy nghod. Ni ddylai neb arall weld y sgrin",
    "code_write": "Ysgrifennwch ef, neu tynnwch lun os yw hynny’n ddiogel. Nid ydym yn ei gadw ac "
    "ni allwn ddod o hyd iddo eto i chi.",
    "return": "I ddod yn ôl",
    "return_go": "Ewch i [y dudalen hon], ar y ddyfais hon neu unrhyw un arall, a theipiwch y cod.",
    "return_until": "Gallwch ddod yn ôl tan {day}. Ar ôl y diwrnod hwnnw caiff eich atebion eu "
    "dileu.",
    "return_until_closed": "Gallwch ddod yn ôl tan {day}. Wedyn mae hyn yn cau: ar ôl y diwrnod "
    "hwnnw ni allwch anfon eich atebion mwyach, a byddwn yn eu dileu.",
    "return_longer": "Os byddwch yn ysgrifennu mwy, bydd gennych {count} diwrnod eto.",
    "camera": "I gamera",
    "camera_how": "Mae’r sgwâr yn dal yr un cod. Gall ffôn arall ei ddarllen.",
    "camera_square": "Eich cod, i gamera",
    "code_opens": "Gall pwy bynnag sydd â’r cod ddarllen ac anfon yr atebion hyn.",
    "code_unsafe": "Os nad yw hynny’n ddiogel, peidiwch â’i ysgrifennu.",
    "stop_here": "Stopio",
    "stop_free": "Gallwch stopio nawr. Ni fydd dim byd drwg yn digwydd. Mae’r hyn na "
    "wnaethoch ei anfon yn cael ei ddileu, oni bai eich bod wedi’i gadw.",
    "stop_now": "Stopio am nawr",
    "carry_on_now": "Cario ymlaen nawr",
    "code_hint": "Deuddeg o lythrennau a rhifau, er enghraifft {code}. Does dim ots am "
    "briflythrennau.",
    "code_lost": "Ni allwn ddod o hyd i atebion gyda’r cod hwn",
    "code_lost_why": "Ni allwn ddod o hyd i atebion gyda’r cod hwn. Efallai ei fod wedi’i "
    "gamdeipio, bod ei amser ar ben, neu fod yr atebion wedi’u tynnu’n ôl yn barod.",
    "wait": "Arhoswch ychydig",
    "wait_why": "Bu llawer o geisiadau mewn amser byr. I gadw atebion pawb yn ddiogel rydyn ni’n "
    "oedi. Rhowch gynnig arall arni ymhen ychydig funudau.",
    "found": "Mae eich atebion yma",
    "waiting_until": "Nid ydyn nhw wedi’u hanfon eto. Maen nhw’n aros tan {day}.",
    "waiting_closed": "Ni chawson nhw eu hanfon, ac mae hyn wedi cau nawr: ni ellir eu hanfon "
    "mwyach. Ni all neb eu darllen. Cânt eu dileu ar ôl {day}, neu nawr os pwyswch y botwm.",
    "waiting_seen": "Os byddwch yn cario ymlaen, gall pwy bynnag sy’n defnyddio’r porwr hwn eu "
    "gweld nes iddo gael ei gau neu nes i chi bwyso “Gadael y dudalen hon”.",
    "others_here": "Mae atebion eraill yn y porwr hwn sydd heb eu hanfon. Os byddwch yn cario "
    "ymlaen â rhai eich cod, caiff y lleill eu dileu.",
    "others_wipe": "Cario ymlaen a dileu’r lleill",
    "others_keep": "Cadw’r lleill",
    "wipe_them": "Eu dileu",
    "found_unseen": "Nid ydym yn eu dangos, fel na all neb arall eu darllen gyda’ch cod.",
    "take_back_can": "Gallwch eu tynnu’n ôl",
    "take_back_then": "Byddwn wedyn yn dileu’r hyn a ddywedoch chi. Mae rhifau sydd eisoes wedi’u "
    "cyfrif neu eu cyhoeddi yn aros: nid ydyn nhw byth yn dangos un person. Ni ellir dadwneud "
    "hyn.",
    "take_back": "Tynnu fy atebion yn ôl",
    "leave_there": "Eu gadael yno",
    "done_with": "Beth sy’n cael ei wneud gyda’r hyn ddywedodd pobl",
    "done_by": "Erbyn {date} byddwn yn dweud hynny ar y we.",
    "done_since": "Rydyn ni wedi dweud hynny ar y we ers {date}.",
    "done_late": "Dywedon ni y byddai ar y we erbyn {date}. Mae’n hwyr.",
    # After sending
    "sent_title": "Wedi’i anfon",
    "thanks": "Diolch. Mae eich atebion wedi’u hanfon",
    "thanks_unknown": "Nid ydym yn gwybod pwy a’u hanfonodd.",
    "tablet": "Mae eraill yn defnyddio’r llechen hon hefyd.",
    "tablet_done": "Pwyswch “Gorffen a gadael” pan fyddwch wedi gorffen, fel nad ydyn nhw’n gweld "
    "y dudalen hon.",
    "tablet_asks": "Os na fydd neb yn ei chyffwrdd am {low} i {high} munud, byddwn yn gofyn a "
    "ydych chi yma o hyd. Heb ateb o fewn munud byddwn yn dileu’r hyn na chafodd ei anfon, "
    "ac yn dangos y dudalen gyntaf.",
    "still_here": "Ydych chi yma o hyd?",
    "still_why": "Mae eraill yn defnyddio’r llechen hon hefyd. Heb ateb o fewn munud byddwn yn "
    "dileu’r hyn na chafodd ei anfon, ac yn dangos y dudalen gyntaf.",
    "seen_again": "Gall pwy bynnag sy’n defnyddio’r porwr hwn weld y dudalen hon eto",
    "seen_until": "nes i chi bwyso “Gorffen a gadael” neu gau’r porwr, am tua diwrnod ar y mwyaf.",
    "code_use": "Gyda’r cod gallwch fynd i [y dudalen hon] a:",
    "use_back": "thynnu eich atebion yn ôl",
    "use_back_until": "thynnu eich atebion yn ôl, tan {date}",
    "use_read": "gweld ble i ddarllen beth wnaed am y pethau a ddywedoch chi ac eraill.",
    "code_blind": "Nid yw’r cod byth yn dangos beth ysgrifennoch chi. Does dim rhaid i chi ei "
    "gadw.",
    "next": "Beth sy’n digwydd nesaf",
    "next_by": "Erbyn {date} byddwn yn dweud ar y we beth ddywedodd pobl, beth wnaethon ni, a beth "
    "na wnaethon ni. Does dim angen cod i ddarllen hynny.",
    "look_public": "Chwiliwch amdano ar y wefan hon, o dan “{menu}”. Pwyswch “Gadael y dudalen "
    "hon” cyn gwneud hynny, fel nad yw’r botwm Yn ôl yn dangos y dudalen hon.",
    "was_hard": "Os oedd hyn yn anodd",
    "was_hard_talk": "Gallwch siarad â rhywun:",
    "reach_apart": "Os ydych chi eisiau, gallwch [ddweud wrthym sut i gysylltu â chi], ar wahân "
    "i’ch atebion.",
    "finish": "Gorffen a gadael",
    "hear_title": "Clywed yn ôl",
    "hear": "Ydych chi eisiau clywed gennym ni?",
    "hear_apart": "Does dim rhaid i chi. Mae eich atebion eisoes wedi’u hanfon. Mae’r hyn rydych "
    "yn ei ysgrifennu yma yn cael ei gadw ar wahân iddyn nhw. Dydyn ni ddim yn cadw dim sy’n ei "
    "gysylltu â nhw.",
    "hear_lacks": "Dewiswch at ba ddiben, a dywedwch sut gallwn gysylltu â chi. Neu gadewch y "
    "dudalen hon: does dim rhaid i neb ei llenwi.",
    "hear_why": "At ba ddiben?",
    "hear_results": "Dweud wrtha i beth ddaeth ohono",
    "hear_talk": "Gofyn i fi siarad amdano",
    "hear_agree": "Cewch gysylltu â fi at y diben a ddewisais uchod, ac at ddim byd arall. Rydw "
    "i’n gwybod bod hyn yn cael ei gadw ar wahân i’m hatebion ac yn cael ei ddileu ar y diwrnod a "
    "enwir yma.",
    "hear_delete": "Byddwn yn ei ddileu ar {date}.",
    "hear_kept": "Mae’r ffordd i gysylltu â chi wedi’i chadw",
    "hear_may_delete": "Gallwch ei hysgrifennu o’r newydd, neu ei dileu tra bydd y porwr hwn ar "
    "agor, heddiw.",
    "hear_delete_now": "Dileu hwn",
    "reach_stays": "Os dywedoch wrthym sut i gysylltu â chi, mae hynny ar wahân i’ch atebion ac "
    "nid yw’n cael "
    "ei ddileu gyda nhw: ni allwn ddweud pa un yw’ch un chi. Byddwn yn ei ddileu ar {date}.",
    "reach_gone": "Os dywedoch wrthym sut i gysylltu â chi, roedd hynny ar wahân i’ch atebion. "
    "Roedd i’w ddileu ar {date}: mae wedi’i ddileu, neu’n cael ei ddileu nawr.",
    "reach_delete_here": "[Gallwch ei ddileu nawr], tra bydd y porwr hwn ar agor.",
    "reach_delete_asked": "I’w ddileu cyn hynny, ewch yn ôl heddiw i’r dudalen lle ysgrifennoch "
    "ef, yn y porwr yr "
    "anfonoch eich atebion ynddo. Ar ôl i hwnnw gau, gofynnwch i ni ei ddileu: dywedwch wrthym "
    "beth ysgrifennoch chi yno, er mwyn i ni ddod o hyd iddo.",
    "hear_yes": "Rydw i’n cytuno. Cadwch hwn",
    "hear_no": "Na, mynd yn ôl",
    # What may be wrong with an answer
    "agree_lacks": "Dewiswch ydw neu nac ydw. Does dim rhaid i chi gymryd rhan",
    "pause_lacks": "Dewiswch un o’r ddau.",
    "both_kept": "Fe ysgrifennoch chi ateb a thicio “{label}”. Cadwch un o’r ddau",
    "letter_long": "Mae eich ateb {count} llythyren yn rhy hir. Gwnewch ef yn fyrrach",
    "letters_long": "Mae eich ateb {count} llythyren yn rhy hir. Gwnewch ef yn fyrrach",
    "no_number": "Ysgrifennwch rif cyfan mewn ffigurau, fel 3",
    "too_low": "Ysgrifennwch {number} neu fwy",
    "too_high": "Ysgrifennwch {number} neu lai",
    "no_month": "Ysgrifennwch y mis hefyd, fel rhif o 1 i 12 neu enw",
    "no_year": "Ysgrifennwch y flwyddyn hefyd, mewn pedwar ffigur, fel 2024",
    "no_part": "Edrychwch ar hwn eto: {part}",
    "not_several": "Dewiswch o’r atebion isod",
    "not_alone": "Dewiswch rai atebion, neu’r un olaf, ond nid y ddau",
    "too_many": "Fe ddewisoch chi {count}. Dewiswch hyd at {most}: dad-diciwch rai",
    "not_one": "Dewiswch un o’r atebion isod",
    "consent_lacks": "Dewiswch ie neu na. Mae’r ddau yn iawn",
    "kept": "Rydyn ni wedi cadw’r hyn ysgrifennoch chi.",
    "windows": "Cafodd y dudalen hon ei hateb mewn ffenestr arall hefyd, neu o’r blaen. Dewiswch "
    "un ateb. Rydyn ni’n cadw’r ddau tan hynny.",
    "windows_take": "Defnyddio’r ateb hwn",
    "windows_last": "Neu defnyddiwch yr un isod. Gallwch ei newid, yna mynd ymlaen.",
    "part_first_name": "Llythyren gyntaf eich enw cyntaf",
    "part_carer_name": "Llythyren gyntaf enw’r person a’ch magodd",
    "part_born_place": "Llythyren gyntaf y lle y cawsoch eich geni",
    "part_birth_day": "Y diwrnod o’r mis y cawsoch eich geni, o 1 i 31",
    "part_older": "Faint o frodyr a chwiorydd hŷn sydd gennych, 0 os dim un",
    "part_first_school": "Llythyren gyntaf enw eich ysgol gyntaf",
    "part_middle_name": "Llythyren gyntaf eich enw canol, X os nad oes gennych un",
    # When it does not go on
    "unknown": "Ni allwn ddod o hyd i’r dudalen hon",
    "unknown_1": "Gwiriwch y cyfeiriad, lythyren wrth lythyren. Efallai ei fod wedi’i deipio neu "
    "ei gopïo’n anghywir.",
    "unknown_2": "Os rhoddodd rhywun y cyfeiriad i chi, gofynnwch iddyn nhw amdano eto.",
    "not_yet": "Nid yw hwn ar agor eto",
    "not_yet_1": "Mae’r cwestiynau hyn yn barod, ond ni all neb eu hateb eto. Dewch yn ôl yn nes "
    "ymlaen.",
    "closed": "Mae hwn wedi cau nawr",
    "closed_1": "Ni all neb anfon atebion yma mwyach. Diolch am ddod.",
    "closed_2": "Os anfonoch chi atebion yn gynharach, mae eich cod yn dal i weithio.",
    "suspended": "Rydyn ni wedi stopio hwn am nawr",
    "suspended_1": "Nid ydych wedi gwneud dim o’i le. Fe stopion ni’r cwestiynau i edrych ar "
    "rywbeth yn gyntaf.",
    "suspended_2": "Gallwch roi cynnig arall arni ddiwrnod arall. Does dim rhaid i chi.",
    "not_here": "Nid yw’r dudalen hon yma mwyach",
    "lost": "Ni allwn ddod o hyd i’ch atebion ar y ddyfais hon",
    "lost_1": "Maen nhw’n cael eu cadw yn y porwr hwn yn unig, a dim ond nes iddo gael ei gau neu "
    "nes i chi adael. Efallai hefyd fod gormod o amser wedi mynd heibio.",
    "lost_2": "Gallwch ddechrau eto. Does dim rhaid i chi.",
    "no_receipt": "Ni allwn ddangos cod ar y ddyfais hon",
    "no_receipt_1": "Dim ond yn y porwr a anfonodd yr atebion y dangosir cod, nes iddo gael ei "
    "gau, ac am tua diwrnod ar y mwyaf.",
    "no_receipt_2": "Os anfonoch chi atebion, maen nhw wedi cyrraedd. Ni allwn ddod o hyd i’r cod "
    "eto i chi.",
    "forgery": "Ni chymeron ni hwn",
    "forgery_1": "Ni allem fod yn siŵr mai chi a’i hanfonodd. Gall hyn ddigwydd pan fydd tudalen "
    "wedi bod ar agor yn hir neu mewn dwy ffenestr.",
    "forgery_2": "Ewch yn ôl i’r cwestiwn a rhowch gynnig arall arni.",
    "sent": "Anfonwyd eich atebion cyn hyn",
    "sent_1": "Ni chafodd yr hyn ysgrifennoch chi nawr ei ychwanegu atyn nhw. Does dim byd arall "
    "wedi newid.",
    "not_saved": "Ni chafodd hwn ei gadw",
    "not_saved_1": "Nid yw rhywbeth yn gweithio ar ein hochr ni. Nid eich bai chi yw hyn.",
    "not_saved_2": "Arhoswch funud, yna ewch yn ôl a rhowch gynnig arall arni.",
    "too_much": "Roedd hyn yn ormod i ni",
    "too_much_1": "Ni allem ddarllen yr hyn a anfonwyd. Nid yw eich atebion eraill wedi’u colli.",
    "too_much_2": "Ewch yn ôl gyda’ch porwr: efallai fod yr hyn ysgrifennoch chi yno o hyd. "
    "Copïwch yr hyn rydych eisiau ei gadw, yna gwnewch ef yn fyrrach a rhowch gynnig arall arni.",
    "many_requests": "Mae’n rhaid i ni oedi am funud",
    "many_requests_1": "Gofynnodd llawer o bobl am help o’r fan hon mewn amser byr. Nid yw eich "
    "cais chi wedi’i anfon eto.",
    "many_requests_2": "Rhowch gynnig arall arni ymhen munud. Mewn perygl, ffoniwch 999 nawr.",
    "contact_kept": "Rydyn ni wedi cadw hwn",
    "contact_kept_2": "Mae ar wahân i’ch atebion. Dim ond pobl sydd â’r dasg o gysylltu â chi sy’n "
    "cael ei agor.",
    "contact_gone": "Rydyn ni wedi dileu’r ffordd i gysylltu â chi",
    "contact_gone_1": "Nid yw’n cael ei chadw mwyach. Os agorodd rhywun hi o’r blaen, gallant "
    "gysylltu â chi o hyd.",
    "entered": "Roedd rhywun yn rhoi atebion i mewn dros berson arall",
    "entered_1": "Mae’r hyn oedd yma wedi’i ddileu. Os hoffech ateb, ewch i’r dudalen gyntaf.",
    "entered_2": "Os chi oedd, dechreuwch eto lle dechreuoch chi, yn nhudalennau’r staff.",
    "wiped": "Mae eich atebion wedi’u dileu",
    "wiped_1": "Ni anfonwyd dim ac ni chedwir dim. Diolch am eich amser.",
    "refused": "Mae hynny’n iawn",
    "refused_1": "Does dim rhaid i chi gymryd rhan. Ni anfonwyd dim ac ni chedwir dim.",
    "taken_back": "Mae eich atebion wedi’u tynnu’n ôl",
    "taken_back_1": "Rydyn ni wedi dileu’r hyn a ddywedoch chi, a thynnu eich geiriau allan o "
    "bob man lle’r oedden ni’n eu dyfynnu.",
    "taken_back_2": "Mae rhifau sydd eisoes wedi’u cyfrif yn aros fel y maen nhw, hyd yn oed os "
    "byddwn yn eu cyhoeddi’n ddiweddarach. Felly hefyd crynodebau sydd eisoes wedi’u cyhoeddi. "
    "Nid ydyn nhw byth yn dangos un person.",
    "wrote": "Beth ysgrifennoch chi",
    "wrote_copy": "Nid yw wedi’i golli. Copïwch ef o’r fan hon os ydych eisiau ei gadw.",
    "first_page": "Mynd i’r dudalen gyntaf",
    "talk_if": "Os ydych eisiau siarad â rhywun",
}
