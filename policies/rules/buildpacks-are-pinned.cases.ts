import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const builtBy = (...buildpacks: readonly string[]) => changed(sampleEstate(), "shop-app", { props: { buildpacks } });
const message = (address: string) =>
  `shop-app: expected a buildpack pinned to a tag or commit, got ${address} without one: add #<commit>`;

export const cases: readonly Case[] = [
  {
    name: "the head of a branch",
    resources: builtBy("https://github.com/somebody/buildpack.git", "heroku/ruby"),
    messages: [message("https://github.com/somebody/buildpack.git")],
  },
  {
    name: "an address with a token",
    resources: builtBy("https://token:secret@github.com/somebody/buildpack"),
    messages: [message("https://github.com/somebody/buildpack")],
  },
  { name: "a commit", resources: builtBy("https://github.com/somebody/buildpack#a1b2c3d"), messages: [] },
  { name: "Heroku's own", resources: builtBy("https://github.com/heroku/heroku-buildpack-ruby"), messages: [] },
  { name: "the registry", resources: builtBy("heroku/nodejs", "somebody/nginx"), messages: [] },
];
