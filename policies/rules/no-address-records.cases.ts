import type { Case } from "../test/case.ts";
import { resource, sampleEstate } from "../test/sample-estate.ts";

const withRecord = (props: Record<string, unknown>, sample = sampleEstate()) => [
  ...sample,
  resource("production", "aws:route53/record:Record", "shop-record", { props }),
];
const message = (hostname: string, type: string) =>
  `shop-record: expected a CNAME or alias for ${hostname}, got a record of type ${type}: point it to the app's DNS target`;

const redirected = sampleEstate("production", {
  domain: { hostname: "www.example.org", apex: "example.org", dns: "route53" },
});
const addresses = ["203.0.113.7"];

export const cases: readonly Case[] = [
  {
    name: "a CNAME",
    resources: withRecord({ name: "shop.example.org", type: "CNAME", records: ["quiet-oak.herokudns.com"] }),
    messages: [],
  },
  {
    name: "an alias at the apex",
    resources: withRecord({ name: "example.org", type: "A", aliases: [{ name: "s3.example" }] }, redirected),
    messages: [],
  },
  {
    name: "addresses",
    resources: withRecord({ name: "Shop.example.org.", type: "A", records: addresses }),
    messages: [message("shop.example.org", "A")],
  },
  {
    name: "addresses of a name without its zone",
    resources: withRecord({ name: "shop", type: "AAAA", records: ["2001:db8::7"] }),
    messages: [message("shop.example.org", "AAAA")],
  },
  {
    name: "addresses at the apex that leads to the site",
    resources: withRecord({ name: "example.org", type: "A", records: addresses }, redirected),
    messages: [message("example.org", "A")],
  },
  {
    name: "addresses of something else",
    resources: withRecord({ name: "mail.example.org", type: "A", records: addresses }),
    messages: [],
  },
];
