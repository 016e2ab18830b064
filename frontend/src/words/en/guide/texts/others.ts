import type { Article } from "~/words/en/guide/article";

export const others = {
  family: {
    parts: [
      {
        text: `
To keep away from a mother, a father, a brother, a grown child is a step that few people talk about and more have taken than one would think. When the gerontologist Karl Pillemer asked a large sample of people in the United States, about one in four was estranged from some relative. There is no card for it in any shop.`,
      },
      {
        title: "What makes it different",
        text: `
You did not choose them, and you were small when it began. There is no “before” to go back to. Relatives, feasts, inheritances and illnesses are shared. And nearly everybody has a sentence ready: “But she is your mother.”

You may answer: “Yes. And it is as I decided.” No story, no proof. Who wants to understand will ask differently.`,
      },
      {
        title: "Degrees",
        text: `
It need not be all at once. Fewer calls. Visits in a hotel, two hours, with your own car. No talk about some things. Only in writing. A year of quiet. [Low contact](low) is for many the lasting form, and for others the way to see that it does not suffice.`,
      },
      {
        title: "The others in the family",
        text: `
Brothers and sisters often lived in another childhood, in the same rooms. They may need the story that all was well. You can be a sister without being of one mind: “I would like to see you. I do not talk about them, and please bring me no greetings.” Some will be [messengers](flying-monkeys) for a time.

Grandchildren, nephews, nieces: send a card, if it is allowed. Children remember who wrote.`,
      },
      {
        title: "Feasts, illness, funerals",
        text: `
Plan the dates. What will you do on that evening, and with whom? For illness and death decide beforehand, on a calm day: do you want to be told, by whom, and would you go? You may go to a funeral and sit in the last row, with a friend, and leave before the coffee. You may also stay away, and have a farewell of your own. There is no decision about this that does not hurt a little.`,
      },
      {
        title: "Caring without contact",
        text: `
Paying for help, signing something, speaking with a doctor: it can be done by post, or through a service or lawyer. Where the law asks children to pay for parents, there are often exceptions for what was done to you. Ask.`,
      },
      {
        safety: true,
        text: `
In some families, leaving is answered with violence, with forced marriage, or in the name of honour. If you are afraid of that, tell no relative of your plans, and call a specialised help line first.`,
      },
    ],
    sources: [
      { title: "Fault Lines: Fractured Families and How to Mend Them", by: "Karl Pillemer", year: 2020 },
      { title: "Set Boundaries, Find Peace", by: "Nedra Glover Tawwab", year: 2021 },
    ],
  },
  work: {
    parts: [
      {
        text: `
Work can come into it in two ways: the person finds you there, or the person is there. In both, the workplace has duties towards you. The convention of the International Labour Organization on violence and harassment, of 2019, expressly names domestic violence, since it does not stop at the gate.`,
      },
      {
        title: "If they come to your work",
        text: `
- Tell one person with a say: “There is somebody I am protecting myself from. Here is the order, and a picture.” You need not tell the story.
- What can be asked for: calls not put through, no information about hours, another desk, your name off the website, a parking place near the door, somebody to walk with you, another shift on days in court.
- Reception and guards need the picture and what to do: not let in, not discuss, call the police, call you.
- Post, flowers, parcels: refused or kept sealed for you.
- Ask for leave for court, moving, treatment. Some countries have a right to it.`,
      },
      {
        title: "If it is a colleague or superior",
        text: `
No contact is hardly possible, [low contact](low) is. Business only, in writing where it can be, with somebody in the room, without your private number. After a talk send two neutral lines: “As discussed today: I will do A by Friday.”

Write down what happens, by date, with words and witnesses, at home and not on a machine of the firm. Read the rules of the house before you complain; there is mostly a person or office for it, and deadlines. A works council, a union or a lawyer can be with you. Ask for what you need in one sentence.`,
      },
      {
        title: "When a story goes round",
        text: `
With [a smear](smear) that reaches the firm, it helps to have spoken first. “A person I am keeping away from may spread things about me. Please tell me if something arrives, and keep it.” A letter or review with false claims is an exhibit.`,
      },
      {
        title: "You, at work",
        text: `
If you cannot concentrate, it is not laziness. Lists, a closed door, the most important thing first, breaks with air. A doctor can write you unfit for some time; that is what it is for. And often work is the one place that stayed yours. It may be good to go.`,
      },
      {
        safety: true,
        text: `
The way to and from work is the time most easily foretold. Vary it, go with others, and let somebody know when you should have arrived.`,
      },
    ],
    sources: [
      {
        title: "Violence and Harassment Convention (No. 190)",
        by: "International Labour Organization",
        year: 2019,
      },
      {
        title: "Domestic violence and abuse: multi-agency working, guideline PH50",
        by: "National Institute for Health and Care Excellence (NICE)",
        year: 2014,
      },
    ],
  },
  helping: {
    parts: [
      {
        text: `
You are worried about somebody. You see that they are quieter, always in a hurry home, that they ask before they say yes. Or they have left, and go back, and you do not understand it. What you do matters: whether somebody had one person who stayed is among the things they tell of years later.`,
      },
      {
        title: "What helps",
        text: `
- **Ask, alone and quietly.** “I have noticed that … I am worried. You do not have to say anything.”
- **Believe.** You will hear only a part. That you believe the part is how you come to hear the rest.
- **Say the three sentences.** I am glad you told me. It is not your fault. What would help you?
- **Stay,** also when they go back. Especially then. It takes several attempts for most.
- **Offer small, exact things.** Keep a bag. Fetch a child. Be a number that may ring at night. Sit in the waiting room.
- **Keep what you are told.** Above all, where they are.`,
      },
      {
        title: "What does harm",
        text: `
- “Why do you not just leave?” Leaving is the most dangerous part of it, and they know better than you when.
- Deciding for them. Somebody did that long enough.
- Speaking with the person who does it, “man to man”, or taking both to a table.
- Speaking ill of them. Then your friend has to defend them.
- An ultimatum: them or me. It is what the other says, too.
- Passing on messages, even kind ones.`,
      },
      {
        title: "When they have no contact",
        text: `
Bring no news and no greetings. Do not say what you saw online. Do not post pictures of them. If you are asked about them: “I do not talk about that.” In the evening of a bad day you need no advice, only to be on the phone until the wave is over.`,
      },
      {
        title: "For you",
        text: `
Help lines speak with friends and relatives as well. You may have limits; say them before they are passed. You cannot save anybody, and you do not have to. You can be a place to which somebody can come.`,
      },
      {
        safety: true,
        text: `
If you hear or see violence, call the police. With choking, threats to kill, weapons, or threats against the children, say to your friend that you are afraid for their life, and call an advocate together. Do not put yourself between them.`,
      },
    ],
    sources: [
      { title: "When Love Goes Wrong", by: "Ann Jones and Susan Schechter", year: 1992 },
      { title: "How to help a loved one who is experiencing abuse", by: "Women’s Refuge New Zealand" },
      {
        title: "Psychological first aid: guide for field workers",
        by: "World Health Organization",
        year: 2011,
      },
    ],
  },
} satisfies Record<string, Article>;
