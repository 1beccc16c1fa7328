import { z } from "zod";
import { isSecret, mapProperties, mapValue, type Properties, secret, type Value } from "../wire/value.ts";

/** The output of `pulumi stack export --show-secrets`, as far as it is used. A new stack has no resources. */
export const ExportedState = z.looseObject({
  deployment: z
    .looseObject({
      resources: z
        .array(
          z.looseObject({
            urn: z.string(),
            inputs: z.record(z.string(), z.custom<Value>()).nullish(),
            delete: z.boolean().optional(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** Inputs by URN, secrets in envelopes with their values, without replaced resources that are still to be deleted. */
export function exportedInputs({ deployment }: z.infer<typeof ExportedState>): Map<string, Properties> {
  const present = (deployment?.resources ?? []).filter((resource) => resource.delete !== true);
  return new Map(present.map(({ urn, inputs }) => [urn, mapProperties(inputs ?? {}, withSecrets)]));
}

const withSecrets = (value: Value): Value =>
  mapValue(value, (inner) =>
    isSecret(inner) && typeof inner.plaintext === "string"
      ? secret(withSecrets(JSON.parse(inner.plaintext)))
      : undefined,
  );
