import type { Article } from "~/words/en/guide/article";

export const moves = {
  cycle: {
    parts: [
      {
        text: `
Looked at week by week, what happened may seem like chance: good days, bad days, reasons for each. Looked at over years, many people see a round that comes again. Lenore Walker described it in 1979 from the accounts of women who had been beaten; others have described it where nobody was ever struck.`,
      },
      {
        title: "Three turns",
        text: `
- **Raised up.** You are wonderful, understood, needed. It goes fast, and it feels like coming home. [Love bombing](love-bombing) is its loud form.
- **Worn down.** Small corrections, then large ones. What was admired is now wrong. You try harder, and explain, and walk carefully.
- **Dropped.** Coldness, an outburst, somebody else, or the door. And after a while, [a hand held out](hoovering), and the first turn begins anew.

Not every story has all three, and not in this order. With some the good turn grows shorter each time, until there is only the relief when it is not bad.`,
      },
      {
        title: "Why it holds",
        text: `
Kindness that comes rarely and unpredictably binds more strongly than kindness that is always there. It has been shown with animals at levers and with people at gambling machines: one more try may be the one. Donald Dutton and Susan Painter called what grows from it a traumatic bond. It is not foolishness and not weakness. It is how nervous systems learn.`,
      },
      {
        title: "Seeing it on paper",
        text: `
Inside one turn, the round cannot be seen. That is what records are for. In Evidence, the page of patterns counts incidents by week, hour, channel and tactic, and you can mark the turns as you remember them. In Streak, the attempts by week often show the same wave after you have gone.`,
      },
      {
        title: "It ends outside",
        text: `
Within the round nothing you do ends it: being better feeds it, and being angry feeds it. It ends when one of two is no longer there. That this took you several times is usual, and each time you learned something of the way.`,
      },
    ],
    sources: [
      { title: "The Battered Woman", by: "Lenore E. Walker", year: 1979 },
      {
        title: "Emotional attachments in abusive relationships, Violence and Victims 8(2)",
        by: "Donald G. Dutton and Susan Painter",
        year: 1993,
      },
      { title: "Schedules of Reinforcement", by: "C. B. Ferster and B. F. Skinner", year: 1957 },
    ],
  },
  hoovering: {
    parts: [
      {
        topics: ["tactic:hoovering"],
        text: `
Hoovering, after the vacuum cleaner, is any attempt to draw you back. It often starts when you have become quiet, and again when you begin to look well. It seldom says “come back”. It says something that is hard not to answer.`,
      },
      {
        title: "What it looks like",
        text: `
- “Just checking in.” “Saw this and thought of you.” “Wrong number, sorry.”
- An apology, at last, with exactly the words you had waited for.
- Promises: therapy has begun, drinking has stopped, everything is understood now.
- An emergency: an illness, an accident, an animal, a death in the family.
- A date that matters: your birthday, the anniversary, a holiday, the first snow.
- A parcel. Money. A thing of yours that has to be handed over in person.
- A new account, a withheld number, a friend who “happens” to ask.`,
      },
      {
        title: "How to tell",
        text: `
You do not have to know what they mean by it. Ask what it needs from you. An apology that is meant for you needs no answer. Somebody who respects your request not to be written to does not write. A true emergency has an emergency number, a doctor and relatives; it does not need the one person who has left.

Change shows in years of acting differently towards everybody, without you watching. It cannot show in a message.`,
      },
      {
        title: "What to do",
        text: `
- Do not answer, not even to say that you will not answer. The one lesson a reply teaches is how many attempts it takes.
- Note it as an attempt in your streak, unread if you like. It is theirs and breaks nothing of yours.
- Expect the pull afterwards, for an evening or for days. It is the message that set it off, and not your longing that proves anything.
- Close the way it came by, if it can be closed.
- Tell one person who is safe: “They wrote.” Said aloud it becomes smaller.`,
      },
      {
        safety: true,
        text: `
If sweet messages turn into angry ones within hours, or the attempts come closer to where you are, write down times and show them to an advocate or the police. A change of tone together with coming nearer matters more than either alone.`,
      },
    ],
    sources: [
      { title: "Why Does He Do That?", by: "Lundy Bancroft", year: 2002 },
      {
        title: "Stalkers and Their Victims",
        by: "Paul E. Mullen, Michele Pathé and Rosemary Purcell",
        year: 2000,
      },
    ],
  },
  "love-bombing": {
    parts: [
      {
        topics: ["tactic:love-bombing"],
        text: `
Love bombing is a flood: of messages, praise, gifts, plans, being understood. The word was first used of groups that drew people in that way. Being loved much is not what hurts about it. What hurts is that it comes faster than anybody can know you, and that it asks for something.`,
      },
      {
        title: "How it feels",
        text: `
At the beginning it feels like luck. You are the one they had always looked for. Three weeks in there is talk of moving, marrying, children. Messages arrive from morning to night, and when you need an evening for yourself there is hurt in the answer. Friends become a little superfluous. It is like standing in a warm light, and you would do a lot not to lose it.

Later, it comes back after every cold stretch, and by then it does not feel like luck but like being able to breathe.`,
      },
      {
        title: "The difference from being in love",
        text: `
Somebody who is in love is curious about you, and can wait. They hear a no without making you pay for it. Their warmth does not depend on what you do next. With love bombing, look at what happens when you are slow, ill, busy or of another opinion. That is the moment in which it shows.`,
      },
      {
        title: "When it comes after you have left",
        text: `
Then it is [hoovering](hoovering) in its warmest coat: forty messages in a night, flowers at work, a song. It is made for the part of you that remembers the first weeks. That part is not stupid; it remembers rightly. It only does not remember the rest. Read your reasons, and your [ledger](two-memories).

Gifts may be left, returned through somebody else, or kept as exhibits. Keeping one does not oblige you to anything.`,
      },
      {
        title: "With new people, later",
        text: `
You may be afraid of it for a while, and shy away from anybody who is kind. Slowness helps: with a person who is good for you, nothing is lost by waiting.`,
      },
      {
        safety: true,
        text: `
Many messages in a short time, gifts and visits after a clear no can be stalking in the eyes of the law, however tender the words are. Count them, and tell an advocate.`,
      },
    ],
    sources: [
      { title: "Combatting Cult Mind Control", by: "Steven Hassan", year: 1988 },
      {
        title: "Controlling or coercive behaviour: statutory guidance framework",
        by: "Home Office",
        year: 2023,
      },
    ],
  },
  guilt: {
    parts: [
      {
        topics: ["tactic:guilt-tripping"],
        text: `
Guilt is useful where it tells you that you hurt somebody and can mend it. Guilt-tripping borrows that feeling and attaches it to something that is no wrong: to having a limit, to being well, to having gone.`,
      },
      {
        title: "What it sounds like",
        text: `
- “After everything I have done for you.”
- “Your mother is ill because of this.”
- “The children cry every night.”
- “I never thought you could be so cold.”
- “I will be alone at Christmas, then. Do not worry about me.”

Susan Forward described how such sentences work on fear, obligation and guilt, often all three in one line. They say little of what happened, and much of what kind of person you would be.`,
      },
      {
        title: "Looking at it calmly",
        text: `
Take the sentence apart on paper, in three columns. What is a fact? What do they feel? What is being asked of me? Often the fact is small or unknown, the feeling is theirs, and what is asked is contact.

Then ask: did I cause this, could I cure it, and would anything I do now be the end of it? You may feel sorry for somebody, truly sorry, without it being your task to comfort them.`,
      },
      {
        title: "Duty",
        text: `
In families, and in some communities, duty is not a trick but something you believe in. Then a yes or no is too coarse. You can ask which part of the duty is yours, and whether it can be done without contact: by paying a bill, through a sister, through a service. Caring for somebody does not have to mean being within their reach. [Family](family) says more.`,
      },
      {
        title: "What helps",
        text: `
Guilt of this kind passes like other feelings if it is not acted on. It is highest in the first hours. Say the sentence you would say to a friend in your place. Write the answer you will not send, as an unsent letter. And keep one line ready: “I am sad that it is so, and I am still not coming back.”`,
      },
      {
        safety: true,
        text: `
If the guilt is about their life, read [when they threaten suicide](suicide-threats). You can have help sent without going yourself.`,
      },
    ],
    sources: [{ title: "Emotional Blackmail", by: "Susan Forward with Donna Frazier", year: 1997 }],
  },
  gaslighting: {
    parts: [
      {
        topics: ["tactic:gaslighting"],
        text: `
The word comes from a play of 1938, Gas Light, in which a husband dims the lamps and tells his wife that she imagines it. It means being made to doubt what you saw, heard and remember, again and again, until you ask the other what is true.

Not every disagreement about the past is gaslighting. People do remember differently. What makes it that is a pattern: it always goes one way, it happens when something would have consequences, and in the end it is your mind that is the problem.`,
      },
      {
        title: "What it sounds like",
        text: `
- “That never happened.”
- “You are too sensitive. It was a joke.”
- “Everybody says that you have changed. We are worried about you.”
- “You hit me, remember?”

The last one turns it about. Jennifer Freyd named that sequence: deny, attack, and reverse who was the victim. In experiments, people who heard it believed the hurt person less, and believed them more once they knew about the sequence.`,
      },
      {
        title: "What it does",
        text: `
You apologise for things you did not do. You collect proof in your own home. You rehearse simple sentences. You say “maybe I am the one” to friends. Paige Sweet, a sociologist, showed that it works best where somebody has less power already: less money, no papers, a history that can be used.`,
      },
      {
        title: "Getting your own ground back",
        text: `
- Write things down on the day, with the time. It need not be well written. Nobody can talk to paper.
- Write facts and feelings apart: “He said … I felt …”.
- Ask somebody who was there, once, and note the answer.
- Do not debate it with the person who denies it. You will never get the signature you hope for.
- Keep your [ledger](two-memories) near, for the days on which the doubt speaks in your own voice.

The doubt outlasts the contact by months. That is usual. It fades as you find, in small things, that you were right about what you saw.`,
      },
    ],
    sources: [
      { title: "Gas Light", by: "Patrick Hamilton", year: 1938 },
      {
        title: "The sociology of gaslighting, American Sociological Review 84(5)",
        by: "Paige L. Sweet",
        year: 2019,
      },
      {
        title:
          "Violations of power, adaptive blindness, and betrayal trauma theory, Feminism & Psychology 7(1)",
        by: "Jennifer J. Freyd",
        year: 1997,
      },
      {
        title:
          "Deny, attack, and reverse victim and offender (DARVO), Journal of Aggression, Maltreatment & Trauma",
        by: "Sarah Harsey and Jennifer J. Freyd",
        year: 2020,
      },
    ],
  },
  smear: {
    parts: [
      {
        topics: ["tactic:smear-campaign"],
        text: `
When the way to you is closed, some people go to those around you. False or twisted stories are told to relatives, friends, at work, at school, in court, online. Often it begins before you have left, as worry: “I do not know what is the matter with her lately.” That way you are not believed when you speak.`,
      },
      {
        title: "Why it hurts so much",
        text: `
Because what you lose is real: people, standing, sometimes a job or time with children. Because the stories hold a grain of something true. And because everything in you wants to run from door to door and explain.`,
      },
      {
        title: "What not to do",
        text: `
Do not answer it in public, and do not answer them. A public reply spreads the story, gives it a second side, and can be read aloud in court as yours. Do not send others to correct it. Do not tell lies or private things about them in return, even if you could.`,
      },
      {
        title: "What to do",
        text: `
- Tell the people who matter to you, once, plainly, face to face if you can: “You may hear things about me. They are not true. I will not fight about it. If you want to know something, ask me.”
- Let the others go for now. Some come back when they have seen it themselves.
- Live as you live. Months of quiet decency are the longest answer, and the only one that works on people who did not ask.
- For each false claim write down the words as exactly as you know them, who said it, to whom, where, when, how you learned of it, what it did, what is true, and what shows that. Evidence has a page for claims; many incidents can repeat one.
- Where it costs you work, children or safety, show it to a lawyer early: there are deadlines for some of these things. Platforms take reports; note their reference.`,
      },
      {
        title: "What to expect",
        text: `
It comes in waves: when you leave, when papers are filed, when one of you has somebody new. It usually runs dry where it meets no reaction. It is not fair that you have to be the quiet one. It is what keeps the ground under you.`,
      },
      {
        safety: true,
        text: `
If what is spread calls on others to find, follow or hurt you, or gives your address away, it is a matter for the police and not one of reputation.`,
      },
    ],
    sources: [
      { title: "Why Does He Do That?", by: "Lundy Bancroft", year: 2002 },
      { title: "Coercive Control", by: "Evan Stark", year: 2007 },
    ],
  },
  "flying-monkeys": {
    parts: [
      {
        topics: ["tactic:flying-monkeys", "channel:carriers"],
        text: `
In the old story the witch sends winged monkeys to do what she does not do herself. People have taken the name for those who are sent, or send themselves, to plead, to spy, to press, or to carry a message. It is an unkind word for people who are often kind, so use it for what is done rather than for who somebody is.`,
      },
      {
        title: "Who they are",
        text: `
- Those who want peace: “Can you not just talk, once?”
- Those who believe the story they were told, and want to do right.
- Those who are afraid of the person themselves.
- Those who like to be in the middle of things.
- Children, who never chose it.

From outside you cannot tell which it is, and you do not have to.`,
      },
      {
        title: "What to say",
        text: `
One sentence, the same for everybody: “I do not talk about them, and I ask you not to carry anything to them from me. How are you?” If they go on, say it once more, and end the conversation. If they come back with it a third time, this person is not safe to tell things to for now.

You need not convince anybody that you are right. The less they know about your days, the less they can carry, even by mistake. A picture of a café says where you are.`,
      },
      {
        title: "Your list",
        text: `
In the plan there is a list of people with whom you keep no contact or little: the person, and whoever is not safe to talk to about yourself, each with the reason and the ways you have closed. Somebody can come off the list again. It is no verdict.`,
      },
      {
        title: "Noting it",
        text: `
A message through others is an attempt. Note who carried it and what was said, as exactly as you remember. Where there is a court order, sending others is very often a breach of it, so tell your lawyer or officer.`,
      },
      {
        safety: true,
        text: `
If somebody asks where you live, when you are at home, which school the children go to, or whether you are alone: do not answer, and write it down. Tell an advocate. Curiosity about places and times is not small talk.`,
      },
    ],
    sources: [
      { title: "The Wonderful Wizard of Oz, from which the name comes", by: "L. Frank Baum", year: 1900 },
      {
        title: "Stalkers and Their Victims",
        by: "Paul E. Mullen, Michele Pathé and Rosemary Purcell",
        year: 2000,
      },
    ],
  },
  baiting: {
    parts: [
      {
        topics: ["tactic:baiting"],
        text: `
Bait is something thrown out so that you bite. What you say is of no matter; that you say something is. An angry reply serves as well as a loving one, and sometimes better, because it can be shown around.`,
      },
      {
        title: "What it looks like",
        text: `
- A lie about something you care for, so wrong that it must be corrected.
- An insult to your child, your work, your mother, your God.
- A post that is plainly about you without naming you.
- A question with a deadline: “I need to know today, or else.”
- A picture with somebody new.
- A sudden silence, after weeks of noise, to make you look.
- Something of yours that is offered, sold, thrown out.`,
      },
      {
        title: "Where you are hooked",
        text: `
Everybody has places that cannot be touched without a start. Whoever lived with you knows yours. If you write down your three, you will recognise the bait by where it lands: not “is it true?” but “it is that place again”.`,
      },
      {
        title: "Not biting",
        text: `
- Put the device down, and stand up. The first minutes are the steepest.
- Say aloud: “This is bait.” It is a small trick and it works.
- Write the reply here, as long and as sharp as you like, as an unsent letter.
- Ask what happens if you do nothing. Mostly: nothing.
- If something has to be answered, let a day pass and use [four dull sentences](biff).
- If it concerns money, children or a deadline of a court, send it to your lawyer rather than to them.`,
      },
      {
        title: "If you bit",
        text: `
Then you bit. Stop at that one message; you do not owe the conversation a proper end. Note it, without insulting yourself, with what the hook was. [When you made contact](lapses) is for that evening.`,
      },
      {
        safety: true,
        text: `
Where the bait is an invitation to come somewhere, to “settle it” or to fetch your things alone, do not go. If it has to be fetched, ask the police or somebody neutral to come with you.`,
      },
    ],
    sources: [
      { title: "BIFF: Quick Responses to High-Conflict People", by: "Bill Eddy", year: 2011 },
      {
        title: "Mindfulness-Based Relapse Prevention for Addictive Behaviors",
        by: "Sarah Bowen, Neha Chawla and G. Alan Marlatt",
        year: 2011,
      },
    ],
  },
  threats: {
    parts: [
      {
        safety: true,
        text: `
Take threats as they are said. You are not obliged to work out whether they are meant. Somebody who threatens to kill, who has choked you before, who has a weapon, or who says that nobody else shall have you, is dangerous at a level where you should speak with the police and an advocate today.`,
      },
      {
        topics: ["tactic:threats"],
        text: `
A threat is a sentence that ties what you do to a harm. “If you go, then …” It may be loud, or soft, or a look that you alone understand. It may be said to your mother, or to the child. It can also be made by doing: a broken chair, a picture of your front door.`,
      },
      {
        title: "What is threatened",
        text: `
- **Harm** to you, to others, to animals, to things.
- **Their own death.** It has its own article: [when they threaten suicide](suicide-threats).
- **Court and authorities:** to report you, to have you declared ill, to have you sent out of the country.
- **The children:** that you will never see them again.
- **Pictures and secrets.** See [image-based abuse](images).
- **Your work:** a call to your employer, a review, a rumour.`,
      },
      {
        title: "What to do with one",
        text: `
- Get to where you are safe first. Everything else is second.
- Keep it: the message with its sender and time, the recording on the machine, the note. Do not crop. If it was spoken, write the exact words at once, with who heard it.
- Do not answer, and do not threaten back.
- Tell somebody: the police if it is about harm, a lawyer if it is about court or children, the employer if it is about work. Said threats lose some of their power over you, and the next one has a history.
- Ask an advocate to go through a list of danger signs with you. It is done in half an hour, and helps you to see what you have become used to.`,
      },
      {
        title: "About court and children",
        text: `
“The court will give them to me” is said very often. Courts decide by what is good for the child, on what they are shown. Ask a lawyer before you believe it, and before you agree to anything out of fear.`,
      },
    ],
    sources: [
      {
        title: "Risk factors for femicide in abusive relationships, American Journal of Public Health 93(7)",
        by: "Jacquelyn C. Campbell and others",
        year: 2003,
      },
      { title: "What can I do if this is happening to me?", by: "Police Scotland" },
    ],
  },
  stalking: {
    parts: [
      {
        safety: true,
        text: `
If you are being followed now: do not go home. Go to where people are, or to a police station, and call the emergency number. If somebody you left watches, follows or turns up, speak to the police and to a stalking or abuse helpline early. Trust your sense of it.`,
      },
      {
        topics: ["tactic:intimidation-and-stalking"],
        text: `
Stalking is unwanted attention that is repeated and makes you afraid or changes how you live. Each single thing may look like nothing: a car, a missed call, a comment under a picture. That is why it is the pattern that counts, and why people who hear of one part may not understand.`,
      },
      {
        title: "What belongs to it",
        text: `
- Following, waiting, driving past, turning up at work, at the gym, at the school.
- Many calls or messages, silent calls, new numbers after each block.
- Asking others about you, or about when you are at home.
- Gifts, letters, things left at the door or moved in the garden.
- [Tracking](stalkerware) by phone, by tag, by car; [looking into accounts](accounts).
- Damage to your car, to plants, to the lock.`,
      },
      {
        title: "What helps",
        text: `
- One clear no, once, in writing, if that is safe. Then nothing more, ever. Every answer, even an angry one, starts the clock anew.
- Write down every event on the day: date, time, place, what, who saw it. Keep what was left, touched as little as possible.
- Tell neighbours, the school, the reception at work. Show a picture of the person and the car, and say what to do.
- Vary your ways and times. Let somebody know when you should have arrived.
- Let the devices be looked at by somebody who knows, and not only by yourself.
- Report it as a whole, with your list, rather than the third time as a third small thing. Ask for one officer and one reference.`,
      },
      {
        title: "When to be most careful",
        text: `
After you leave, after papers are served, when you have somebody new, on dates that matter to them, and when messages turn from pleading to anger to goodbye. A former partner is more often dangerous than a stranger.`,
      },
    ],
    sources: [
      {
        title: "Stalkers and Their Victims",
        by: "Paul E. Mullen, Michele Pathé and Rosemary Purcell",
        year: 2000,
      },
      {
        title: "Stalking Incident and Behavior Log",
        by: "Stalking Prevention, Awareness, and Resource Center (SPARC)",
      },
      { title: "National Stalking Helpline, advice for victims", by: "Suzy Lamplugh Trust" },
    ],
  },
  silence: {
    parts: [
      {
        topics: ["tactic:silent-treatment"],
        text: `
The silent treatment is silence used to punish. Somebody in the same house looks through you for days. Your question hangs in the air. Nobody says what it is about, or when it will be over, and you begin to search yourself for what you did. It ends when you have given in, and it leaves you careful.

Kipling Williams, who studied being shut out, found that it hurts even when a stranger or a machine does it, within minutes. It strikes at belonging, at worth, at having any effect, at feeling that one exists.`,
      },
      {
        title: "How no contact differs",
        text: `
From outside both look like silence, and you may be accused of it. These are the differences, and all of them lie in what it is for:

- The silent treatment wants something from you. No contact wants nothing.
- It is meant to hurt. No contact is meant to end being hurt.
- It happens inside a relationship and keeps it going. No contact ends one.
- It has unspoken rules that change. No contact has one rule, said once if it is safe to say it.
- It stops when power has been restored. No contact does not wait for the other to do anything.

A pause in a quarrel is neither: “I am too angry now, I will come back at six” is care.`,
      },
      {
        title: "When they fall silent after you left",
        text: `
It can be harder than noise. You listen for it; you wonder whether they are well, whether they have forgotten you, what they are planning. You do not have to find out. Their silence gives you what you asked for, and need not be interpreted. If you fear it, because before an outburst it always became quiet, take that seriously and look at [your safety plan](home).`,
      },
      {
        title: "When you used to do it",
        text: `
Many who were hurt went silent themselves, because nothing else was safe. That was protection. You can still learn to say, with people who are safe, “I need an hour”.`,
      },
    ],
    sources: [{ title: "Ostracism: The Power of Silence", by: "Kipling D. Williams", year: 2001 }],
  },
  triangulation: {
    parts: [
      {
        topics: ["tactic:triangulation"],
        text: `
Between two people there is tension; a third is brought in, and now it runs between the others. Murray Bowen, a family therapist, called it a triangle, and it happens in every family. It becomes a tactic when somebody keeps it going, because as long as two others are busy with each other nobody looks at the third.`,
      },
      {
        title: "What it looks like",
        text: `
- “My last one never complained about that.” A former or a new partner is held up as a measure.
- “Your sister agrees with me, she only does not dare to say it.”
- Two children, one golden, one always guilty, and the roles can be exchanged overnight.
- News about you comes by way of somebody else, a little altered.
- At work, two colleagues learn from one person what each is supposed to have said about the other.`,
      },
      {
        title: "What it does",
        text: `
You compete for something that should not be a prize. You are angry at the wrong person. And you lose an ally whom you may have needed. Afterwards, many find that the sister, the colleague, even the former partner has a story very like their own.`,
      },
      {
        title: "Stepping out of the triangle",
        text: `
- Speak with people themselves, and believe of them only what they say to you.
- Do not carry messages, and do not ask others to. “You would have to ask her that.”
- Leave comparisons unanswered. There is no right answer to “why can you not be like her?”
- About the person who comes after you: you cannot warn somebody in a way that reaches them, and trying is contact. If one day they ask you, you can decide then, and with advice.
- In low contact, do not let the children be the third. See [children and pets as leverage](leverage).`,
      },
      {
        title: "When you see the new pictures",
        text: `
They look happy. It is the first turn of [the cycle](cycle), or it may be a real change that you will not see from there; it does not alter what happened to you. Looking is one of the levels in your streak for a reason: it costs more than it tells.`,
      },
    ],
    sources: [
      { title: "Family Therapy in Clinical Practice", by: "Murray Bowen", year: 1978 },
      { title: "Why Does He Do That?", by: "Lundy Bancroft", year: 2002 },
    ],
  },
  money: {
    parts: [
      {
        topics: ["tactic:financial-abuse"],
        text: `
Whoever controls the money controls where you can go. Financial abuse is often the last thread that holds after everything else has been cut, and it can go on from far away: through debts, a flat, maintenance, a shared account.`,
      },
      {
        title: "What belongs to it",
        text: `
- Money withheld, counted out, or to be accounted for to the penny.
- Being kept from work or school, or made to lose a job by calls and scenes.
- Your wages paid to an account that is not yours.
- Loans, contracts, phones in your name; your signature used.
- An account emptied, a card run up, bills left to you.
- After leaving: maintenance late or not at all, and court drawn out until you cannot pay for it.
- Small transfers with a message in the note. That is contact by way of [payments](channels).`,
      },
      {
        title: "First steps",
        text: `
- Open an account of your own, at another bank, with post and codes to an address and phone that are only yours.
- Gather papers, or pictures of them: identity, tenancy, wages, tax, contracts, statements, benefits. Leave originals where their absence would be noticed, until you are safe.
- Ask the bank for its team for vulnerable customers. Many have one, and can separate accounts, block a joint overdraft, or stop notes with payments.
- Ask for your credit report and look for what you do not know.
- Change the PIN, the online password and the questions that only a family member could answer.`,
      },
      {
        title: "Debts",
        text: `
What was signed under pressure, or by somebody else in your name, may not be yours. Do not pay it off quietly to have peace. Take it to free debt advice or a lawyer, with your notes of how it came about.`,
      },
      {
        title: "Writing it down",
        text: `
A list by date is worth more than a feeling: what was due, what came, what was said. Statements are exhibits. Courts and offices understand numbers.`,
      },
      {
        safety: true,
        text: `
Opening accounts and moving money can be noticed, and can make somebody angry. Plan the day with an advocate if you still live together or still share an account.`,
      },
    ],
    sources: [
      {
        title: "Development of the Scale of Economic Abuse, Violence Against Women 14(5)",
        by: "Adrienne E. Adams, Cris M. Sullivan, Deborah Bybee and Megan R. Greeson",
        year: 2008,
      },
      { title: "Information for victim-survivors", by: "Surviving Economic Abuse" },
    ],
  },
  accounts: {
    parts: [
      {
        topics: ["tactic:impersonation-and-account-access"],
        text: `
Somebody who lived with you may know your passwords, your first pet, your fingerprint’s phone. They can read mail, see where you are, cancel an appointment, or write as you. It often goes unnoticed for long, because nothing is broken.`,
      },
      {
        title: "Signs",
        text: `
- They know things they cannot know: a meeting, a message, a place.
- Mail is read that you have not opened; messages are gone; settings have changed.
- Codes or warnings arrive for sign-ins that were not yours.
- Friends receive odd messages from you, or requests from a second account with your picture.
- Orders, subscriptions or an appointment that you did not make.`,
      },
      {
        title: "In this order",
        text: `
1. Use a device that they never had in their hands. If the device is watched, every new password is known at once. See [stalkerware](stalkerware).
2. Begin with the e-mail address, since it opens all others. New password, long and nowhere else used. Look at the recovery address and number, and at the rules that forward mail.
3. Switch on sign-in in two steps, with an app or a key and not with a number they could reach.
4. Look at the list of signed-in devices, and sign out all you do not know.
5. Then phone account, cloud, bank, social media, shops. Answer security questions with invented answers.
6. Leave family plans and shared clouds, calendars, locations and streaming.`,
      },
      {
        title: "When somebody pretends to be you",
        text: `
Take pictures of the whole page with its address and the time before you report it, since it will vanish. Report it to the platform and note the reference. Tell close people by another way that it is not you. For contracts and loans in your name go to the police and to the credit agencies.`,
      },
      {
        safety: true,
        text: `
Before you lock somebody out, think about whether they will notice, and what they did when they lost control before. Evidence is lost as well when access ends. Where there is danger, do it together with an advocate and in one go.`,
      },
    ],
    sources: [
      {
        title: "Technology safety plan: a guide for survivors and advocates",
        by: "Safety Net, National Network to End Domestic Violence",
      },
      { title: "Surveillance Self-Defense", by: "Electronic Frontier Foundation" },
      { title: "Tech safety", by: "Refuge" },
    ],
  },
  images: {
    parts: [
      {
        topics: ["tactic:image-based-abuse"],
        text: `
Private pictures shown without your consent, or the threat to show them, or pictures made of you in secret, or put together by a machine with your face: all of it is abuse, and in very many places a crime. It is not the fault of whoever let a picture be taken. Trusting somebody is not a mistake of the same kind as betraying somebody.`,
      },
      {
        title: "If it is threatened",
        text: `
- Do not pay, do not send more, do not come back for it. Giving in is rarely the end of it.
- Keep the threat: the whole conversation, the account, the times. Do not delete it in shame.
- Tell one person. The power of the threat lies in your being alone with it.
- Go to the police. In many countries the threat itself is an offence.
- With StopNCII, run by a British charity, you can make a fingerprint of the picture on your own device; taking part platforms then refuse uploads of it. The picture itself does not leave your device. For people under eighteen there is a service of the same kind, Take It Down.`,
      },
      {
        title: "If it has happened",
        text: `
- Before anything is taken down, keep proof: page, address, account, date, comments. Somebody you trust can do it for you, so that you need not look.
- Report it to the platform under the heading of intimate images; that is faster than other reports. Note each reference.
- Search engines remove such results on request.
- Ask a helpline for image-based abuse, if your country has one. They know the forms.
- Tell your workplace or school first, shortly, if it may reach them: “Private pictures of me were spread without my consent. It is a crime, and the police know.”`,
      },
      {
        title: "Keeping it here",
        text: `
Pictures are covered in this app until you ask, and a file can be taken in unread, so that it is kept as proof without being seen by you again. Copies for others can have parts covered. Pictures of anybody under eighteen must not be copied or kept by you, not even as proof: call the police and let them do it.`,
      },
      {
        title: "Afterwards",
        text: `
Shame belongs to the one who did it. It takes time until it feels so. If thoughts of ending your life come with it, go to the page for that now; it has happened to many, and it has been survived by many.`,
      },
    ],
    sources: [
      {
        title: "Image-based sexual abuse, Oxford Journal of Legal Studies 37(3)",
        by: "Clare McGlynn and Erika Rackley",
        year: 2017,
      },
      { title: "StopNCII and the Revenge Porn Helpline", by: "SWGfL" },
      { title: "Take It Down", by: "National Center for Missing & Exploited Children" },
    ],
  },
  leverage: {
    parts: [
      {
        topics: ["tactic:using-children-or-pets"],
        text: `
Whoever cannot reach you any more may reach what you love. Messages by way of a child, hand-overs that become scenes, visits that are cancelled at the door, an animal that “might not be there much longer”. It works, because you would do nearly anything for them.`,
      },
      {
        title: "Children",
        text: `
Emma Katz, who spoke with mothers and children, found that control of a parent is control of a child, too: they live in it, they notice, and they also resist and comfort. They do not need you to hide everything. They need a calm place and true, small sentences.

- “You do not have to tell me what was said. You may, if you like.”
- “You do not carry messages. If there is something to say, grown-ups write it.”
- “It is not your fault, and you cannot mend it.”
- “You may love both of us.”

Do not ask them about the other house, do not speak ill of anybody there, and do not comfort yourself with them. Give them somebody outside: a teacher, a counsellor, a grandparent.`,
      },
      {
        title: "Arrangements",
        text: `
Have them written, with times, places, and what happens when somebody is late. The fewer open points, the fewer levers. Hand over at school or with somebody neutral. Write down what did happen, by date, in neutral words. A court reads “arrived 18:40 instead of 17:00, third time in May” better than any adjective.`,
      },
      {
        title: "Animals",
        text: `
Many stay longer than is safe because of an animal. Frank Ascione found early that threats to pets and violence at home go together. There are shelters that take animals, and foster homes that keep them for some months without an address. Keep papers that show whose it is: chip, vet, purchase, insurance. Some orders can name an animal.`,
      },
      {
        safety: true,
        text: `
If a child says or shows that they are hurt or afraid, listen, write down their words, ask no leading questions, and call child protection or the police. If you fear that a child will be taken, or taken abroad, speak to a lawyer today; passports and schools can be secured.`,
      },
    ],
    sources: [
      { title: "Coercive Control in Children’s and Mothers’ Lives", by: "Emma Katz", year: 2022 },
      { title: "The Batterer as Parent", by: "Lundy Bancroft and Jay G. Silverman", year: 2002 },
      {
        title:
          "Battered women’s reports of their partners’ and their children’s cruelty to animals, Journal of Emotional Abuse 1(1)",
        by: "Frank R. Ascione",
        year: 1998,
      },
    ],
  },
  breach: {
    parts: [
      {
        safety: true,
        text: `
An order is paper. If they stand before you, get to safety and call the emergency number; say first that there is an order. Do not wait to see what they want, and do not read it to them.`,
      },
      {
        topics: ["tactic:breach-of-order"],
        text: `
Where a court has ordered somebody to keep away, or an agreement says so, any contact against its terms is a breach: a call, a like, a card to the children, a friend who asks. Small ones are breaches, too. Orders work where breaches have consequences, and consequences need that somebody reports them.`,
      },
      {
        title: "Know what it says",
        text: `
Read the order once slowly, with a lawyer or advocate. Which person, which ways of contact, how many metres, which places, children included or not, until when? Keep a copy with you, one at work, one at the school. Enter it in the plan with its number, court, terms and dates, so that each breach can be laid beside it.`,
      },
      {
        title: "When one happens",
        text: `
- Do not answer, even if they ask something that sounds like leave to answer.
- Note at once: date, time, place, what exactly, who saw it. Keep the message whole, with sender and time, or the letter with its envelope.
- Report it, and name the number of the order. Ask for a reference, and note it in the incident.
- If nothing is done, ask why, in writing, and tell your lawyer. It is not tiresome of you. A row of reports is what changes the answer.
- In the incident, mark that an order was broken. The page of patterns shows all of them in a line.`,
      },
      {
        title: "Your own side",
        text: `
In most places the order binds them and not you. Even so, a reply of yours, or a meeting you agreed to, is likely to be used: it can be said that you were not afraid. If you made contact, tell your lawyer before the other side does. That is no confession of guilt; it is a fact that has to be placed rightly.`,
      },
      {
        title: "Before it ends",
        text: `
Orders run out. Put a date six weeks before the end into your calendar, and ask about extending. What you have written down since then is the reason for it.`,
      },
    ],
    sources: [
      {
        title:
          "Convention on preventing and combating violence against women and domestic violence (Istanbul Convention)",
        by: "Council of Europe",
        year: 2011,
      },
      { title: "The Survivor’s Handbook", by: "Women’s Aid Federation of England", year: 2009 },
    ],
  },
} satisfies Record<string, Article>;
