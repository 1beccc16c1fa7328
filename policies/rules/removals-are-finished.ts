import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

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
  settings: z.strictObject({}),
  check: (view) => [...view.services.flatMap(unprotectedOf), ...keptPipelines(view)],
});

function unprotectedOf({ service, urn, declared }: ServiceView): Violation[] {
  const violation = (what: string, got: string, reason: string, where: string): Violation => ({
    service,
    urn,
    message: `${what}: expected protection, got none for ${got}: any change may delete it (${reason}): remove ${where} from index.ts, or remove unprotected`,
  });
  const name = declared.name;
  if (declared.unprotected !== null) {
    const data = declared.addons.filter(({ holdsData }) => holdsData).map(({ slot }) => slot);
    const got = data.length === 0 ? "the service" : `the service, with the data of ${data.join(", ")}`;
    return [violation(name, got, declared.unprotected, "it")];
  }
  return declared.addons.flatMap(({ slot, holdsData, unprotected }) =>
    unprotected !== null && holdsData
      ? [violation(`${name}-${slot}`, "the data of this add-on", unprotected, "it")]
      : [],
  );
}

function keptPipelines({ environment, environments, parity }: EstateView): Violation[] {
  return (parity.own?.keptPipelines ?? []).map((service) => {
    const holders = environments.filter((name) => {
      const record = parity.others[name];
      return record?.kind === "unread" || (record?.kind === "recorded" && service in record.manifest.services);
    });
    const others = holders.join(" and ");
    return {
      service,
      message: `${service}: expected its pipeline to be deleted, got one that may still contain an app of ${others}: run pulumi up for ${others}, then again for ${environment}, which deletes the pipeline`,
    };
  });
}
