import type { Environment } from "./environment.ts";
import { surplus } from "./given.ts";

/** How new code comes to an environment. */
export type Release = Promotion | Branches | RegistryImages;
/** Made by `promotion`. */
export type Promotion = { readonly kind: "promotion" };
/** Made by `branches`. */
export type Branches = { readonly kind: "branches"; readonly branches: Readonly<Partial<Record<Environment, string>>> };
/** Made by `registryImages`. */
export type RegistryImages = { readonly kind: "registryImages"; readonly how: string };

/** Production gets the build that staging has, by a pipeline promotion. Heroku refuses it for container apps. */
export const promotion = (...none: []): Promotion => ({ ...surplus(none), kind: "promotion" });

/** Each environment is built from a branch of its own: `branches({ staging: "main", production: "production" })`. */
export const branches = (byEnvironment: Branches["branches"]): Branches => ({
  kind: "branches",
  branches: byEnvironment,
});

/** One image for every environment, released from Heroku's container registry: `registryImages("the tagged build of CI")`. */
export const registryImages = (how: string): RegistryImages => ({ kind: "registryImages", how });
