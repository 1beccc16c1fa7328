import structs, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Secrecy, SecretKeys } from "./secrecy.ts";

type Struct = structs.Struct;

/** Stands for a value that a preview cannot know yet. */
export const unknown: unique symbol = Symbol("unknown");

/** Properties as a definition sees them, and which of them are secret. */
export interface Opened {
  readonly value: Record<string, unknown>;
  readonly secrets: SecretKeys;
}

/** A value that no resource of this provider can take, such as a file asset. */
export class UnfitValue extends Error {
  override readonly name = "UnfitValue";
}

// These constants are Pulumi's: `sdk/go/common/resource/sig` and `plugin/rpc.go`.
const signature = "4dabf18193072939515e22adb298388d";
const signatures = {
  secret: "1b47061264138c4ac30d75fd1eb44270",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
} as const;
const unknownMarker = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const unknownMarkers: ReadonlySet<unknown> = new Set([
  unknownMarker,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Takes secret envelopes, unknown markers and references out of what the engine sent. An absent struct is an empty one. */
export function open(struct: Struct | undefined): Opened {
  const [value, secrets] = openMembers(struct?.toJavaScript() ?? {}, []);
  return { value, secrets };
}

/** The reverse of `open`. Members that are `undefined` are left out. */
export function seal(value: Record<string, unknown>, secrets: SecretKeys): Struct {
  return structs.Struct.fromJavaScript(sealMembers(value, secrets));
}

/** Whether `value` is, or holds at any depth, something unknown. */
export function holdsUnknown(value: unknown): boolean {
  if (value === unknown) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown);
}

/** The members that are known, whole. */
export function withoutUnknown(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => !holdsUnknown(member)));
}

type Found = readonly [value: unknown, secrecy: Secrecy | undefined];
type Path = readonly (string | number)[];

function openValue(wire: unknown, path: Path): Found {
  if (unknownMarkers.has(wire)) return [unknown, undefined];
  if (Array.isArray(wire)) {
    const items = wire.map((item, index) => openValue(item, [...path, index]));
    // Items move when a list changes, so one secret makes the whole list secret.
    return [items.map(([value]) => value), items.some(([, secrecy]) => secrecy) ? "all" : undefined];
  }
  if (!isRecord(wire)) return [wire, undefined];
  return signature in wire ? openEnvelope(wire, path) : openMap(wire, path);
}

function openEnvelope(wire: Record<string, unknown>, path: Path): Found {
  switch (wire[signature]) {
    case signatures.secret:
      return [openValue(wire.value, path)[0], "all"];
    case signatures.output: {
      const [value, secrecy] = "value" in wire ? openValue(wire.value, path) : [unknown, undefined];
      return [value, wire.secret === true ? "all" : secrecy];
    }
    case signatures.resource:
      return [wire.id === "" ? unknown : openValue(wire.id ?? wire.urn, path)[0], undefined];
    default:
      throw new UnfitValue(`${propertyPath(path)}: expected a plain value, got an asset or archive`);
  }
}

function openMap(wire: Record<string, unknown>, path: Path): Found {
  const [value, secrets] = openMembers(wire, path);
  return [value, secrets.size > 0 ? secrets : undefined];
}

function openMembers(wire: Record<string, unknown>, path: Path): [Record<string, unknown>, Map<string, Secrecy>] {
  const members: [string, unknown][] = [];
  const secrets = new Map<string, Secrecy>();
  for (const [key, member] of Object.entries(wire)) {
    const [value, secrecy] = openValue(member, [...path, key]);
    members.push([key, value]);
    if (secrecy !== undefined) secrets.set(key, secrecy);
  }
  return [Object.fromEntries(members), secrets];
}

function sealMembers(value: Record<string, unknown>, secrets: SecretKeys | undefined): Record<string, JavaScriptValue> {
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(present.map(([key, member]) => [key, sealValue(member, secrets?.get(key))]));
}

function sealValue(value: unknown, secrecy: Secrecy | undefined): JavaScriptValue {
  if (secrecy === "all") return { [signature]: signatures.secret, value: sealValue(value, undefined) };
  if (value === unknown) return unknownMarker;
  if (Array.isArray(value)) return value.map((item) => sealValue(item, undefined));
  if (isRecord(value)) return sealMembers(value, secrecy);
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  throw new UnfitValue(`expected a value that JSON can hold, got a ${typeof value}`);
}

/** Whether a value is a map, as the engine sends one. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Writes a path as Pulumi reads it: `vars.LOG_LEVEL`, `includes[0]`, `vars["a.b"]`. */
export function propertyPath(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z0-9_$-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
    return path === "" ? name : `${path}.${name}`;
  }, "");
}
