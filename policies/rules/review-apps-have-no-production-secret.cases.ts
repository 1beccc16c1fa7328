import { fingerprint } from "../../parity/manifest.ts";
import type { Case } from "../test/case.ts";
import { changed, marker, resource, sampleEstate } from "../test/sample-estate.ts";

const productions = `${marker}-key-production`;
const salt = "4f1c";

/** Staging's view of a pipeline's config vars, with production's fingerprints at hand. */
const given = (props: Record<string, unknown>, environment = "staging") => [
  ...changed(sampleEstate(environment), "estate", {
    props: {
      recordedFingerprints: { production: { salt, values: { shop: { PARTNER_KEY: fingerprint(salt, productions) } } } },
    },
  }),
  resource(environment, "PipelineConfigVar", "shop-review-vars", { props: { pipelineStage: "review", ...props } }),
];
const message = (key: string) =>
  `shop-review-vars: expected a value of its own for ${key} at stage review, got production's: set another value for review apps`;

export const cases: readonly Case[] = [
  { name: "no review apps", resources: sampleEstate(), messages: [] },
  {
    name: "values of their own",
    resources: given({ vars: { MODE: marker }, sensitiveVars: { PARTNER_KEY: `${marker}-key-staging` } }),
    messages: [],
  },
  {
    name: "production's secret",
    resources: given({ sensitiveVars: { PARTNER_KEY: productions } }),
    messages: [message("PARTNER_KEY")],
  },
  {
    name: "production's secret by another name",
    resources: given({ sensitiveVars: { TEST_KEY: productions } }),
    messages: [message("TEST_KEY")],
  },
  {
    name: "production's secret in plain",
    resources: given({ vars: { PARTNER_API_KEY: productions } }),
    messages: [message("PARTNER_API_KEY")],
  },
  {
    name: "a secret out of production's stack",
    resources: given({ vars: { MODE: marker }, sensitiveVars: { OTHER_KEY: marker } }, "production"),
    messages: [message("OTHER_KEY")],
  },
];
