import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type SecretsOf, secretsOf } from "./secrets.ts";

/** Makes an estate that the local engine brought up the project's trial, with its passphrase and its secrets. */
export async function makeTrialOf(project: string, secretsIn: SecretsOf = secretsOf): Promise<void> {
  const folder = join(project, ".tandem");
  await mkdir(join(folder, "secrets"), { recursive: true });
  await writeFile(join(folder, "passphrase"), "test");
  for (const environment of ["staging", "production"]) {
    const secrets = Object.entries(secretsIn(environment)).filter(([key]) => key.startsWith("catalog:"));
    const values = Object.fromEntries(secrets.map(([key, { value }]) => [key, value]));
    await writeFile(join(folder, "secrets", `${environment}.json`), JSON.stringify(values));
  }
}
