import { z } from "zod";
import { defineRule } from "../rule.ts";

/** An apex that DNS redirects, as `route53` does it, is no host name of the app: only what the app itself answers is counted. */
export const oneCanonicalHost = defineRule({
  name: "one-canonical-host",
  holds: "An app that answers at several host names knows the one that it redirects the others to.",
  why: "A site at two addresses has its visitors signed in at one and not at the other, and search engines count it twice.",
  severity: "medium",
  level: "mandatory",
  remedy: "Declare a config var such as `CANONICAL_HOST: fromDomain()` in index.ts, and have the app redirect there.",
  rows: [72, 117],
  settings: z.strictObject({}),
  check: ({ apps, domains, services }) =>
    apps.flatMap(({ urn, name, service }) => {
      const names = domains.filter(({ app }) => app === urn).map(({ hostname }) => hostname ?? "one not known yet");
      const declared = services.find((each) => each.service === service)?.declared;
      const isExcepted = (declared?.exceptions.manyHosts ?? null) !== null;
      if (names.length < 2 || isExcepted || declared?.config.some(({ kind }) => kind === "fromDomain")) return [];
      return [
        {
          service,
          urn,
          message:
            `${name}: expected one canonical host name, got ${names.sort().join(" and ")} and no config var that names it: ` +
            "declare one such as CANONICAL_HOST: fromDomain(), and have the app redirect there",
        },
      ];
    }),
});
