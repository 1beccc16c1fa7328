import { present, setBy, setByPeople } from "../../parity/facts.ts";
import { mayBeRollback } from "../../sdks/heroku/client/rollback.ts";
import type { AccountLists } from "./account-lists.ts";
import { type AppAddons, addonFacts, addonsOf, attachmentFacts, setterOf } from "./facts/addon-facts.ts";
import * as appFacts from "./facts/app-facts.ts";
import { newestBackupFacts, scheduleFacts } from "./facts/backup-facts.ts";
import { withoutColor } from "./facts/color.ts";
import { pipelineFacts } from "./facts/pipeline-facts.ts";
import { type DeclaredProcess, processesByDynos } from "./facts/processes-by-dynos.ts";
import { type Code, codeFacts, codeIn, codeOf, releaseFacts, rollbackFacts } from "./facts/release-facts.ts";
import { storeServices, versionFacts } from "./facts/store-versions.ts";
import { type Facts, type Part, type PartsRead, readParts } from "./parts.ts";
import { memoized } from "./reads.ts";
import type { SameCode } from "./same-code.ts";
import type { AppRow } from "./wire.ts";

/** One app, and what is known before it is read. */
export interface AppToRead {
  readonly lists: AccountLists;
  readonly app: AppRow;
  readonly environment: string;
  /** Services of the same environment, by the ids of their apps. */
  readonly siblings: ReadonlyMap<string, string>;
  /** Keys of config vars that are declared. */
  readonly declaredKeys: ReadonlySet<string>;
  /** Process types as they are declared. */
  readonly processes: readonly DeclaredProcess[];
  readonly sameCode: SameCode;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
  /** Receives the values of a config var, or of several that count as one; they are not kept elsewhere. */
  noteValues(key: string, values: readonly string[]): void;
}

/** What is so of one app, in about a dozen requests. Fails only when it is aborted. */
export function readApp(read: AppToRead): Promise<PartsRead> {
  const code = memoized(() => runningCode(read));
  const all = [...parts(read), ...processParts(read, code), ...dataParts(read), ...releaseParts(read, code)];
  return readParts(all, read.signal);
}

/**
 * Dynos show whether they have crashed, which is reported as health. Where they are as declared, and all environments run the same code,
 * they show the processes too, and the formation is not asked for. Where a stack file has a process at 0, it is.
 */
function processParts(read: AppToRead, code: () => Promise<Code | undefined>): Part[] {
  const { app, lists, environment, processes, sameCode } = read;
  const reads = lists.of(app);
  const byDynos = memoized(async () =>
    processes.every(({ quantity }) => quantity > 0) ? processesByDynos(await reads.dynos(), processes) : undefined,
  );
  return [
    part(["processes"], async () => {
      const known = await Promise.all([byDynos(), code()]).catch(() => undefined);
      sameCode.note(environment, known && { isAsDeclared: known[0] !== undefined, code: known[1]?.commit });
      const facts = (await sameCode.isEverywhere()) ? known?.[0] : undefined;
      return facts ?? appFacts.processFacts(await reads.processes());
    }),
    part(["processes.dynos"], async () => {
      await byDynos();
      await reads.runningDynos();
      return [];
    }),
  ];
}

const postgres = "heroku-postgresql";

