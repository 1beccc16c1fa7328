import { z } from "zod";
import { confirmed } from "../client/confirmed.ts";
import { deleteIdempotent } from "../client/delete-idempotent.ts";
import { orGone } from "../client/or-gone.ts";
import { path } from "../client/path.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { isOwnerThere } from "../define/owner.ts";
import { replaces } from "../define/traits.ts";
import { serviceOf } from "./addons/addon-name.ts";
import { AddonWire } from "./addons/addon-wire.ts";
import { whenReady } from "./addons/database-ready.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { addonIdOf, splitImportId } from "./lifecycle/import-id.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { isSameTimeZone, isTimeZone } from "./time-zone.ts";

const Inputs = z.strictObject({
  addonId: replaces(z.uuid()).describe("Id of the Postgres add-on."),
  appId: z
    .uuid()
    .optional()
    .describe(
      "Id of the app that owns the database. Used only for reading: if the key cannot see the app, its schedule does not count as deleted.",
    ),
  hour: z.int().min(0).max(23).describe("Hour of the day at which the backup starts, 0 to 23, in `timezone`."),
  timezone: z
    .string()
    .refine(isTimeZone, "expected an IANA time zone such as America/New_York")
    .default("UTC")
    .describe("IANA time zone."),
  name: replaces(z.string().min(1).default("DATABASE_URL")).describe(
    "Name of the schedule: the config var of the database's attachment.",
  ),
});
type Inputs = z.output<typeof Inputs>;

export const postgresBackupSchedule = defineResource({
  token: "heroku:index/postgresBackupSchedule:PostgresBackupSchedule",
  summary: "Backs up a Postgres database once a day. A new database gets a new schedule.",
  inputs: Inputs,
  outputs: z.object({
    retainWeeks: z.int().nullable().describe("Weeks for which the plan keeps a weekly backup."),
    retainMonths: z.int().nullable().describe("Months for which the plan keeps a monthly backup."),
  }),
  importId: "<add-on>:<schedule>",
  slots: ({ addonId, name }) => [`${addonId}:${name}`],
  replacement: "overwrites",
  async create(context, inputs) {
    ownership.note(context, `${inputs.addonId}:${inputs.name}`);
    const live = await put(context, inputs);
    return { id: `${inputs.addonId}:${live.uuid}`, outputs: outputsOf(live) };
  },
  async read(context, asked) {
    const [addon, schedule] = splitImportId(asked.id, "<add-on>:<schedule>");
    const addonId = await addonIdOf(context.api, addon);
    const live = addonId === undefined ? undefined : await find(context, addonId, schedule, asked.inputs?.name);
    if (addonId === undefined || live === undefined) return undefined;
    return {
      id: `${addonId}:${live.uuid}`,
      inputs: {
        addonId,
        ...(asked.inputs?.appId !== undefined && { appId: asked.inputs.appId }),
        hour: live.hour,
        timezone: inWordsOf(asked.inputs?.timezone, live.timezone),
        name: live.name,
      },
      outputs: outputsOf(live),
    };
  },
  async update(context, { id }, inputs) {
    // Whose database it is may be all that changes: nothing is sent for that.
    const live = await find(context, inputs.addonId, uuidIn(id), inputs.name);
    return outputsOf(live !== undefined && isGranted(live, inputs) ? live : await put(context, inputs));
  },
  async delete(context, { id, inputs }) {
    const { addonId, name } = inputs;
    if (ownership.handedOver(context, `${addonId}:${name}`)) return;
    const look = () => find(context, addonId, uuidIn(id), name);
    // A list alone does not say that it is gone.
    const live = (await look()) ?? (await look());
    const confirmGone = () => isOwnerThere(context.api, inputs);
    if (live === undefined) return void (await confirmGone());
    const at = path`/client/v11/databases/${addonId}/transfer-schedules/${live.uuid}`;
    const isThere = async () => (await look()) !== undefined;
    await deleteIdempotent(context, at, { id: live.uuid, endpoint: context.api.data, isThere, confirmGone });
  },
  async validatePreview({ api }, { addonId }, { prior }) {
    if (addonId === undefined || prior !== undefined) return;
    const addon = await ifReadable(api.platform.send("GET", path`/addons/${addonId}`, { response: AddonWire }));
    if (addon === undefined) return;
    const { name } = addon.plan;
    const got = `got add-on ${addon.name} with the plan ${name}`;
    if (serviceOf(name) !== "heroku-postgresql")
      throw new Error(`addonId: expected a Heroku Postgres database, ${got}`);
    // Source: Dev Center, "Heroku Postgres and Private Spaces", 29 May 2025.
    if (/:shield-/.test(name)) throw new Error(`addonId: expected a database that has backups, ${got}, which has none`);
  },
});

/** The Data API writes hours as numbers, and takes them as the CLI sends them: as text. */
const Wire = z.object({
  uuid: z.string(),
  name: z.string(),
  hour: z.coerce.number().int(),
  timezone: z.string(),
  retain_weeks: z.int().nullish(),
  retain_months: z.int().nullish(),
});
type Wire = z.output<typeof Wire>;

const isGranted = (live: Wire, { hour, timezone, name }: Inputs): boolean =>
  live.name === name && live.hour === hour && isSameTimeZone(live.timezone, timezone);

/** A zone's other name is no change of it. */
const inWordsOf = (known: string | undefined, live: string): string =>
  known !== undefined && isSameTimeZone(known, live) ? known : live;

const uuidIn = (id: string): string => splitImportId(id, "<add-on>:<schedule>")[1];

const schedulesOf = (addonId: string): string => path`/client/v11/databases/${addonId}/transfer-schedules`;

/** Creates the schedule of that name, or changes it: Heroku has one call for both. Waits while the database is prepared. */
function put(context: Context, { addonId, hour, timezone, name }: Inputs): Promise<Wire> {
  return confirmed({
    send: () =>
      whenReady(context, addonId, () =>
        context.api.data.send("POST", schedulesOf(addonId), {
          body: { hour: String(hour), timezone, schedule_name: name },
          response: Wire,
          repeatable: true,
        }),
      ),
    look: () => find(context, addonId, name, name),
    shows: (live) => isGranted(live, { addonId, hour, timezone, name }),
    what: `backup schedule ${name}`,
  });
}

/** A schedule by its id, or by its name when a change has given it another id. */
async function find(
  { api }: Pick<Context, "api">,
  addonId: string,
  schedule: string,
  name: string | undefined,
): Promise<Wire | undefined> {
  const list = api.data.send("GET", schedulesOf(addonId), { response: z.array(Wire) });
  const schedules = (await orGone(api, path`/addons/${addonId}`, list)) ?? [];
  return schedules.find(({ uuid }) => uuid === schedule) ?? schedules.find((live) => live.name === (name ?? schedule));
}

const outputsOf = (live: Wire) => ({
  retainWeeks: live.retain_weeks ?? null,
  retainMonths: live.retain_months ?? null,
});
