import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import { NEWEST_RELEASES } from "../../sdks/heroku/client/rollback.ts";
import { AppReads } from "./app-reads.ts";
import {
  AccountRow,
  AddonRow,
  type AppRow,
  AttachmentRow,
  CouplingRow,
  DynoSizeRow,
  ListedApp,
  PipelineRow,
  ReleaseRow,
  TeamAppRow,
} from "./wire.ts";

/** Who reads what is listed. */
interface ListUse {
  /** Whether several apps of a pipeline are looked at: then one answer has the newest release of each. @default true */
  readonly severalOfPipeline?: boolean;
}

/** Lists of many apps at once, and releases: each requested once in a run, when it is first needed. */
export class AccountLists {
  readonly #severalOfPipeline: boolean;
  readonly #heroku: Heroku;
  readonly #asked = new Map<string, Promise<unknown>>();
  /** By the apps' ids. */
  readonly #reads = new Map<string, AppReads>();

  constructor(heroku: Heroku, { severalOfPipeline = true }: ListUse = {}) {
    this.#heroku = heroku;
    this.#severalOfPipeline = severalOfPipeline;
  }

  /** All apps of the key; what is in a row beside these is not checked yet. */
  apps(): Promise<ListedApp[]> {
    return this.#list("/apps", ListedApp);
  }

  /** Under its id every reader asks for an app, so that they share answers; undefined where no app of that name is listed. */
  async idOf(app: string): Promise<string | undefined> {
    const listed = await this.apps().catch(() => []);
    return listed.find(({ name }) => name === app)?.id;
  }

  /** Ids of the apps of a team that are locked: only those who are in them may see them. */
  async lockedOf(team: string): Promise<ReadonlySet<string>> {
    const rows = await this.#list(path`/teams/${team}/apps`, TeamAppRow);
    return new Set(rows.flatMap(({ id, locked }) => (locked ? [id] : [])));
  }

  addons(): Promise<AddonRow[]> {
    return this.#list("/addons", AddonRow);
  }

  attachments(): Promise<AttachmentRow[]> {
    return this.#list("/addon-attachments", AttachmentRow);
  }

  couplings(): Promise<CouplingRow[]> {
    return this.#list("/pipeline-couplings", CouplingRow);
  }

  pipelines(): Promise<z.output<typeof PipelineRow>[]> {
    return this.#list("/pipelines", PipelineRow);
  }

  /** All sizes of dynos, with their prices. */
  dynoSizes(): Promise<z.output<typeof DynoSizeRow>[]> {
    return this.#list("/dyno-sizes", DynoSizeRow);
  }

  /** Address of the account that the key is of; undefined where its scope (`read-protected`) excludes the account. */
  async account(): Promise<string | undefined> {
    const ask = async () => {
      try {
        return [await this.#heroku.platform.send("GET", "/account", { response: AccountRow })];
      } catch (error) {
        if (error instanceof HerokuError && error.status === 403) return [];
        throw error;
      }
    };
    const [account] = await this.#once("/account", ask);
    return account?.email;
  }

  /** What is read of one app, shared by all who read it. */
  of(app: AppRow): AppReads {
    const known = this.#reads.get(app.id) ?? new AppReads(this.#heroku, app);
    this.#reads.set(app.id, known);
    return known;
  }

  /** The newest release of an app; undefined where it has none, which no app of Heroku's is. */
  async newestRelease(appId: string): Promise<ReleaseRow | undefined> {
    const ofPipeline = this.#severalOfPipeline ? await this.#newestOfPipeline(appId) : undefined;
    return ofPipeline ?? (await this.releases(appId))[0];
  }

  /** An app's newest releases, newest first, as a search for a rollback asks for them. Source: `GET /apps/{app}/releases`. */
  releases(appId: string): Promise<ReleaseRow[]> {
    const at = path`/apps/${appId}/releases`;
    const request = { response: z.array(ReleaseRow), range: NEWEST_RELEASES };
    return this.#once(at, async () => {
      const rows = await this.#heroku.platform.send("GET", at, request);
      return rows.sort((one, other) => other.version - one.version);
    });
  }

  /** One answer for every environment. Undefined where the pipeline's releases cannot be read, or the app is in none: the app's can. */
  async #newestOfPipeline(appId: string): Promise<ReleaseRow | undefined> {
    try {
      const pipeline = (await this.couplings()).find(({ app }) => app.id === appId)?.pipeline.id;
      if (pipeline === undefined) return undefined;
      const newest = await this.#list(path`/pipelines/${pipeline}/latest-releases`, ReleaseRow);
      return newest.find(({ app }) => app.id === appId);
    } catch {
      return undefined;
    }
  }

  #list<T>(list: string, row: z.ZodType<T>): Promise<T[]> {
    return this.#once(list, () => this.#heroku.platform.list(list, row));
  }

  #once<T>(at: string, ask: () => Promise<T[]>): Promise<T[]> {
    const known = this.#asked.get(at) ?? ask();
    this.#asked.set(at, known);
    return known as Promise<T[]>;
  }
}
