"""Everything that the pages say beside the questions, in English, as editors find it."""

from surveys.engine.phrasebook.told import TOLD

PAGES = {
    "leave": "Leave this page",
    "back": "Back",
    "go_on": "Continue",
    "skip_one": "Skip this question",
    "skip_many": "Skip these questions",
    "save": "Save and come back later",
    "before": "Before you start",
    "free": "You do not have to do this. You can skip any question. You can stop at any time.",
    "happens": "What happens then",
    "readers": "Who reads what you say",
    "start": "Start",
    "no_thanks": "No, thank you",
    "take_part": "Do you want to take part?",
    "take_part_yes": "Yes, I want to take part",
    "take_part_no": "No",
    "hard_one": "The next question may be hard",
    "hard_many": "The next questions may be hard",
    "hard_free": "You do not have to answer. Both ways are fine.",
    "hard_on": "Go on",
    "wipe_now": "Wipe what I wrote, and stop",
    "check": "Check your answers",
    "not_sent": "Nothing is sent before you press the button at the end.",
    "not_answered": "Not answered",
    "change": "Change",
    "quote": "Can we use your words in what we publish?",
    "quote_two": "If you say yes, two of us read them first and take out what could show who you "
    "are. Then other people may help us sort them.",
    "quote_yes": "Yes",
    "quote_summary": "Only as part of a summary",
    "quote_no": "No",
    "send": "Send my answers",
    "wipe": "Do not send. Wipe them",
    "problem": "There is a problem",
    "danger": "In danger now? Call 999.",
    "talk": "People you can talk to",
    "help": "I want someone to help me",
}
AROUND = {
    "language": "Language",
    "pictures": "Pictures",
    "pictures_on": "Pictures on",
    "pictures_off": "Pictures off",
    "skip_to_page": "Skip to the page",
    "skip_to_question": "Skip to the question",
    "skip_to_answers": "Skip to your answers",
    "demo": "Demonstration. Please do not write anything about yourself.",
    "question": "Question",
    "question_at": "Question {number}",
    "question_of": "Question {number} of {count}",
    "page": "Page",
    "page_at": "Page {number}",
    "page_of": "Page {number} of {count}",
    "clip_sound": "Listen to this. It says the same as the words",
    "clip_stands_in": "Demonstration. A sound stands here in place of a voice",
    "clip_film": "Watch this. It says the same as the words",
    "error": "Error",
    "error_in": "Error: {title}",
    "or": "or",
    "month": "Month",
    "year": "Year",
    "up_to_letters": "You can write up to {count} letters",
    "letter_left": "You have {count} letter left",
    "letters_left": "You have {count} letters left",
    "letter_over": "You are {count} letter over",
    "letters_over": "You are {count} letters over",
    "helper": "To the person who helps",
    "helper_may": "You can read the questions out and write down what is said.",
    "helper_not": "Please do not answer for them.",
    "notice_version": "Version {number}, {date}",
}
FIRST = {
    "length": "{count} questions",
    "length_up_to": "Up to {count} questions",
    "minutes": "about {count} minutes",
    "told_by": "By {date} we put on the web what people said and what we did, and what we did "
    "not do.",
    "answer_until": "You can answer until {day}.",
    "kept_until": "We keep what you say until {date} at the latest. Then we delete it. Rounded "
    "counts stay.",
    "code_at_end": "At the end you get a code. With it you can take your answers back.",
    "code_until": "At the end you get a code. With it you can take your answers back, until "
    "{date}.",
    "adult_first": "Before you start, an adult who looks after you must have said yes to this. If "
    "you do not know whether they did, do not start yet. Ask the person who told you about this.",
    "screen": "If someone may see your screen",
    "screen_leave": "“Leave this page” takes you to another page at once. So does pressing {key} "
    "three times. It does not wipe your history. [How to stay safe here]",
    "invitation": "The code of your invitation",
    "invitation_help": "Twelve letters and numbers. You can send answers with it once. If you stop "
    "with “Leave this page”, you can use it again. If you only close the browser or wait too "
    "long, it is used up. Nobody can tell which answers came by which code.",
    "invitation_back": "You can use the code of your invitation again.",
    "not_invited": "This code does not let anybody start. It may be mistyped, or it was used "
    "already.",
    "not_invited_ask": "Whoever gave it to you can give you another.",
    "invited_else": "Did somebody else begin here? Then type the code of your own invitation and "
    "press Start. What was begun here is wiped, unless it was saved; its code can be used again.",
    "many_tries": "There were many tries in a short time. Please wait some minutes.",
    "carry_on": "Carry on",
    "start_again": "Start again",
    "start_again_wipes": "Start again and wipe what is there",
    "gone_after": "If you stop, what you wrote is gone after {low} to {high} minutes.",
    "kept_open": "We keep what you write while this browser stays open, for up to {count} days. "
    "Nothing is sent before you say so.",
    "come_back": "To come back later or on another device, press “Save and come back later” on "
    "any question. You get a code; we need no e-mail address. [I have a code]",
}
SAFETY = {
    "danger_mobile": "From a mobile, if you cannot speak, press 55 when you are asked.",
    "safe_time": "Is now a safe time?",
    "safe_about": "These questions are about a hard time in your life. Someone may look at your "
    "screen, now or later.",
    "leave_fast": "To leave fast",
    "leave_press": "Press “Leave this page”, at the top of each page.",
    "leave_shift": "Or press the {key} key three times.",
    "leave_then": "Another page opens at once. The Back button will not show your answers.",
    "leave_hides": "Another page opens at once. “Back” then shows nothing about these questions.",
    "leave_wipes_all": "What you did not send is wiped.",
    "leave_wipes_unsaved": "What you did not send is wiped. If you saved it for later, all of it "
    "waits for your code.",
    "not_hidden": "What it does not hide",
    "not_history": "It does not wipe your browser history.",
    "not_first_page": "Someone can still get to our first page from your history.",
    "not_spyware": "It does not stop an app that watches your phone.",
    "not_room": "It does not hide your screen from someone in the room.",
    "own_device": "If you can, use a phone or computer that no one else uses.",
    "safe_yes": "Yes, carry on",
    "safe_no": "No, take me away",
    "safe_unkept": "We do not keep your answer to this page.",
    "before_on": "Before you go on",
    "chose_skip": "You chose to skip this before. You can choose again.",
    "chose_on": "You chose to go on before. You can choose again.",
    "stop": "If you want to stop",
    "stop_leave": "“Leave this page”, at the top, takes you to another page at once.",
    "hard_skipped": "Questions that may be hard",
}
HELP = {
    "help_title": "Help",
    "helped": "If you want someone to help you",
    "helped_how": "Your answers are not read at once, and nobody knows who sent them. To be "
    "helped, [ask for it here]. Your answers wait.",
    "talk_now": "Talk to someone now",
    "ask_contact": "Ask us to contact you",
    "ask_apart": "This does not go with your answers. Nobody can see which answers are yours.",
    "ask_two": "Two people may read it: {lead}; {deputy}. If one of them is no longer there, "
    "another safeguarding lead may read it.",
    "ask_unnamed": "Two people may read it: our safeguarding lead and the deputy. If one of them "
    "is no longer there, another safeguarding lead may read it.",
    "ask_when": "If nobody has looked at it within four working hours, the deputy is told too. "
    "Working hours are Monday to Friday, 9 to 5, not on bank holidays. Nobody watches at night.",
    "ask_private": "We keep it private. If someone is in danger, we may have to tell others. We "
    "tell you first if we can.",
    "ask_kept": "We delete what you write here at most {count} years after it was dealt with.",
    "ask_reach": "Without a way to reach you, we cannot find you.",
    "wish": "What do you need?",
    "may_be_empty": "You can leave this empty.",
    "contact": "How can we reach you?",
    "contact_hint": "A telephone number or an e-mail address that nobody else reads.",
    "safe": "When and how is it safe?",
    "safe_hint": "For instance: text first, only in the morning, say that you are from the "
    "library.",
    "ask": "Ask for help",
    "not_saved_yet": "What you typed before is not saved yet. This page keeps it. Use the button "
    "below to go back to it.",
    "to_questions": "Back to the questions",
    "ask_nothing": "Tell us how to reach you, or what you need. You do not have to give your name.",
    "passed_on": "We have passed this on",
    "told_two": "{lead} is told within five minutes. If nobody has looked at it within four "
    "working hours, {deputy} is told too. Working hours are Monday to Friday, 9 to 5, not on "
    "bank holidays.",
    "told_unnamed": "Our safeguarding lead is told within five minutes. If nobody has looked at it "
    "within four working hours, the deputy is told too. Working hours are Monday to Friday, 9 to "
    "5, not on bank holidays.",
    "told_reach": "If you did not say how to reach you, we cannot answer.",
    "cannot_wait": "If you cannot wait",
    "go": "Leave",
}
CODES = {
    "saved_title": "Saved",
    "saved": "Your answers are saved",
    "saved_unsent": "Nothing is sent yet. Nobody can read them.",
    "code": "Your code",
    "code_show": "Show my code. Nobody else should see the screen",
    "code_write": "Write it down, or take a photo if that is safe. We do not keep it and cannot "
    "find it again for you.",
    "return": "To come back",
    "return_go": "Go to [this page], on this or any other device, and type the code.",
    "return_until": "You can come back until {day}. After that day your answers are wiped.",
    "return_until_closed": "You can come back until {day}. Then this closes: after that day you "
    "cannot send your answers any more, and we wipe them.",
    "return_longer": "If you write more, you have {count} days again.",
    "camera": "For a camera",
    "camera_how": "The square holds the same code. Another phone can read it.",
    "camera_square": "Your code, for a camera",
    "code_opens": "Whoever has the code can read and send these answers.",
    "code_unsafe": "If that is not safe, do not write it down.",
    "stop_here": "Stop",
    "stop_free": "You can stop now. Nothing bad will happen. What you did not send is wiped, "
    "unless you saved it.",
    "stop_now": "Stop for now",
    "carry_on_now": "Carry on now",
    "code_hint": "Twelve letters and numbers, for instance {code}. Capitals do not matter.",
    "code_lost": "We can’t find answers with this code",
    "code_lost_why": "We can’t find answers with this code. It may be mistyped, its time may be "
    "over, or the answers were taken back already.",
    "wait": "Please wait a little",
    "wait_why": "There were many tries in a short time. To keep everybody’s answers safe we "
    "pause. Please try again in some minutes.",
    "found": "Your answers are here",
    "waiting_until": "They are not sent yet. They wait until {day}.",
    "waiting_closed": "They were not sent, and this is closed now: they cannot be sent any more. "
    "Nobody can read them. They are wiped after {day}, or now if you press the button.",
    "waiting_seen": "If you carry on, whoever uses this browser can see them until it is closed "
    "or you press “Leave this page”.",
    "others_here": "In this browser there are other answers that are not sent. If you carry on "
    "with those of your code, the others are wiped.",
    "others_wipe": "Carry on and wipe the others",
    "others_keep": "Keep the others",
    "wipe_them": "Wipe them",
    "found_unseen": "We do not show them, so that nobody else can read them with your code.",
    "take_back_can": "You can take them back",
    "take_back_then": "We then delete what you said. Numbers that are already counted or "
    "published stay: they never show one person. This cannot be undone.",
    "take_back": "Take my answers back",
    "leave_there": "Leave them there",
    "done_with": "What is done with what people said",
    "done_by": "By {date} we say so on the web.",
    "done_since": "We have said so on the web since {date}.",
    "done_late": "We said you would find it on the web by {date}. It is late.",
}
SENT = {
    "sent_title": "Sent",
    "thanks": "Thank you. Your answers are sent",
    "thanks_unknown": "We do not know who sent them.",
    "tablet": "Others use this tablet too.",
    "tablet_done": "Press “Finish and leave” when you are done, so that they do not see this page.",
    "tablet_asks": "If nobody touches it for {low} to {high} minutes, we ask if you are still "
    "here. With no answer in a minute we wipe what was not sent, and show the first page.",
    "still_here": "Are you still here?",
    "still_why": "Others use this tablet too. With no answer in a minute we wipe what was not "
    "sent, and show the first page.",
    "seen_again": "Whoever uses this browser can see this page again",
    "seen_until": "until you press “Finish and leave” or close the browser, for about a day at "
    "most.",
    "code_use": "With the code you can go to [this page] and:",
    "use_back": "take your answers back",
    "use_back_until": "take your answers back, until {date}",
    "use_read": "see where to read what was done about things you and others said.",
    "code_blind": "The code never shows what you wrote. You do not have to keep it.",
    "next": "What happens next",
    "next_by": "By {date} we say on the web what people said, what we did, and what we did not do. "
    "You need no code to read that.",
    "look_public": "Look for it on this website, under “{menu}”. Press “Leave this page” before "
    "you do, so that the Back button does not show this page.",
    "was_hard": "If this was hard",
    "was_hard_talk": "You can talk to someone:",
    "reach_apart": "If you want, you can [tell us how to reach you], apart from your answers.",
    "finish": "Finish and leave",
    "hear_title": "Hear back",
    "hear": "Do you want to hear from us?",
    # Not `hear_free`, which said that nobody could tell which answers are whose.
    "hear_apart": "You do not have to. Your answers are sent already. What you write here is kept "
    "apart from them. We keep nothing that links it to them.",
    "hear_lacks": "Choose what for, and say how we can reach you. Or leave this page: nobody has "
    "to fill it in.",
    "hear_why": "What for?",
    "hear_results": "Tell me what became of it",
    "hear_talk": "Ask me to talk about it",
    "hear_agree": "You may contact me for what I chose above, and for nothing else. I know that "
    "this is kept apart from my answers and deleted on the day named here.",
    "hear_delete": "We delete it on {date}.",
    "hear_kept": "How to reach you is kept",
    "hear_may_delete": "You can write it anew, or delete it as long as this browser is open, "
    "today.",
    "hear_delete_now": "Delete this",
    "reach_stays": "If you told us how to reach you, that lies apart from your answers and is not "
    "deleted with them: we cannot tell which is yours. We delete it on {date}.",
    "reach_gone": "If you told us how to reach you, that lay apart from your answers. It was to be "
    "deleted on {date}: it is deleted, or is being deleted now.",
    "reach_delete_here": "[You can delete it now], as long as this browser is open.",
    "reach_delete_asked": "To delete it before, go back today to the page where you wrote it, in "
    "the browser in which you sent your answers. Once that is closed, ask us to delete it: tell us "
    "what you wrote there, so that we can find it.",
    "hear_yes": "I agree. Keep this",
    "hear_no": "No, go back",
}
MISTAKES = {
    "agree_lacks": "Choose yes or no. You do not have to take part",
    "pause_lacks": "Choose one of the two.",
    "both_kept": "You wrote an answer and ticked “{label}”. Keep one of the two",
    "letter_long": "Your answer is {count} letter too long. Please make it shorter",
    "letters_long": "Your answer is {count} letters too long. Please make it shorter",
    "no_number": "Write a whole number in digits, like 3",
    "too_low": "Write {number} or more",
    "too_high": "Write {number} or less",
    "no_month": "Write the month too, as a number from 1 to 12 or a name",
    "no_year": "Write the year too, in four digits, like 2024",
    "no_part": "Look at this again: {part}",
    "not_several": "Choose from the answers below",
    "not_alone": "Choose some answers, or the last one, but not both",
    "too_many": "You chose {count}. Choose up to {most}: untick some",
    "not_one": "Choose one of the answers below",
    "consent_lacks": "Choose yes or no. Both are fine",
    "kept": "We have kept what you wrote.",
    "windows": "This page was also answered in another window, or before. Choose one answer. We "
    "keep both until then.",
    "windows_take": "Use this answer",
    "windows_last": "Or use the one below. You can change it, then go on.",
    "part_first_name": "First letter of your first name",
    "part_carer_name": "First letter of the name of the person who brought you up",
    "part_born_place": "First letter of the place where you were born",
    "part_birth_day": "Day of the month on which you were born, from 1 to 31",
    "part_older": "How many older brothers and sisters you have, 0 if none",
    "part_first_school": "First letter of the name of your first school",
    "part_middle_name": "First letter of your middle name, X if you have none",
}
STOPS = {
    "unknown": "We can’t find this page",
    "unknown_1": "Check the address, letter by letter. It may have been typed or copied wrong.",
    "unknown_2": "If somebody gave you the address, ask them for it again.",
    "not_yet": "This is not open yet",
    "not_yet_1": "These questions are ready, but nobody can answer them yet. Please come back "
    "later.",
    "closed": "This is closed now",
    "closed_1": "Nobody can send answers here any more. Thank you for coming.",
    "closed_2": "If you sent answers earlier, your code still works.",
    "suspended": "We have stopped this for now",
    "suspended_1": "You have done nothing wrong. We stopped the questions to look at something "
    "first.",
    "suspended_2": "You can try again another day. You do not have to.",
    "not_here": "This page is no longer here",
    "lost": "We can’t find your answers on this device",
    "lost_1": "They are kept only in this browser, and only until it is closed or you leave. It "
    "may also be that too much time has passed.",
    "lost_2": "You can start again. You do not have to.",
    "no_receipt": "We can’t show a code on this device",
    "no_receipt_1": "A code is shown only in the browser that sent the answers, until it is "
    "closed, and for about a day at most.",
    "no_receipt_2": "If you sent answers, they have arrived. We cannot find the code again for "
    "you.",
    "forgery": "We did not take this",
    "forgery_1": "We could not be sure that it was you who sent it. This can happen when a page "
    "has been open for long or in two windows.",
    "forgery_2": "Go back to the question and try again.",
    "sent": "Your answers were sent before this",
    "sent_1": "What you wrote just now was not added to them. Nothing else has changed.",
    "not_saved": "This was not saved",
    "not_saved_1": "Something does not work on our side. It is not your fault.",
    "not_saved_2": "Please wait a minute, then go back and try again.",
    "too_much": "This was too much for us",
    "too_much_1": "We could not read what was sent. Your other answers are not lost.",
    "too_much_2": "Go back with your browser: what you wrote may still be there. Copy what you "
    "want to keep, then make it shorter and try again.",
    "many_requests": "We have to pause for a minute",
    "many_requests_1": "Many people asked for help from here in a short time. Yours was not sent "
    "yet.",
    "many_requests_2": "Please try again in a minute. In danger, call 999 now.",
    "contact_kept": "We have kept this",
    # Not `contact_kept_1`, which told how many people may open it.
    "contact_kept_2": "It lies apart from your answers. Only people whose task it is to contact "
    "you may open it.",
    "contact_gone": "We have deleted how to reach you",
    "contact_gone_1": "It is not kept any more. If somebody opened it before, they may still "
    "contact you.",
    "entered": "Somebody was entering answers for another person",
    "entered_1": "What stood here is wiped. If you want to answer, go to the first page.",
    "entered_2": "If it was you, begin again where you began, in the staff pages.",
    "wiped": "Your answers are wiped",
    "wiped_1": "Nothing was sent and nothing is kept. Thank you for your time.",
    "refused": "That is fine",
    "refused_1": "You do not have to take part. Nothing was sent and nothing is kept.",
    "taken_back": "Your answers are taken back",
    "taken_back_1": "We have deleted what you said, and taken your words out wherever we "
    "quoted them.",
    "taken_back_2": "Numbers that are already counted stay as they are, even if we publish them "
    "later. So do summaries that are already published. They never show one person.",
    "wrote": "What you wrote",
    "wrote_copy": "It is not lost. Copy it from here if you want to keep it.",
    "first_page": "Go to the first page",
    "talk_if": "If you want to talk to someone",
}
# What editors read over each part.
GROUPS = {
    "Buttons and headings": PAGES,
    "Around every page": AROUND,
    "On the first page": FIRST,
    "How to stay safe": SAFETY,
    "Asking for help": HELP,
    "Codes, and coming back": CODES,
    "After sending": SENT,
    "What became of it": TOLD,
    "What may be wrong with an answer": MISTAKES,
    "When it does not go on": STOPS,
}
