import type { Article } from "~/words/en/guide/article";

export const onward = {
  stages: {
    parts: [
      {
        text: `
Seven parts of one way. They are no ladder: none locks another, you may be in three at once, and you will come by some of them again. In the plan each has small steps, some of ours to take over and your own beside them, and one thing for today.`,
      },
      {
        title: "Accept",
        topics: ["stage:accept"],
        text: `
It was what it was, and it will not become what you hoped for by waiting. Accepting does not mean approving. A step: write down, in five sentences, what happened, as you would tell it to somebody who believes you.`,
      },
      {
        title: "Set boundaries",
        topics: ["stage:boundaries"],
        text: `
What you take part in, and what not. A step: one [boundary](boundaries) in one calm sentence, said aloud three times in an empty room.`,
      },
      {
        title: "Block the ways in",
        topics: ["stage:block"],
        text: `
[Channel by channel](channels), as far as it is safe. A step: one of them, today, the one that is opened most often.`,
      },
      {
        title: "Seek support",
        topics: ["stage:support"],
        text: `
People, and people who do it for a living. A step: ask one person whether you may call when it is bad, and [write down](support) when they can be reached.`,
      },
      {
        title: "Rebuild the sense of self",
        topics: ["stage:self"],
        text: `
[Who you are](self) when nobody comments on it. A step: something once a week that feels like you, with a fixed hour.`,
      },
      {
        title: "Grieve",
        topics: ["stage:grieve"],
        text: `
For what was, and for what was never. A step: a quarter of an hour for [it](grief), with an end, and something warm afterwards.`,
      },
      {
        title: "Move on",
        topics: ["stage:on"],
        text: `
Not forgetting, and not the day on which it no longer touches you. Rather: it becomes one thing that happened, among others. A step: a plan that lies further away than three months and has nothing to do with it.`,
      },
      {
        title: "How fast",
        text: `
As fast as it goes. Judith Herman, who has seen many on this way, put safety first, then remembering and mourning, then living with others again; whoever hurries to the second before the first is usually thrown back. If one step is too large, it is not you who is too small: cut the step in half.`,
      },
    ],
    sources: [
      { title: "Trauma and Recovery", by: "Judith Herman", year: 1992 },
      { title: "The Survivor’s Handbook", by: "Women’s Aid Federation of England", year: 2009 },
    ],
  },
  boundaries: {
    parts: [
      {
        text: `
A boundary says what you do. “If you shout, I hang up.” It is not a rule for the other, and it does not need their consent. A demand, “you must not shout”, can be refused. A boundary can only be tested.`,
      },
      {
        title: "Finding yours",
        text: `
If for years you were not allowed any, you may not feel where they are. The body often knows first: a tight stomach, holding your breath, smiling while you do not want to, a tiredness after certain calls. Ask afterwards: what would have had to be otherwise? There it runs.

Two lists help. What I accept. What I do not. Beginning with small ones is allowed: who has my key, who may ring unannounced, what I am asked about at table.`,
      },
      {
        title: "One calm sentence",
        text: `
- “I do not talk about that.”
- “I will answer tomorrow.”
- “Please call before you come.”
- “That does not suit me.”
- “If it goes on, I will go.”

Without because. Each reason is an invitation to remove it. You can repeat the sentence, word for word, as often as you are asked. And then do what you said, the first time.`,
      },
      {
        title: "Practising",
        text: `
Say it aloud, alone, standing. Then to somebody who is kind, and let them argue a little. Begin where it costs little: with a caller who sells something. In the plan you can note that you practised, when it was kept and when it was crossed, each with its date. Crossed once is information, and no defeat.`,
      },
      {
        title: "What comes after",
        text: `
Guilt, nearly always, for some hours. People who had an advantage from your having no boundaries will protest. People who are good for you may be surprised, and then adapt. That difference will tell you a lot about your address book.`,
      },
      {
        safety: true,
        text: `
With somebody who may become violent, a boundary said aloud can be dangerous. Then it is kept by distance, locks, courts and silence, and not by sentences. Plan it with an advocate.`,
      },
    ],
    sources: [{ title: "Set Boundaries, Find Peace", by: "Nedra Glover Tawwab", year: 2021 }],
  },
  support: {
    parts: [
      {
        text: `
Being alone with it is a part of what was done. It is also what makes it hardest to stay away. You do not need many: two people who know, and one professional, is a great deal. Across many studies people with good bonds live longer; the difference is about as large as that between smoking and not.`,
      },
      {
        title: "Who is safe",
        text: `
Safe is who believes you without having to be convinced, who does not carry anything further, who does not push you back or forward, and after whose visit you have more strength than before. Nobody has to be safe in all things. One is good for laughing, one for lifting boxes, one for three in the morning.

Not safe for now is who wants to hear both sides, who “only means well” and tells them where you are, or who needs you to be over it. That says nothing of whether you like them.`,
      },
      {
        title: "Asking",
        text: `
Most people want to help and do not know how. Ask for something small and clear.

- “May I call you when it is bad? You do not have to solve anything.”
- “Please do not tell anybody where I live, not even if it sounds harmless.”
- “If I say the word pumpkin on the phone, call the police.”
- “Would you come with me to the hand-over?”

In the plan note how and when each can be reached, what they know, and what they are good for. The pull shows those first who can be reached just then.`,
      },
      {
        title: "Professionals",
        text: `
- **An advocate** at a service against domestic abuse or stalking knows danger, orders, shelters and forms, and costs nothing in most places. Men, and people in same-sex relationships, are helped, too, though sometimes by another number.
- **A therapist** who knows about trauma. You may ask beforehand whether they do. Going together with the person is not advised where there was control or violence.
- **A doctor,** for sleep, for the body, and so that it is written down.
- **A lawyer,** early rather than late.
- **A group.** To hear somebody tell your own story is a strange relief.`,
      },
      {
        title: "If there is nobody",
        text: `
Then begin with a help line. It is somebody, at any hour. And go once a week to where the same people are: a choir, a library, a course. Nearness often begins by sitting beside one another.`,
      },
    ],
    sources: [
      {
        title: "Social relationships and mortality risk: a meta-analytic review, PLoS Medicine 7(7)",
        by: "Julianne Holt-Lunstad, Timothy B. Smith and J. Bradley Layton",
        year: 2010,
      },
      {
        title: "Domestic violence and abuse: multi-agency working, guideline PH50",
        by: "National Institute for Health and Care Excellence (NICE)",
        year: 2014,
      },
    ],
  },
  self: {
    parts: [
      {
        text: `
“What would you like to eat?” Some people stand in a shop after leaving and cannot say. For years the question was what the other would like, and what would keep it quiet. You have not lost yourself. You were kept somewhere safe, and it takes a while to fetch you.`,
      },
      {
        title: "Small likings",
        text: `
Begin below the great questions. Which mug? Window open or closed? Which way home? Try two things, and notice which of them makes you breathe more easily. Buy the yellow lamp. Write it down; a list of likings that are yours alone grows slowly and cannot be argued with.`,
      },
      {
        title: "What you can do",
        text: `
Skills, however small, and however they came about. You can calm a child, read a room, live on little, keep a secret, fill in a form under pressure, get up. Some of it you learned in a hard school; it is yours all the same. Achievements of this week count as much as a diploma. The plan has a page for both.`,
      },
      {
        title: "Older than all that",
        text: `
Who were you at twelve, on a free afternoon? Whom did you admire? What did you stop doing because it was laughed at? Call somebody who knew you before, and let them tell you. Some of it will fit no longer, and some will fit at once, like a coat out of the attic.`,
      },
      {
        title: "An hour a week",
        text: `
Once a week something that feels like you, at a fixed hour, with no use to anybody. It may be dull to others. Note it as done, and note how it was. If nothing occurs to you, do something with your hands.`,
      },
      {
        title: "In the journal",
        text: `
There is a kind of entry for each: a thought that surprised you, an achievement, a dream, whether of the night or of the future. Prompts ask small questions, and can be put away. Read what you wrote a year ago on this day: somebody is speaking there whom you know.`,
      },
      {
        title: "And love",
        text: `
Not yet is an answer. So is never again, for this year. When it does come up, go slowly, keep your friends, your money and your evenings, and notice how a no is received.`,
      },
    ],
    sources: [
      { title: "Trauma and Recovery", by: "Judith Herman", year: 1992 },
      { title: "Self-Compassion", by: "Kristin Neff", year: 2011 },
    ],
  },
  care: {
    parts: [
      {
        text: `
Caring for yourself is not a reward for having recovered. It is what one recovers with. None of it has to be done well. Half is a lot, and a day on which you only ate something is a day on which you ate something.`,
      },
      {
        title: "The eight",
        text: `
- **Sleep.** Same hours, dark, the phone in another room, no news of them after eight in the evening. If you lie awake for long, get up, sit under a small light, and go back when you are heavy.
- **Movement.** A walk around the block counts. Walking settles the alarm in the body better than thinking does.
- **Food.** Something warm once a day. With no appetite: little, often, and whatever goes down.
- **Quiet.** Five minutes without anything. If sitting still makes it worse, look at something that moves: water, leaves, fish.
- **Therapy,** and everything that belongs to it: the appointment, the walk home afterwards, a free evening.
- **People.** One voice a day, were it only at the baker’s.
- **Creating.** Cooking, knitting, singing, mending, planting. What the hands do, the head need not do.
- **Medicine,** as prescribed. Do not stop by yourself because it is going well.`,
      },
      {
        title: "And something that feels like you",
        text: `
Once a week, apart from all usefulness. It stands on its own line in the plan.`,
      },
      {
        title: "Small is the point",
        text: `
Tie a thing to something you do anyway: after brushing my teeth I open the window. Make it so small that it would be odd not to do it. Take it off the list if it has become a reproach.`,
      },
      {
        title: "What seems to help and does not",
        text: `
Alcohol shortens the evening and lengthens the night. So does scrolling. Working until you drop keeps the feelings for later, with interest. You do not have to give anything up at once; it is enough to know what it costs.`,
      },
      {
        title: "In the check-in",
        text: `
Tap what you did. After some weeks it will say in plain counts how the days with it differed from the days without. It is your own pattern and no advice, and some things work for you that stand in no book.`,
      },
    ],
    sources: [
      { title: "Doing What Matters in Times of Stress", by: "World Health Organization", year: 2020 },
      {
        title: "Depression in adults, guideline NG222",
        by: "National Institute for Health and Care Excellence (NICE)",
        year: 2022,
      },
    ],
  },
} satisfies Record<string, Article>;
