import type { EntryKind } from "~/lib/bridge/journal";

/** The stages of the plan a prompt can belong to; "any" suits every one of them. */
export type PromptStage =
  "accept" | "boundaries" | "block" | "support" | "self" | "grieve" | "move-on" | "any";

/**
 * One invitation to write, and the kind of entry it opens.
 * The id is remembered in vaults: it never changes and is never given again.
 */
export interface Prompt {
  readonly id: string;
  readonly stage: PromptStage;
  readonly kind: EntryKind;
  readonly text: string;
}

const of = (stage: PromptStage, kind: EntryKind, texts: Readonly<Record<string, string>>): Prompt[] =>
  Object.entries(texts).map(([id, text]) => ({ id, stage, kind, text }));

const stages: Readonly<Record<PromptStage, string>> = {
  accept: "Accept",
  boundaries: "Set boundaries",
  block: "Block the ways in",
  support: "Seek support",
  self: "Rebuild the sense of self",
  grieve: "Grieve",
  "move-on": "Move on",
  any: "Any time",
};

const kinds: Readonly<Record<EntryKind, string>> = {
  entry: "Entries",
  letter: "Unsent letters",
  thought: "Thoughts",
  achievement: "Achievements",
  dream: "Dreams and wishes",
  "thought-record": "Hard thoughts, answered",
  grief: "Grief",
};

