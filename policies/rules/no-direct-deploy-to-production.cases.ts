import { manifestOf } from "../../parity/test/manifests.ts";
import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const built = (branches: Record<string, string>) =>
  sampleEstate("staging", { release: { kind: "branches", branches } });
const withPipelines = { ...manifestOf("production"), hasPipelines: true };
const among = (...environments: string[]) => changed(sampleEstate(), "estate", { props: { environments } });

export const cases: readonly Case[] = [
  { name: "promotion", resources: sampleEstate(), messages: [] },
  { name: "a branch of its own", resources: built({ staging: "main", production: "production" }), messages: [] },
  {
    name: "the branch that staging is built from",
    resources: built({ staging: "main", production: "main" }),
    messages: [
      "shop: expected a separate branch for production, got main, which also builds staging: set another in branches({ … }), or declare promotion()",
    ],
  },
  {
    name: "no branch",
    resources: built({ staging: "main" }),
    messages: [
      "shop: expected a separate branch for production, got none: set it in branches({ … }), or declare promotion()",
    ],
  },
  {
    name: "nothing before production",
    resources: among("production"),
    messages: [
      "shop: expected an environment that receives code before production, got production only: add staging before it in environments",
    ],
  },
  {
    name: "production first, and nothing brought up yet",
    resources: among("production", "staging"),
    messages: [
      "shop: expected an environment that receives code before production, got production first: add staging before it in environments",
    ],
  },
  {
    name: "production alone, whose stack has the pipelines",
    resources: changed(among("production"), "estate", { props: { before: withPipelines } }),
    messages: [
      "shop: expected an environment that receives code before production, got production only: add staging after it, because its stack owns the pipelines, in environments",
    ],
  },
  {
    name: "staging added to a production that has the pipelines, as production sees it",
    resources: changed(among("production", "staging"), "estate", { props: { before: withPipelines } }),
    messages: [],
  },
  {
    name: "staging added to a production that has the pipelines, as staging sees it",
    resources: changed(sampleEstate("staging"), "estate", {
      props: {
        environments: ["production", "staging"],
        recorded: { production: { kind: "recorded", manifest: withPipelines } },
      },
    }),
    messages: [],
  },
  { name: "no production", resources: among("staging"), messages: [] },
];
