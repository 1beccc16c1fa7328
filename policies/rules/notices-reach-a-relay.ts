import { z } from "zod";
import { defineRule } from "../rule.ts";

export const noticesReachARelay = defineRule({
  name: "notices-reach-a-relay",
  holds: "What hears of releases is at an address where somebody can run it.",
  why: "Heroku posts each release to it, and where nobody takes it in, nobody hears of the release, and nothing says so.",
  severity: "medium",
  // It can see an address, and no relay: that must not stop an `up`.
  level: "advisory",
  remedy:
    "Run a relay, and set its address as `estate:noticeRelay` in the stack files; or take `notices` out of index.ts.",
  rows: [35, 39, 41],
  settings: z.strictObject({}),
  check({ webhooks }) {
    const found = webhooks.flatMap(({ receiver, ...webhook }) =>
      receiver?.nobody === undefined ? [] : [{ ...webhook, host: receiver.host, why: receiver.nobody }],
    );
    // Each of a service's notices goes to the same relay.
    const first = found.filter(
      (each, index) => found.findIndex(({ service, host }) => service === each.service && host === each.host) === index,
    );
    return first.map(({ name, urn, service, host, why }) => ({
      service,
      urn,
      message: `${service ?? name}: expected a relay that somebody runs, got ${host}, ${why}: set estate:noticeRelay to yours, or take notices out of index.ts`,
    }));
  },
});
