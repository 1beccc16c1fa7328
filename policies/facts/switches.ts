import { developmentSwitches } from "./switches/development.ts";
import { dynoStorageSwitches } from "./switches/dyno-storage.ts";
import { encryptionSwitches } from "./switches/encryption.ts";
import { guardSwitches } from "./switches/guards.ts";
import { queueSwitches } from "./switches/queues.ts";
import type { Switch } from "./switches/switch.ts";

const ofKind = (kind: Switch["kind"], switches: readonly Omit<Switch, "kind">[]): Switch[] =>
  switches.map((each) => ({ kind, ...each }));

/** Every known switch. To add one, add a line to the file of its kind, with its source. */
const switches: readonly Switch[] = [
  ...ofKind("development", developmentSwitches),
  ...ofKind("guard", guardSwitches),
  ...ofKind("encryption", encryptionSwitches),
  ...queueSwitches,
  ...ofKind("files", dynoStorageSwitches),
];

/** Settings for which this value is wrong. */
export const wrongSwitches = (key: string, value: string): Switch[] =>
  value.trim() === "" ? [] : switches.filter((each) => each.key.test(key) && each.isWrong(value));
