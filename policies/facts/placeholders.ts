// Common placeholders in public app.json and .env.example files and in post-mortems; cwe.mitre.org/data/definitions/1392.html

/** Words that are placeholders in any config var. */
const unmistakable =
  /^<[^<>]*>$|^\{\{.*\}\}$|^\$\{\w+\}$|^(todo|tbd|tbc|fixme)$|change[-_ ]?(me|this)|replace[-_ ]?(me|this)|^(put|insert|add|enter)[-_ ]?(your|the)?[-_ ]?\w*[-_ ]?here$|your[-_ ][a-z_ -]{1,40}[-_ ](here|key|secret|token|password)$|^placeholder$/i;

/** Words that are placeholders in a secret or URL. */
const empty =
  /^(none|n\/a|na|null|nil|undefined|unknown|dummy|fake|example|sample|secret|mysecret|my[-_]?secret[-_]?key|supersecret|password|passwd|passw0rd|pass|admin|letmein|test|testing|test123|foo|bar|foobar|asdf|qwerty|x{3,}|0+|1+|12345\d*|redacted|\[redacted\]|\*{3,}|\.{2,}|…|-+|\?+)$/i;

/** Whether a value is a placeholder. More words count as placeholders in a secret than in a plain value. */
export const isPlaceholder = (value: string, isSecret: boolean): boolean => {
  const text = value.trim();
  return unmistakable.test(text) || (isSecret && empty.test(text));
};

/** Config vars whose plain value is a URL, key or vendor name, never a word such as `TODO`. */
export const holdsAddressOrKey = (key: string): boolean =>
  /(^|_)(URL|URI|DSN|HOST|HOSTNAME|DOMAIN|BUCKET|EMAIL|ADDRESS|ENDPOINT|SERVER|KEY|TOKEN|ID|SID|SECRET|PASSWORD|RECIPIENTS?)$/i.test(
    key,
  );

/**
 * Whether a text of the declaration is a placeholder: "TODO ask Sam", "none", "somehow". A text that only starts with such a word,
 * as "TodoMVC's own archive", is not.
 */
export const saysNothing = (sentence: string): boolean => {
  const text = sentence.trim().replace(/[.!…\s]+$/, "");
  return text.length < 2 || unfinished.test(text) || vague.test(text) || unmistakable.test(text) || empty.test(text);
};

const unfinished = /^(todo|tbd|tbc|fixme|xxx|wip|to be (done|decided|defined))\b|\b(todo|tbd|fixme)\b.{0,40}$/i;

const vague =
  /^(somehow|somewhere|some ?how|by hand somehow|yes|no|ok|okay|sure|true|false|later|soon|not yet|nothing|nowhere|no idea|don'?t know|unknown|maybe|whatever|it is|it does|how|where|the vendor|vendor|backup|backups|off[- ]?site|elsewhere|automatic(ally)?|manual(ly)?|default|n\/?a)$/i;
