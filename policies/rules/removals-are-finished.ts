import { defineRule, type Violation, violation } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";
import type { ServiceView } from "../view/resource-view.ts";

/** Advisory: every report lists what may be deleted, and which removal waits for another environment. */
export const removalsAreFinished = defineRule({
  name: "removals-are-finished",
  holds:
    "No removal is in progress: nothing is declared as `unprotected`, and no pipeline is kept for an environment that still runs a removed service.",
  why: "Any change can delete an unprotected resource, and an unfinished removal continues to cost money.",
  severity: "medium",
  level: "advisory",
  remedy: "Finish the removal in the order of the environments, or remove `unprotected` (docs/removing.md).",
  rows: [66],
  check: (view) => [...view.services.flatMap(unprotectedOf), ...keptPipelines(view)],
});

function unprotectedOf(service: ServiceView): Violation[] {
  const { name, unprotected, addons } = service.declared;
  const holding = addons.filter(({ holdsData }) => holdsData);
  const text = (got: string, reason: string) =>
    `protection, got none for ${got}: any change may delete it (${reason}): remove it from index.ts, or remove unprotected`;
  if (unprotected !== undefined) {
    const data = holding.map(({ slot }) => slot).join(", ");
    return [violation(service, text(`the service${data === "" ? "" : `, with the data of ${data}`}`, unprotected))];
  }
  return holding.flatMap(({ slot, unprotected: reason }) =>
    reason === undefined
      ? []
      : [violation({ ...service, name: `${name}-${slot}` }, text("the data of this add-on", reason))],
  );
}

function keptPipelines({ environment, environments, parity }: EstateView): Violation[] {
  return (parity.own?.keptPipelines ?? []).map((service) => {
    const holders = environments.filter((name) => {
      const record = parity.others[name];
      return record?.kind === "unread" || (record?.kind === "recorded" && service in record.manifest.services);
    });
    const others = holders.join(" and ");
    const text = `its pipeline to be deleted, got one that may still contain an app of ${others}: run pulumi up for ${others}, then again for ${environment}, which deletes the pipeline`;
    return violation({ name: service, service, urn: undefined }, text);
  });
}
