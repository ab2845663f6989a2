"""The plain texts of the footer: about, safety, accessibility, privacy, licence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StandardText:
    """One page of plain text."""

    slug: str
    title: str
    lead: str
    body: str


ABOUT = StandardText(
    "about",
    "About the programme",
    "A Change Project starts with something that partner agencies want to do better, and ends "
    "with something that others can use.",
    "<h2>How a project goes</h2>"
    "<p>Agencies name what matters to them. One topic is chosen, and an open call asks who wants "
    "to work on it. A team of up to seven agencies meets at a first seminar and decides what to "
    "make and how. Practitioners, policy makers, researchers, programme staff and people who have "
    "used services sit at the same table.</p>"
    "<p>Money is set aside before it is needed. What the team makes is a draft first. It is "
    "tested, refined, piloted, evaluated and refined again, and then published for everyone. That "
    "takes about eighteen months to two years.</p>"
    "<h2>What we ask of a project</h2>"
    "<ul><li>It aims at something better for children and families.</li>"
    "<li>It uses evidence in everything it does.</li>"
    "<li>People who use services take part, or at least their views do.</li>"
    "<li>It is practical.</li>"
    "<li>It ends in something that can be shared.</li></ul>"
    "<h2>This is a demonstration</h2>"
    "<p>Every agency, project, person, answer and number on this site is made up, to show how it "
    "works. Only 999 and Childline are real. Nothing here is advice.</p>",
)

SAFETY = StandardText(
    "staying-safe",
    "Staying safe here",
    "If you are in danger now, call 999. If you cannot speak, call 999 from a mobile, listen, and "
    "press 55 when you are asked to.",
    "<h2>Leaving fast</h2>"
    "<p>On our question pages there is a button “Leave this page”. It takes you to another page "
    "at once. Pressing the Shift key three times does the same.</p>"
    "<h2>What that does not hide</h2>"
    "<ul><li>It does not wipe the history of your browser.</li>"
    "<li>It does not stop a program that somebody put on your device to watch you.</li>"
    "<li>It does not hide from whoever runs your network that you were on this site.</li></ul>"
    "<h2>What helps</h2>"
    "<ul><li>Use a device that nobody else can open: at a library, at a friend’s, at work.</li>"
    "<li>Open a private window, and close it when you are done.</li>"
    "<li>Delete this site from the history, and not the whole history: an empty history can be "
    "noticed.</li></ul>"
    "<h2>What we keep</h2>"
    "<p>Our question pages do not ask your name and do not store your address on the internet. "
    "Their own address and title say nothing about what they are about.</p>",
)

ACCESSIBILITY = StandardText(
    "accessibility",
    "Accessibility",
    "We want everyone to be able to read, answer and take part. This page says what works, and "
    "what does not yet.",
    "<h2>What works</h2>"
    "<ul><li>Everything can be used with a keyboard alone.</li>"
    "<li>Nothing needs a script: every page and every question works without.</li>"
    "<li>Text can be made twice as large without anything being cut off.</li>"
    "<li>Marks have a word beside them, so that no colour has to be told apart.</li>"
    "<li>Pages follow your device’s choice of light or dark.</li></ul>"
    "<h2>What does not work yet</h2>"
    "<ul><li>Handbooks are not yet available as audio or in British Sign Language.</li>"
    "<li>Easy Read is written for one project so far.</li>"
    "<li>Nobody outside the team has audited the site.</li></ul>"
    "<h2>Tell us</h2>"
    "<p>This is a demonstration and nobody reads messages. A real site says here whom to write "
    "to, and how soon they answer: for instance access@example.org, 01632 960 017.</p>",
)

PRIVACY = StandardText(
    "privacy",
    "Privacy",
    "What we know about you, and what we do not.",
    "<h2>When you read</h2>"
    "<p>We set no cookie, ask no other company’s server for anything and count no visitors.</p>"
    "<h2>When you answer questions</h2>"
    "<ul><li>We do not ask who you are and do not store where you answer from.</li>"
    "<li>Of the time we keep the week, not the day.</li>"
    "<li>What you have not sent yet is locked with a key that only your browser has. It waits "
    "while the browser stays open, up to 14 days; where somebody may be watching, 30 minutes at "
    "most. If you save it for later, whoever has your code can open it too.</li>"
    "<li>What you write in your own words is stored encrypted. Our screeners read it as you "
    "wrote it and take out names, places and what else shows who somebody is. They can miss one, "
    "so please leave names out. After that our analysts read it, and those who help them, some of "
    "whom have used services: without what was taken out, and once at least 10 people have "
    "answered (or as many as the first page of the questions says). That somebody opened it is "
    "written down each time.</li>"
    "<li>If one of those who read it thinks that someone is in danger, the safeguarding lead "
    "reads all that you wrote, as you wrote it.</li>"
    "<li>If you say that we may use your words, a group of people outside our team may sort them, "
    "without what was taken out, after two of us have read them.</li>"
    "<li>If two data stewards agree, answers may be taken away in a file, without what was taken "
    "out: for a reason, which is written down, and to be deleted by a day.</li>"
    "<li>A cookie holds your place until you leave or close the browser.</li></ul>"
    "<h2>Taking it back</h2>"
    "<p>At the end you get a code. With it you can take your answers back without telling anyone "
    "who you are. On the day that the first page of the questions names we delete them at the "
    "latest. Without the code we cannot find them: nobody can.</p>"
    "<h2>What we publish</h2>"
    "<p>How many people said what, rounded to the nearest 5. No number from 1 to 4 is told, and "
    "none where fewer than 10 people answered (or fewer than the first page of the questions "
    "says). Somebody’s own words only if they said yes, for a time.</p>",
)

LICENCE = StandardText(
    "licence",
    "Using what is here",
    "Text on this site may be reused under the licence Creative Commons Attribution 4.0 (CC BY "
    "4.0) unless a page says otherwise.",
    "<h2>In short</h2>"
    "<ul><li>You may copy it, change it and pass it on, also for money.</li>"
    "<li>Say where it comes from, with the version, and say if you changed it.</li></ul>"
    "<h2>Versions</h2>"
    "<p>A released version never changes. If something is wrong, a new version says so, and the "
    "old one keeps its address with a note that it has been replaced. So a citation with a "
    "version number always leads to the words that were cited.</p>"
    "<h2>By machine</h2>"
    "<p>Other sites can read all of it through the interface under <code>/api/v1/</code>, without "
    "a key.</p>"
    "<h2>What is not covered</h2>"
    "<p>What people wrote in their own words stays theirs. A quotation may be used with the page "
    "it stands on, not on its own.</p>",
)

STANDARD_PAGES = (ABOUT, SAFETY, ACCESSIBILITY, PRIVACY, LICENCE)
