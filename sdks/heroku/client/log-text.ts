/**
 * The escape sequences of our own output: `reset`, `bold`, `dim` and the sixteen colours. Others could move the cursor, set the title,
 * hide text or send input, and are removed.
 */
const ownStyle = "\\u001b\\[(?:0|1|2|22|3|23|4|24|39|49|3[0-7]|9[0-7])m";

/** Control characters and bidirectional marks, except line ends and tabs. */
const marks = "[\\p{Cc}\\u061c\\u200b\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2060-\\u206f\\ufeff]";

const controls = new RegExp(`${ownStyle}|\\r\\n|${marks}|\\p{Surrogate}`, "gu");

/**
 * `::error::…` at the beginning of a line: GitHub's runner commands, also after blanks. Blanks do not match across lines, which would
 * take quadratic time.
 */
const command = new RegExp(`^((?:[^\\S\\n]|${ownStyle})*):(?=:)`, "gmu");

/** `##[error]…` anywhere in a line: older commands of GitHub, and those of Azure (`##vso[`) and TeamCity. */
const olderCommand = /##(?=\w*\[)/g;

/**
 * Text as it may stand in a terminal and in the log of a job: whatever a name, a value or an error contains, it is shown and
 * does nothing. Escapes are written out, and what a runner would take for a command gets a space. Doing it twice changes nothing.
 */
export const logText = (text: string): string =>
  text
    .replaceAll(controls, (found) => (isKept(found) ? found : found === "\r\n" ? "\n" : writtenOut(found)))
    .replaceAll(command, "$1: ")
    .replaceAll(olderCommand, "# #");

const isKept = (found: string): boolean => found === "\n" || found === "\t" || found.endsWith("m");

const writtenOut = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
