import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const at = (url: string) => changed(sampleEstate(), "shop-notice", { props: { url } });

const unusable = (got: string) =>
  `shop: expected the URL of a running relay, got ${got}: set estate:noticeRelay to your relay, or remove notices from index.ts`;

export const cases: readonly Case[] = [
  { name: "a host of the same site as the service's domain", resources: sampleEstate(), messages: [] },
  { name: "a host of its own", resources: at("https://relay.readers-and-writers.net/heroku?to=list"), messages: [] },
  { name: "an app of the estate", resources: at("https://shop-production.herokuapp.com/notices"), messages: [] },
  {
    name: "a reserved name",
    resources: at("https://Notices.relay.example/heroku?to=list"),
    messages: [unusable("notices.relay.example, a name reserved for examples")],
  },
  {
    name: "an undeclared app",
    resources: at("https://our-old-relay.herokuapp.com/"),
    messages: [unusable("our-old-relay.herokuapp.com, a Heroku app that index.ts does not declare")],
  },
  {
    name: "a service for trying out",
    resources: at("https://webhook.site/4f2a"),
    messages: [unusable("webhook.site, a service that displays test requests")],
  },
  {
    name: "a tunnel",
    resources: at("https://4f2a.ngrok-free.app/"),
    messages: [unusable("4f2a.ngrok-free.app, a tunnel to a personal machine")],
  },
  {
    name: "text that stands for a name",
    resources: at("https://todo.acme-corp.com/"),
    messages: [unusable("todo.acme-corp.com, a placeholder")],
  },
  {
    name: "an address that is not known yet",
    resources: changed(sampleEstate(), "shop-notice", { props: { url: undefined } }),
    messages: [],
  },
];
