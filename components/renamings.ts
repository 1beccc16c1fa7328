import { entriesIn } from "../kinds/only-in.ts";
import type { Addon, Environment, EstateDeclaration, ServiceDeclaration } from "../settings/declare.ts";
import { oneOf } from "../settings/finding.ts";
import { formerNames } from "../settings/former-names.ts";
import type { RecordedAddon, RecordedService } from "./recorded-services.ts";

/** Services that no `up` has recorded, under this name or a former one. */
export const newServices = (recorded: readonly string[], { services }: EstateDeclaration): ServiceDeclaration[] =>
  services.filter((service) => isNew(service.name, service, recorded));

/** Likewise, the add-ons of a service in one environment, by name. */
export const newAddons = (
  recorded: readonly string[],
  { addons }: ServiceDeclaration,
  environment: Environment,
): [slot: string, addon: Addon][] =>
  entriesIn<Addon>(environment, addons).filter(([slot, addon]) => isNew(slot, addon, recorded));

const isNew = (name: string, thing: Parameters<typeof formerNames>[0], recorded: readonly string[]): boolean =>
  ![name, ...formerNames(thing)].some((each) => recorded.includes(each));

/** How a removed service is said to be one that comes in the same edit, with the same vendors' add-ons. */
export function serviceRenaming(
  name: string,
  { addons }: RecordedService,
  fresh: readonly ServiceDeclaration[],
  environment: Environment,
): string | undefined {
  const had = Object.values(addons).map(({ plan }) => plan.replace(/:.*$/, ""));
  const same = fresh.filter((service) => {
    const has = entriesIn<Addon>(environment, service.addons).map(([, { vendor }]) => vendor.service);
    return has.toSorted().join() === had.toSorted().join();
  });
  if (same.length === 0) return undefined;
  return `if it was renamed ${oneOf(same.map((each) => each.name))}, write formerly: "${name}" there, which keeps app and data`;
}

/** A removed add-on's service as it is declared now, and the add-ons that are new in it. */
interface Edit {
  readonly declared: ServiceDeclaration;
  readonly fresh: readonly (readonly [slot: string, addon: Addon])[];
}

/**
 * How a removed add-on is said to be one of the same vendor that comes in the same edit. A name that something goes on having, if
 * only in another environment, is not a former one.
 */
export function addonRenaming(slot: string, addon: RecordedAddon, { declared, fresh }: Edit): string | undefined {
  if (slot in (declared.addons ?? {})) return undefined;
  const same = fresh.filter(([, { vendor }]) => isOfVendor(addon, vendor.service));
  if (same.length === 0) return undefined;
  return `if it was renamed ${oneOf(same.map(([name]) => name))}, write formerly(…, "${slot}") there, which keeps what it holds`;
}

export const isOfVendor = ({ plan }: RecordedAddon, service: string): boolean => plan.startsWith(`${service}:`);
