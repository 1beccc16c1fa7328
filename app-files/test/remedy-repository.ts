import { daily, fixed, reviewApps, type ServiceDeclaration, service } from "../../settings/declare.ts";
import { papertrail, postgres } from "../../settings/vendors.ts";
import { type Repository, repositoryPlan } from "../repository-plan.ts";
import { reviewed } from "./reviewed.ts";

/** Files of a repository by name. */
export type Files = Readonly<Record<string, string>>;

/** What the cases begin with. */
export const shop = service({
  name: "shop",
  processes: ["web"],
  addons: { postgres: postgres({ backup: daily("02:00", "UTC") }), papertrail: papertrail() },
  config: { MODE: fixed("production") },
  reviewApps: reviewApps("example-library/shop"),
});
/** What is to be said and done about a repository of these files. */
export const planOf = (files: Files, declaration: ServiceDeclaration) =>
  repositoryPlan(reviewed(declaration), repositoryOf(files));

const repositoryOf = (files: Files): Repository => ({
  names: Object.keys(files),
  text: (name) => (Object.hasOwn(files, name) ? files[name] : undefined),
  has: (path) => path === "Dockerfile",
});

/** The files of a repository after a write. */
export const writtenFiles = (files: Files, declaration: ServiceDeclaration): Files => ({
  ...files,
  ...Object.fromEntries(planOf(files, declaration).written.map(({ name, text = "" }) => [name, text])),
});

/** A repository that is as declared. */
export const written: Files = writtenFiles({ Procfile: "web: puma\n" }, shop);
const appJson: Readonly<Record<string, unknown>> = JSON.parse(written["app.json"] ?? "");
/** The same with changes in its `app.json`. */
export const changed = (changes: Readonly<Record<string, unknown>>): Files => ({
  ...written,
  "app.json": JSON.stringify({ ...appJson, ...changes }),
});
/** Its `env`. */
export const env = { MODE: { value: "production" } };
/** Its `addons`. */
export const addons = ["heroku-postgresql:essential-0", "papertrail:choklad"];
/** The same with changes in its `environments.review`. */
export const inReview = (changes: Readonly<Record<string, unknown>>) =>
  changed({ environments: { review: { addons, ...changes }, test: { addons: addons.slice(0, 1) } } });
