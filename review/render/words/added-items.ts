import type { AddedByHand } from "../../report/added-by-hand.ts";
import type { Item } from "./block.ts";
import { snippetsOf } from "./edit.ts";
import { ignoredWords } from "./notes.ts";
import { origin } from "./origin.ts";
import { listed, name, nothing, type Phrase, phrase, strong } from "./phrase.ts";
import { dollars } from "./units.ts";

/** Something that nobody declared, who put it there and when, and the two ways out. */
export function addedItem(added: AddedByHand, now: string): Item {
  const { kind, app, accept, remove, giveBack } = added;
  return {
    phrase: phrase`${strong(kind)} ${addedWords(added)} on ${name(app)}${origin(added, now)}`,
    snippets: snippetsOf(accept, { "To go back": giveBack, "To remove": remove }),
  };
}

/** What it is, without where it stands. */
export function addedWords(added: AddedByHand): Phrase {
  switch (added.kind) {
    case "config var":
      return name(added.key);
    case "add-on":
      return addonWords(added);
    case "attachment":
      return phrase`${name(added.attachment)} of ${name(added.addon)}${added.from === undefined ? nothing : phrase`, which belongs to ${name(added.from)}`}`;
    case "domain":
      return name(added.hostname);
    case "drain":
    case "webhook":
      return phrase`to ${name(added.receiver)}`;
    case "person":
      return phrase`${name(added.account)}${added.permissions.length === 0 ? nothing : phrase` (${added.permissions.join(", ")})`}`;
    case "feature":
      return name(added.feature);
    case "buildpacks":
      return listed(added.buildpacks.map(name), ", ", 10);
    case "process":
      return phrase`${name(added.process)} (${added.quantity} × ${added.size}${added.monthly === undefined ? nothing : phrase`, ${dollars(added.monthly)} a month`})`;
    case "pipeline member":
      return phrase`${name(added.member)} in the stage ${added.stage}: a promotion to the stage goes to it too; the pipeline is that`;
  }
}

function addonWords({ addon, plan, attachedAs, usedBy, monthly }: AddedByHand & { kind: "add-on" }): Phrase {
  const names = attachedAs.length === 0 ? nothing : phrase`, attached as ${listed(attachedAs.map(name), ", ", 10)}`;
  const price = monthly === undefined ? nothing : phrase`, ${dollars(monthly)} a month`;
  const use =
    usedBy.length === 0
      ? nothing
      : phrase`, in use as ${listed(usedBy.map(name), ", ", 10)}: do not destroy or detach it`;
  return phrase`${name(addon)} (${plan}${price}${names}${use})`;
}

export const ignoredAddedItem = (added: AddedByHand): Item[] =>
  added.ignored === undefined
    ? []
    : [{ phrase: phrase`${added.kind} ${addedWords(added)} on ${name(added.app)}; ${ignoredWords(added.ignored)}` }];
