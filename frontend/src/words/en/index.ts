import { attachments } from "./attachments";
import { backups } from "./backups";
import { bundles } from "./bundles";
import { checkin } from "./checkin";
import { claims } from "./claims";
import { common } from "./common";
import { custody } from "./custody";
import { drafting } from "./drafting";
import { draftingRules } from "./drafting-rules";
import { errors } from "./errors";
import { evidence } from "./evidence";
import { exchange } from "./exchange";
import { exhibits } from "./exhibits";
import { firstRun } from "./first-run";
import { forms } from "./forms";
import { guide } from "./guide";
import { crisis } from "./guide/crisis";
import { journal } from "./journal";
import { lookingBack } from "./looking-back";
import { messages } from "./messages";
import { noting } from "./noting";
import { patterns } from "./patterns";
import { people } from "./people";
import { plan } from "./plan";
import { planChannels } from "./plan-channels";
import { planOffers, planStages } from "./plan-offers";
import { planParts } from "./plan-parts";
import { prompts } from "./prompts";
import { pull } from "./pull";
import { recording } from "./recording";
import { search } from "./search";
import { session } from "./session";
import { settings } from "./settings";
import { shell } from "./shell";
import { streak } from "./streak";
import { streakPerson } from "./streak-person";
import { streakSeen } from "./streak-seen";
import { today } from "./today";
import { writing } from "./writing";

export const en = {
  attachments,
  backups,
  bundles,
  checkin,
  claims,
  common,
  crisis,
  custody,
  drafting,
  draftingRules,
  errors,
  evidence,
  exchange,
  exhibits,
  firstRun,
  forms,
  guide,
  journal,
  lookingBack,
  messages,
  noting,
  patterns,
  people,
  plan,
  planChannels,
  planOffers,
  planParts,
  planStages,
  prompts,
  pull,
  recording,
  search,
  session,
  settings,
  shell,
  streak,
  streakPerson,
  streakSeen,
  today,
  writing,
};
