import type { Article } from "~/words/en/guide/article";

export const words = {
  myths: {
    parts: [
      {
        text: `
Sentences that one hears, and says to oneself in the evening. Each holds something true, which is why it works. You do not have to refute them to anybody. It is enough that you know your own answer.`,
      },
      {
        title: "“It will make them change.”",
        topics: ["myth:change"],
        text: `
It may. It is not what it is for. As long as you keep away in order that they change, you look over to see whether it works, and then you are not away. Distance changes one life for certain: yours.`,
      },
      {
        title: "“It hurts them.”",
        topics: ["myth:hurts"],
        text: `
Perhaps it does. Losing somebody hurts. It is the kind of pain that follows from what was done, and it is not cruelty on your side to let it stand. You are allowed to stop being hurt even if stopping hurts somebody.`,
      },
      {
        title: "“It is the silent treatment.”",
        topics: ["myth:silent"],
        text: `
That punishes, and waits for something. This ends something, and waits for nothing. [More about the difference](silence).`,
      },
      {
        title: "“One conversation more will bring closure.”",
        topics: ["myth:closure"],
        text: `
Think of the last three conversations of which you hoped this. Closure that somebody else has to hand out can be withheld, and often is. The ending you can have is one you make: a letter that stays here, an evening with a friend, a sentence that you believe. It comes late and by halves, and it is yours.`,
      },
      {
        title: "“A lapse means starting from nothing.”",
        topics: ["myth:lapse"],
        text: `
The run starts anew. The days do not. What you learned, the door you closed, the nights you slept: they are still there the next morning. [When you made contact](lapses).`,
      },
      {
        title: "“They will change if they promise.”",
        topics: ["myth:promise"],
        text: `
A promise is made in a minute. Lundy Bancroft, who worked for years with men who were violent at home, found lasting change rare, and where it came it took years and looked like this: admitting all of it without being asked, making good without wanting anything for it, accepting that the other does not come back. Somebody who demands you as the reward for changing has not begun.`,
      },
      {
        title: "“You owe an explanation.”",
        topics: ["myth:explanation"],
        text: `
You have probably explained it many times, in good words. It was not that they did not understand. A no is a whole sentence; and an explanation, given to somebody who uses it, is a map of where to push. If you owe one to anybody, then to yourself, and there are pages for that here.`,
      },
    ],
    sources: [
      { title: "Why Does He Do That?", by: "Lundy Bancroft", year: 2002 },
      { title: "Relapse Prevention", by: "G. Alan Marlatt and Judith R. Gordon", year: 1985 },
    ],
  },
  "clinical-words": {
    parts: [
      {
        text: `
If you looked for what happened to you, you have met words like narcissist, narcissistic abuse, psychopath, borderline, trauma bond. For many it was the first time that somebody described their living room. This article says what the words mean, and why you will meet them nowhere else in this app.`,
      },
      {
        title: "Narcissism",
        text: `
In psychology it is a trait that everybody has more or less of: how much one needs to be special. Narcissistic personality disorder is a diagnosis, described in the manual of the American Psychiatric Association. It asks for a lasting pattern of grandiosity, need for admiration and lack of empathy, in many areas of life, found by a professional who has spoken with the person. It is not common. Most people who hurt a partner do not have it, and not everybody who has it hurts others.

“Narcissistic abuse” is no diagnosis. It is a name that people who were hurt have given to what was done: idealising, belittling, twisting, dropping.`,
      },
      {
        title: "Psychopath, sociopath, borderline, bipolar",
        text: `
The first two are words for an antisocial pattern that are used in research and in films, rather differently. Borderline and bipolar are diagnoses of people who mostly suffer themselves, and who are more often hurt than they hurt others. None of them is an excuse, and none of them is needed in order to leave.`,
      },
      {
        title: "Trauma bond",
        text: `
The attachment that grows from kindness and cruelty in turns, described under [the cycle](cycle). It is something that was done to you, and nothing that you are.`,
      },
      {
        title: "Why this app does not use them",
        text: `
- You need no diagnosis for the other to be allowed to protect yourself. What was done is enough.
- A diagnosis cannot be made from outside, and a wrong one leads astray: one waits for the pattern in the book.
- In court, and with offices, “he is a narcissist” makes people listen less. “On 3 May he took my phone and said …” makes them listen.
- Whoever reads over your shoulder sees nothing.
- And one day you may wish that your story were about you.`,
      },
      {
        title: "And if you fear that it is you",
        text: `
Nearly everybody who was told for years that they are the problem asks this. Wondering about it honestly is rather a sign against it. If you did things that you regret, a therapist is a good place for that, too.`,
      },
    ],
    sources: [
      {
        title: "Diagnostic and Statistical Manual of Mental Disorders, DSM-5-TR",
        by: "American Psychiatric Association",
        year: 2022,
      },
      { title: "Rethinking Narcissism", by: "Craig Malkin", year: 2015 },
      {
        title: "Emotional attachments in abusive relationships, Violence and Victims 8(2)",
        by: "Donald G. Dutton and Susan Painter",
        year: 1993,
      },
    ],
  },
} satisfies Record<string, Article>;
