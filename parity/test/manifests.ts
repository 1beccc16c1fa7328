import type { Manifest, ServiceManifest } from "../manifest.ts";

/** One environment with one service, `shop`, whose app is there. */
export function manifestOf(environment: string, shop: Partial<ServiceManifest> = {}): Manifest {
  const { facts = {}, ...rest } = shop;
  const whole = { app: `shop-${environment}`, facts: { app: "yes", ...facts }, unchecked: {}, config: {} };
  return { version: 1, environment, services: { shop: { ...whole, differences: [], ...rest } } };
}
