"""What the page on which people read what became of it says, in English."""

TOLD = {
    "told": "What became of it",
    "told_contested": "We have what you said. We look at this again. Use your code here in some "
    "weeks to read what came of it.",
    "told_not_taken": "What you said just now was not kept. The code may be mistyped, or what it "
    "is about is not told under this code any more.",
    "told_again": "This was sent before. Use your code to see whether we have what you said.",
    # Not `told_part`, which said that own words are never shown: a quote shows them elsewhere.
    "told_here": "What you said is part of this. This page does not show your own words. It shows "
    "what everybody can read.",
    "told_no_longer": "What you said is not part of this any more. This page does not show your "
    "own words. It shows what everybody can read.",
    "told_english": "It is in English.",
    "told_partly": "We did a part of this, not all of it.",
    "told_undone": "We did this, and it has since been taken back.",
    "told_put_back": "We did this, and it has since been put back as it was.",
    "told_contest": "You said that this is not what you meant.",
    "told_waits": "We have not answered yet.",
    "told_not_meant": "This is not what we meant",
    "told_meant": "What did you mean? You can leave this empty.",
    "told_meant_hint": "A few words, at most {count} letters. No names. It is kept with your "
    "answers and goes when you take them back.",
    "told_send": "Send",
    "told_more_one": "What you said is part of one more. There is no room for it here.",
    "told_more": "What you said is part of {count} more. There is no room for them here.",
    "told_nothing": "There is nothing to tell under this code. It may be mistyped, the answers may "
    "have been taken back, or what was said is in nothing that is published yet.",
    "told_everybody": "Everybody can read what people said and what we did. You need no code for "
    "that.",
    "told_hint": "With it you see what became of the things that you and others said.",
    "told_show": "Show it",
    "told_can": "You can see what became of the things that you and others said, and tell us if "
    "that is not what you meant.",
    "told_stays": "Your code works for this as long as we keep your answers, even when it is too "
    "late to take them back.",
    "told_few": "Too few people answered for us to tell what they said: it could show who they "
    "are. We have said on the web since {date} that too few answered, under “{part}”.",
}
