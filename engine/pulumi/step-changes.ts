import { isDeepStrictEqual } from "node:util";
import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { Operation, PropertyChange, Step } from "../engine.ts";
import { shownChange, shownChanges } from "../wire/changes.ts";
import { parsePath, valueAt } from "../wire/property-path.ts";
import { isSecret, mapProperties, mapValue, type Properties, secret } from "../wire/value.ts";
import { valueDigests } from "../wire/value-digests.ts";

const diffKinds: Record<string, Pick<PropertyChange, "kind" | "replaces">> = {
  add: { kind: "add", replaces: false },
  "add-replace": { kind: "add", replaces: true },
  update: { kind: "update", replaces: false },
  "update-replace": { kind: "update", replaces: true },
  delete: { kind: "delete", replaces: false },
  "delete-replace": { kind: "delete", replaces: true },
};

/** The properties that a step changes. Contrary to its types, the CLI has null for unknown values, and `[secret]` for secrets. */
export function changesOf(operation: Operation, metadata: StepEventMetadata): PropertyChange[] {
  if (operation !== "update" && operation !== "replace") return [];
  const before: Properties = sealed(metadata.old?.inputs ?? {});
  const after: Properties = sealed(metadata.new?.inputs ?? {});
  const changes = metadata.detailedDiff
    ? Object.entries(metadata.detailedDiff).flatMap(([path, { diffKind }]) => {
        const kind = diffKinds[diffKind];
        return kind === undefined ? [] : [shownChange(path, kind.kind, kind.replaces, before, after)];
      })
    : shownChanges(before, after, metadata.keys ?? []);
  return changes.map(withoutHidden);
}

/** Digests of the values of a step other than `same`. */
export function digestsOf(
  operation: Operation,
  changes: readonly PropertyChange[],
  { old, new: fresh }: StepEventMetadata,
): Pick<Step, "digests"> {
  if (operation === "same") return {};
  const before = operation === "create" ? undefined : sealed(old?.inputs ?? {});
  const after = operation === "delete" ? undefined : sealed(fresh?.inputs ?? {});
  return { digests: valueDigests(operation, changes, { before, after }) };
}

/** Whether the object differs from its recorded inputs: a provider's diff also has inputs that are still to be set, such as dynos. */
export function differs(path: string, { old, new: found }: StepEventMetadata): boolean {
  const [before, after] = [old, found].map((state) => valueAt(sealed(state?.inputs ?? {}), parsePath(path)));
  if (before === undefined || after === undefined || before.secret || after.secret) return true;
  return !isDeepStrictEqual(before.value, after.value);
}

/** The CLI's secrets have no value: with one, they differ from missing properties. */
const sealed = (properties: Properties): Properties =>
  mapProperties(properties, (value) =>
    mapValue(value, (inner) => (isSecret(inner) && inner.value === undefined ? secret("[secret]") : undefined)),
  );

function withoutHidden({ shown, ...change }: PropertyChange): PropertyChange {
  const isHidden = shown === undefined || Object.values(shown).some((text) => text?.includes("[secret]"));
  return isHidden ? change : { ...change, shown };
}
