import { userInfoIn, withoutHidden } from "./user-info.ts";

/** Shorter values are no secrets: replacing them would make messages useless. */
const shortestSecret = 4;
/** Parts of secrets of this length are replaced too: a message may quote a line, the beginning or the end of one. */
const partLength = 8;
/** The minimum length of parts that are only words in lower case, such as `-staging`, which names often contain. */
const wordsLength = 16;
const words = /^[a-z._:/@ -]+$/;

/**
 * `text` without secrets: each one, and each part of one that has 8 characters or more (16 if it is only words), is replaced, as it is and as JSON, a URL
 * or base64 writes it; upper and lower case are the same. User information of URLs is replaced as well.
 */
export function redact(text: string, secrets: readonly string[]): string {
  return redactForms(text, secrets.flatMap(formsOf));
}

/** As `redact`, with known forms of the secrets. */
export function redactForms(text: string, forms: Iterable<string>): string {
  const matcher = new PartMatcher(text);
  for (const form of forms) matcher.match(form);
  return matcher.redacted();
}

/** The forms in which a message may contain a secret. The scheme of a URL is left out: `https://` is no secret. */
export function formsOf(secret: string): string[] {
  if (secret.length < shortestSecret) return [];
  const hidden = secret.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  const whole = hidden.length < shortestSecret ? secret : hidden;
  const inUrl = encodeURIComponent(whole.toWellFormed());
  const forms = [whole, JSON.stringify(whole).slice(1, -1), inUrl, inUrl.replaceAll("%20", "+"), ...inBase64(secret)];
  return [...new Set(forms)];
}

/** Base64 depends on the text before the secret, such as `user:` in an `Authorization` header. */
function inBase64(secret: string): string[] {
  if (secret.length < partLength) return [];
  return [0, 1, 2].map((before) => {
    const text = Buffer.from(" ".repeat(before) + secret).toString("base64");
    // The first and last characters also encode bits of the text next to the secret.
    return text.slice(before === 0 ? 0 : before + 1).replace(/.?=+$/, "");
  });
}

/** Marks the parts of secrets in a text. Indexes the text instead of the secrets, which may be large. */
class PartMatcher {
  readonly #text: string;
  readonly #folded: string;
  readonly #places: Map<string, number[]>;
  /** Whole secrets and user information. */
  readonly #hidden: Uint8Array;
  readonly #parts: Uint8Array;

  constructor(text: string) {
    this.#text = text;
    this.#folded = folded(text);
    this.#hidden = new Uint8Array(text.length);
    this.#parts = new Uint8Array(text.length);
    for (const [from, to] of userInfoIn(text)) this.#hidden.fill(1, from, to);
    this.#places = new Map();
    for (let at = 0; at + partLength <= text.length; at++) {
      const part = this.#folded.slice(at, at + partLength);
      const places = this.#places.get(part);
      if (places === undefined) this.#places.set(part, [at]);
      else places.push(at);
    }
  }

  match(form: string): void {
    const wanted = folded(form);
    this.#matchWhole(wanted);
    for (let at = 0; at + partLength <= wanted.length; at++) {
      const part = wanted.slice(at, at + partLength);
      for (const place of this.#places.get(part) ?? []) this.#parts.fill(1, place, place + partLength);
      // Already marked: a repetitive secret must not mark them repeatedly.
      this.#places.delete(part);
    }
  }

  redacted(): string {
    for (const [from, to] of runsOf(this.#parts)) {
      const part = this.#text.slice(from, to);
      if (part.length >= wordsLength || !words.test(part)) this.#hidden.fill(1, from, to);
    }
    return withoutHidden(this.#text, this.#hidden);
  }

  #matchWhole(wanted: string): void {
    for (let at = this.#folded.indexOf(wanted); at >= 0; at = this.#folded.indexOf(wanted, at + 1)) {
      this.#hidden.fill(1, at, at + wanted.length);
    }
  }
}

/** The start and end of each run of 1. */
function runsOf(marks: Uint8Array): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (let from = marks.indexOf(1); from >= 0; ) {
    const end = marks.indexOf(0, from);
    const to = end < 0 ? marks.length : end;
    runs.push([from, to]);
    from = marks.indexOf(1, to);
  }
  return runs;
}

/** Lower case, with the same length. */
const folded = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
