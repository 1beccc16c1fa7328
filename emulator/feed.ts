/** Repeats work until the answer is called; a timer of its own must not keep the process from ending. */
export type Every = (milliseconds: number, work: () => void) => () => void;

/** By the machine's timer. */
export const everyInterval: Every = (milliseconds, work) => {
  const timer = setInterval(work, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
};

/** Something that happened, with its place in the order. */
export interface Entry<T> {
  readonly number: number;
  readonly data: T;
}

const mostEntries = 200;
const mostReaders = 32;
const beatMs = 15_000;
const retryMs = 2000;

interface FeedOptions {
  /** Name of the event that tells of an entry. */
  readonly event: string;
  /** Marks ids as those of this run. */
  readonly instance: string;
  /** How the heartbeat is timed. */
  readonly every: Every;
  /** What each heartbeat tells. */
  pulse(): object;
}

/**
 * Server-sent events for pages that stay open. Entries have ids: a reader that comes back gets what it missed, if that is still
 * kept. Nothing is queued for a reader: it takes what is new when it asks for more, so a slow one costs no memory.
 */
export class Feed<T extends object> {
  readonly #options: FeedOptions;
  readonly #readers = new Set<Reader>();
  readonly #entries: Entry<T>[] = [];
  #newest = 0;
  #stopBeating: (() => void) | undefined;
  #closed = false;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** The last entries, oldest first. */
  get entries(): readonly Entry<T>[] {
    return this.#entries;
  }

  /** How many read. */
  get readers(): number {
    return this.#readers.size;
  }

  /** The id of the newest entry, for a page that wants what comes after it. */
  get newestId(): string {
    return this.#id(this.#newest);
  }

  /** Tells readers of an entry, and keeps it for those who come back. */
  publish(data: T): void {
    this.#newest += 1;
    this.#entries.push({ number: this.#newest, data });
    if (this.#entries.length > mostEntries) this.#entries.shift();
    for (const reader of this.#readers) reader.wake();
  }

  /** Tells readers that what they show is out of date; once, however often it happens before they read. */
  changed(): void {
    for (const reader of this.#readers) reader.tell("change", {});
  }

  /** A stream of what comes after that id; undefined when it is closed or has too many readers. */
  open(after: string | undefined): ReadableStream<Uint8Array> | undefined {
    if (this.#closed || this.#readers.size >= mostReaders) return undefined;
    const reader = new Reader(this.#numberOf(after), (number) => this.#since(number));
    this.#readers.add(reader);
    this.#stopBeating ??= this.#options.every(beatMs, () => this.#beat());
    const encoder = new TextEncoder();
    return new ReadableStream(
      {
        async pull(controller) {
          const text = await reader.next();
          if (text === undefined) controller.close();
          else controller.enqueue(encoder.encode(text));
        },
        cancel: () => this.#drop(reader),
      },
      { highWaterMark: 0 },
    );
  }

  /** Ends every stream, and opens no other. */
  close(): void {
    this.#closed = true;
    for (const reader of this.#readers) this.#drop(reader);
  }

  #beat(): void {
    for (const reader of this.#readers) reader.tell("pulse", this.#options.pulse());
  }

  #drop(reader: Reader): void {
    reader.end();
    this.#readers.delete(reader);
    if (this.#readers.size > 0) return;
    this.#stopBeating?.();
    this.#stopBeating = undefined;
  }

  /** An id of another run, or none, has everything kept after it. */
  #numberOf(id: string | undefined): number {
    const [instance, number] = id?.split(".") ?? [];
    return instance === this.#options.instance && /^\d+$/.test(number ?? "") ? Number(number) : 0;
  }

  #id(number: number): string {
    return `${this.#options.instance}.${number}`;
  }

  /** What came after that entry, as text, and up to which entry that is. */
  #since(after: number): Missed {
    const missed = this.#entries.filter(({ number }) => number > after);
    const texts = missed.map(({ number, data }) => `id: ${this.#id(number)}\n${written(this.#options.event, data)}`);
    return { text: texts.join(""), upTo: missed.at(-1)?.number ?? after };
  }
}

interface Missed {
  readonly text: string;
  readonly upTo: number;
}

/** One stream: its position, and the entries to send. */
class Reader {
  readonly #since: (number: number) => Missed;
  readonly #notes = new Map<string, object>();
  #number: number;
  #first = `retry: ${retryMs}\n\n`;
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(number: number, since: (number: number) => Missed) {
    this.#number = number;
    this.#since = since;
  }

  wake(): void {
    this.#wake();
  }

  tell(event: string, data: object): void {
    this.#notes.set(event, data);
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** What there is to be read, as soon as there is something; undefined at the end. */
  async next(): Promise<string | undefined> {
    for (;;) {
      if (this.#ended) return undefined;
      const text = this.#take();
      if (text !== "") return text;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #take(): string {
    const missed = this.#since(this.#number);
    const notes = [...this.#notes].map(([event, data]) => written(event, data));
    const text = `${this.#first}${missed.text}${notes.join("")}`;
    this.#first = "";
    this.#notes.clear();
    this.#number = missed.upTo;
    return text;
  }
}

/** JSON has no line break of its own. */
function written(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
