import { z } from "zod";
import { isSecret, mapProperties, mapValue, type Properties, secret, type Value } from "../wire/value.ts";

/** What `pulumi stack export --show-secrets` prints, as far as it is read. A stack that was never brought up has no resources. */
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

/** The inputs of its objects by URN, secrets in envelopes with their values. What an interrupted replacement has left to delete is none of them. */
export function exportedInputs({ deployment }: z.infer<typeof ExportedState>): Map<string, Properties> {
  const present = (deployment?.resources ?? []).filter((resource) => resource.delete !== true);
  return new Map(present.map(({ urn, inputs }) => [urn, mapProperties(inputs ?? {}, opened)]));
}

const opened = (value: Value): Value =>
  mapValue(value, (inner) =>
    isSecret(inner) && typeof inner.plaintext === "string" ? secret(opened(JSON.parse(inner.plaintext))) : undefined,
  );
