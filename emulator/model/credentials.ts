import { tierOf } from "../catalogue/plans.ts";
import { invalid, orNotFound } from "../problems.ts";
import type { AddonRow, CredentialRow } from "../rows.ts";
import type { World } from "../world.ts";

/** How an attachment's namespace begins that is of a credential. */
const prefix = "credential:";

/** The name of the credential that a namespace means; undefined for the default one. */
export function credentialIn(namespace: string | null): string | undefined {
  return namespace?.startsWith(prefix) ? namespace.slice(prefix.length) : undefined;
}

/** A database's credentials beside the default one, oldest first. */
export function credentialsOf({ store }: World, addon: AddonRow): CredentialRow[] {
  return store.credentials.where("addon", addon.id);
}

/** @throws HerokuProblem 404 where the database has no such credential */
export function findCredential(world: World, addon: AddonRow, name: string): CredentialRow {
  const found = credentialsOf(world, addon).find((row) => row.name === name);
  return orNotFound(found, "credential");
}

/** @throws HerokuProblem 422 for a name in use, and for the Essential tier, which has the default credential only */
export function makeCredential(world: World, addon: AddonRow, name: string): CredentialRow {
  if (tierOf(addon.plan) === "essential") {
    throw invalid("You can't create a custom credential on Essential-tier databases.");
  }
  if (name === "default" || credentialsOf(world, addon).some((row) => row.name === name)) {
    throw invalid(`Credential ${name} already exists.`);
  }
  const user = name.replaceAll("-", "_");
  return world.store.credentials.put({ ...world.stamp(), addonId: addon.id, name, user, password: world.ids.hex(32) });
}

/** @throws HerokuProblem 422 while an app has it attached */
export function removeCredential({ store }: World, addon: AddonRow, credential: CredentialRow): void {
  const used = store.attachments.where("addon", addon.id).find((row) => row.namespace === prefix + credential.name);
  if (used) throw invalid(`Credential ${credential.name} must be detached from all apps before it is destroyed.`);
  store.credentials.delete(credential.id);
}

/** What an add-on's config vars hold for a namespace: with a credential, its user and password are in the address. */
export function valuesFor({ store }: World, addon: AddonRow, namespace: string | null): AddonRow["values"] {
  const name = credentialIn(namespace);
  const row = store.credentials.where("addon", addon.id).find((each) => each.name === name);
  if (!row || addon.values.URL === undefined) return addon.values;
  const address = new URL(addon.values.URL);
  address.username = row.user;
  address.password = row.password;
  return { ...addon.values, URL: address.href };
}
