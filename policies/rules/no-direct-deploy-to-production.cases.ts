import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const built = (branches: Record<string, string>) =>
  sampleEstate("staging", { release: { kind: "branches", branches } });
const among = (...environments: string[]) => changed(sampleEstate(), "estate", { props: { environments } });

export const cases: readonly Case[] = [
  { name: "promotion", resources: sampleEstate(), messages: [] },
  { name: "a branch of its own", resources: built({ staging: "main", production: "production" }), messages: [] },
  {
    name: "the branch that staging is built from",
    resources: built({ staging: "main", production: "main" }),
    messages: [
      "shop: expected a branch of its own for production, got main, which staging is built from: name another in branches({ … }), or declare promotion()",
    ],
  },
  {
    name: "no branch",
    resources: built({ staging: "main" }),
    messages: [
      "shop: expected a branch of its own for production, got none: name it in branches({ … }), or declare promotion()",
    ],
  },
  {
    name: "nothing before production",
    resources: among("production"),
    messages: [
      "shop: expected an environment that has new code before production, got production first: name staging before it in environments",
    ],
  },
  { name: "no production", resources: among("staging"), messages: [] },
];
