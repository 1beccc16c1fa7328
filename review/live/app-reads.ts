import { z } from "zod";
import { path } from "../../sdks/heroku/client/path.ts";
import type { Reads } from "./reads.ts";
import * as wire from "./wire.ts";

/** What Heroku has of one app. Config vars are requested each time: nothing keeps their values. */
export class AppReads {
  readonly #reads: Reads;
  readonly #app: wire.AppRow;
  readonly #at: string;

  constructor(reads: Reads, app: wire.AppRow) {
    this.#reads = reads;
    this.#app = app;
    this.#at = path`/apps/${app.id}`;
  }

  readonly processes = () => this.#reads.list(`${this.#at}/formation`, wire.ProcessRow);

  readonly dynos = () => this.#reads.list(`${this.#at}/dynos`, wire.DynoRow);

  /** Where every process is scaled to 0, there are none to request. Of those that were requested, nothing more is. */
  async runningDynos(): Promise<wire.DynoRow[]> {
    const isRead = this.#reads.has(`${this.#at}/dynos`);
    if (!isRead && (await this.processes()).every(({ quantity }) => quantity === 0)) return [];
    return this.dynos();
  }

  readonly features = () => this.#reads.list(`${this.#at}/features`, wire.FeatureRow);

  readonly domains = () => this.#reads.list(`${this.#at}/domains`, wire.DomainRow);

  readonly drains = () => this.#reads.list(`${this.#at}/log-drains`, wire.DrainRow);

  readonly webhooks = () => this.#reads.list(`${this.#at}/webhooks`, wire.WebhookRow);

  /** Of a team's app where a change of their rights is sent to, too. */
  readonly collaborators = () =>
    this.#reads.list(`${this.#app.team ? "/teams" : ""}${this.#at}/collaborators`, wire.CollaboratorRow);

  /** Images have none. */
  async buildpacks(): Promise<z.output<typeof wire.BuildpackRow>[]> {
    if (this.#app.build_stack.name === "container") return [];
    return this.#reads.get("platform", `${this.#at}/buildpack-installations`, z.array(wire.BuildpackRow));
  }

  readonly configVars = () =>
    this.#reads.heroku.platform.send("GET", `${this.#at}/config-vars`, { response: wire.ConfigVars });

  readonly slug = (id: string) => this.#reads.get("platform", `${this.#at}${path`/slugs/${id}`}`, wire.SlugRow);

  /** Of all databases of the app. */
  readonly transfers = () =>
    this.#reads.get("data", path`/client/v11/apps/${this.#app.id}/transfers`, z.array(wire.TransferRow));

  readonly database = (addonId: string) =>
    this.#reads.get("data", path`/client/v11/databases/${addonId}`, wire.DatabaseRow);

  readonly keyValueStore = (addonId: string) =>
    this.#reads.get("data", path`/redis/v0/databases/${addonId}`, wire.KeyValueStoreRow);

  readonly schedules = (addonId: string) =>
    this.#reads.get("data", path`/client/v11/databases/${addonId}/transfer-schedules`, z.array(wire.ScheduleRow));
}
