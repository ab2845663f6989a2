"""That a page is in English, for those who read neither it nor what comes with the site.

Not yet checked by anybody who speaks these at home: see the package.
"""

IN_ENGLISH = {
    "ar": "هذه الصفحة باللغة الإنجليزية.",
    "bn": "এই পাতাটি ইংরেজিতে।",
    "zh-hans": "本页是英文的。",
    "fa": "این صفحه به زبان انگلیسی است.",
    "fr": "Cette page est en anglais.",
    "gu": "આ પાનું અંગ્રેજીમાં છે.",
    "ckb": "ئەم پەڕەیە بە زمانی ئینگلیزییە.",
    "ps": "دا پاڼه په انګلیسي ژبه ده.",
    "pl": "Ta strona jest po angielsku.",
    "pt": "Esta página está em inglês.",
    "pa": "ਇਹ ਪੰਨਾ ਅੰਗਰੇਜ਼ੀ ਵਿੱਚ ਹੈ।",
    "ro": "Această pagină este în limba engleză.",
    "so": "Boggan wuxuu ku qoran yahay af Ingiriisi.",
    "es": "Esta página está en inglés.",
    "ti": "እዚ ገጽ ብእንግሊዝኛ እዩ።",
    "tr": "Bu sayfa İngilizcedir.",
    "uk": "Ця сторінка англійською мовою.",
    "vi": "Trang này bằng tiếng Anh.",
}
