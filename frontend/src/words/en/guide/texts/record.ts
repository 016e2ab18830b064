import type { Article } from "~/words/en/guide/article";

export const record = {
  documenting: {
    parts: [
      {
        text: `
A record made at the time, plainly and without gaps, is believed where memory is not. It serves you first: on the day on which you doubt that it was so. And it may serve at a police desk, in a court, or with an employer.`,
      },
      {
        title: "What to write",
        text: `
- **When:** date, time, and how sure you are of it.
- **Where,** and by which channel.
- **What happened,** in the order in which it happened, as a camera would have seen it.
- **The exact words,** in quotation marks. What you do not know exactly, mark as the sense of it.
- **Who saw or heard it.**
- **What it did:** injury, fear, a day of work, a night.
- **What you did** then, and whom you told.

“He came at 22:10, rang eleven times, and called: ‘I know you are in there.’ Mrs Brandt on the second floor saw him.” That holds. “He terrorised me again” does not, though it is as true. Feelings belong in the journal, which never goes along with evidence.`,
      },
      {
        title: "When to write",
        text: `
The same day if you can. If you write later, say so: “written down three days afterwards”. Correct by adding rather than by wiping out; here, earlier wordings stay beside later ones. Never improve a date. One thing that is found to be untrue costs a hundred that are true.`,
      },
      {
        title: "Files",
        text: `
- Keep the original, as it came: the message on the phone, the mail with its header, the letter with its envelope, the voicemail as a file.
- Screenshots are second best. Take them whole, with sender, date and time, and overlapping where the conversation is long.
- Do not rename, crop, rotate or brighten. Make a copy for that.
- Put them in here early. From that moment a checksum shows that they are unchanged. It shows neither who made them nor when; a time-stamp or a checkpoint on paper adds until when at the latest they were there.
- Save a backup, and keep it elsewhere.`,
      },
      {
        title: "What not to do",
        text: `
Do not break into their accounts or devices, do not provoke in order to have something, and do not record secretly without knowing the law: in some places it is a crime, and in some it is proof. Ask a lawyer or an advocate. Keep no more than you can bear; a file can be taken in unread.`,
      },
      {
        safety: true,
        text: `
A record that is found can be dangerous. Keep it where they cannot come, lock this app when you stand up, and stop for a time if writing puts you at risk.`,
      },
    ],
    sources: [
      {
        title: "Stalking Incident and Behavior Log",
        by: "Stalking Prevention, Awareness, and Resource Center (SPARC)",
      },
      {
        title: "ISO/IEC 27037, guidelines for digital evidence",
        by: "International Organization for Standardization",
        year: 2012,
      },
      {
        title: "Technology safety plan: a guide for survivors and advocates",
        by: "Safety Net, National Network to End Domestic Violence",
      },
    ],
  },
  law: {
    parts: [
      {
        text: `
Laws differ from country to country, and sometimes from town to town. This is only what is alike in many places, so that you know what to ask for. It is no legal advice. A lawyer, a legal advice centre or an advocate can tell you what holds where you are, and the first hour is free in many places.`,
      },
      {
        title: "What is often a crime",
        text: `
Hitting, choking, sexual violence, also within marriage. Threats. Stalking and harassment. Damage to things. Getting into accounts and devices. Spreading intimate pictures, and in many places threatening to. In a growing number of countries, controlling somebody as such: coercive control. Insult and slander are crimes in some countries, and matters for a civil court in others.`,
      },
      {
        title: "Orders that protect",
        text: `
Many countries know a civil order that forbids somebody to come near, to make contact, or to enter the home. It can often be had within days, in urgent cases within hours, sometimes without the other being heard first, and without a criminal conviction. You say under oath what happened, and show what you have. The police can often send somebody out of the home at once for some days. Write each order into the plan, with number, terms and dates, and read [when an order is broken](breach).`,
      },
      {
        title: "Going to the police",
        text: `
- Take a short list by date, one page, and offer the rest.
- Say what you are afraid of, and why now.
- Ask for the reference, the name of the officer, and what happens next. Note it.
- Take somebody along. You may ask for a woman, for an interpreter, for an officer who knows domestic abuse.
- If you are not taken seriously: a service against abuse can come with you the second time.

Whether you report is your decision, except where children are in danger. Some things have time limits, and some kinds of proof vanish, so ask early, even if you decide later.`,
      },
      {
        title: "Children, home, money",
        text: `
Family courts decide about children apart from what a criminal court does. Do not leave with the children for another country without advice: it can count as abduction. Ask about the right to the home, maintenance and legal aid. If your stay in a country depends on the person, there are often special rules; ask somebody for migrants’ rights, not the person.`,
      },
      {
        title: "In court",
        text: `
Ask for what exists: separate waiting rooms, a screen, video, somebody to sit with you. Answer what was asked, briefly. “I do not remember” is an answer. Put your feet on the floor.`,
      },
      {
        safety: true,
        text: `
Court papers show where somebody lives, unless you ask that they do not. Being served with papers can make a person dangerous. Have a plan for that day and the days after it.`,
      },
    ],
    sources: [
      {
        title:
          "Convention on preventing and combating violence against women and domestic violence (Istanbul Convention)",
        by: "Council of Europe",
        year: 2011,
      },
      {
        title: "Controlling or coercive behaviour: statutory guidance framework",
        by: "Home Office",
        year: 2023,
      },
      { title: "The Survivor’s Handbook", by: "Women’s Aid Federation of England", year: 2009 },
    ],
  },
} satisfies Record<string, Article>;
