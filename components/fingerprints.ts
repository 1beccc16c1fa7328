import { all, type Output, secret } from "@pulumi/pulumi";
import { storeIdentities } from "../config-vars/store-identities.ts";
import { type Fingerprints, fingerprint } from "../parity/manifest.ts";

/**
 * Fingerprints of config vars by service and key, so that another environment can tell whether it has the same value. They and
 * their salt are secret: what people choose can be guessed.
 */
export function fingerprintsOf(
  salt: Output<string>,
  values: Readonly<Record<string, Output<Record<string, string>>>>,
): Output<Fingerprints> {
  const prints = all([salt, all(values)]).apply(
    ([known, services]): Fingerprints => ({
      salt: known,
      values: Object.fromEntries(
        Object.entries(services).map(([service, vars]) => [
          service,
          Object.fromEntries(Object.entries(vars).map(([key, value]) => [key, fingerprint(known, value)])),
        ]),
      ),
      stores: Object.fromEntries(
        Object.entries(services).map(([service, vars]) => [
          service,
          Object.fromEntries(
            storeIdentities(vars).map(({ key, identity }) => [key, fingerprint(known, identity)] as const),
          ),
        ]),
      ),
    }),
  );
  return secret(prints);
}
