import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { path } from "../../sdks/heroku/client/path.ts";

/** What the stack's outputs say of an add-on. Its backup is absent where there is no data to lose. */
export const AddonOutput = z.object({
  name: z.string(),
  plan: z.string(),
  backup: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("daily") }),
      z.object({ kind: z.literal("noBackup"), reason: z.string() }),
      z.object({ kind: z.literal("vendorBackup"), how: z.string() }),
      z.object({ kind: z.literal("rebuilt"), how: z.string() }),
    ])
    .optional(),
});

/** Add-ons by slot. */
export type AddonOutputs = Readonly<Record<string, z.infer<typeof AddonOutput>>>;

type Backup = NonNullable<z.infer<typeof AddonOutput>["backup"]>;

const Schedule = z.object({ name: z.string(), hour: z.union([z.number(), z.string()]), timezone: z.string() });

/**
 * What keeps the data of each store from being lost. Schedules are what the API says, as in `DATABASE_URL daily at 02:00 UTC`;
 * the rest no API knows, so it is what was declared. `there` are the app's add-ons. Source:
 * `GET /client/v11/databases/{database}/transfer-schedules`.
 */
export async function backupRows(
  heroku: Heroku,
  addons: AddonOutputs,
  there: readonly { readonly id: string; readonly name: string }[],
): Promise<[heading: string, text: string][]> {
  const texts = Object.entries(addons).map(async ([slot, { name, plan, backup }]) => {
    if (backup === undefined) return [];
    const id = plan.startsWith("heroku-postgresql:") ? there.find((each) => each.name === name)?.id : undefined;
    const schedules = id === undefined ? [] : await schedulesOf(heroku, id);
    return [schedules.join(", ") || `${slot}: ${keptBy(backup)}`];
  });
  const rows = (await Promise.all(texts)).flat();
  return (rows.length === 0 ? ["no data to lose"] : rows).map((text) => ["backups", text]);
}

function keptBy(backup: Backup): string {
  switch (backup.kind) {
    case "daily":
      return "no schedule";
    case "noBackup":
      return `none: ${backup.reason}`;
    case "vendorBackup":
      return `by the vendor: ${backup.how}`;
    case "rebuilt":
      return `not backed up, rebuilt: ${backup.how}`;
  }
}

async function schedulesOf({ data }: Heroku, database: string): Promise<string[]> {
  const schedules = await data.send("GET", path`/client/v11/databases/${database}/transfer-schedules`, {
    response: z.array(Schedule),
  });
  return schedules.map(
    ({ name, hour, timezone }) => `${name} daily at ${String(hour).padStart(2, "0")}:00 ${timezone}`,
  );
}
