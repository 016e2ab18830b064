import type { Article } from "~/words/en/guide/article";

export const first = {
  rule: {
    parts: [
      {
        text: `
No contact means that nothing goes from you to them, and as little as possible from them to you. No call, message, letter or visit. No reply, not even to correct a lie. No look at their pages, and no news of them through others. Their ways to you are closed, yours to them are left unused.

It is a boundary for your own safety. It asks nothing of the other person, and it needs neither their agreement nor their understanding. It does not say that they are a bad person, and it does not say what will be in ten years. It says that for now this door is closed, because you were hurt through it.`,
      },
      {
        title: "How it is kept",
        text: `
- Decide it once, on a clear day, and write down why. On an unclear day you read it instead of deciding again.
- Close the ways in one after another. Some cannot be closed yet; that is a note in your plan and no failure. [Closing the ways in](channels) goes through all of them.
- Tell the few people who have to know: what you ask of them is that they carry nothing in either direction.
- When something does come through, you need not read it. Keep it unread as a record, and do not answer.
- Expect the first weeks to be the loudest, on their side and in you. [Withdrawal](pull) is a sign that it works on you, and not that it is wrong.`,
      },
      {
        title: "Do you have to announce it",
        text: `
One plain sentence is enough, and often none is needed: “I do not want contact any more. Please do not write, call or come.” In some places a clear request, sent once and kept, helps later with police or a court. An explanation gives something to argue with, so leave it out. And where announcing it could put you in danger, do not announce it: go quietly, with help.`,
      },
      {
        safety: true,
        text: `
The time around leaving, and shortly after, can be the most dangerous one, above all where there was violence, choking, threats to kill, or a weapon in the house. Then plan it with an advocate before you close anything. A sudden silence can be noticed.`,
      },
    ],
    sources: [
      {
        title: "Risk factors for femicide in abusive relationships, American Journal of Public Health 93(7)",
        by: "Jacquelyn C. Campbell and others",
        year: 2003,
      },
      { title: "The Survivor’s Handbook", by: "Women’s Aid Federation of England", year: 2009 },
      { title: "Why Does He Do That?", by: "Lundy Bancroft", year: 2002 },
    ],
  },
  not: {
    parts: [
      {
        text: `
Somebody may tell you what your silence means: that it is cruel, childish, a game. It helps to be clear with yourself about what it is not, because the clearer it is to you the less you have to defend it.`,
      },
      {
        title: "It is not a punishment",
        text: `
You are not doing it to them. You are doing it for you. A punishment ends when the other has suffered enough or has said the right words. No contact does not wait for anything from them. If they were to change tomorrow, you would still be free to stay away.`,
      },
      {
        title: "It is not a way to get them back",
        text: `
There is advice that sells thirty days of silence as a trick to be missed. That is contact by other means: you would still be living in their answer. If you notice that you count the days until they notice, be kind to yourself. It is the bond speaking, and it grows quieter.`,
      },
      {
        title: "It is not hatred, and not forgiveness",
        text: `
You can love somebody and keep away from them. You can be furious and keep away. You can forgive, one day or never, and keep away. None of these feelings has to be finished first.`,
      },
      {
        title: "It is not for everybody who annoys you",
        text: `
People who hurt you, hear it, and change what they do, deserve a conversation. No contact is for where conversations were tried and were used against you, or where trying one is dangerous.`,
      },
      {
        title: "It is not a test",
        text: `
Nobody keeps the score, and nobody passes. A day on which you looked at their page is a day on which you looked at their page. The days before it stay, and so does the reason. [When you made contact](lapses) is about such days.`,
      },
      {
        title: "It is not all or nothing",
        text: `
Children, work, money or a sick parent may leave one channel that has to stay open. Then there is [low contact](low), which is kept by the same boundary with a narrow gate in it.`,
      },
    ],
    sources: [
      { title: "Ostracism: The Power of Silence", by: "Kipling D. Williams", year: 2001 },
      { title: "Set Boundaries, Find Peace", by: "Nedra Glover Tawwab", year: 2021 },
    ],
  },
  reasons: {
    parts: [
      {
        text: `
These are the reasons people give who have done it, each with what stands behind it. Yours may be among them, or another altogether. Written into your plan in your own words, they are what you will read when the pull comes.`,
      },
      {
        title: "1. It ends the cycle",
        topics: ["reason:cycle"],
        text: `
Where hurt and tenderness take turns, [each round makes the next more likely](cycle). You cannot win a round, since winning is a part of it. You can only stop being there for the next one.`,
      },
      {
        title: "2. It lets you heal",
        topics: ["reason:heal"],
        text: `
A wound that is opened every week stays open. Sleep, appetite and calm come back slowly, and each message sets them back for days. Quiet is not the cure, but nothing else works well without it.`,
      },
      {
        title: "3. It protects mind and body",
        topics: ["reason:protect"],
        text: `
Living on guard wears on the heart, the stomach, the immune system and the memory. Where there was violence, distance is protection in the plainest sense.`,
      },
      {
        title: "4. It gives your life back",
        topics: ["reason:life"],
        text: `
Count the hours: the waiting, the wording of answers, the going over it at night. They were yours. With no contact they return, at first as emptiness, later as evenings.`,
      },
      {
        title: "5. It shuts the channel of manipulation",
        topics: ["reason:channel"],
        text: `
[Guilt](guilt), [doubt](gaslighting), [bait](baiting), [promises](hoovering): all of it needs a way to reach you. You do not have to become stronger than every one of them. You have to close a door.`,
      },
      {
        title: "6. It lets you find yourself again",
        topics: ["reason:self"],
        text: `
Next to somebody who decides what is so, one forgets what one likes, thinks and remembers. In the quiet there is nobody to ask first. [What you like comes back](self), often as something small.`,
      },
      {
        title: "7. It makes room for people who are good for you",
        topics: ["reason:room"],
        text: `
Fear and shame isolate, and a person who takes everything leaves nothing for others. When the place is free, [people come into it](support) who are glad when you are well.`,
      },
    ],
    sources: [
      { title: "Trauma and Recovery", by: "Judith Herman", year: 1992 },
      {
        title: "Responding to intimate partner violence and sexual violence against women",
        by: "World Health Organization",
        year: 2013,
      },
      { title: "Coercive Control", by: "Evan Stark", year: 2007 },
    ],
  },
  low: {
    parts: [
      {
        text: `
Sometimes a thread has to remain: children, a house that is not yet sold, an animal, a shared workplace, a parent in care. Low contact is no contact with one narrow gate. You decide how wide it is, and everything else stays closed.`,
      },
      {
        title: "The rules",
        text: `
- **One channel.** In writing, if it can be: an e-mail address only for this, or an app for parents where a court accepts one. Writing gives you time, and it is its own record.
- **Business only.** Children, money, property, animals. Not the past, not your life, not theirs.
- **Short.** What, when, where. Three sentences are usually enough.
- **No feelings and no defence.** Neither anger nor warmth is answered. A lie about you is noted in your own record, not disputed there.
- **A wait.** Unless a child is ill, nothing needs an answer within the hour. Many people take a day.
- **Somebody between you,** where there is one: a mediator, a relative who is truly neutral, a contact centre, a lawyer.`,
      },
      {
        title: "A day counts as held",
        text: `
In low contact you count the days on which every exchange kept to your rules. What they write is not in your hands and breaks nothing. An exchange within the rules is no lapse. One outside them is noted without blame, and you look at what drew you in: it is nearly always the same kind of sentence.`,
      },
      {
        title: "Hand-overs",
        text: `
Choose a public place, the same time, and few words. Let somebody come with you, or hand over at school or with relatives, so that you do not meet at all. Keep the talk about the child for the child, and never let a child carry the message. [Children and pets as leverage](leverage) says more.`,
      },
      {
        title: "Two ways of speaking",
        text: `
[Grey rock](grey-rock) is for talking when you cannot avoid it. [Brief, informative, friendly, firm](biff) is for writing. Both are skills; both are dull to read, and that is what they are for.`,
      },
      {
        safety: true,
        text: `
If exchanges about the children are used to frighten or follow you, ask an advocate or lawyer about supervised hand-overs and about changing the agreed terms. You do not have to make an unsafe arrangement work.`,
      },
    ],
    sources: [
      { title: "BIFF: Quick Responses to High-Conflict People", by: "Bill Eddy", year: 2011 },
      { title: "The Batterer as Parent", by: "Lundy Bancroft and Jay G. Silverman", year: 2002 },
    ],
  },
  "grey-rock": {
    parts: [
      {
        text: `
Grey rock means being as uninteresting as a stone on the path. Whoever feeds on your reactions, on tears, on anger, on being needed or feared, is given nothing to hold. The idea comes from people who had to keep dealing with somebody like that, and not from research; take it as a tool for some days, not as a cure.`,
      },
      {
        title: "How it sounds",
        text: `
- “I see.”
- “That may be.”
- “I will think about it.”
- “The bus comes at four.”

The voice is level and the face is at rest. You look at something in the room rather than into their eyes. You answer what has to be answered, in few words, and offer nothing: no plans, no worries, no good news either. You do not say that you are doing it.`,
      },
      {
        title: "What happens then",
        text: `
Often it becomes worse before it becomes quiet. Somebody who used to get a reaction turns it up: louder, crueller, or suddenly sweet. If that was all it took to get you back, it would be worth it to them. If you can stay dull safely through that, they usually look elsewhere.`,
      },
      {
        title: "What it costs",
        text: `
Hiding every feeling is tiring, and it can go too far in: you may notice that you feel grey at home, too. Make sure there is a place on the same day where you are not a stone: a friend, these pages, a walk, somebody who laughs with you. Children should not get the grey face; where they watch, be calm and warm with them.`,
      },
      {
        title: "In writing",
        text: `
The same idea on paper is [brief, informative, friendly and firm](biff). It is usually the better choice, because you have time, and because others may read it one day.`,
      },
      {
        safety: true,
        text: `
Do not use it where your silence has led to violence before, or where you feel it is getting dangerous. Being dull is not worth being hurt. Say what lets you get out of the room, and go. An advocate can help you plan what to do instead.`,
      },
    ],
    sources: [
      { title: "What is gray rocking?", by: "Zawn Villines, Medical News Today" },
      { title: "Schedules of Reinforcement", by: "C. B. Ferster and B. F. Skinner", year: 1957 },
    ],
  },
  biff: {
    parts: [
      {
        text: `
Bill Eddy, a lawyer and mediator, gave a name to the kind of answer that ends an exchange instead of feeding it: brief, informative, friendly, firm. It is for low contact, where something really has to be answered. Most messages do not have to be.`,
      },
      {
        title: "The four",
        text: `
- **Brief.** Three sentences, at most five. Every further sentence is a handle.
- **Informative.** Facts that are needed: date, time, place, amount. Not opinions, not how it felt, not what they did last time.
- **Friendly.** A greeting and a thank you, as to an office. Neither warm nor cold.
- **Firm.** It closes. No question that invites a debate; where you need a choice, give two and a date.`,
      },
      {
        title: "An example",
        text: `
They write: “Typical. You only think of yourself, as always. The children told me how you live now. I am picking them up on Friday and you had better be there.”

You answer, the next day: “Hello. The hand-over is on Friday at five, at the school gate, as agreed. Thank you for letting me know. I will bring the blue bag.”

Everything else has been left lying. You did not agree to it by leaving it.`,
      },
      {
        title: "Before you send it",
        text: `
- Does it need an answer at all? Does it need one today?
- Take out every “you always”, every “because”, and every “but”.
- Take out what explains or defends you.
- Take out advice and apologies. “I am sorry you see it like that” is a spark.
- Read it as a judge would, who knows neither of you.
- Let it lie for an hour, or let somebody safe read it.

The drafting aid in your low-contact streak marks feelings, defence, questions back and length. Its rules are plain ones, it runs on this machine, and you may know better than it does.`,
      },
      {
        title: "When they go on",
        text: `
They may write ten more times. You have answered. If nothing new has been asked, there is nothing to add. Keep the messages as a record, unread if you like.`,
      },
    ],
    sources: [{ title: "BIFF: Quick Responses to High-Conflict People", by: "Bill Eddy", year: 2011 }],
  },
} satisfies Record<string, Article>;