function parts(read: AppToRead): Part[] {
  const { app, lists } = read;
  const reads = lists.of(app);
  const addons = () => addonsOfApp(read);
  return [
    part(["app"], () => [["app", present], ...appFacts.ownerFacts(app)]),
    part(["app.locked"], async () => ((await isLocked(read)) ? [["app.locked", "yes"]] : [])),
    part(["pipeline"], async () => pipelineFacts(app.id, read.environment, await pipelineLists(lists))),
    part(["stack"], () => appFacts.stackFacts(app)),
    part(["region"], () => appFacts.regionFacts(app)),
    part(["buildpacks"], async () => appFacts.buildpackFacts(await reads.buildpacks())),
    part(["config"], async () => configFacts(read, await addons())),
    part(["addons"], async () => addonFacts(await addons())),
    part(["attachments"], async () => attachmentFacts(await addons())),
    part(["features"], async () => appFacts.featureFacts(await reads.features())),
    part(["domains", "certificates"], async () => appFacts.domainFacts(app, await reads.domains())),
    part(["drains"], async () => appFacts.drainFacts(await reads.drains(), await lists.addons())),
    part(["webhooks"], async () => appFacts.webhookFacts(await reads.webhooks())),
    part(["access"], async () => appFacts.accessFacts(await reads.collaborators())),
  ];
}

/** Only apps of teams can be. */
const isLocked = async ({ app, lists }: AppToRead): Promise<boolean> =>
  app.team ? (await lists.lockedOf(app.team.name)).has(app.id) : false;

async function pipelineLists(lists: AccountLists) {
  const [couplings, pipelines, apps] = await Promise.all([lists.couplings(), lists.pipelines(), lists.apps()]);
  return { couplings, pipelines, apps };
}

const part = (paths: readonly string[], read: Part["read"]): Part => ({ paths, read });

async function addonsOfApp({ lists, app, siblings }: AppToRead): Promise<AppAddons> {
  const [addons, attachments] = await Promise.all([lists.addons(), lists.attachments()]);
  return addonsOf(app.id, addons, attachments, siblings);
}

/** Keeps who sets a var, and not its value. */
async function configFacts(read: AppToRead, addons: AppAddons): Promise<Facts> {
  const vars = await read.lists.of(read.app).configVars();
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
  const reads = read.lists.of(read.app);
  const ofDatabases = async <T>(ask: (id: string) => Promise<T>): Promise<T[]> => {
    const { own } = await addonsOfApp(read);
    const databases = own.filter(({ addon_service: service }) => service.name === postgres);
    return Promise.all(databases.map(({ id }) => ask(id)));
  };
  return [
    ...storeServices.map((service) =>
      part([`addons.${service}.version`], async () => {
        const { own } = await addonsOfApp(read);
        const stores = own.filter((addon) => addon.addon_service.name === service);
        const attachments = (await read.lists.attachments()).filter((each) => each.app.id === read.app.id);
        return versionFacts(service, stores, attachments, reads);
      }),
    ),
    part(["backups.schedule"], async () => scheduleFacts((await ofDatabases((id) => reads.schedules(id))).flat())),
    part(["backups.newest"], async () => {
      const databases = await ofDatabases(async (id) => id);
      return databases.length === 0 ? [] : newestBackupFacts(await reads.transfers(), read.now);
    }),
  ];
}

function releaseParts({ app, lists }: AppToRead, code: () => Promise<Code | undefined>): Part[] {
  const newest = () => lists.newestRelease(app.id);
  return [
    part(["release.version", "release.created"], async () => releaseFacts(await newest())),
    part(["release.commit"], async () => codeFacts(await code())),
    part(["release.rollback"], async () => {
      const release = await newest();
      return release !== undefined && mayBeRollback(release) ? rollbackFacts(await lists.releases(app.id)) : [];
    }),
  ];
}

/**
 * What runs, also when it is older than the newest release, which only set a config var or the like. A slug does not show how it came, nor, of
 * a commit that was not recorded, whether another slug is the same.
 */
async function runningCode({ app, lists }: AppToRead): Promise<Code | undefined> {
  const newest = await lists.newestRelease(app.id);
  if (newest === undefined) return undefined;
  const code = codeIn(newest) ?? codeOf(await lists.releases(app.id));
  if (code !== undefined || newest.slug === null) return code;
  const { commit } = await lists.of(app).slug(newest.slug.id);
  return { commit: commit?.slice(0, 8) ?? `an unrecorded commit, slug ${newest.slug.id}` };
}
