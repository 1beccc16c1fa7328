import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";

const StackFile = z.looseObject({ config: z.record(z.string(), z.unknown()) });
const Services = z.record(z.string(), z.record(z.string(), z.unknown()));

/** The configuration of a stack file, as a test edits it. */
interface StackConfig {
  /** By `<namespace>:<key>`, secrets encrypted. */
  readonly config: Record<string, unknown>;
  /** Knobs by service, which are written back into `config`. */
  readonly services: Record<string, Record<string, unknown>>;
}

/** Edits a stack file, whatever its layout: the Pulumi CLI rewrites it when it sets a value. */
export async function editStackFile(folder: string, stack: string, edit: (file: StackConfig) => void): Promise<void> {
  const path = join(folder, `Pulumi.${stack}.yaml`);
  const file = StackFile.parse(parse(await readFile(path, "utf8")));
  const services = Services.parse(file.config["estate:services"]);
  edit({ config: file.config, services });
  await writeFile(path, stringify({ ...file, config: { ...file.config, "estate:services": services } }));
}

/** Renames a key, and every key of its namespace. */
export function renameKeys(record: Record<string, unknown>, from: string, to: string): void {
  for (const [key, value] of Object.entries(record)) {
    if (key !== from && !key.startsWith(`${from}:`)) continue;
    delete record[key];
    record[to + key.slice(from.length)] = value;
  }
}

const files = ["index.ts", "Pulumi.staging.yaml", "Pulumi.production.yaml"];

/** What a team edits, as it is now. The function it gives puts it back. */
export async function keptFiles(folder: string): Promise<() => Promise<void>> {
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const),
  );
  return async () => {
    for (const [file, text] of texts) await writeFile(join(folder, file), text);
  };
}
