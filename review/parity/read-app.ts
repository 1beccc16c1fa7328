import { z } from "zod";
import { present, setBy, setByPeople } from "../../parity/facts.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import type { AccountLists } from "./account-lists.ts";
import { type AppAddons, addonFacts, addonsOf, attachmentFacts, setterOf } from "./addon-facts.ts";
import * as appFacts from "./app-facts.ts";
import { newestBackupFacts, scheduleFacts, versionFacts } from "./backup-facts.ts";
import { withoutColor } from "./color.ts";
import { type Facts, type Part, type PartsRead, readParts } from "./parts.ts";
import { codeIn, codeOf, releaseFacts } from "./release-facts.ts";
import * as wire from "./wire.ts";

/** One app, and what is known before it is read. */
export interface AppToRead {
  readonly heroku: Heroku;
  readonly lists: AccountLists;
  readonly app: wire.AppRow;
  /** Services of the same environment, by the ids of their apps. */
  readonly siblings: ReadonlyMap<string, string>;
  /** Keys of config vars that are declared. */
  readonly declaredKeys: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
  /** Told the values of a config var, or of several that count as one; they are not kept elsewhere. */
  noteValues(key: string, values: readonly string[]): void;
}

/** What is so of one app, in about a dozen requests. Fails only when it is aborted. */
export function readApp(read: AppToRead): Promise<PartsRead> {
  return readParts([...parts(read), ...dataParts(read), ...releaseParts(read)], read.signal);
}

const postgres = "heroku-postgresql";

function parts(read: AppToRead): Part[] {
  const { heroku, app } = read;
  const list = <T>(noun: string, row: z.ZodType<T>) => heroku.platform.list(`${path`/apps/${app.id}`}/${noun}`, row);
  const addons = () => addonsOfApp(read);
  return [
    part(["app"], () => [["app", present]]),
    part(["stack"], () => appFacts.stackFacts(app)),
    part(["region"], () => appFacts.regionFacts(app)),
    part(["buildpacks"], async () => (app.build_stack.name === "container" ? [] : buildpacks(read))),
    part(["processes"], async () => appFacts.processFacts(await list("formation", wire.ProcessRow))),
    part(["config"], async () => configFacts(read, await addons())),
    part(["addons"], async () => addonFacts(await addons())),
    part(["attachments"], async () => attachmentFacts(await addons())),
    part(["features"], async () => appFacts.featureFacts(await list("features", wire.FeatureRow))),
    part(["domains", "certificates"], async () => appFacts.domainFacts(app, await list("domains", wire.DomainRow))),
    part(["drains"], async () =>
      appFacts.drainFacts(await list("log-drains", wire.DrainRow), await read.lists.addons()),
    ),
    part(["webhooks"], async () => appFacts.webhookFacts(await list("webhooks", wire.WebhookRow))),
    part(["access"], async () => appFacts.accessFacts(await collaborators(read))),
  ];
}

/** Of a team's app where a change of their rights is sent to, too. */
function collaborators({ heroku, app }: AppToRead): Promise<z.output<typeof wire.CollaboratorRow>[]> {
  const at = path`/apps/${app.id}/collaborators`;
  return heroku.platform.list(app.team ? `/teams${at}` : at, wire.CollaboratorRow);
}

const part = (paths: readonly string[], read: Part["read"]): Part => ({ paths, read });

async function addonsOfApp({ lists, app, siblings }: AppToRead): Promise<AppAddons> {
  const [addons, attachments] = await Promise.all([lists.addons(), lists.attachments()]);
  return addonsOf(app.id, addons, attachments, siblings);
}

async function buildpacks({ heroku, app }: AppToRead): Promise<Facts> {
  const answer = z.array(wire.BuildpackRow);
  return appFacts.buildpackFacts(
    await heroku.platform.send("GET", path`/apps/${app.id}/buildpack-installations`, { answer }),
  );
}

/** Who sets a var is told, and its value is forgotten here. */
async function configFacts(read: AppToRead, addons: AppAddons): Promise<Facts> {
  const { heroku, app } = read;
  const vars = await heroku.platform.send("GET", path`/apps/${app.id}/config-vars`, { answer: wire.ConfigVars });
  const known = Object.entries(vars).map(([key, value]) => {
    const setter = setterOf(addons, key, read.declaredKeys);
    return { key: withoutColor(postgres, key), value, fact: setter === undefined ? setByPeople : setBy(setter) };
  });
  return [...Map.groupBy(known, ({ key }) => key)].map(([key, all]) => {
    read.noteValues(
      key,
      all.map(({ value }) => value),
    );
    return [`config.${key}`, all[0]?.fact ?? setByPeople];
  });
}

/** Databases are asked for their versions and schedules one by one, an app for all its backups. */
function dataParts(read: AppToRead): Part[] {
  const { data } = read.heroku;
  const ofDatabases = async <T>(ask: (id: string) => Promise<T>): Promise<T[]> => {
    const { own } = await addonsOfApp(read);
    const databases = own.filter(({ addon_service: service }) => service.name === postgres);
    return Promise.all(databases.map(({ id }) => ask(id)));
  };
  const schedules = (id: string) =>
    data.send("GET", path`/client/v11/databases/${id}/transfer-schedules`, { answer: z.array(wire.ScheduleRow) });
  const database = (id: string) => data.send("GET", path`/client/v11/databases/${id}`, { answer: wire.DatabaseRow });
  const transfers = () =>
    data.send("GET", path`/client/v11/apps/${read.app.id}/transfers`, { answer: z.array(wire.TransferRow) });
  return [
    part([`addons.${postgres}.version`], async () => versionFacts(await ofDatabases(database))),
    part(["backups.schedule"], async () => scheduleFacts((await ofDatabases(schedules)).flat())),
    part(["backups.newest"], async () => {
      const databases = await ofDatabases(async (id) => id);
      return databases.length === 0 ? [] : newestBackupFacts(await transfers(), read.now);
    }),
  ];
}

function releaseParts(read: AppToRead): Part[] {
  const { app, lists } = read;
  const newest = () => lists.newestRelease(app.id);
  return [
    part(["release.version", "release.created"], async () => releaseFacts(await newest())),
    part(["release.commit"], async () => {
      const release = await newest();
      const code = release && (codeIn(release) ?? (await olderCode(read, release)));
      return code === undefined ? [] : [["release.commit", code]];
    }),
  ];
}

/** What runs since before the newest release, which only set a config var or the like. An image is told by releases alone. */
async function olderCode({ heroku, app, lists }: AppToRead, { slug }: wire.ReleaseRow): Promise<string | undefined> {
  const told = lists.withReleases || app.stack.name === "container" ? codeOf(await lists.releases(app.id)) : undefined;
  if (told !== undefined || slug === null) return told;
  const at = path`/apps/${app.id}/slugs/${slug.id}`;
  const { commit } = await heroku.platform.send("GET", at, { answer: wire.SlugRow });
  return commit?.slice(0, 8) ?? "a commit that nobody recorded";
}
