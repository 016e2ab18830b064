// The product's own page over the fake bridge, for looking at it in a browser; never part of the build.
// ?phase=new|locked|open, ?empty for rooms with nothing in them.
import { installFake } from "~/lib/bridge/fake";
import type { Phase } from "~/lib/bridge/session";
import { made } from "./made";
import { madeMessages, madeReading } from "./made-messages";

const asked = new URLSearchParams(location.search);
const phase = (asked.get("phase") ?? "open") as Phase;
const failures = ["2026-11-18T22:41:00Z", "2026-11-18T22:42:00Z"];
const fake = installFake({ phase, failures, ...(asked.has("empty") ? {} : made()) });
Object.assign(window, { fake, reading: madeReading(madeMessages(140)) });
await import("../main");
