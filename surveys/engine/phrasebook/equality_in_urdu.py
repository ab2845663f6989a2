"""The same in Urdu. Not yet checked by anybody who speaks it at home: see the package."""

URDU = {
    "equality": "آپ کے بارے میں کچھ سوالات",
    "equality_sent": "آپ کے جوابات بھیجے جا چکے ہیں۔ یہ سوالات اضافی ہیں۔ ان کا جواب دینا لازم "
    "نہیں، یا آپ چند کا جواب دے سکتے ہیں۔",
    "equality_why": "ہم اس لیے پوچھتے ہیں کہ دیکھ سکیں کہ ہم کن لوگوں کی بات سنتے ہیں اور کن کی "
    "نہیں۔",
    "equality_apart": "یہ آپ کے جوابات سے الگ رکھے جاتے ہیں۔ آپ یہاں جو چنیں ہم اسے لکھ کر نہیں "
    "رکھتے: ہم صرف گنتی میں ایک بڑھا دیتے ہیں۔",
    "equality_joined": "ہم ایسا کچھ نہیں رکھتے جو اسے آپ کے جوابات سے، آپ کے کوڈ سے، یا یہاں آپ کی "
    "چنی ہوئی دوسری باتوں سے جوڑے۔ جتنے زیادہ لوگ اپنی باتیں شامل کریں، گنتی کسی ایک شخص کے بارے "
    "میں اتنا ہی کم بتا سکتی ہے۔",
    "equality_seen": "جب تک لوگ جواب دے سکتے ہیں گنتی کوئی نہیں دیکھتا۔ اس کے بعد ہماری ٹیم اسے "
    "گول اعداد میں دیکھتی ہے، اور صرف تب جب کم از کم {count} لوگوں نے کچھ چنا ہو۔",
    "equality_kept": "یہ سوالات بند ہونے کے زیادہ سے زیادہ {count} مہینے بعد ہم انہیں مٹا دیتے "
    "ہیں۔",
    "equality_stays": "اگر آپ بعد میں اپنے جوابات واپس لیں تو یہ گنتی رہتی ہے: اس میں کچھ نہیں "
    "بتاتا کہ آپ کے جواب کون سے ہیں۔",
    "equality_code": "آپ کا کوڈ اگلے صفحے پر آئے گا۔",
    "equality_skip": "یہ سب چھوڑ دیں",
    "equality_send": "انہیں گنتی میں شامل کریں",
    "equality_paper": "یہ ورق آپ کے جوابات سے الگ ہے۔ اسے بھرنا لازم نہیں۔ اسے الگ سے دیں۔ ہم "
    "اسے صرف گنتے ہیں۔",
    "equality_not_say": "میں نہیں بتانا چاہتا / چاہتی",
    "equality_age": "آپ کی عمر کتنی ہے؟",
    "equality_age_16_24": "16 سے 24",
    "equality_age_25_34": "25 سے 34",
    "equality_age_35_44": "35 سے 44",
    "equality_age_45_54": "45 سے 54",
    "equality_age_55_64": "55 سے 64",
    "equality_age_65": "65 یا زیادہ",
    "equality_young_age": "تمہاری عمر کتنی ہے؟",
    "equality_young_age_12": "12 یا کم",
    "equality_young_age_13_15": "13 سے 15",
    "equality_young_age_16_17": "16 یا 17",
    "equality_young_age_18": "18 یا زیادہ",
    "equality_sex": "آپ کی جنس کیا ہے؟",
    "equality_sex_female": "عورت",
    "equality_sex_male": "مرد",
    "equality_gender": "کیا آپ اپنی صنف وہی سمجھتے ہیں جو پیدائش کے وقت آپ کی جنس تھی؟",
    "equality_gender_help": "صنف سے مراد یہ ہے کہ آپ خود کو کیا سمجھتے ہیں: مثلاً عورت، مرد، یا "
    "دونوں میں سے کوئی نہیں۔",
    "equality_gender_same": "جی ہاں، وہی",
    "equality_gender_other": "جی نہیں، کوئی اور",
    "equality_ethnic": "آپ کا نسلی گروہ کیا ہے؟",
    "equality_ethnic_help": "یہ آپ کے خاندان اور پس منظر کے بارے میں ہے۔",
    "equality_ethnic_asian": "ایشیائی یا ایشیائی برطانوی",
    "equality_ethnic_black": "سیاہ فام، سیاہ فام برطانوی، کیریبین یا افریقی",
    "equality_ethnic_mixed": "مخلوط، یا ایک سے زیادہ گروہ",
    "equality_ethnic_white": "سفید فام",
    "equality_ethnic_other": "کوئی اور گروہ",
    "equality_health": "کیا آپ کو کوئی معذوری یا صحت کا ایسا مسئلہ ہے جو رہتا ہے؟",
    "equality_health_help": "جسم یا ذہن کا، 12 مہینے یا زیادہ عرصے سے۔",
    "equality_health_yes": "جی ہاں",
    "equality_health_no": "جی نہیں",
    "equality_religion": "آپ کا مذہب کیا ہے؟",
    "equality_religion_none": "کوئی مذہب نہیں",
    "equality_religion_christian": "عیسائی",
    "equality_religion_muslim": "مسلمان",
    "equality_religion_hindu": "ہندو",
    "equality_religion_sikh": "سکھ",
    "equality_religion_jewish": "یہودی",
    "equality_religion_buddhist": "بدھ",
    "equality_religion_other": "کوئی اور مذہب",
    "equality_orientation": "ان میں سے آپ پر سب سے زیادہ کیا صادق آتا ہے؟",
    "equality_orientation_straight": "مخالف جنس کی طرف میلان",
    "equality_orientation_gay": "ہم جنس کی طرف میلان",
    "equality_orientation_bi": "دونوں کی طرف میلان",
    "equality_orientation_other": "کچھ اور",
}
