import type { Environment, EstateDeclaration } from "../settings/declare.ts";
import { type Finding, lineOf } from "../settings/finding.ts";
import { addonCalled, serviceCalled } from "../settings/former-names.ts";
import { isProtected } from "../settings/is-protected.ts";
import type { Recorded } from "./recorded-environments.ts";
import type { RecordedAddon, RecordedService, RecordedServices } from "./recorded-services.ts";
import { addonRenaming, isOfVendor, newAddons, newServices, serviceRenaming } from "./renamings.ts";

/** What an environment has by its last `up`, and the declaration has no more: its next `up` deletes it. */
interface Removal {
  readonly environment: Environment;
  /** Where it stood in the declaration, such as `services.shop.addons.postgres`. */
  readonly path: string;
  /** What is lost with it, as people call it: the app, and add-ons that hold data. */
  readonly loses: readonly string[];
  /** Why it may be deleted, as the last `up` recorded it. */
  readonly unprotected: string | undefined;
  /** What is new in the same edit and may be the same under another name: how to declare that, which keeps what would be lost. */
  readonly renaming?: string | undefined;
}

/**
 * Why nothing may be deleted yet: a service or data that a protected environment has, and that was not brought up as unprotected
 * there. Every environment refuses it, so that staging is not emptied before production says no. Of other environments, only what
 * may be renamed in the same edit is refused: its data is then meant to stay.
 */
export function refusedRemovals(declaration: EstateDeclaration, records: ReadonlyMap<string, Recorded>): string[] {
  const { environments } = declaration;
  const removals = environments.flatMap((environment) => {
    const record = records.get(environment);
    return record?.kind === "recorded" ? removalsFrom(record.services, declaration, environment) : [];
  });
  const settled = new Set(removals.filter(({ environment }) => isProtected(environment)).map(({ path }) => path));
  const refused = removals
    .filter(({ unprotected, loses }) => unprotected === undefined && loses.length > 0)
    .flatMap((removal) => {
      if (isProtected(removal.environment)) return [lineOf(refusal(removal, environments))];
      // Where a protected environment has it too, that one decides.
      if (removal.renaming === undefined || settled.has(removal.path)) return [];
      return [lineOf(mistakableRefusal(removal, removal.renaming))];
    });
  return [...new Set(refused)];
}

function removalsFrom(recorded: RecordedServices, declaration: EstateDeclaration, environment: Environment): Removal[] {
  const names = Object.keys(recorded);
  return Object.entries(recorded).flatMap(([name, service]): Removal[] => {
    const declared = serviceCalled(name, declaration.services, names);
    if (declared === undefined) {
      const renaming = serviceRenaming(name, service, newServices(names, declaration), environment);
      return [{ environment, path: `services.${name}`, loses: lossesOf(service), ...reasonOf(service), renaming }];
    }
    const slots = Object.keys(service.addons);
    return Object.entries(service.addons).flatMap(([slot, addon]) => {
      const kept = addonCalled(slot, declared, environment, slots);
      // Another vendor's add-on under the same name is another add-on.
      if (kept !== undefined && isOfVendor(addon, kept.vendor.service)) return [];
      const path = `services.${declared.name}.addons.${slot}`;
      const renaming = addonRenaming(slot, addon, { declared, fresh: newAddons(slots, declared, environment) });
      return [{ environment, path, loses: addonLosses(slot, addon, renaming), ...reasonOf(addon), renaming }];
    });
  });
}

const reasonOf = ({ unprotected }: { readonly unprotected?: string | undefined }) => ({ unprotected });

/** What is lost with a service. */
export const lossesOf = ({ app, addons }: RecordedService): string[] => [
  `the app ${app}`,
  ...Object.entries(addons).flatMap(([slot, addon]) => (holdsData(addon) ? [called(slot, addon)] : [])),
];

/** One without data of its own has a history all the same, such as a log, which a rename is meant to keep. */
function addonLosses(slot: string, addon: RecordedAddon, renaming: string | undefined): string[] {
  if (holdsData(addon)) return [called(slot, addon)];
  return renaming === undefined ? [] : [`what ${slot} (${addon.plan}) has collected`];
}

const holdsData = ({ backup }: RecordedAddon): boolean => backup !== undefined;

const called = (slot: string, { plan }: RecordedAddon): string => `the data of ${slot} (${plan})`;

function refusal(
  { path, loses, renaming, environment }: Removal,
  environments: EstateDeclaration["environments"],
): Finding {
  const word = path.includes(".addons.")
    ? 'unprotected(…, "<why it may be deleted>")'
    : 'unprotected: "<why it may be deleted>"';
  return {
    file: "index.ts",
    path,
    expected: `${word}, deployed to ${environment} before the removal`,
    got: `a removal that would delete ${list.format(loses)}`,
    remedy: `nothing was deleted; ${renaming === undefined ? "" : `${renaming}; otherwise `}declare it again with that, run up for ${list.format(environments)}, and then remove it`,
  };
}

/** Of an environment that protects nothing: its data goes in one step, but not by a rename that was meant to keep it. */
const mistakableRefusal = ({ path, loses, environment }: Removal, renaming: string): Finding => ({
  file: "index.ts",
  path,
  expected: "formerly where it was renamed, or its removal in a change of its own",
  got: `a removal that would delete ${list.format(loses)} in ${environment}, and something alike under another name`,
  remedy: `nothing was deleted; ${renaming}; otherwise remove it, run up for ${environment}, and then add the other one`,
});

const list = new Intl.ListFormat("en-GB");
