import { backups } from "./backups";
import { common } from "./common";
import { errors } from "./errors";
import { evidence } from "./evidence";
import { firstRun } from "./first-run";
import { forms } from "./forms";
import { journal } from "./journal";
import { lookingBack } from "./looking-back";
import { prompts } from "./prompts";
import { session } from "./session";
import { settings } from "./settings";
import { shell } from "./shell";
import { streak } from "./streak";
import { today } from "./today";

export const en = {
  backups,
  common,
  errors,
  evidence,
  firstRun,
  forms,
  journal,
  lookingBack,
  prompts,
  session,
  settings,
  shell,
  streak,
  today,
};
