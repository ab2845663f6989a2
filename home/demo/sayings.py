"""Sentence parts from which the made-up answers of adults are put together.

Everything is written for this demonstration. A part belongs to the theme under whose code
it stands; "" holds what belongs to none. The number is how many answers say it.
"""

Parts = dict[str, tuple[int, tuple[str, ...]]]

EASIER: Parts = {
    "SEE": (
        28,
        (
            "If I had got it the week before and not in the corridor.",
            "Seeing it before everybody else had.",
            "My solicitor read it to me ten minutes before we went in.",
            "Let me have it at home first so I can go through it slowly.",
            "I never saw it. I heard what was in it when they read it out.",
            "They gave it to me that morning. How am I meant to take that in.",
            "Send it to me a few days before so I can say what is wrong in it.",
            "I only saw it on the day. It had my son’s age wrong and nobody changed it.",
            "Time with it before, not in front of everyone.",
        ),
    ),
    "SOURCE": (
        13,
        (
            "It said people were worried about us but not which people.",
            "They wrote things as if they had been there. Somebody must have told them.",
            "I wanted to know who said that about my house.",
            "It did not say where they got that from.",
            "Put next to it who saw that and when.",
            "I asked who told them and nobody could say.",
            "Half of it was from an old report. They should write that it is.",
        ),
    ),
    "LONG": (
        25,
        (
            "It was 40 pages. I gave up at 12.",
            "A shorter one I could take in.",
            "Say the main thing first and keep the rest short.",
            "Too much paper, the same thing three times over.",
            "Less of it. I read it on my phone on the bus.",
            "One page that says what they want and why.",
            "It went on and on and I could not find the part about me.",
        ),
    ),
    "PLAIN": (
        12,
        (
            "Someone to tell me what happens when you go in there.",
            "I did not know when I was allowed to talk.",
            "If they had used normal words.",
            "Nobody told me there would be that many people.",
            "I did not know half the words and I was too scared to ask.",
            "A list of who is who in there.",
            "If somebody had gone through the day with me before.",
            "I thought I would have to stand up. Nobody had told me.",
        ),
    ),
    "TRAVEL": (
        15,
        (
            "Two buses and nobody to have the little one.",
            "Help with the fare. It is £9 there and back.",
            "I had to bring the baby because there was nobody else.",
            "I missed the first one because I had no money for the bus.",
            "Somebody to mind the kids so I could listen.",
        ),
    ),
    "KNOW": (
        11,
        (
            "We had four social workers in a year. I wanted one I could ring.",
            "The same person all the way through.",
            "Somebody who knows us, not a new one every time.",
            "Every time I rang it was somebody else who had to look it up.",
        ),
    ),
    "TEXT": (
        9,
        (
            "Text me the date. The letter came to my old flat.",
            "A text the day before. I lose letters.",
            "They could just text when and where.",
        ),
    ),
    "": (
        3,
        (
            "The coffee machine was broken.",
            "I would rather talk about the school.",
            "Nothing. It was what it was.",
        ),
    ),
}

HELPED: Parts = {
    "KIND": (
        27,
        (
            "She waited with me until we were called.",
            "He asked if I had eaten.",
            "She said sorry when she got a date wrong and crossed it out in front of me.",
            "The usher was kind to my mum.",
            "She rang the next day just to ask how I was.",
            "He looked at me and not at his papers.",
        ),
    ),
    "": (
        11,
        (
            "She drew me who sits where.",
            "He told me in plain words what the judge would ask.",
            "Nothing really.",
            "I can’t think of anything.",
            "My sister came.",
        ),
    ),
}

TOGETHER: Parts = {
    "ONCE": (
        14,
        (
            "Let me tell it once. I told it seven times.",
            "They should talk to each other so that I don’t have to start again.",
            "One person who knows it all and tells the others, with me there.",
            "Every office wanted the whole thing from the beginning.",
        ),
    ),
    "SAFE": (
        10,
        (
            "Agree which phone to ring. One of them left a message where it could be heard.",
            "Ask every time if it is safe, not only the first time.",
            "No letters with their name on the front.",
        ),
    ),
    "BLAME": (
        11,
        (
            "Ask him why he does it and not me why I stay.",
            "Stop telling me I have to protect them as if I was the danger.",
            "They all asked what I had done to make it worse.",
        ),
    ),
    "": (2, ("More of everything.", "I don’t know any more.")),
}

SAFE_HELPED: Parts = {
    "BELIEVED": (
        13,
        (
            "She believed me the first time.",
            "Somebody said it was not my fault.",
            "He wrote down what I said and read it back.",
            "Other women who had been there.",
        ),
    ),
    "KIND": (
        5,
        (
            "The refuge worker sat down with me. She was never in a hurry.",
            "My neighbour. She did not ask, she just came over.",
        ),
    ),
    "": (3, ("Having a key that only I had.", "Knowing the number by heart.")),
}
