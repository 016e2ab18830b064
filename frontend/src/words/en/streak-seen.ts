import { listed, number, plural } from "~/lib/text";

const times = (count: number) => plural(count, { one: "once", other: "# times" });

/** The streak's charts, and the two lists of what was noted. */
export const streakSeen = {
  asTable: "As a table",
  asPicture: "As a picture",
  title: "What they did, and the pull",
  period: "Which time",
  periods: {
    quarter: "The last 3 months",
    half: "The last 6 months",
    year: "The last 12 months",
    all: "All of it",
  },

  weeks: "Attempts to reach me, by week",
  week: "Week of",
  direct: "Direct",
  throughOthers: "Through others",
  weekSaid: (monday: string, direct: number, others: number) =>
    `Week of ${monday}: ${number(direct)} direct, ${number(others)} through others`,
  weeksInWords: (direct: number, others: number, weeks: number) =>
    `They reached out ${times(direct + others)} in ${plural(weeks, { one: "# week", other: "# weeks" })}, ${number(others)} of these through others.`,
  noAttempts: "They did not reach out in this time, as far as you noted.",

  channels: "By which way",
  way: "Way",
  tactics: "What it was",
  tactic: "What it was",
  unsaid: "Not said",
  timesHead: "Times",
  mostInWords: (tallies: { name: string; count: number }[]) =>
    `Most often: ${listed(tallies.map(({ name, count }) => `${name} ${times(count)}`))}.`,

  hours: "Hour and weekday of their attempts",
  weekday: "Weekday",
  spread: "At these hours",
  hourTimes: (hour: string, count: number) => `${hour} (${number(count)})`,
  hourSaid: (day: string, hour: string, count: number) => `${day}, ${hour}: ${number(count)}`,
  hoursInWords: (day: string, hour: string, count: number) =>
    `Most often: ${day}, from ${hour}, ${times(count)}.`,

  pull: "The pull, as you marked it",
  pullWeek: "Week of",
  pullMean: "Mean of the week",
  pullSaid: (monday: string, pull: string) => `Week of ${monday}: ${pull}`,
  pullInWords: (first: string, last: string) => `${first} in the first week, ${last} in the last.`,
  pullOne: (mean: string) => `${mean} in the one week you marked.`,
  noPull: "Once you have marked the pull in a check-in or at the pull itself, it shows here.",

  theirs: "Their attempts",
  theirsLead: "None of these ends anything of yours.",
  theirsEmpty: "Nothing noted.",
  mine: "My contact",
  mineLead: "Each begins a count anew and takes nothing away.",
  mineEmpty: "None.",
  more: (count: number) => `Show ${number(count)} more`,
  reachedOut: "They reached out",
  madeContact: "Contact I made",
  wasIn: "In touch, within the rules",
  wasOut: "In touch, outside the rules",
  pause: "Pause",
  until: (from: string, to: string) => `${from} to ${to}`,
  by: (who: string) => `through ${who}`,
  waited: "waited before answering",
  gave: "What it gave",
  help: "What would help next time",
  beforeStart: "before the start, not counted",
  files: (count: number) => plural(count, { one: "# file kept", other: "# files kept" }),
  actions: (what: string, when: string) => `More about: ${what}, ${when}`,
  change: "Change the words",
  makeIncident: "Make an incident of it",
  openIncident: "Open the incident",
  keepFiles: "Keep what they sent, unread…",
  openFile: "Open what was kept",
  endPause: "End the pause now",
  pauseEnded: "The pause has ended.",
  incidentMade: "It is in Evidence now.",
  undoLeft: (hours: number) => plural(hours, { one: "Undo, # hour left", other: "Undo, # hours left" }),
  undone: "Undone, as if it had not been noted.",
};
