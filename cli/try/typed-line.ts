/** What has come of the keys so far. */
export type Typed = "typing" | "line" | "several lines" | "cancelled" | "ended";

const escapeKey = "\\u001b";

/** What arrow and function keys send, and what a terminal may put around a paste. */
const escapes = new RegExp(`${escapeKey}(?:\\[[0-?]*[ -/]*[@-~]|O.|[^[O])?`, "gu");

/** A line that is typed into a terminal in raw mode, where each key means only what is defined here. */
export class TypedLine {
  #text = "";
  #hasEnded = false;

  get text(): string {
    return this.#text;
  }

  /** Takes what has come from the terminal: a key, or a paste as a whole. What comes after the line shows that there are several. */
  take(input: string): Typed {
    for (const key of input.replaceAll(escapes, "")) {
      if (key === "\r" || key === "\n") this.#hasEnded = true;
      else if (this.#hasEnded) return "several lines";
      else {
        const end = this.#press(key);
        if (end !== undefined) return end;
      }
    }
    return this.#hasEnded ? "line" : "typing";
  }

  #press(key: string): "cancelled" | "ended" | undefined {
    switch (key) {
      case ctrl("c"):
        return "cancelled";
      case ctrl("d"):
        return this.#text === "" ? "ended" : undefined;
      case ctrl("u"):
        this.#text = "";
        return undefined;
      case ctrl("w"):
        this.#text = this.#text.replace(/\S*\s*$/u, "");
        return undefined;
      case ctrl("h"):
      case "\u007f":
        this.#text = [...this.#text].slice(0, -1).join("");
        return undefined;
      default:
        // Ctrl-Z among them: a terminal that is left and entered again would show what is typed.
        if (key >= " ") this.#text += key;
        return undefined;
    }
  }
}

const ctrl = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 96);
