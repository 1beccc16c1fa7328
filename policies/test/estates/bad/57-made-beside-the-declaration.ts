import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import { Addon, App, AppWebhook, Formation } from "@pulumi/heroku";
import { soundEstate } from "../sound-estate.ts";

export const { declaration, stacks } = soundEstate;

/** An app with its database, pasted below the estate. Broken: practices 9, 16, 39, 43, 66, 71, 98 */
export const beside = (environment: string): void => {
  const app = new App("blog", { name: `blog-${environment}`, organization: { name: "sam-and-friends" } });
  new Formation("blog-web", { appId: app.id, type: "web", quantity: 1, size: "Standard-1X" });
  new Formation("blog-mailer", { appId: app.id, type: "mailer", quantity: 1, size: "Basic" });
  new Addon("blog-postgres", { appId: app.id, plan: "heroku-postgresql:standard-0" });
  new AppWebhook("blog-hook", {
    appId: app.id,
    url: "https://notices.example.org",
    includes: ["api:release"],
    level: "sync",
  });
  new DnsRecord("blog-record", {
    zoneId: "Z0000000000",
    name: `${environment === "production" ? "www" : environment}.shop.example`,
    type: "A",
    ttl: 300,
    records: ["203.0.113.7"],
  });
};

export const expects =
  "The app blog stands beside the declaration: another team's, outside a pipeline, its database neither protected nor backed up, dynos of two tiers, an unsigned webhook, and a record that gives addresses.";
