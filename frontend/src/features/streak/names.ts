import type { EventType, Level } from "~/lib/bridge/streak";
import { dateTime, zoneName } from "~/lib/time";
import { words } from "~/words";

// Newer versions may know more of each; what has no words yet is shown as it is kept.
const known = (all: Record<string, string>, key: string) => all[key] ?? key;

export const levelName = (level: Level) => known(words.streakPerson.levels.names, level);
export const channelName = (channel: string) => known(words.streak.channels, channel);
export const topicName = (topic: string) =>
  topic === "other" ? words.noting.exchange.otherTopic : known(words.streakPerson.low.topicNames, topic);
export const ruleName = (rule: string) => known(words.streakPerson.low.ruleNames, rule);
export const tacticName = (tactic: string) =>
  (words.evidence.tacticKinds as Record<string, { name: string }>)[tactic]?.name ?? tactic;

/** "17 Nov 2026, 20:14 GMT+1" */
export const moment = (at: string, zone: string) => `${dateTime(at, zone)} ${zoneName(at, zone)}`;

/** What an event was, in a few words. */
export function eventName({ type, within }: { type: EventType; within: boolean }): string {
  const w = words.streakSeen;
  const names = {
    attempt: w.reachedOut,
    contact: w.madeContact,
    exchange: within ? w.wasIn : w.wasOut,
    pause: w.pause,
  };
  return names[type];
}

/** Every way and every tactic, for choosing one; `none` stands first. */
export const channelOptions = (none: string) => options(none, words.streak.channels);
export const tacticOptions = (none: string) =>
  options(
    none,
    Object.fromEntries(Object.entries(words.evidence.tacticKinds).map(([key, { name }]) => [key, name])),
  );
/** What an exchange can be about: of ours, with others that are known. */
export const topicOptions = (...others: string[]) => {
  const { topicNames } = words.streakPerson.low;
  const all = new Set([...others.filter((topic) => topic !== ""), ...Object.keys(topicNames)]);
  return options(
    words.noting.noChannel,
    Object.fromEntries([...all].map((topic) => [topic, topicName(topic)])),
  );
};
const options = (none: string, all: Record<string, string>) => [
  { value: "", label: none },
  ...Object.entries(all).map(([value, label]) => ({ value, label })),
];
