"""First names and surnames that are usual in Britain, as Faker keeps them for each country."""

from functools import cache

from faker.providers.person import en_GB, en_IE

from surveys.engine import telling_words as words

# Names in Faker's lists that are words too: names only where something says so.
_WORDS_TOO = """
che christian conn constance don ebony eden eve india pierce scot tory
"""
# What people are called whose name in such lists is another.
_CALLED = """
ada alf arlo ashleigh aurora babs barney baz bernie beryl bev bex bob bobbi bobbie bonnie bri cath
charley chaz dan danni darcey darcie daz deb debs dee della demi desi doug dougie ed eliza ellis
emilia ems evie fi finley fliss frankie franky gav gaz georgie gez ginny gracie gray gwennie
harper harri hatty issy iz izzy jaz jez jimmy joanie jonny jools jordy jules kai kath kayla kaz
kenny kev kimmy lacey len lenny les lexi lexie libby lil liv liz lizzie lottie lou lu maddy maggie
mags maisie manny marge marlene maz meg mick micky mo nate nath nell nev nige ollie ozzy pete pip
pippa polly raj reece reg reggie ricki ricky robbo rod ron ronnie rosie roz sammy sandie seb shaz
shell sienna skye sonny ste steph stevie stu suzie suzy tash ted teddy terri tilda timmy tommy
tori trev trish trisha val vic vicki vikki viv wes willow yaz zack zak zoe
"""
# Surnames that may as well go on with the sentence: “sarah read it”, “tom may”.
_GO_ON = frozenset({"may", "read", "rose", "hope", "long", "cross", "will"})


@cache
def usual_first_names() -> frozenset[str]:
    """Return them in small letters, without those that are words."""
    british, irish = en_GB.Provider, en_IE.Provider
    listed = {*british.first_names_male, *british.first_names_female, *irish.first_names}
    names = {name.casefold() for name in listed} | set(_CALLED.split())
    return frozenset(names - words.NAMES_TOO - set(_WORDS_TOO.split()))


@cache
def usual_surnames() -> frozenset[str]:
    """Return them in small letters, also those that are words: what stands before them tells."""
    return frozenset(name.casefold() for name in en_GB.Provider.last_names) - _GO_ON
