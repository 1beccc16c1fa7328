import { elsewhere, unwritten } from "./acceptance.ts";
import { code } from "./command.ts";
import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";
import { thingOf } from "./only-in.ts";

/** The webhook that tells one address of the app's releases. */
export const notice = {
  token: "heroku:index/appWebhook:AppWebhook",
  label: "deploy notice",
  naming: affixed("notice-"),
  place: (address) => `notices.${address}`,
  aspects: ["webhooks"],
  shown: ["level"],
  writeOnly: ["secret"],
  isDeclared: (address, { notices }) => notices.some((each) => each.address === address),
  acceptChange: () => unwritten({ code: "follows from address" }),
  acceptDeletion(address, where) {
    const declared = where.own.declaration.notices?.find((each) => thingOf(each).address === address);
    const path = `email("${address}")`;
    return elsewhere(where, { path, from: "notices", declared, as: code`${path}` });
  },
} as const satisfies KindDefinition;
