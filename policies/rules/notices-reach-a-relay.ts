import { z } from "zod";
import { defineRule } from "../rule.ts";

export const noticesReachARelay = defineRule({
  name: "notices-reach-a-relay",
  holds: "Release webhooks point to the URL of a running relay.",
  why: "Heroku posts each release to this URL. Without a relay, no notice is sent and no error appears.",
  severity: "medium",
  // Advisory, because the rule sees the URL but not whether a relay runs there.
  level: "advisory",
  remedy: "Run a relay and set its URL as `estate:noticeRelay` in the stack files, or remove `notices` from index.ts.",
  rows: [35, 39, 41],
  settings: z.strictObject({}),
  check({ webhooks }) {
    const found = webhooks.flatMap(({ receiver, ...webhook }) =>
      receiver?.unusable === undefined ? [] : [{ ...webhook, host: receiver.host, why: receiver.unusable }],
    );
    // All notices of a service go to the same relay.
    const first = found.filter(
      (each, index) => found.findIndex(({ service, host }) => service === each.service && host === each.host) === index,
    );
    return first.map(({ name, urn, service, host, why }) => ({
      service,
      urn,
      message: `${service ?? name}: expected the URL of a running relay, got ${host}, ${why}: set estate:noticeRelay to your relay, or remove notices from index.ts`,
    }));
  },
});
