import type { Rule } from "../rule.ts";
import { postgresHasDailyBackup } from "./postgres-has-daily-backup.ts";

/** Every rule, in the order in which they are listed: data first, then what watches over it, who may come in, and what it costs. */
export const rules: readonly Rule[] = [postgresHasDailyBackup];
