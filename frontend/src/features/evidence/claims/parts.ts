import type { Appearance, Harm, Rebuttal } from "~/lib/bridge/claims";
import { words } from "~/words";
import { whenText } from "../show";
import { appearanceText, saidTo } from "./say";

const w = words.claims;
export type Row = [string, string];
/** The numbers of exhibits, in words; empty where there are none. */
export type Numbers = (ids: string[]) => string;

/** An appearance as it is read: its line, and what is known of it. */
export const appearancePart = (one: Appearance, numbers: Numbers) => ({
  title: appearanceText(one) || words.evidence.unknownTime,
  rows: [
    [w.audience, saidTo(one)],
    [w.relayed, one.relayed_by],
    [w.learned, one.learned && words.recording.hows[one.learned]],
    [w.learnedAt, one.learned_at ? whenText(one.learned_at) : ""],
    [w.online, one.online && w.answers[one.online]],
    [w.link, one.link],
    [w.note, one.note],
    [w.shownBy, numbers(one.exhibits)],
  ] as Row[],
});

export const rebuttalPart = (one: Rebuttal, numbers: Numbers) => ({
  title: one.statement,
  rows: [
    [w.shownBy, numbers(one.for)],
    [w.against, numbers(one.against)],
    [w.witness, one.witness],
    [w.firstHand, one.first_hand && w.answers[one.first_hand]],
    [w.willing, one.willing && w.answers[one.willing]],
    [w.safe, one.safe && w.answers[one.safe]],
    [w.rebuttalMissing, one.missing],
  ] as Row[],
});

export const harmPart = (one: Harm, numbers: Numbers) => ({
  title: one.kind,
  rows: [
    [w.when, one.when ? whenText(one.when) : ""],
    [w.amount, one.amount],
    [w.note, one.note],
    [w.shownBy, numbers(one.exhibits)],
  ] as Row[],
});
