import { daily, fixed, generated, type ServiceDeclaration, secret } from "../../settings/declare.ts";
import { otherAddon, postgres, redis } from "../../settings/vendors.ts";
import { addons, changed, env, type Files, inReview, shop, written } from "./remedy-repository.ts";

/** A remedy with words for `index.ts`, and the declaration that it leads to. */
type InIndex = [remedy: string, files: Files, applied: ServiceDeclaration, before?: ServiceDeclaration];

const onStack = { ...shop, stack: "heroku-24" };
const withPack = { ...shop, buildpacks: ["heroku/ruby"] };

export const inIndex: readonly InIndex[] = [
  [
    'add LEVEL: fixed("…") to config of shop in index.ts, or remove it',
    changed({ env: { ...env, LEVEL: "info" } }),
    { ...shop, config: { ...shop.config, LEVEL: fixed("info") } },
  ],
  [
    "add KEY: generated() to config of shop in index.ts, or remove it",
    changed({ env: { ...env, KEY: { generator: "secret" } } }),
    { ...shop, config: { ...shop.config, KEY: generated() } },
  ],
  [
    "add SMTP_PASSWORD: secret() to config of shop in index.ts, or remove it",
    changed({ env: { ...env, SMTP_PASSWORD: { required: true } } }),
    { ...shop, config: { ...shop.config, SMTP_PASSWORD: secret() } },
  ],
  [
    'add "worker" to processes of shop in index.ts, or remove it',
    {
      ...changed({ formation: { web: { quantity: 1, size: "eco" }, worker: { quantity: 1, size: "eco" } } }),
      Procfile: "web: puma\nworker: work\n",
    },
    { ...shop, processes: ["web", "worker"] },
  ],
  [
    "add redis: redis() to addons of shop in index.ts, or remove it",
    changed({ addons: [...addons, "heroku-redis:mini"] }),
    { ...shop, addons: { ...shop.addons, redis: redis() } },
  ],
  [
    'add newrelic: otherAddon("newrelic", { firstPlan: "wayne" }) to addons of shop in index.ts, or remove it',
    changed({ addons: [...addons, "newrelic:wayne"] }),
    { ...shop, addons: { ...shop.addons, newrelic: otherAddon("newrelic", { firstPlan: "wayne" }) } },
  ],
  [
    'to keep it, write plans: { papertrail: "fixa" } in reviewApps of shop in index.ts',
    changed({ addons: ["heroku-postgresql:essential-0", "papertrail:fixa"] }),
    { ...shop, reviewApps: { ...shop.reviewApps, plans: { papertrail: "fixa" } } },
  ],
  [
    'add postgres: postgres({ backup: …, version: "16", as: "MAIN" }) to addons of shop in index.ts, or remove it',
    changed({ addons: [{ plan: "heroku-postgresql", as: "MAIN", options: { version: 16 } }] }),
    {
      ...shop,
      addons: { postgres: postgres({ backup: daily("02:00", "UTC"), version: "16", as: "MAIN" }) },
    },
    { ...shop, addons: {} },
  ],
  [
    'to keep it, write description: "…" of shop in index.ts',
    changed({ description: "Sells things." }),
    { ...shop, description: "Sells things." },
    { ...shop, description: "A shop." },
  ],
  [
    'to keep it, write reviewApps("others/shop") in index.ts',
    changed({ repository: "git@github.com:others/shop.git" }),
    { ...shop, reviewApps: { ...shop.reviewApps, repository: "others/shop" } },
  ],
  [
    'to keep it, write "heroku/python" in buildpacks of shop in index.ts',
    changed({ buildpacks: [{ url: "heroku/python" }] }),
    { ...shop, buildpacks: ["heroku/python"] },
    withPack,
  ],
  [
    'to keep it, write version: "16" of postgres in index.ts',
    changed({ addons: ["heroku-postgresql --version=16", "papertrail:choklad"] }),
    { ...shop, addons: { ...shop.addons, postgres: postgres({ backup: daily("02:00", "UTC"), version: "16" }) } },
  ],
  [
    'to keep it, write plans: { other: "pro" } in reviewApps of shop and options: { region: "…" } of other in index.ts',
    changed({ addons: [{ plan: "other:pro", options: { region: "eu" } }] }),
    {
      ...shop,
      addons: { other: otherAddon("other", { firstPlan: "free", options: { region: "eu" } }) },
      reviewApps: { ...shop.reviewApps, plans: { other: "pro" } },
    },
    { ...shop, addons: { other: otherAddon("other", { firstPlan: "free" }) } },
  ],
  [
    'to keep it, write size: "Basic" in reviewApps of shop in index.ts',
    changed({ formation: { web: { quantity: 1, size: "basic" } } }),
    { ...shop, reviewApps: { ...shop.reviewApps, size: "Basic" } },
  ],
  [
    'add buildpacks: ["heroku/ruby"] to shop in index.ts, or remove it',
    changed({ buildpacks: [{ url: "heroku/ruby" }] }),
    { ...shop, buildpacks: ["heroku/ruby"] },
  ],
  [
    'add stack: "heroku-24" to shop in index.ts, or remove it',
    changed({ stack: "heroku-24" }),
    { ...shop, stack: "heroku-24" },
  ],
  [
    'add postdeploy: "…" to reviewApps of shop in index.ts, or remove it',
    changed({ scripts: { postdeploy: "bin/seed" } }),
    { ...shop, reviewApps: { ...shop.reviewApps, postdeploy: "bin/seed" } },
  ],
  [
    'add postdeploy: "…" to reviewApps of shop in index.ts, or remove it',
    inReview({ scripts: { postdeploy: "bin/seed" } }),
    { ...shop, reviewApps: { ...shop.reviewApps, postdeploy: "bin/seed" } },
  ],
  [
    'add "clock" to processes of shop in index.ts, or remove it',
    { ...written, Procfile: "web: puma\nclock: tick\n" },
    { ...shop, processes: ["web", "clock"] },
  ],
  [
    'add "heroku/nodejs" to buildpacks of shop in index.ts, or remove it',
    changed({ buildpacks: [{ url: "heroku/ruby" }, { url: "heroku/nodejs" }] }),
    { ...shop, buildpacks: ["heroku/ruby", "heroku/nodejs"] },
    withPack,
  ],
  [
    'to keep it, write stack: "heroku-22" of shop in index.ts',
    changed({ stack: "heroku-22" }),
    { ...shop, stack: "heroku-22" },
    onStack,
  ],
  [
    'to keep it, write config: { MODE: "…" } in reviewApps of shop in index.ts',
    changed({ env: { MODE: { value: "review" } } }),
    { ...shop, reviewApps: { ...shop.reviewApps, config: { MODE: "review" } } },
  ],
  [
    'remove it, or add another one to addons of shop in index.ts, with as: "…"',
    changed({ addons: [...addons, { plan: "heroku-postgresql", as: "OTHER" }] }),
    { ...shop, addons: { ...shop.addons, other: postgres({ as: "OTHER", backup: daily("02:00", "UTC") }) } },
  ],
];
