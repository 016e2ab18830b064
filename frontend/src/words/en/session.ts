import { listed, plural } from "~/lib/text";

export const session = {
  welcome: "Welcome back.",
  lead: "Your words are here, as you left them.",
  passphrase: "Passphrase",
  recoveryCode: "Recovery code",
  recoveryHint: "The eight groups you wrote down or printed. Capitals and spaces do not matter.",
  unlock: "Unlock",
  useRecovery: "Use recovery code",
  usePassphrase: "Use passphrase",
  restore: "Restore a backup",
  openAnother: "Open another vault",
  showSecret: "Show what is typed",
  hideSecret: "Hide what is typed",
  wrongRecovery: "That did not open it. Compare each group with your copy, and take your time.",
  failures: (count: number, times: string[]) =>
    plural(count, {
      one: `One attempt to unlock failed since you were last here: ${listed(times)}.`,
      other: `# attempts to unlock failed since you were last here, the last ones: ${listed(times)}.`,
    }),
  failuresAdvice: "If that was not you, think about who can reach this computer.",
  notes: {
    healed: "One copy of the key file was damaged and has been put right from the other.",
    unclean: "Last time the app ended without closing. Everything that was said to be saved is here.",
    missing:
      "Some kept files are gone from the disk. Check all in Evidence names them, and a backup can bring them back.",
    "failures-damaged": "The note of failed attempts was damaged, so some may not be counted.",
  } as Record<string, string>,
  noted: "I have seen it",

  suggested: "Six words, drawn at random",
  suggestedLead:
    "Easy to remember as a small story, and far too many possibilities to guess. Write them down, or learn them now.",
  otherWords: "Draw others",
  chooseOwn: "Choose my own",
  chooseSuggested: "Use six random words",
  own: "Your own passphrase",
  ownHint: "A few unrelated words work better than one word with signs in it.",
  again: "Once more, to be sure",
  againHint: "Type it again. There is no other way to ask for it later.",
  notTheSame: "The two are not the same yet.",
  guessable: "What they would guess",
  guessableHint:
    "Names, dates, pets, places: whatever somebody who knows you would try first. Put commas between. This is not kept.",
  scores: [
    "Far too easy to guess.",
    "Too easy to guess.",
    "Somebody patient could guess it.",
    "Good. Hard to guess.",
    "Very good. Nobody will guess this.",
  ],
  reasons: {
    "": "",
    "too-guessable": "A few more unrelated words would help.",
    common: "It is one many people use.",
    repeat: "It repeats itself.",
    sequence: "It follows a pattern, like keys in a row.",
    "guessable-word": "It holds something they would guess.",
    short: "It is short.",
  },

  codeTitle: "Your recovery code",
  codeLead:
    "If the passphrase is ever lost, this code opens everything instead. It is shown this once. Print it or write it down, and keep it where only you look.",
  codeGroup: (number: number) => `Group ${number}`,
  print: "Print",
  written: "I have it on paper",
  checkTitle: "One look at your copy",
  checkLead: (group: number) => `Type group ${group} from your copy, so we know it can be read.`,
  check: "Check",
  seeAgain: "Show the code again",
};
