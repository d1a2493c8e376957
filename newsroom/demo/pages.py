"""The demo's pages of the site: who the Merrow Tribune is and who answers for it. All invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """`author` publishes it; `reviewer`, if there is one, has taken the second look."""

    slug: str
    title: str
    text: str
    author: str
    reviewer: str = ""


ABOUT = """
<p>The Merrow Tribune is the newspaper of Port Merrow and the province around it. It was printed on
Tarry Street from 1911 until the police sealed the door in November 2021, and has been written ever
since by the people who were locked out: eleven of them, in four countries, one of them in prison.
We publish in English, Ukrainian and Russian, without a paywall and without advertising.</p>
<h2>What we write about</h2>
<p>The harbour and what it pays for; the courts, in particular the people they have held since the
strikes; the city, its schools and its tides. We write about those who are in prison until they are
out, and give the day on which we last knew it to be true.</p>
<h2>How we work</h2>
<ul>
<li>Nobody approves a story of their own. What you read was read before by somebody who did not
write it, or says so.</li>
<li>We name our sources unless it could cost them their work, their freedom or their children. Then
two editors know who they are, and no computer does.</li>
<li>People are spelled as they spell themselves. Other spellings stand beside the name, so that
they can be found.</li>
<li>A picture shows what was there. We draw where a camera is not allowed, and say that it is
drawn.</li>
</ul>
<h2>When we are wrong</h2>
<p>We correct on the page where the mistake stands, at its top, with the day and with what it said
before. A correction is signed by somebody who did not make the mistake. A story that should not
have been published is retracted and stays readable under its notice; only where it puts somebody
in danger do we take it off, and then its address says that we did.</p>
<p>If you have found a mistake, write to <a
href="mailto:corrections@merrow-tribune.invalid">corrections@merrow-tribune.invalid</a>. You will
have an answer from a person within two days.</p>
<h2>Who pays</h2>
<p>2,340 readers, most of them eight crowns a month; a printers’ cooperative in Hallin, which lends
us two rooms; and the Harbour Rights Centre, for the list of prisoners and for nothing else. No
giver has a say, and none gives more than a tenth. The accounts are read out every March, on the
quay if it is dry.</p>
<h2>How to reach us</h2>
<p>Editors: <a href="mailto:desk@merrow-tribune.invalid">desk@merrow-tribune.invalid</a>. If it is
not safe to write from where you are, do not; leave a note with any of the ferry crews, who know
us.</p>
"""

IMPRINT = """
<p><strong>The Merrow Tribune</strong><br>Merrow Tribune Cooperative, registered no. 0417<br> 3
Ropewalk, second floor<br>Hallin</p>
<h2>Responsible for what is published</h2>
<p>Clara Vandrey, editor in chief, at the address above.</p>
<h2>Reach us</h2>
<p><a href="mailto:desk@merrow-tribune.invalid">desk@merrow-tribune.invalid</a>, answered on
weekdays between eight and six.</p>
<h2>Your data</h2>
<p>We set no cookie and store nothing in your browser. We count views, not readers: how we do it,
and what came of it each day, is on <a href="/how-we-count/">a page of its own</a>. No address of a
reader is kept past the day, and none is written to a log.</p>
<h2>Using our work</h2>
<p>Text may be reprinted unchanged with our name and a link to the story, unless it says otherwise.
Pictures belong to those named beside them: ask them.</p>
"""

PAGES = (
    Page("about", "About the Tribune", ABOUT, author="editor", reviewer="reviewer"),
    Page("imprint", "Imprint", IMPRINT, author="chief"),
)
