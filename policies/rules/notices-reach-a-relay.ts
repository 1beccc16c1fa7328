import { z } from "zod";
import { defineRule } from "../rule.ts";

export const noticesReachARelay = defineRule({
  name: "notices-reach-a-relay",
  holds: "Webhooks for releases point to an address where a relay can run.",
  why: "Heroku posts each release there. Where no relay receives it, no notice is sent, and there is no error.",
  severity: "medium",
  // It can see an address, and no relay: that must not stop an `up`.
  level: "advisory",
  remedy:
    "Run a relay, and set its address as `estate:noticeRelay` in the stack files; or take `notices` out of index.ts.",
  rows: [35, 39, 41],
  settings: z.strictObject({}),
  check({ webhooks }) {
    const found = webhooks.flatMap(({ receiver, ...webhook }) =>
      receiver?.unusable === undefined ? [] : [{ ...webhook, host: receiver.host, why: receiver.unusable }],
    );
    // Each of a service's notices goes to the same relay.
    const first = found.filter(
      (each, index) => found.findIndex(({ service, host }) => service === each.service && host === each.host) === index,
    );
    return first.map(({ name, urn, service, host, why }) => ({
      service,
      urn,
      message: `${service ?? name}: expected the address of a running relay, got ${host}, ${why}: set estate:noticeRelay to yours, or take notices out of index.ts`,
    }));
  },
});
