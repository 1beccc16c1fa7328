import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const at = (url: string) => changed(sampleEstate(), "shop-notice", { props: { url } });

const nobody = (got: string) =>
  `shop: expected the address of a running relay, got ${got}: set estate:noticeRelay to yours, or take notices out of index.ts`;

export const cases: readonly Case[] = [
  { name: "a host of the same site as the service's domain", resources: sampleEstate(), messages: [] },
  { name: "a host of its own", resources: at("https://relay.readers-and-writers.net/heroku?to=list"), messages: [] },
  { name: "an app of the estate", resources: at("https://shop-production.herokuapp.com/notices"), messages: [] },
  {
    name: "a reserved name",
    resources: at("https://Notices.relay.example/heroku?to=list"),
    messages: [nobody("notices.relay.example, a name that is reserved for examples")],
  },
  {
    name: "an app that nobody declares",
    resources: at("https://our-old-relay.herokuapp.com/"),
    messages: [nobody("our-old-relay.herokuapp.com, an app at Heroku that index.ts does not declare")],
  },
  {
    name: "a service for trying out",
    resources: at("https://webhook.site/4f2a"),
    messages: [nobody("webhook.site, which shows requests for tests")],
  },
  {
    name: "a tunnel",
    resources: at("https://4f2a.ngrok-free.app/"),
    messages: [nobody("4f2a.ngrok-free.app, a tunnel to a personal machine")],
  },
  {
    name: "text that stands for a name",
    resources: at("https://todo.acme-corp.com/"),
    messages: [nobody("todo.acme-corp.com, which stands for a name")],
  },
  {
    name: "an address that is not known yet",
    resources: changed(sampleEstate(), "shop-notice", { props: { url: undefined } }),
    messages: [],
  },
];
