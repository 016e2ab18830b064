import type { Article } from "~/words/en/guide/article";

export const inside = {
  pull: {
    parts: [
      {
        text: `
First there is often relief. Then, on a Tuesday, it comes: you want to write, to hear the voice, only to see whether they are online. It may be as strong as hunger. It does not mean that leaving was wrong, and it does not mean that you love them more than you thought.`,
      },
      {
        title: "What it is",
        text: `
When people who had just been left lay in a scanner and looked at a picture of the one they missed, Helen Fisher and her colleagues saw activity in the parts of the brain that take part in craving. After [a bond of warmth and cruelty in turns](cycle) it is stronger still, because the next kindness was always uncertain. What you feel is withdrawal, in the plain sense of the word.

Withdrawal has a shape. It is worst in the first weeks, comes in waves, is called up by dates, songs, places, tiredness and their messages, and it fades with abstinence. Every look at their page renews it a little.`,
      },
      {
        title: "A single wave",
        text: `
An urge rises, stands, and falls, usually within about twenty minutes, whether or not you do what it wants. Alan Marlatt called it surfing: you neither fight the wave nor follow it, you stay on top until it is under you. F2 opens the pull from anywhere, and stays with you for that time. Every visit counts as something learned, however it ends.`,
      },
      {
        title: "What helps in it",
        text: `
- **Delay.** “Not now. In twenty minutes I may decide again.”
- **Read why.** Your reasons and your ledger were written by you, on a clearer day.
- **Call somebody safe.** “You need not say anything wise. Just talk with me until it is over.”
- **Write it without sending.** Everything you want to say, as a letter here.
- **Move.** Stairs, cold water, dishes, a walk around the block.
- **Breathe** out for longer than in.
- Are you hungry, angry, lonely or tired? Begin with that one.`,
      },
      {
        title: "Over time",
        text: `
Note the trigger and what helped. After some weeks you will see your own hours and days, and can put something good into them beforehand: a call on Sunday evening, the phone in another room at eleven.`,
      },
      {
        safety: true,
        text: `
If what comes is less the wish to write than the wish not to be here any more, do not wait for it to pass alone. Open the page for that, now.`,
      },
    ],
    sources: [
      {
        title:
          "Reward, addiction, and emotion regulation systems associated with rejection in love, Journal of Neurophysiology 104(1)",
        by: "Helen E. Fisher and others",
        year: 2010,
      },
      { title: "Relapse Prevention", by: "G. Alan Marlatt and Judith R. Gordon", year: 1985 },
      {
        title: "Mindfulness-Based Relapse Prevention for Addictive Behaviors",
        by: "Sarah Bowen, Neha Chawla and G. Alan Marlatt",
        year: 2011,
      },
    ],
  },
  "two-memories": {
    parts: [
      {
        text: `
You remember the lake, the laugh, the hand on your back. You also remember the night in the hall. Both are true, and they do not fit together. The mind does not like that; Leon Festinger called it dissonance, and showed that we change what we believe in order to be rid of it. Usually the belief that gives way is the one that hurts.`,
      },
      {
        title: "Why the good ones come back louder",
        text: `
The bad has gone out of your day, so there is nothing to set against the good. You are lonely, and loneliness looks for warmth. In the bad moments you may have been far away inside, and so remember them less clearly. And as long as the good times were the truth about it, you did not lose years to something else.

So in the third or the tenth week you think: was it really so bad? Did I exaggerate? That question is a part of recovering, nearly everybody meets it, and it is the moment in which a record made at the time is worth most.`,
      },
      {
        title: "The reality ledger",
        text: `
In the plan there is a page with two columns. On the left: what I miss. On the right, beside it: what it was really like. Not instead of it. Beside it.

- I miss Sunday mornings. | On most Sundays I listened for the step on the stairs, to hear what kind of day it would be.
- I miss being known so well. | What was known was used.
- I miss the plans. | None of them was ever carried out, and asking started the row of June.

Be fair to both columns. You are not writing for a court, and you do not have to hate anything. A left column that is allowed to be there does not have to shout.`,
      },
      {
        title: "Other things that help",
        text: `
- Read an entry of that time, one, with somebody near. Not the whole folder at midnight.
- Ask a friend who saw you then: “How was I?” Write down the answer.
- Say “and” in place of “but”: it was lovely at the lake, and I was afraid at home.
- Grieve for [what you hoped it would become](grief). Often it is that which is missed.`,
      },
    ],
    sources: [
      { title: "A Theory of Cognitive Dissonance", by: "Leon Festinger", year: 1957 },
      { title: "Trauma and Recovery", by: "Judith Herman", year: 1992 },
    ],
  },
  symptoms: {
    parts: [
      {
        text: `
After a long time of fear or strain, body and mind go on for a while as if it had not ended. What follows is common, and none of it means that you are broken. It is not a diagnosis either: for that, and for help with it, there are doctors and therapists. You can mark any of it in a check-in and see how it changes over months.`,
      },
      {
        title: "The alarm that stays on",
        topics: ["symptom:anxiety", "symptom:panic", "symptom:restlessness", "symptom:watchful"],
        text: `
Anxiety without a reason, or with too small a one. Panic: a racing heart, no air, the certainty of dying; it peaks within minutes and passes. Restlessness, as if one had to be somewhere. Watchfulness: sitting where you see the door, starting at a ring tone. The alarm was right once. [Grounding](grounding) tells it the present date.`,
      },
      {
        title: "Nights",
        topics: ["symptom:sleepless", "symptom:nightmares", "symptom:intrusive"],
        text: `
Lying awake, waking at four, dreams in which it happens again; and by day, pictures and sentences that come unasked. Keep fixed hours, a lamp you can reach, and a note by the bed: where I am, what year it is. If dreams or pictures stay for over a month, there are treatments that work well for them.`,
      },
      {
        title: "Low, or nothing at all",
        topics: [
          "symptom:low-mood",
          "symptom:numb",
          "symptom:isolation",
          "symptom:appetite",
          "symptom:concentration",
        ],
        text: `
Low mood, no appetite or too much, no interest. Numbness: knowing that something is sad or lovely, and not feeling it. Drawing back from people. Reading a page three times. Small duties at small hours help more than resolutions: up, washed, out of the door once, one person.`,
      },
      {
        title: "Against yourself, and against the world",
        topics: ["symptom:self-doubt", "symptom:shame", "symptom:rage"],
        text: `
Self-doubt, shame that is not yours, and then rage, sometimes years late. Rage is a sign that you know you were worth something better. Give it a body: walking fast, cold water, a letter that stays here.`,
      },
      {
        title: "The body",
        topics: ["symptom:nausea", "symptom:aches"],
        text: `
Nausea, headaches, an aching back or jaw, a heavy chest. They are real. Have new or strong ones looked at by a doctor, above all after a blow to the head or hands around your neck, even weeks later.`,
      },
      {
        title: "Thoughts of ending your life",
        topics: ["symptom:ending"],
        safety: true,
        text: `
They come to many after such a time, and they come in waves. Tell somebody today: a person, a doctor, a help line. If you might act on them, go to the page for that now. Marking this in a check-in opens it at once, and it is never only counted.`,
      },
      {
        title: "When to see somebody",
        text: `
If it lasts longer than a month, grows worse, or keeps you from work, food or sleep; if you drink or take something to get through; or simply because you want to. You do not have to have it badly enough.`,
      },
    ],
    sources: [
      {
        title: "Post-traumatic stress disorder, guideline NG116",
        by: "National Institute for Health and Care Excellence (NICE)",
        year: 2018,
      },
      {
        title: "Depression in adults, guideline NG222",
        by: "National Institute for Health and Care Excellence (NICE)",
        year: 2022,
      },
      { title: "Doing What Matters in Times of Stress", by: "World Health Organization", year: 2020 },
      { title: "The Body Keeps the Score", by: "Bessel van der Kolk", year: 2014 },
    ],
  },
  grief: {
    parts: [
      {
        text: `
You have lost somebody who is alive, and perhaps it was you who went. There is no funeral for that, and people may ask why you are sad about something so bad. Pauline Boss called it ambiguous loss: it has no clear end, and so grief does not know when to begin.`,
      },
      {
        title: "What is mourned",
        text: `
Not only the person. Also who you thought they were. The years. The family you meant to have, the mother everybody else seems to have had. Friends who went with the other side. A home, a language of two, a dog. And yourself, as you were before.`,
      },
      {
        title: "In no order",
        text: `
Elisabeth Kübler-Ross wrote of denial, anger, bargaining, depression and acceptance in people who were dying, and later of grief. Many recognise these, and shock before them. But they are no stairs. On one morning you may find three of them, and acceptance may come by in week two and then stay away for half a year.

- **Shock:** functioning, as if behind glass.
- **Denial:** it is only a break.
- **Anger:** at them, at yourself, at those who knew.
- **Bargaining:** if I wrote just once, if I had been more patient. Here the wish to make contact is strongest.
- **Sadness:** when there is nothing left to bargain with.
- **Acceptance:** not that it was right. Only that it was.`,
      },
      {
        title: "To and fro",
        text: `
Margaret Stroebe and Henk Schut saw that people who get through a loss swing between two things: turning to it, and turning away from it towards the day. Both belong. A film, an afternoon of shelves, laughing: that is not running away. It is the other half of the work.`,
      },
      {
        title: "What helps",
        text: `
- Give it a place: a quarter of an hour, a chair, a candle, grief notes in the journal. After that, go and do something with your hands.
- Make an ending of your own: a letter that stays here, a thing buried or given away, a walk on the day.
- Prepare for dates. Make a plan for the evening beforehand, and tell somebody.
- Let somebody sit with you who does not say that it was for the best.

If after many months it does not move at all, or the days are only grey, speak to a doctor or therapist. There is help for grief that has got stuck.`,
      },
    ],
    sources: [
      { title: "On Death and Dying", by: "Elisabeth Kübler-Ross", year: 1969 },
      { title: "Ambiguous Loss", by: "Pauline Boss", year: 1999 },
      {
        title: "The dual process model of coping with bereavement, Death Studies 23(3)",
        by: "Margaret Stroebe and Henk Schut",
        year: 1999,
      },
    ],
  },
  lapses: {
    parts: [
      {
        text: `
You wrote, you picked up, you looked, you went there. First: are you safe, and are you somewhere you can stay? Then drink something, and sit down. Nothing has to be decided tonight.`,
      },
      {
        title: "What has happened, and what has not",
        text: `
A run of days has ended. The days have not. You held them, each of them did something in you, and none is taken back. Most people who leave for good have gone back, or made contact, more than once before. It is a part of the way out, and a place to learn something.

Alan Marlatt described a second step that does more harm than the first: one says “now it is all over, I am somebody who cannot do it”, and then goes on, because it no longer matters. One message is one message. The thing to keep apart is the message and the verdict.`,
      },
      {
        title: "Tonight",
        text: `
- Stop where it stands. You need not finish the conversation, explain the silence, or say goodbye properly.
- Close the way it went by, if you opened one.
- Tell one person who will not scold you.
- If you agreed to meet, you may stay away without saying so. If you are on your way, you may turn round.
- If there is [an order](breach) or a case, tell your lawyer soon.
- Sleep before you think about what it means.`,
      },
      {
        title: "Tomorrow, four questions",
        text: `
The streak asks them, when you note it, and you can leave any of them empty.

- When was it, and what came before? Hour, place, tired, alone, a message, a date?
- What did you hope for?
- What did it give, and for how long?
- What would help next time, concretely? A number that is deleted, a phone outside the bedroom, somebody to call on Sundays.

Often the answer to the third is the strongest reason you will ever write down. Copy it into your reasons.`,
      },
      {
        title: "What to say to yourself",
        text: `
“I did something I did not want to do. It is understandable. I am stopping now.” Kristin Neff and others found that people who speak to themselves like this after a slip are more likely to try again than those who are hard on themselves. You held those days. They stay.`,
      },
      {
        safety: true,
        text: `
If you went back and cannot safely leave just now, you have not lost the right to help. Advocates work with people who stay, too. Look after your [safety at home](home) first.`,
      },
    ],
    sources: [
      { title: "Relapse Prevention", by: "G. Alan Marlatt and Judith R. Gordon", year: 1985 },
      { title: "Self-Compassion", by: "Kristin Neff", year: 2011 },
    ],
  },
  "self-talk": {
    parts: [
      {
        text: `
Long after the door is shut, a voice may go on: too sensitive, too stupid, who would want you. It speaks in the first person now, and so it is taken for your own opinion. Often you can hear by the words whose it was.`,
      },
      {
        title: "Why it stays",
        text: `
While you lived with it, it was useful to think ahead of the blow: if I say it to myself first, it hurts less, and perhaps I can prevent it. Blaming yourself also gave hope, since what is my fault I can mend. It was a way to live. It is only no longer needed.`,
      },
      {
        title: "Answering it",
        text: `
Cognitive therapy has a simple sheet for this, and the journal has it as a thought record.

- **The thought,** word for word: “I destroy everything.”
- **How much do I believe it,** from nothing to entirely?
- **What speaks for it?** Facts only, as one would accept them from somebody else.
- **What speaks against it?** The plant on the sill. The friend since school. The job you kept in the worst year.
- **A kinder sentence that is also true:** “Some things broke. I broke few of them, and I mended many.”
- **And now,** how much do I believe the first?

It need not go to nothing. From ninety to sixty is a good evening’s work. The kinder sentence has to be true; praise that you do not believe only makes the voice laugh.`,
      },
      {
        title: "Other ways",
        text: `
- Give the voice its name back: “That is what he used to say.” Then it is a memory and not a finding.
- Ask what you would say to a friend who told you this, and say that.
- Thank it, and decline: “You wanted to protect me. I will take it from here.”
- Collect small evidence. Achievements in the journal may be tiny: slept, cooked, said no.

Should the voice tell you to hurt yourself, or should there be voices you hear outside your head, tell a doctor. That can be helped with, too.`,
      },
    ],
    sources: [
      { title: "Mind Over Mood", by: "Dennis Greenberger and Christine A. Padesky", year: 1995 },
      { title: "Cognitive Therapy of Depression", by: "Aaron T. Beck and others", year: 1979 },
      { title: "Complex PTSD: From Surviving to Thriving", by: "Pete Walker", year: 2013 },
    ],
  },
  fog: {
    parts: [
      {
        text: `
One day you notice that you have bought the bread you like. Or that you were out for an hour and did not rehearse an answer. The fog does not lift like a curtain. It has holes first, and closes again, and one looks back after a year and cannot say when it went.`,
      },
      {
        title: "What comes back",
        text: `
- **Clarity.** You remember in order. You see the round in it, and the places where you saw it even then.
- **Boundaries.** Something in you says no before you have thought about it.
- **Values.** What you find right, as against what was allowed.
- **Wishes.** At first only what you do not want. Then, shyly, the other kind.
- **Time.** Plans that reach further than the week.
- **Others.** You are interested in somebody’s day again.`,
      },
      {
        title: "Why it can hurt",
        text: `
To see clearly is also to see what it was. Many are sadder or angrier in the second year than in the first weeks, and think that they are going backwards. It is more often that there is now enough ground under you to feel it. [Grief](grief) and growth live in the same house for a long time.`,
      },
      {
        title: "Growth, without the sermon",
        text: `
Richard Tedeschi and Lawrence Calhoun studied what people say has grown in them after the worst: closer bonds with some, a sense of strength, other priorities, more joy in small things. They were careful to add that it is not owed, that it does not make the harm good, and that it goes along with pain. Nobody has to become better by having been hurt. If something grew, it was you who grew it.`,
      },
      {
        title: "Letting it be seen",
        text: `
It is hard to see from inside, since every day is only a little unlike the one before. That is what the long records are for: the journal on this day a year ago, the months of moods, the year of days, the pull over time. Write down the first times. First night through. First laugh that surprised you. First day on which you did not think of it, noticed only on the next.`,
      },
    ],
    sources: [
      {
        title:
          "Posttraumatic growth: conceptual foundations and empirical evidence, Psychological Inquiry 15(1)",
        by: "Richard G. Tedeschi and Lawrence G. Calhoun",
        year: 2004,
      },
      { title: "Trauma and Recovery", by: "Judith Herman", year: 1992 },
    ],
  },
} satisfies Record<string, Article>;
