import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

/** Advisory: it keeps in every report what may be deleted, and what waits for another environment. */
export const removalsAreFinished = defineRule({
  name: "removals-are-finished",
  holds:
    "No removal is under way: nothing is declared as unprotected, and no pipeline stays for an environment that still has a service which is gone.",
  why: "What is unprotected can be deleted by any change, and a removal that stops half-way goes on costing.",
  severity: "medium",
  level: "advisory",
  remedy: "Finish the removal, in the order of the environments, or take `unprotected` out again (docs/removing.md).",
  rows: [66],
  settings: z.strictObject({}),
  check: (view) => [...view.services.flatMap(unprotectedOf), ...keptPipelines(view)],
});

function unprotectedOf({ service, urn, declared }: ServiceView): Violation[] {
  const told = (what: string, got: string, reason: string, where: string): Violation => ({
    service,
    urn,
    message: `${what}: expected protection, got none for ${got}: any change may delete it (${reason}): remove ${where} from index.ts, or take unprotected out again`,
  });
  const name = declared.name;
  if (declared.unprotected !== null) {
    const data = declared.addons.filter(({ holdsData }) => holdsData).map(({ slot }) => slot);
    const got = data.length === 0 ? "the service" : `the service, with the data of ${data.join(", ")}`;
    return [told(name, got, declared.unprotected, "it")];
  }
  return declared.addons.flatMap(({ slot, holdsData, unprotected }) =>
    unprotected !== null && holdsData ? [told(`${name}-${slot}`, "the data of this add-on", unprotected, "it")] : [],
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
      message: `${service}: expected its pipeline to go with it, got one that ${others} may still have an app in: bring ${others} up, then ${environment} once more, which deletes the pipeline`,
    };
  });
}
