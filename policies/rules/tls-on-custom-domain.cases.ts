import type { Case } from "../test/case.ts";
import { changed, resource, sampleEstate, urnIn, without } from "../test/sample-estate.ts";

const sample = sampleEstate();
const withoutAcm = changed(sample, "shop-app", { props: { acm: false } });
const wildcard = { props: { hostname: "*.shop.example.org" } };
const certificate = { props: { sniEndpointId: "4a5b2c1e-0f6d-4c2b-9a77-1d2e3f4a5b6c" } };

const message = (got: string, hostname = "shop.example.org") => `shop-domain: expected TLS for ${hostname}, got ${got}`;
const uncertified = "no certificate: set acm: true on its app, or the sniEndpointId of your own certificate";
const unpaid =
  "for which Heroku provides no certificate: set Basic or above for its processes in Pulumi.production.yaml";

export const cases: readonly Case[] = [
  { name: "automatic certificates", resources: sample, messages: [] },
  { name: "no automatic certificates", resources: withoutAcm, messages: [message(uncertified)] },
  { name: "a custom certificate", resources: changed(withoutAcm, "shop-domain", certificate), messages: [] },
  {
    name: "a certificate that is made in the same up",
    resources: changed(withoutAcm, "shop-domain", {
      origins: { appId: [urnIn(sample, "shop-app")], sniEndpointId: ["urn:pulumi:production::estate::other::cert"] },
    }),
    messages: [],
  },
  {
    name: "a wildcard",
    resources: changed(sample, "shop-domain", wildcard),
    messages: [
      message(
        "a wildcard, which ACM does not cover: set the sniEndpointId of your own certificate",
        "*.shop.example.org",
      ),
    ],
  },
  {
    name: "a wildcard with a certificate",
    resources: changed(changed(sample, "shop-domain", wildcard), "shop-domain", certificate),
    messages: [],
  },
  {
    name: "Eco dynos",
    resources: changed(sample, "shop-app-worker", { props: { size: "eco" } }),
    messages: [message(`Eco dynos, ${unpaid}`)],
  },
  {
    name: "Eco dynos and a custom certificate",
    resources: changed(changed(sample, "shop-domain", certificate), "shop-app-web", { props: { size: "Eco" } }),
    messages: [message(`Eco dynos, ${unpaid}`)],
  },
  {
    name: "no dynos",
    resources: without(without(sample, "shop-app-web"), "shop-app-worker"),
    messages: [message(`no dynos, ${unpaid}`)],
  },
  {
    name: "another app's automatic certificates",
    resources: [
      ...withoutAcm,
      resource("production", "App", "other-app", { props: { name: "other-production", acm: true } }),
    ],
    messages: [message(uncertified)],
  },
];
