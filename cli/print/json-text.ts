/**
 * JSON that does nothing in a terminal or in the log of a job, and is read back as the same: what `logText` would change stands in it as
 * an escape.
 */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, undefined, 2)
    .replaceAll(/##(?=\w*\[)/g, "#\\u0023")
    .replaceAll(
      /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
