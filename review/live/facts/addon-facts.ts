import { isLeaving } from "../../../kinds/addon.ts";
import { attachmentFact, listed } from "../../../parity/facts.ts";
import type { Facts } from "../parts.ts";
import type { AddonRow, AttachmentRow } from "../wire.ts";
import { withoutColor } from "./color.ts";

/** The add-ons of one app, and what is attached to it. */
export interface AppAddons {
  /** Those that it pays for. */
  readonly own: readonly AddonRow[];
  readonly attached: readonly Attached[];
}

/** An attachment, and where its add-on is from. */
interface Attached {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly service: string;
  /** The service of this environment whose add-on it is; undefined for the app's own. */
  readonly sibling: string | undefined;
  /** The app of elsewhere whose add-on it is; undefined for one of this environment. */
  readonly stranger: string | undefined;
}

/** Picks what concerns one app; `siblings` are the environment's services, by the ids of their apps. */
export function addonsOf(
  appId: string,
  addons: readonly AddonRow[],
  attachments: readonly AttachmentRow[],
  siblings: ReadonlyMap<string, string>,
): AppAddons {
  const known = new Map(addons.map((addon) => [addon.id, addon]));
  const leaving = new Set(addons.filter(isLeaving).map(({ id }) => id));
  const attached = attachments
    .filter(({ app, addon }) => app.id === appId && !leaving.has(addon.id))
    .map(({ name, namespace, addon }): Attached => {
      const service = known.get(addon.id)?.addon_service.name ?? "an add-on";
      const sibling = siblings.get(addon.app.id);
      return {
        name: withoutColor(service, name),
        namespace: namespace ?? undefined,
        service,
        sibling: addon.app.id === appId ? undefined : sibling,
        stranger: addon.app.id === appId || sibling !== undefined ? undefined : addon.app.name,
      };
    });
  return { own: addons.filter((addon) => addon.app.id === appId && !leaving.has(addon.id)), attached };
}

export const addonFacts = ({ own }: AppAddons): Facts =>
  [...Map.groupBy(own, (addon) => addon.addon_service.name)].flatMap(([service, all]) => [
    [`addons.${service}`, String(all.length)] as const,
    [`addons.${service}.plan`, listed(all.map(({ plan }) => plan.name.replace(/^[^:]*:/, "")))] as const,
  ]);

export const attachmentFacts = ({ attached }: AppAddons): Facts =>
  attached.flatMap(({ name, namespace, service, sibling, stranger }) => {
    const path = `attachments.${service}.${name}`;
    return [
      [path, attachmentFact(sibling, namespace)] as const,
      ...(stranger === undefined ? [] : [[`${path}.from`, stranger] as const]),
    ];
  });

/**
 * The add-on that sets a config var. Heroku lists the vars of add-ons with the app that pays; those of others begin with the
 * attachment's name, which alone distinguishes them from those that are declared.
 */
export function setterOf(
  { own, attached }: AppAddons,
  key: string,
  declaredKeys: ReadonlySet<string>,
): string | undefined {
  const paid = own.find((addon) => addon.config_vars.includes(key));
  if (paid !== undefined) return paid.addon_service.name;
  if (declaredKeys.has(key)) return undefined;
  const lent = attached.find(
    ({ name, service, sibling, stranger }) =>
      (sibling ?? stranger) !== undefined && withoutColor(service, key).startsWith(`${name}_`),
  );
  return lent && `${lent.service} of ${lent.sibling ?? lent.stranger}`;
}
