import type { Code } from "~/lib/errors/codes";
import { listed, plural } from "~/lib/text";

const stays = (days: number) =>
  plural(days, { one: "You held # day. It stays.", other: "You held # days. Those stay." });

/** Noting what happened: they reached out, I made contact, an exchange that had to be, a pause. */
export const noting = {
  when: "When",
  how: "How",
  noChannel: "Not said",
  through: "Through whom",
  throughHint: "If somebody carried it: what you call them.",
  note: "Note",
  refused: {
    invalid: "That time lies before the start, or the text is too long.",
    future: "That time is still to come.",
  } as Partial<Record<Code, string>>,

  attempt: {
    title: "They reached out",
    lead: "What they do is theirs. This goes on record and does not break anything of yours.",
    tactic: "What it was",
    noTactic: "Not said",
    noteHint: "A few words are enough. You do not have to read what they sent.",
    files: "Keep what they sent, unread",
    filesHint: "A file, a picture, a recording: sealed as proof, without being looked at.",
    incident: "Make an incident of it",
    incidentHint: "In Evidence, with the time, the way, and what you keep.",
    headline: (way: string) => (way === "" ? "They reached out" : `They reached out: ${way}`),
    keep: "Note it",
    kept: "Noted. Your days go on.",
    keptIncident: "Noted here and in Evidence. Your days go on.",
    noIncident: "Noted. The incident could not be made; you can still do that from the list.",
  },

  taking: {
    title: "Keep what they sent",
    lead: "It is hashed, sealed and shown to nobody, you included, until you ask for it. Choose it here, or drop it on the window.",
    choose: "Choose files…",
    drop: "Keep it unread",
    dropLead: "It is hashed and sealed, and not shown.",
    arriving: "Being taken in…",
    arrived: (count: number) =>
      plural(count, { one: "# file is kept unread.", other: "# files are kept unread." }),
    failed: "Some of it could not be taken in. Evidence says why.",
    done: "Done",
  },

  contact: {
    title: "I made contact",
    lead: (days: number) =>
      days > 0
        ? `It happens, and it is part of the way. ${stays(days)}`
        : "It happens, and it is part of the way.",
    step: (at: number, of: number) => `${at} of ${of}`,
    ask: {
      when: "When was it?",
      levels: "What was it?",
      happened: "What happened?",
      gave: "What did it give you?",
      help: "What would help next time?",
    },
    askLead: {
      when: "As well as you know it. A new count begins then.",
      levels: "One or several. Only what you choose here begins anew.",
      happened: "Only for you, and only if you want to.",
      gave: "Relief, an answer, nothing at all: whatever it was. And what it left behind.",
      help: "One small thing. You will find it here when it gets loud again.",
    },
    chooseOne: "Choose at least one.",
    next: "Continue",
    skip: "Not now",
    keep: "Keep it",
    staysTitle: "Kept.",
    stays: (days: number) => (days > 0 ? stays(days) : "A new count has begun."),
    staysLead:
      "A new count has begun, and it takes nothing away from what you held. If this was a mistake, you can undo it for 48 hours.",
    goesOn: (levels: string[]) =>
      levels.length === 0
        ? ""
        : `${listed(levels)}: ${levels.length === 1 ? "this goes" : "these go"} on without a break.`,
    helps: "What you said would help next time:",
    outside: "This lies in a pause, so it ends no run.",
  },

  exchange: {
    title: "We were in touch",
    lead: "What had to be said, about what you allowed. Within your rules it breaks nothing.",
    topic: "About what",
    otherTopic: "Something else",
    within: "Was it within your rules?",
    withinYes: "Within",
    withinNo: "Outside",
    withinMeans: "Your low contact goes on.",
    outsideMeans: "A new count of low contact begins at this time. What you held stays.",
    notAllowed: "You did not mean to use this way.",
    notTopic: "This is not one of the matters you allowed.",
    waited: (hours: number) =>
      plural(hours, {
        one: "I waited the hour before answering",
        other: "I waited the # hours before answering",
      }),
    waitedPlain: "I waited before answering",
    noteHint: "Who said what, in a line.",
    rules: "Your rules",
    keep: "Note it",
    kept: "Noted.",
    keptOutside: (days: number) => (days > 0 ? `Noted. ${stays(days)}` : "Noted. A new count has begun."),
  },

  pause: {
    title: "A pause",
    lead: "A court day, a hand-over, a funeral: contact that has to be. What happens inside it ends nothing, and its days count as held.",
    from: "From",
    until: "Until",
    reason: "What it is for",
    reasonExample: "Hand-over at the school",
    keep: "Set the pause",
    kept: "The pause is set.",
    order: "The end has to come after the beginning.",
    refused: {
      invalid: "The pause has to end after it begins, and after your start.",
    } as Partial<Record<Code, string>>,
  },

  change: {
    title: "Change the words",
    lead: "When it was and what it was stay as they are; within 48 hours the whole can be undone.",
    happened: "What happened",
    gave: "What it gave you",
    help: "What would help next time",
    saved: "Changed.",
  },
};
