import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import { NEWEST_RELEASES } from "../../sdks/heroku/client/rollback.ts";
import { AppReads } from "./app-reads.ts";
import { Reads } from "./reads.ts";
import * as wire from "./wire.ts";

/** Who reads what is listed. */
interface ListUse {
  /** Whether several apps of a pipeline are looked at: then one answer has the newest release of each. @default true */
  readonly severalOfPipeline?: boolean;
}

/** Lists of many apps at once, and releases. */
export class AccountLists {
  readonly #severalOfPipeline: boolean;
  readonly #reads: Reads;

  constructor(heroku: Heroku, { severalOfPipeline = true }: ListUse = {}) {
    this.#reads = new Reads(heroku);
    this.#severalOfPipeline = severalOfPipeline;
  }

  /** All apps of the key; what is in a row beside these is not checked yet. */
  readonly apps = () => this.#reads.list("/apps", wire.ListedApp);

  /** Under its id every reader asks for an app, so that they share answers; undefined where no app of that name is listed. */
  async idOf(app: string): Promise<string | undefined> {
    const listed = await this.apps().catch(() => []);
    return listed.find(({ name }) => name === app)?.id;
  }

  /** Ids of the apps of a team that are locked: only those who are in them may see them. */
  async lockedOf(team: string): Promise<ReadonlySet<string>> {
    const rows = await this.#reads.list(path`/teams/${team}/apps`, wire.TeamAppRow);
    return new Set(rows.flatMap(({ id, locked }) => (locked ? [id] : [])));
  }

  readonly addons = () => this.#reads.list("/addons", wire.AddonRow);

  readonly attachments = () => this.#reads.list("/addon-attachments", wire.AttachmentRow);

  readonly couplings = () => this.#reads.list("/pipeline-couplings", wire.CouplingRow);

  readonly pipelines = () => this.#reads.list("/pipelines", wire.PipelineRow);

  /** All sizes of dynos, with their prices. */
  readonly dynoSizes = () => this.#reads.list("/dyno-sizes", wire.DynoSizeRow);

  /** Address of the account that the key is of; undefined where its scope (`read-protected`) excludes the account. */
  async account(): Promise<string | undefined> {
    try {
      return (await this.#reads.get("platform", "/account", wire.AccountRow)).email;
    } catch (error) {
      if (error instanceof HerokuError && error.status === 403) return undefined;
      throw error;
    }
  }

  /** What is read of one app, shared by all who read it. */
  readonly of = (app: wire.AppRow) => new AppReads(this.#reads, app);

  /** The newest release of an app; undefined where it has none, which no app of Heroku's is. */
  async newestRelease(appId: string): Promise<wire.ReleaseRow | undefined> {
    const ofPipeline = this.#severalOfPipeline ? await this.#newestOfPipeline(appId) : undefined;
    return ofPipeline ?? (await this.releases(appId))[0];
  }

  /** An app's newest releases, newest first, as a search for a rollback asks for them. Source: `GET /apps/{app}/releases`. */
  releases(appId: string): Promise<wire.ReleaseRow[]> {
    const at = path`/apps/${appId}/releases`;
    const request = { response: z.array(wire.ReleaseRow), range: NEWEST_RELEASES };
    return this.#reads.once(at, async () => {
      const rows = await this.#reads.heroku.platform.send("GET", at, request);
      return rows.sort((one, other) => other.version - one.version);
    });
  }

  /** One answer for every environment. Undefined where the pipeline's releases cannot be read, or the app is in none: the app's can. */
  async #newestOfPipeline(appId: string): Promise<wire.ReleaseRow | undefined> {
    try {
      const pipeline = (await this.couplings()).find(({ app }) => app.id === appId)?.pipeline.id;
      if (pipeline === undefined) return undefined;
      const newest = await this.#reads.list(path`/pipelines/${pipeline}/latest-releases`, wire.ReleaseRow);
      return newest.find(({ app }) => app.id === appId);
    } catch {
      return undefined;
    }
  }
}
