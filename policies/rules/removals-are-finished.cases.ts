import { manifestOf } from "../../parity/test/manifests.ts";
import type { Case } from "../test/case.ts";
import { recordedEstate } from "../test/recorded.ts";
import { declaring, sampleEstate } from "../test/sample-estate.ts";

const staging = { ...manifestOf("staging", {}), keptPipelines: ["shop"] };
const kept = (others: string) =>
  `shop: expected its pipeline to be deleted, got one that may still contain an app of ${others}: run pulumi up for ${others}, then again for staging, which deletes the pipeline`;

export const cases: readonly Case[] = [
  { name: "nothing is removed", resources: sampleEstate(), messages: [] },
  {
    name: "a service that may be deleted",
    resources: sampleEstate("production", { unprotected: "it is closed" }),
    messages: [
      "shop: expected protection, got none for the service, with the data of postgres, redis: any change may delete it (it is closed): remove it from index.ts, or remove unprotected",
    ],
  },
  {
    name: "an add-on whose data may be deleted",
    resources: sampleEstate("production", declaring("redis", { unprotected: "jobs wait in postgres" })),
    messages: [
      "shop-redis: expected protection, got none for the data of this add-on: any change may delete it (jobs wait in postgres): remove it from index.ts, or remove unprotected",
    ],
  },
  {
    name: "an add-on without data that may be deleted, as it always may",
    resources: sampleEstate("production", declaring("papertrail", { unprotected: "drains take its place" })),
    messages: [],
  },
  {
    name: "a pipeline that waits for production's app to go",
    resources: recordedEstate({ own: staging, others: { production: manifestOf("production", {}) } }),
    messages: [kept("production")],
  },
  {
    name: "a pipeline that may be in use where a record cannot be read",
    resources: recordedEstate({ own: staging, others: { production: { kind: "unread", reason: "no passphrase" } } }),
    messages: [kept("production")],
  },
];
