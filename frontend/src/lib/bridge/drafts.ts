import { call } from "./call";

/** Unsent form state, sealed in the vault; empty when there is none. */
export const get = (name: string) => call<string>("Drafts", "Get", name);
export const put = (name: string, text: string) => call<void>("Drafts", "Put", name, text);
export const drop = (name: string) => call<void>("Drafts", "Drop", name);
