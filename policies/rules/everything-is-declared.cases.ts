import type { Case } from "../test/case.ts";
import { marker, resource, sampleEstate, urnIn } from "../test/sample-estate.ts";

const drain = (parent: string | undefined) =>
  resource("staging", "Drain", "extra-drain", { props: { url: `https://${marker}@logs.example.org` }, parent });

export const cases: readonly Case[] = [
  { name: "all of a service", resources: sampleEstate("staging"), messages: [] },
  {
    name: "a drain of none",
    resources: [...sampleEstate("staging"), drain(undefined)],
    messages: [
      "extra-drain: expected a service that declares a Drain, got none: declare it in index.ts, or move it to another project",
    ],
  },
  {
    name: "an app of none",
    resources: [...sampleEstate("staging"), resource("staging", "App", "extra", { parent: undefined })],
    messages: [
      "extra: expected a service that declares an App, got none: declare it in index.ts, or move it to another project",
    ],
  },
  {
    name: "what the estate makes for itself",
    resources: [...sampleEstate("staging"), drain(urnIn(sampleEstate("staging"), "estate"))],
    messages: [],
  },
  {
    name: "what is not Heroku's",
    resources: [
      ...sampleEstate("staging"),
      resource("staging", "aws:s3/bucket:Bucket", "files", { parent: undefined }),
    ],
    messages: [],
  },
];
