import { type Change, Collection, type Indexes, type Row } from "./collection.ts";
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

  readonly accounts = this.#table<rows.AccountRow>("accounts", { email: (row) => row.email });
  readonly teams = this.#table<rows.TeamRow>("teams", byName);
  readonly members = this.#table<rows.TeamMemberRow>("members", {
    team: (row) => row.teamId,
    account: (row) => row.accountId,
  });
  readonly apps = this.#table<rows.AppRow>("apps", { ...byName, team: (row) => row.teamId });
  readonly spaces = this.#table<rows.SpaceRow>("spaces", byName);
  readonly configs = this.#table<rows.ConfigRow>("configs");
  readonly releases = this.#table<rows.ReleaseRow>("releases", { ...byApp, slug: (row) => row.slugId });
  readonly slugs = this.#table<rows.SlugRow>("slugs", byApp);
  readonly formations = this.#table<rows.FormationRow>("formations", byApp);
  readonly addons = this.#table<rows.AddonRow>("addons", { ...byApp, ...byName });
  readonly attachments = this.#table<rows.AttachmentRow>("attachments", byAppAndAddon);
  readonly pipelines = this.#table<rows.PipelineRow>("pipelines", byName);
  readonly repositories = this.#table<rows.RepositoryRow>("repositories");
  readonly reviewAppConfigs = this.#table<rows.ReviewAppConfigRow>("reviewAppConfigs");
  readonly reviewApps = this.#table<rows.ReviewAppRow>("reviewApps", { ...byApp, pipeline: (row) => row.pipelineId });
  readonly couplings = this.#table<rows.CouplingRow>("couplings", { ...byApp, pipeline: (row) => row.pipelineId });
  readonly domains = this.#table<rows.DomainRow>("domains", { ...byApp, hostname: (row) => row.hostname });
  readonly dnsRecords = this.#table<rows.DnsRecordRow>("dnsRecords");
  readonly webhooks = this.#table<rows.WebhookRow>("webhooks", byApp);
  readonly webhookEvents = this.#table<rows.WebhookEventRow>("webhookEvents", byApp);
  readonly deliveries = this.#table<rows.DeliveryRow>("deliveries", { ...byApp, webhook: (row) => row.webhookId });
  readonly drains = this.#table<rows.DrainRow>("drains", byAppAndAddon);
  readonly collaborators = this.#table<rows.CollaboratorRow>("collaborators", {
    ...byApp,
    account: (row) => row.accountId,
  });
  readonly features = this.#table<rows.FeatureRow>("features", { owner: (row) => row.ownerId });
  readonly credentials = this.#table<rows.CredentialRow>("credentials", { addon: (row) => row.addonId });
  readonly schedules = this.#table<rows.ScheduleRow>("schedules", { addon: (row) => row.addonId });
  readonly transfers = this.#table<rows.TransferRow>("transfers", byAppAndAddon);
  readonly jobs = this.#table<rows.JobRow>("jobs", { subject: (row) => row.subject });
  readonly promotions = this.#table<rows.PromotionRow>("promotions");
  readonly inbox = this.#table<rows.InboxRow>("inbox");
  readonly tokens = this.#table<rows.TokenRow>("tokens");
  readonly vendors = this.#table<rows.VendorRow>("vendors");
  readonly planNames = this.#table<rows.PlanNameRow>("planNames", { name: (row) => row.name });
  readonly serviceStates = this.#table<rows.ServiceStateRow>("serviceStates");
  readonly settings = this.#table<rows.SettingRow>("settings");

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

  #table<T extends Row>(name: string, indexes: Indexes<T> = {}): Collection<T> {
    return new Collection(name, indexes, (change) => void this.#changes.push(change));
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
