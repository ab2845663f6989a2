"""What can be found in a survey before it is published: each code, and how it is mended."""

from dataclasses import dataclass

NO_READERS = "Nothing says who reads what people say. They agree to it before they answer."
ERRORS = {
    "empty_survey": "Add a page and a question.",
    "empty_step": "Add a question or some information to the page, or take the page out.",
    "too_few_options": "Add answers until there is a choice.",
    "duplicate_key": "Open the settings of one of the questions and change its short name.",
    "duplicate_value": "Open the settings of one of the answers and change its short name.",
    "missing_reference": "Choose a question that there is, or empty “Show this page only if”.",
    "forward_reference": "Move the question to an earlier page, or choose another question.",
    "value_not_an_option": "Choose one of the question’s own answers.",
    "unreachable_step": "Change when the page is shown, or take the page out.",
    "no_way_out": "Let people leave the question out, or give them an answer that says no.",
    "missing_picture": "Open the settings of each answer and choose a picture.",
    "missing_translation": "Add the words under “In other words”, or take the language out.",
    "needed_in_english": "Write them under “In other words”, in the part that is named, or take "
    "the language out.",
    "wrong_file": "Choose a sound as MP3, a film as MP4, captions as VTT.",
    "changed_value": "Put the old short name back, or add a new answer instead.",
    "no_readers": "Under “What people read first” add each group that reads it, and who does not.",
    "nothing_said": "Write it; two or three short sentences are enough.",
}
WARNINGS = {
    "hard_to_read": "Use shorter words and shorter sentences; say it as you would say it aloud.",
    "long_question": "Say it in up to 15 words; move the rest into the hint.",
    "two_in_one": "Make two questions of it, each about one thing.",
    "negative": "Ask it the other way round, without “not”.",
    "leading": "Ask so that every answer is as easy to give, for instance “How was …?”",
    "jargon": "Say what it means in words that people use at home.",
    "sensitive_first": "Begin with something that is easy to answer.",
    "sensitive_last": "End with something lighter, so that nobody leaves with the hard thing.",
    "sensitive_required": "Let people leave it out.",
    "not_marked_hard": "Behind its cog tick “It may be hard to answer”: people are told first, and "
    "no number of it is told in public. Without the tick both is as with any other question.",
    "page_not_marked_hard": "Say in the settings of the page, under “What is coming”, what it is "
    "about: people read that first, and may skip it. Or say it in other words.",
    "names_somebody": "Take it out, or offer a few wide answers. Who wants to hear from you can "
    "say so after sending, apart from the answers.",
    "no_support": "Add information after it that says where to get help, and tick that it does.",
    "nothing_coming": "Say it in the settings of the page, under “What is coming”.",
    "several_on_a_page": "Put each on a page of its own. Two that belong together may share one: "
    "write their heading under “Title” in the settings of the page.",
    "one_sided": "Ask beside it what was not good or should change, in as open a question.",
    "too_many_steps": "Ask only what you will use. Take pages out.",
    "identifying": "Take it out, or give it fewer and wider answers.",
    "perhaps_identifying": "Tick “It tells who somebody is” behind the cog of each that does; then "
    "take it out, or give it fewer and wider answers.",
    "few_each": "Give it fewer and wider answers, or take it out.",
    "small_code": "Take the code out where fewer than 30 people answer.",
    "heavy_pictures": "Use fewer or simpler pictures, or divide the page: people pay for what "
    "their phone loads.",
    "sounds_young": "Choose the notice for their age, and say that they may be under sixteen where "
    "you open it; or say in the title and audience that grown-ups are asked.",
    "left_in_english": "Write them under “In other words”, or have somebody beside people who "
    "reads English.",
    "helper_not_told": "Ask it as “One answer”, and tick “Somebody helped” in the settings of each "
    "answer that says so.",
    "not_tried": "Let five or more try it, and write down under “Settings” how many did.",
    "too_many_routes": "Use fewer rules: nobody can check so many ways.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding: a code, a sentence, and the page and question it is on (their ids)."""

    code: str
    message: str
    step: str = ""
    question: str = ""
    # Of what elsewhere is a warning.
    refuses: bool = False

    @property
    def is_error(self) -> bool:
        """Whether it forbids publishing."""
        return self.refuses or self.code in ERRORS

    @property
    def mend(self) -> str:
        """What to do about it."""
        return ERRORS.get(self.code) or WARNINGS[self.code]

    @property
    def place(self) -> str:
        """The id of the block where it is mended."""
        return self.question or self.step