const list: readonly Prompt[] = [
  ...of("accept", "entry", {
    "seen-clearly": "What do you see more clearly now than you used to?",
    "no-longer-explain": "What no longer needs an explanation from you?",
    "quieter-now": "What is quieter now, even a little?",
    "two-things-true": "Which two things are true at once for you today?",
  }),
  ...of("accept", "letter", {
    "letter-day-of-doubt": "Write to yourself on a day of doubt. What should that day remember?",
    "letter-not-yet-knowing": "Write to the you who did not know yet. What would have been kind to hear?",
    "letter-to-doubt": "Write a short letter to your doubt. It may be polite, or not.",
  }),
  ...of("accept", "thought", {
    "own-word": "Which single word, your own, fits how it was?",
    "sure-of": "What are you sure of today, however small?",
    "trust-memory": "What helps you trust your own memory?",
    "never-mine-to-mend": "What was never yours to mend?",
  }),
  ...of("accept", "achievement", {
    "looked-sideways": "Which hard truth have you managed to look at, even sideways?",
    "doubt-unanswered": "When did you leave a doubt unanswered and go on with your day?",
    "believed-myself": "When did you take your own word for something?",
  }),
  ...of("accept", "dream", {
    "nothing-to-prove": "Imagine a day on which you have nothing to prove. How does it begin?",
    "dream-part-to-keep": "If a dream stayed with you, is there a part of it you would like to keep?",
    "clear-morning": "If your head were clear for one morning, what would you turn it to?",
  }),
  ...of("accept", "thought-record", {
    "not-so-bad": "“Maybe it was not so bad.” If that thought came by, what else do you know?",
    "my-fault": "If “it was my fault” comes by: what would you answer somebody you like who said it?",
    "too-sensitive": "“I am too sensitive.” Whose words are these? What would you put in their place?",
  }),
  ...of("accept", "grief", {
    "relief-and-sadness": "Is there relief in the sadness, or sadness in the relief?",
    "miss-and-do-not": "Name one thing you miss. Beside it, one thing you do not.",
    "who-you-hoped": "Did you hope they would be somebody else? You may miss that somebody.",
  }),

  ...of("boundaries", "entry", {
    "line-kept": "Where did you keep a line lately, with anyone at all?",
    "small-no": "What small thing did you say no to, or would like to?",
    "all-right-with-you": "What is all right with you, and what is not any more?",
    "mood-not-carried": "Whose mood did you not have to carry today?",
  }),
  ...of("boundaries", "letter", {
    "letter-long-no": "Write a no with all its reasons. Then write it again in one word.",
    "letter-to-a-limit": "Write to a limit of yours as to an old ally. What does it guard?",
    "letter-unsaid": "Write the sentence you never got to say. It stays here.",
  }),
  ...of("boundaries", "thought", {
    "one-calm-sentence": "Think of one limit. How would you say it in one calm sentence?",
    "gone-too-far": "How do you notice that something is too much for you?",
    "without-asking": "What may you do without asking anybody?",
    "not-owed": "What do you not owe anybody?",
  }),
  ...of("boundaries", "achievement", {
    "no-reason-given": "When did you say no and give no reason, or only one?",
    "asked-quietly": "What did you ask for, however quietly?",
    "changed-mind": "When did you change your mind, and let it stay changed?",
    "had-enough": "When did you stop listening because you had had enough?",
  }),
  ...of("boundaries", "dream", {
    "opens-from-inside": "Imagine a room that opens only from your side. What is in it?",
    "rules-of-a-house": "If you wrote the rules of a house, what would the first one be?",
    "every-yes-meant": "Picture a week in which every yes is meant. What is in it?",
  }),
  ...of("boundaries", "thought-record", {
    selfish: "“I am being selfish.” What would you call it if somebody you like did the same?",
    "owe-explanation": "“I owe an explanation.” Does it still hold when you look at it slowly?",
    "too-cold": "“I am too cold.” What might the coldness be keeping warm?",
  }),
  ...of("boundaries", "grief", {
    "boundary-cost": "What has a boundary cost you? It can be said here.",
    "for-the-peace": "What did you give up to keep the peace, and would like to have back?",
    "right-but-sad": "Is there a no that was right and still makes you sad?",
  }),

  ...of("block", "entry", {
    "nothing-comes-in": "What is it like when nothing comes in?",
    "way-closed": "Which way in is closed now? What is different since?",
    "time-not-looking": "What did you do with the time when you did not look?",
    "less-noise": "What would make the coming days a little quieter?",
  }),
  ...of("block", "letter", {
    "letter-reply-unsent": "Write the reply you are not going to send. It stays here.",
    "letter-to-messenger": "If somebody brings news you did not ask for, what should they know?",
    "letter-next-wave": "Write to yourself in the next hard wave. What helps you wait it out?",
  }),
  ...of("block", "thought", {
    "pull-underneath": "What does the pull ask for underneath: rest, company, an answer?",
    "before-the-wish": "What usually comes just before the wish to look or to write?",
    "kind-silence": "How is your silence different from one that is meant to hurt?",
    "nobodys-news": "What about you is nobody’s news to carry?",
  }),
  ...of("block", "achievement", {
    "wave-passed": "Tell of a wave that passed. What carried you through it?",
    "left-unread": "What did you leave unread, unopened or unanswered?",
    "quieter-days": "What small thing did you do to make your days quieter?",
  }),
  ...of("block", "dream", {
    "no-interruptions": "Imagine a day that nobody can interrupt. What fills it?",
    "no-message-reaches": "Invent a place no message can reach. What do you hear there?",
    "first-hour": "If the first hour of the day were only yours, what would it hold?",
  }),
  ...of("block", "thought-record", {
    "just-one-look": "“Just one look.” What do you know about the hour after it?",
    "what-if-needed": "“What if I am needed?” What is yours to do here, and what is not?",
    "all-for-nothing": "“Now it was all for nothing.” What do the days you held say to that?",
  }),
  ...of("block", "grief", {
    "empty-habit": "Which habit of the day feels empty now? It is all right to miss it.",
    "shared-thing": "Is there a shared thing you left behind: an album, a group, a song?",
    "hard-and-right": "What was hard about closing a way in? It may be hard and still be right.",
  }),

  ...of("support", "entry", {
    "felt-heard": "When did you feel heard, by a person, a page, a piece of music?",
    "small-kindness": "Did a small kindness come your way lately, even from a stranger?",
    "easy-quiet": "With whom, or with what, is it easy to be quiet?",
    "if-asking-were-free": "What would you ask for if asking cost nothing?",
  }),
  ...of("support", "letter", {
    "letter-thanks": "Thank somebody who helped, knowingly or not. You need not send it.",
    "letter-to-listener": "Write to a listener who believes every word. Begin anywhere.",
    "letter-to-find": "Write yourself the note you would like to find today.",
  }),
  ...of("support", "thought", {
    "safe-to-talk-to": "What tells you that somebody is safe to talk to?",
    "how-much-known": "How much of your story do you want others to know? You decide.",
    "listening-or-quiet": "What would do you more good now: listening, advice, a hand, or quiet?",
  }),
  ...of("support", "achievement", {
    "let-somebody-help": "When did you let somebody help, even with something tiny?",
    "put-into-words": "What have you put into words, for one person or only for a page?",
    "looked-for-help": "What help have you looked for: a number, a book, a name? Looking counts.",
  }),
  ...of("support", "dream", {
    "table-at-ease": "Imagine a table where you are at ease. What stands on it?",
    "good-neighbour": "Invent a neighbour who would be good for you. What are they like?",
    "wise-caller": "If you could ask anybody wise, real or made up, whom would you ask, and what?",
  }),
  ...of("support", "thought-record", {
    "manage-alone": "“I should manage alone.” Where does that rule come from? Do you want to keep it?",
    "not-big-enough": "“It is not bad enough to ask for help.” Who decides that?",
    "talk-too-much": "“I talk about it too much.” Whose measure is that?",
  }),
  ...of("support", "grief", {
    "silence-that-hurt": "Did somebody’s silence hurt? You can say so here.",
    "company-missed": "What kind of company do you miss: talk, laughter, a hand, a shared meal?",
    "unnoticed-loss": "Which loss of yours have few people noticed?",
  }),

  ...of("self", "entry", {
    "felt-like-me": "When did you feel like yourself lately, if only for a minute?",
    "yours-alone": "What do you like that is yours alone?",
    "nobody-has-a-say": "What would you wear, hear or hang on the wall if nobody had a say?",
    "body-one-sentence": "How is your body right now? One sentence is enough.",
  }),
  ...of("self", "letter", {
    "letter-kept-going": "Write to the part of you that kept going.",
    "letter-not-heard-from": "Write to a part of yourself you have not heard from in a while.",
    "letter-to-a-thing": "Write to a thing you are fond of. How did you come by each other?",
  }),
  ...of("self", "thought", {
    "own-opinion": "Which opinion of yours is entirely your own?",
    "three-words-matter": "What matters to you, in three words? Pick one and say more.",
    "changed-taste": "What do you like now that you did not use to?",
    "nobody-disagrees": "How would you describe yourself if nobody disagreed?",
  }),
  ...of("self", "achievement", {
    "had-to-learn": "What can you do that you once had to learn?",
    "not-nothing": "What did you do today that was not nothing? Reading this counts.",
    "finished-something": "What did you finish, mend, cook, grow, write or tidy?",
    "decided-myself": "What did you decide by yourself lately?",
  }),
  ...of("self", "dream", {
    "free-afternoon": "A free afternoon, and enough money for it. What do you do?",
    "learn-without-exam": "What would you like to learn, with no exam at the end?",
    "second-trade": "If you had a second trade on the side, what would it be?",
  }),
  ...of("self", "thought-record", {
    "always-never": "Did an “always” or a “never” about yourself come by? Is there one exception?",
    "cannot-decide": "“I cannot decide anything.” What did you decide today without noticing?",
    "another-voice": "Which sentence about yourself sounds like another voice? What is your answer?",
  }),
  ...of("self", "grief", {
    "put-away": "Did you put something away for too long: a song, a place, a craft? Tell of it.",
    "loved-doing": "What did you once love doing, and who were you when you did it?",
    "changed-in-me": "What has changed in you that makes you sad? Nobody will argue.",
  }),

  ...of("grieve", "entry", {
    "weight-today": "How heavy is it today? Compare it to something one can carry.",
    "anger-looks-after": "If there is anger today, what is it looking after?",
    "weather-inside": "What is the weather inside you right now?",
    "gentler-date": "Is a difficult date near? What would make it gentler?",
  }),
  ...of("grieve", "letter", {
    "letter-to-sadness": "Write to your sadness as to a guest. What would you like to tell it?",
    "letter-angry": "Write the angry letter. Nobody reads it but you.",
    "letter-to-hope": "Write to a hope you had. You may thank it, or be cross with it.",
  }),
  ...of("grieve", "thought", {
    "colour-of-grief": "If your grief had a colour or a shape, what would it be?",
    "sadness-visits": "When does sadness tend to visit: at an hour, with a song, in a street?",
    "miss-not-want": "Can one miss something and still not want it back? What is yours?",
  }),
  ...of("grieve", "achievement", {
    "feeling-came-and-went": "Which feeling did you let come and go?",
    "through-a-bad-day": "What got you through the last bad day? Name the smallest thing.",
    "rest-unearned": "When did you rest without earning it first?",
  }),
  ...of("grieve", "dream", {
    "feeling-left-behind": "Did a dream leave a feeling behind? Write the feeling; the dream can go.",
    "gentle-place": "Imagine somewhere gentle to be sad. What is around you?",
    "a-little-lighter": "If things were a little lighter next week, what would you do first?",
  }),
  ...of("grieve", "thought-record", {
    "over-it-by-now": "“I should be over it by now.” Who set the date?",
    "others-had-worse": "“Others have had it worse.” Does that make yours any smaller?",
    "missing-means-wrong": "“If I miss it, leaving was wrong.” What else could missing mean?",
  }),
  ...of("grieve", "grief", {
    "what-was-lost": "What was lost? Name one thing, large or small.",
    "which-one-today": "Is it sadness today, or anger, or nothing at all? Each of them may be here.",
    "if-only": "Does an “if only” keep coming back? Write it down and let it lie here.",
    "small-mark": "How would you like to mark a loss: with a stone, a candle, a song, a walk?",
  }),

  ...of("move-on", "entry", {
    "a-little-easier": "What has become a little easier, or is about to?",
    "do-not-mind": "What lies in the next few days that you do not mind?",
    "ordinary-hour": "Describe an ordinary hour that was fine.",
    "room-for": "What is there room for now?",
  }),
  ...of("move-on", "letter", {
    "letter-next-season": "Write to yourself a season from now. What do you want to ask?",
    "letter-to-a-place": "Write to a place you would like to see. Tell it why.",
    "letter-to-a-beginner": "Write a few lines to somebody at the very beginning of this road.",
  }),
  ...of("move-on", "thought", {
    "worth-keeping": "What do you know now that is worth keeping?",
    "good-for-you": "What kind of people are good for you? How do you notice?",
    "less-and-more": "What would you like less of, and what more?",
  }),
  ...of("move-on", "achievement", {
    "first-time": "What did you do for the first time, or for the first time in a long while?",
    "got-back": "What have you got back: a habit, a taste, a laugh, an hour of sleep?",
    "did-not-think-of-it": "When did you notice you had not thought of it, for an hour or a minute?",
  }),
  ...of("move-on", "dream", {
    "good-morning": "Picture a good, plain morning some time from now. What do you hear first?",
    "ticket-paid": "Where would you spend a week if the ticket were paid?",
    "like-to-make": "What would you like to make, with your hands or otherwise?",
    "small-wish": "Which small wish is within reach?",
  }),
  ...of("move-on", "thought-record", {
    "too-late": "“It is too late to begin.” What do you know that began late and was good?",
    "own-judgement": "“I cannot trust my judgement.” When did it serve you well, even a little?",
    "not-this-glad": "“I should not be laughing already.” Says who?",
  }),
  ...of("move-on", "grief", {
    "carry-or-leave": "What do you want to carry with you, and what can stay behind?",
    "sad-on-good-days": "Is there sadness on good days too? What does it say?",
    "plan-given-up": "Is there a plan you had to let go? Is any part of it still yours?",
  }),

  ...of("any", "entry", {
    "simply-true": "Write one sentence about today that is simply true.",
    "minute-to-keep": "If you kept one minute of today, which would it be?",
    "right-where-you-are": "What do you see, hear and feel right where you are?",
    "helped-a-little": "What helped today, even a little?",
    "day-in-three-words": "Today in three words. Say more if you like.",
  }),
  ...of("any", "letter", {
    "letter-tomorrow": "Leave a note for tomorrow. What should you find in it?",
    "letter-this-day": "Write to this day. What would you tell it?",
    "letter-to-company": "Write to something that kept you company today: a cup, a tree, a song.",
  }),
  ...of("any", "thought", {
    "going-round": "What keeps going round in your head? Put it down here for a while.",
    "question-carried": "Which question are you carrying? You need not answer it.",
    "noticed-lately": "What did you notice lately that others would have walked past?",
  }),
  ...of("any", "achievement", {
    "done-list": "List what you did today. Begin with the smallest thing.",
    "own-sake": "What did you do for your own sake, if only by half?",
    "quietly-brave": "What was quietly brave of you lately? Nobody else need agree.",
  }),
  ...of("any", "dream", {
    "night-picture": "Did you dream? A picture or a mood is enough.",
    "mind-wanders": "Where does your mind like to go when it may wander?",
    "good-ordinary-day": "How would a good, ordinary day go, from waking to sleep?",
  }),
  ...of("any", "thought-record", {
    "loudest-thought": "Which thought was loudest today? Is it a fact, a fear or a memory?",
    "kinder-and-true": "Take one hard sentence you told yourself. What is kinder and just as true?",
    "somebody-with-this-day": "What would you say to somebody you care for who had had this day?",
  }),
  ...of("any", "grief", {
    "miss-today": "What do you miss today? It may be something quite small.",
    "few-lines-of-sadness": "Is there a sadness that wants a few lines today?",
    "feeling-without-name": "Is there a feeling here without a name? Describe it without one.",
  }),
];

/** Invitations to write, and the names of their stages and kinds. */
export const prompts = { stages, kinds, list };
