import { kindOf, labelOf } from "../../../kinds/kinds.ts";
import { takenOverText } from "../../../sdks/heroku/client/taken-over.ts";
import type { Change, ChangedProperty, Subject } from "../../report/report.ts";
import { breaksPhrase, leavesPhrase } from "./breakage.ts";
import { listed, name, nothing, ours, type Phrase, phrase, strong } from "./phrase.ts";

/** `update catalog-postgres (add-on of catalog): plan standard-0 → standard-2` */
export const changeOf = (change: Change): Phrase =>
  phrase`${strong(change.takesOver === undefined ? change.operation : "adopt")} ${objectOf(change)}${ours(change.isSimulated ? ", simulated" : "")}${propertiesOf(told(change))}${ours(change.origin === "both" ? "; overwrites existing drift" : "")}${takenOverBy(change)}${after(breaksPhrase(change))}${after(leavesPhrase(change))}${refusedBy(change)}`;

const after = (note: Phrase): Phrase => (note.length === 0 ? nothing : phrase`; ${note}`);

const takenOverBy = ({ takesOver }: Change): Phrase =>
  takesOver === undefined ? nothing : phrase`; adopted as it is: ${takenOverText(takesOver)}`;

const refusedBy = ({ refused }: Change): Phrase =>
  refused === undefined ? nothing : phrase`; the last up could not do this: ${refused}`;

/** A change by which something is lost, with what that is. */
export const lossOf = (change: Change): Phrase => {
  const lost = kindOf(change)?.loses?.({ holdsData: true });
  return phrase`${changeOf(change)}${ours(change.origin === "drift" ? "; reverts drift" : "")}${ours(lost === undefined ? "" : `; lost: ${lost}`)}`;
};

/** `catalog-postgres (add-on of catalog)` */
export const objectOf = (subject: Subject): Phrase =>
  subject.service === undefined
    ? phrase`${name(subject.name)} (${labelOf(subject)})`
    : phrase`${name(subject.name)} (${labelOf(subject)} of ${subject.service})`;

/** `: plan standard-0 → standard-2, vars.OLD_THEME removed`; nothing where there is none. */
export const propertiesOf = (properties: readonly ChangedProperty[]): Phrase =>
  properties.length === 0 ? nothing : phrase`: ${listed(properties.map(propertyOf), ", ", mostProperties)}`;

const mostProperties = 20;

/** Of what is made or deleted as a whole, only what may be seen. */
const told = ({ operation, properties }: Change): readonly ChangedProperty[] =>
  operation === "update" || operation === "replace"
    ? properties
    : properties.filter((each) => shownOf(each) !== undefined);

const verbs: Record<ChangedProperty["kind"], string> = { add: "added", update: "changed", delete: "removed" };

/** What becomes of a property, where its values are not told. */
export const verbOf = ({ kind, isDue }: ChangedProperty): string => (isDue ? "still to be set" : verbs[kind]);

function propertyOf(property: ChangedProperty): Phrase {
  const { path, replaces } = property;
  const shown = shownOf(property);
  const what = shown === undefined ? ours(verbOf(property)) : values(shown);
  return phrase`${name(path)} ${what}${ours(replaces ? ", forces replacement" : "")}`;
}

/** The last guard: whatever a report says, no config var, address or secret is shown. */
export const shownOf = ({ path, shown }: ChangedProperty): ChangedProperty["shown"] =>
  /^(?:sensitive)?vars\b|config|secret|token|password|key|url/i.test(path) || isOfIds(shown) ? undefined : shown;

/** Whether the values are ids of Heroku, which name nothing to a reader. */
export const isOfIds = (shown: ChangedProperty["shown"]): boolean =>
  [shown?.before, shown?.after].some(
    (text) => text !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
  );

const values = ({ before, after }: NonNullable<ChangedProperty["shown"]>): Phrase =>
  phrase`${shownOrNothing(before)} → ${shownOrNothing(after)}`;

const shownOrNothing = (text: string | undefined): Phrase => (text === undefined ? ours("none") : name(text));
