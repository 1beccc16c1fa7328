import { elsewhere, removeSecret, setSecretIn, written } from "./acceptance.ts";
import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";

/** A collector that gets the app's log lines. */
export const drain = {
  token: "heroku:index/drain:Drain",
  label: "log drain",
  naming: affixed("drains-"),
  place: (name) => `drains.${name}`,
  aspects: ["drains"],
  isDeclared: (name, { drains }) => drains.some((each) => each.name === name),
  acceptChange: ({ part }, where) => written(setSecretIn(where, `drains.${part}`)),
  acceptDeletion(part, where) {
    const path = `drains.${part}`;
    return elsewhere(where, { path, declared: where.own.declaration.drains?.[part] }, removeSecret(where, path));
  },
} as const satisfies KindDefinition;
