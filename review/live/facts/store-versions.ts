import type { AppReads } from "../app-reads.ts";
import type { Facts } from "../parts.ts";
import type { AddonRow, AttachmentRow } from "../wire.ts";
import { withoutColor } from "./color.ts";

/** A kind of store whose version Heroku shows, by the name of its add-on service. */
interface StoreKind {
  /** What of a version decides whether software behaves the same: Heroku raises the rest by itself, one store after the other. */
  readonly version: RegExp;
  /** The row of `info` that has it. */
  readonly row: string;
  read(reads: StoreReads, addonId: string): Promise<StoreRow>;
}

type StoreReads = Pick<AppReads, "database" | "keyValueStore">;

interface StoreRow {
  readonly version?: string | null | undefined;
  readonly info: readonly { readonly name: string; readonly values: readonly unknown[] }[];
}

/** Source: `heroku pg:info` and `heroku redis:info`, which ask the same. */
const kinds: Readonly<Record<string, StoreKind>> = {
  "heroku-postgresql": {
    version: /^\d+/,
    row: "PG Version",
    async read(reads, id) {
      const { postgres_version: version, info } = await reads.database(id);
      return { version, info };
    },
  },
  "heroku-redis": { version: /^\d+(\.\d+)?/, row: "Version", read: (reads, id) => reads.keyValueStore(id) },
};

export const storeServices: readonly string[] = Object.keys(kinds);

/**
 * The versions of an app's own stores of one service, each by the names under which the app reads it: of two of them nothing else
 * distinguishes them.
 */
export async function versionFacts(
  service: string,
  stores: readonly Pick<AddonRow, "id">[],
  attachments: readonly AttachmentRow[],
  reads: StoreReads,
): Promise<Facts> {
  const kind = kinds[service];
  if (kind === undefined) return [];
  const found = stores.map(async ({ id }) => {
    const version = versionOf(kind, service, await kind.read(reads, id));
    const names = attachments.filter(({ addon }) => addon.id === id).map(({ name }) => withoutColor(service, name));
    return names.map((name) => [`addons.${service}.version.${name}`, version] as const);
  });
  return (await Promise.all(found)).flat();
}

function versionOf({ version, row }: StoreKind, service: string, store: StoreRow): string {
  const shown = store.info.find(({ name }) => name === row)?.values[0];
  const [found] = version.exec(String(shown ?? store.version ?? "")) ?? [];
  if (found === undefined) throw new Error(`${service}: expected a version from the Data API, got none`);
  return found;
}
