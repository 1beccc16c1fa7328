import { defineRule, violation } from "../rule.ts";

export const noticesReachARelay = defineRule({
  name: "notices-reach-a-relay",
  holds: "Release webhooks point to the URL of a running relay.",
  why: "Heroku posts each release to this URL. Without a relay, no notice is sent and no error appears.",
  severity: "medium",
  // Advisory, because the rule sees the URL but not whether a relay runs there.
  level: "advisory",
  remedy: "Run a relay and set its URL as `estate:noticeRelay` in the stack files, or remove `notices` from index.ts.",
  rows: [35, 39, 41],
  check({ webhooks }) {
    const found = webhooks.filter(({ receiver }) => receiver?.unusable !== undefined);
    // All notices of a service go to the same relay.
    const byRelay = Map.groupBy(found, ({ service, receiver }) => JSON.stringify([service, receiver?.host]));
    return [...byRelay.values()].flatMap(([webhook]) => {
      if (webhook === undefined) return [];
      const { name, service, receiver } = webhook;
      const text = `the URL of a running relay, got ${receiver?.host}, ${receiver?.unusable}: set estate:noticeRelay to your relay, or remove notices from index.ts`;
      return [violation({ ...webhook, name: service ?? name }, text)];
    });
  },
});
