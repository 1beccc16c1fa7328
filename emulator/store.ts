import { type Change, Collection, type Row } from "./collection.ts";
import { type Entry, Journal, JournalProblem } from "./journal.ts";
import type * as rows from "./rows.ts";

const byApp = { app: (row: { readonly appId: string }) => row.appId };
const byAppAndAddon = { ...byApp, addon: (row: { readonly addonId: string | null }) => row.addonId };
const byName = { name: (row: { readonly name: string }) => row.name };

/** Everything the local Heroku knows, kept in memory and written through to a journal when there is one. */
export class Store {
  #changes: Change[] = [];
  #journal: Journal | undefined;
  /** Called after each transaction that changed something. */
  committed: () => void = () => undefined;
  readonly #record = (change: Change) => void this.#changes.push(change);

  readonly accounts = new Collection<rows.AccountRow>("accounts", { email: (row) => row.email }, this.#record);
  readonly teams = new Collection<rows.TeamRow>("teams", byName, this.#record);
  readonly members = new Collection<rows.TeamMemberRow>(
    "members",
    { team: (row) => row.teamId, account: (row) => row.accountId },
    this.#record,
  );
  readonly apps = new Collection<rows.AppRow>("apps", { ...byName, team: (row) => row.teamId }, this.#record);
  readonly spaces = new Collection<rows.SpaceRow>("spaces", byName, this.#record);
  readonly configs = new Collection<rows.ConfigRow>("configs", {}, this.#record);
  readonly releases = new Collection<rows.ReleaseRow>(
    "releases",
    { ...byApp, slug: (row) => row.slugId },
    this.#record,
  );
  readonly slugs = new Collection<rows.SlugRow>("slugs", byApp, this.#record);
  readonly formations = new Collection<rows.FormationRow>("formations", byApp, this.#record);
  readonly addons = new Collection<rows.AddonRow>("addons", { ...byApp, ...byName }, this.#record);
  readonly attachments = new Collection<rows.AttachmentRow>("attachments", byAppAndAddon, this.#record);
  readonly pipelines = new Collection<rows.PipelineRow>("pipelines", byName, this.#record);
  readonly repositories = new Collection<rows.RepositoryRow>("repositories", {}, this.#record);
  readonly reviewAppConfigs = new Collection<rows.ReviewAppConfigRow>("reviewAppConfigs", {}, this.#record);
  readonly reviewApps = new Collection<rows.ReviewAppRow>(
    "reviewApps",
    { ...byApp, pipeline: (row) => row.pipelineId },
    this.#record,
  );
  readonly couplings = new Collection<rows.CouplingRow>(
    "couplings",
    { ...byApp, pipeline: (row) => row.pipelineId },
    this.#record,
  );
  readonly domains = new Collection<rows.DomainRow>(
    "domains",
    { ...byApp, hostname: (row) => row.hostname },
    this.#record,
  );
  readonly dnsRecords = new Collection<rows.DnsRecordRow>("dnsRecords", {}, this.#record);
  readonly webhooks = new Collection<rows.WebhookRow>("webhooks", byApp, this.#record);
  readonly webhookEvents = new Collection<rows.WebhookEventRow>("webhookEvents", byApp, this.#record);
  readonly deliveries = new Collection<rows.DeliveryRow>(
    "deliveries",
    { ...byApp, webhook: (row) => row.webhookId },
    this.#record,
  );
  readonly drains = new Collection<rows.DrainRow>("drains", byAppAndAddon, this.#record);
  readonly collaborators = new Collection<rows.CollaboratorRow>(
    "collaborators",
    { ...byApp, account: (row) => row.accountId },
    this.#record,
  );
  readonly features = new Collection<rows.FeatureRow>("features", { owner: (row) => row.ownerId }, this.#record);
  readonly credentials = new Collection<rows.CredentialRow>(
    "credentials",
    { addon: (row) => row.addonId },
    this.#record,
  );
  readonly schedules = new Collection<rows.ScheduleRow>("schedules", { addon: (row) => row.addonId }, this.#record);
  readonly transfers = new Collection<rows.TransferRow>("transfers", byAppAndAddon, this.#record);
  readonly jobs = new Collection<rows.JobRow>("jobs", { subject: (row) => row.subject }, this.#record);
  readonly promotions = new Collection<rows.PromotionRow>("promotions", {}, this.#record);
  readonly inbox = new Collection<rows.InboxRow>("inbox", {}, this.#record);
  readonly tokens = new Collection<rows.TokenRow>("tokens", {}, this.#record);
  readonly vendors = new Collection<rows.VendorRow>("vendors", {}, this.#record);
  readonly planNames = new Collection<rows.PlanNameRow>("planNames", { name: (row) => row.name }, this.#record);
  readonly serviceStates = new Collection<rows.ServiceStateRow>("serviceStates", {}, this.#record);
  readonly settings = new Collection<rows.SettingRow>("settings", {}, this.#record);

  /**
   * @param file The journal: read, compacted, then appended to. Nothing is kept beyond this process when absent.
   * @param notice Called with one line when the journal cannot be written, and when it can be written again.
   * @throws JournalProblem when a line of it cannot be read, DiskProblem when it cannot be written; the file stays as it was.
   */
  constructor(file?: string, notice?: (line: string) => void) {
    if (file === undefined) return;
    let line = 1;
    for (const entry of Journal.read(file)) {
      line += 1;
      this.#replay(entry, `${file}:${line}`);
    }
    this.#journal = Journal.compact(file, this.#everyRow(), notice);
  }

  /** Every collection by name. */
  collections(): Map<string, Collection<Row>> {
    const found = Object.values(this).filter((value) => value instanceof Collection);
    return new Map(found.map((collection: Collection<Row>) => [collection.name, collection]));
  }

  /**
   * Runs `work`; all its changes are kept, written through as one line, or, when it throws, none is.
   * Not for asynchronous work. @throws DiskProblem when the journal cannot be written; then none is kept either.
   */
  transaction<T>(work: () => T): T {
    try {
      const result = work();
      this.#commit();
      return result;
    } catch (error) {
      this.#undo();
      throw error;
    }
  }

  close(): void {
    this.#journal?.close();
    this.#journal = undefined;
  }

  #commit(): void {
    const hasChanged = this.#changes.length > 0;
    if (hasChanged) this.#journal?.append(entryOf(this.#changes));
    this.#changes = [];
    if (this.#journal?.isLong()) this.#journal.compact(this.#everyRow());
    if (hasChanged) this.committed();
  }

  #undo(): void {
    const collections = this.collections();
    for (const change of this.#changes.reverse()) collections.get(change.collection)?.undo(change);
    this.#changes = [];
  }

  #replay(entry: Entry, place: string): void {
    const collections = this.collections();
    const named = (name: string) => {
      const found = collections.get(name);
      if (found) return found;
      throw new JournalProblem(
        `${place}: expected a known collection, got ${name}; a newer version of this program may have written it: use that one, or move the file away`,
      );
    };
    for (const [name, row] of entry.put ?? []) named(name).restore(row.id, row);
    for (const [name, id] of entry.delete ?? []) named(name).restore(id, undefined);
  }

  *#everyRow(): Generator<readonly [string, Row]> {
    for (const collection of this.collections().values())
      for (const row of collection.all()) yield [collection.name, row];
  }
}

/** What is left of the changes when each row is written once. */
function entryOf(changes: readonly Change[]): Entry {
  const last = new Map(changes.map((change) => [`${change.collection}:${change.id}`, change]));
  const put: [string, Row][] = [];
  const gone: [string, string][] = [];
  for (const { collection, id, after } of last.values()) {
    if (after) put.push([collection, after]);
    else gone.push([collection, id]);
  }
  return { ...(put.length > 0 && { put }), ...(gone.length > 0 && { delete: gone }) };
}
