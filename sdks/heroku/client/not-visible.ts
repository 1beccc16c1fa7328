/** A 403 or 404 for an object that may exist: the key cannot see it, so nothing is known of it and its parts. */
export class NotVisible extends Error {
  override readonly name = "NotVisible";
  /** Its path, such as `/apps/<id>`. */
  readonly at: string;
  /** Whether one of Heroku's lists has it. */
  readonly isListed: boolean;

  /** `answer`: Heroku's response; `listedAs`: its name in one of Heroku's lists. */
  constructor(at: string, answer: string, listedAs?: string) {
    const [, collection = "", id = at] = at.split("/");
    const noun = nouns[collection] ?? "object";
    const contradiction = listedAs === undefined ? "" : `, though Heroku lists ${listedAs}`;
    super(
      `${noun} ${decodeURIComponent(id)}: expected one that this key may see, got ${answer}${contradiction}; ` +
        `nothing in it was read or changed: ${remedies[collection] ?? "give the account of the key access to it"}, then run this again`,
    );
    this.at = at;
    this.isListed = listedAs !== undefined;
  }
}

const nouns: Readonly<Record<string, string>> = {
  addons: "add-on",
  apps: "app",
  pipelines: "pipeline",
  teams: "team",
  users: "account",
};

const remedies: Readonly<Record<string, string>> = {
  teams: "give the account of the key access to it, or use the HEROKU_API_KEY and HEROKU_API_URL that it was made with",
  users: "use a key of it",
};
