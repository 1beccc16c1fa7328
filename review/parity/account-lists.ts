import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import { NEWEST_RELEASES } from "../../sdks/heroku/client/rollback.ts";
import { AppReads } from "./app-reads.ts";
import { AccountRow, AddonRow, type AppRow, AttachmentRow, CouplingRow, PipelineRow, ReleaseRow } from "./wire.ts";

/** Lists that tell of many apps at once, and releases: each asked for once in a run and as soon as somebody needs it. */
export class AccountLists {
  /**
   * Whether somebody needs the releases of every app: then they answer what else a pipeline's newest ones and an app's slug are
   * asked for.
   */
  readonly withReleases: boolean;
  readonly #heroku: Heroku;
  readonly #asked = new Map<string, Promise<unknown>>();
  /** By the apps' ids. */
  readonly #reads = new Map<string, AppReads>();

  constructor(heroku: Heroku, withReleases = false) {
    this.#heroku = heroku;
    this.withReleases = withReleases;
  }

  /** All apps of the key; what is in a row beside these is not checked yet. */
  apps(): Promise<ListedApp[]> {
    return this.#list("/apps", ListedApp);
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

  /** Address of the account that the key is of. */
  async account(): Promise<string> {
    const ask = async () => [await this.#heroku.platform.send("GET", "/account", { answer: AccountRow })];
    const [account] = await this.#once("/account", ask);
    return account?.email ?? "";
  }

  /** What is read of one app, shared by all who read it. */
  of(app: AppRow): AppReads {
    const known = this.#reads.get(app.id) ?? new AppReads(this.#heroku, app);
    this.#reads.set(app.id, known);
    return known;
  }

  /** The newest release of an app; undefined where it has none, which no app of Heroku's is. */
  async newestRelease(appId: string): Promise<ReleaseRow | undefined> {
    const told = this.withReleases ? undefined : await this.#newestOfPipeline(appId);
    return told ?? (await this.releases(appId))[0];
  }

  /** An app's newest releases, newest first, as a search for a rollback asks for them. Source: `GET /apps/{app}/releases`. */
  releases(appId: string): Promise<ReleaseRow[]> {
    const at = path`/apps/${appId}/releases`;
    const request = { answer: z.array(ReleaseRow), range: NEWEST_RELEASES };
    return this.#once(at, async () => {
      const rows = await this.#heroku.platform.send("GET", at, request);
      return rows.sort((one, other) => other.version - one.version);
    });
  }

  /** From its pipeline's: one answer for every environment. Undefined where its pipeline tells none. */
  async #newestOfPipeline(appId: string): Promise<ReleaseRow | undefined> {
    const couplings = await this.couplings();
    const pipeline = couplings.find(({ app }) => app.id === appId)?.pipeline.id;
    if (pipeline === undefined) return undefined;
    const newest = await this.#list(path`/pipelines/${pipeline}/latest-releases`, ReleaseRow);
    return newest.find(({ app }) => app.id === appId);
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

const ListedApp = z.looseObject({ id: z.string(), name: z.string() });
export type ListedApp = z.output<typeof ListedApp>;
