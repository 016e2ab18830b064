import { type Code, isCode } from "~/lib/errors/codes";

type Bound = Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;

declare global {
  interface Window {
    go?: { app?: Bound };
    runtime?: { EventsOn: (name: string, listener: (...data: never[]) => void) => () => void };
  }
}

/** The only error the bridge throws: a code, and no words, since those belong to the catalogue. */
export class BridgeError extends Error {
  constructor(readonly code: Code) {
    super(code);
    this.name = "BridgeError";
  }
}

/** Calls one bound Go method; whatever it rejects with arrives as a BridgeError. */
export async function call<T>(struct: string, method: string, ...args: unknown[]): Promise<T> {
  const bound = window.go?.app?.[struct]?.[method];
  if (!bound) throw new BridgeError("internal");
  try {
    return (await bound(...args)) as T;
  } catch (thrown) {
    throw new BridgeError(readCode(thrown));
  }
}

// The shell names the error by its code; Wails' runtime makes that the message of an Error.
function readCode(thrown: unknown): Code {
  const code = thrown instanceof Error ? thrown.message : thrown;
  return isCode(code) ? code : "internal";
}
