import type { ExportFormat } from "~/lib/bridge/exchange";

/** What entries can be taken out as. */
export const formats: ExportFormat[] = ["markdown", "json", "pdf"];
