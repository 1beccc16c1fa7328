/** Whether a value turns a setting on: frameworks accept any of these, case-insensitively. */
export const isOn = (value: string): boolean => /^(1|true|t|yes|y|on|enabled?)$/i.test(value.trim());

/** Whether a value turns a setting off. An empty value is not set. */
export const isOff = (value: string): boolean => /^(0|false|f|no|n|off|disabled?)$/i.test(value.trim());

/** Whether a value is one of these words, in any case. */
export const isWord =
  (...words: readonly string[]) =>
  (value: string): boolean =>
    words.includes(value.trim().toLowerCase());

/** Whether a list such as `a,b` or `["a"]` has one of these words in it. */
export const hasWord =
  (...words: readonly string[]) =>
  (value: string): boolean =>
    value
      .toLowerCase()
      .split(/[\s,;|[\]"']+/)
      .some((word) => words.includes(word));
