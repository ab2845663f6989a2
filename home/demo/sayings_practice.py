"""What made-up practitioners wrote. Nobody has put it into themes yet: a visitor can."""

from home.demo.sayings import Parts

OBSTACLES: Parts = {
    "": (
        39,
        (
            "The other papers came the day before, so the kit was ready and they were not.",
            "No printer with colour at our office. The blue lines came out grey.",
            "I had three meetings that week and half an hour for each.",
            "The chair had not heard of it and went on as always.",
            "The parent had been given four other leaflets already.",
            "It has to be read aloud twice and nobody counts that time.",
            "Our template for plans cannot hold two plans side by side.",
            "People kept talking when the red card was up.",
        ),
    ),
}

CHANGES: Parts = {
    "": (
        31,
        (
            "I read it aloud in two visits, because one was too much.",
            "We put the names of the people on the first page. That is what parents ask first.",
            "A red cushion in place of the card: easier to pick up when you are upset.",
            "I sent it as a voice message, she does not read.",
            "We crossed out the parts about other agencies. There were none.",
            "Larger print. It costs a page and nobody minds.",
        ),
    ),
}

TAKE_OUT: Parts = {
    "": (
        20,
        (
            "The page about what happens after. It belongs in the plan itself.",
            "Nothing, please do not make it longer either.",
            "Half of the pictures.",
            "The second checklist says the same as the first.",
            "The list of who may come. It made one mum worry.",
        ),
    ),
}
