import type { Heroku } from "../client/heroku.ts";
import { type ConfirmableAction, confirmationOf } from "../define/confirmation.ts";
import type { Definition } from "../define/definition.ts";
import type { FunctionDefinition } from "../define/function.ts";
import { type EngineLink, type LogLevel, linkToEngine } from "./engine-link.ts";
import { Holdings } from "./holdings.ts";
import { Misconfigured } from "./misconfigured.ts";
import { NameRegister } from "./name-register.ts";
import { OpenConfirmations } from "./open-confirmations.ts";
import { RecordedPlaces } from "./recorded-places.ts";
import { Removals } from "./removals.ts";
import { RunHistory } from "./run-history.ts";
import type { Settings } from "./settings.ts";
import { Unseen } from "./unseen.ts";

/** What a provider is made of. */
export interface Parts {
  readonly version: string;
  readonly definitions: readonly Definition[];
  readonly functions: readonly FunctionDefinition[];
  readonly environment: NodeJS.ProcessEnv;
  connect(connection: Settings & { signal: AbortSignal; closing: AbortSignal; notice(line: string): void }): Heroku;
  /** Called when the engine is gone; must end the process before anything more is sent. */
  onEngineLost(): void;
}

/** Milliseconds in which a request under way may end after `Cancel`. */
const graceMs = 800;

/** A running provider: its parts, its settings once configured, and its link to the engine. */
export class Plugin {
  readonly parts: Parts;
  readonly names = new NameRegister();
  readonly openConfirmations = new OpenConfirmations();
  readonly #stop = new AbortController();
  readonly #cut = new AbortController();
  #engine: EngineLink | undefined;
  #engineAddress: string | undefined;
  #session: { settings: Settings; api: Heroku } | undefined;
  #problem: Misconfigured | undefined;
  readonly #managed = new Map<string, string>();
  readonly #goingFirst = new Set<string>();
  readonly history = new RunHistory();
  readonly holdings = new Holdings();
  readonly removals = new Removals();
  /** Confirmations that something has asked for. */
  readonly usedConfirmations = new Set<string>();
  readonly unseen = new Unseen();
  readonly places = new RecordedPlaces();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Aborted by `Cancel`: ends every wait at once. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Undefined until it is configured, and in a preview whose configuration is not known yet. */
  get api(): Heroku | undefined {
    return this.#session?.api;
  }

  /** @throws Misconfigured where nothing can be done with the configuration */
  requireConfigured(): void {
    if (this.#problem !== undefined) throw this.#problem;
  }

  /** What no message may hold, whatever it is about. */
  get secrets(): string[] {
    return this.#session === undefined ? [] : [this.#session.settings.apiKey];
  }

  /** Whether the configuration confirms this action on the resource `urn`. */
  isConfirmed(urn: string, action: ConfirmableAction): boolean {
    const entry = confirmationOf(urn, action);
    const isGiven = this.confirmations.has(entry);
    if (isGiven) this.usedConfirmations.add(entry);
    return isGiven;
  }

  /** All that is confirmed. */
  get confirmations(): ReadonlySet<string> {
    return this.#session?.settings.confirm ?? new Set();
  }

  /** Takes note that the state has the object of this id as the resource `urn`. */
  manages(urn: string, id: string): void {
    this.#managed.set(id, urn);
  }

  /** Takes note that the object of this id is deleted before its replacement is created, as its dependents tell. */
  goesFirst(id: string): void {
    this.#goingFirst.add(id);
  }

  /** Ids of what is deleted before its replacement is created. */
  get goingFirst(): ReadonlySet<string> {
    return this.#goingFirst;
  }

  /** The resource that the state has the object of this id as, as far as the calls so far tell. */
  managerOf(id: string): string | undefined {
    return this.#managed.get(id);
  }

  isManaged(urn: string, id: string): boolean {
    return this.#managed.get(id) === urn || this.#goingFirst.has(id);
  }

  /** Whether this run deletes the object of this id: it makes room for its replacement, or the program no longer declares what the state has. */
  isGoing(id: string): boolean {
    if (this.#goingFirst.has(id)) return true;
    const urn = this.#managed.get(id);
    return urn !== undefined && !this.history.isDeclared(urn);
  }

  /** Whether this run has read what the state has, and the object of this id was not among it. */
  isForeign(id: string): boolean {
    return this.history.hasRead && !this.#managed.has(id);
  }

  /** The definition of a resource type, such as `heroku:index/app:App`. */
  definition(type: string): Definition {
    const found = this.parts.definitions.find(({ token }) => token === type);
    if (found === undefined)
      throw new Error(`${type}: expected a resource of the Heroku provider, got an unknown type`);
    return found;
  }

  function(token: string): FunctionDefinition {
    const found = this.parts.functions.find((candidate) => candidate.token === token);
    if (found === undefined)
      throw new Error(`${token}: expected a function of the Heroku provider, got an unknown one`);
    return found;
  }

  configure(settings: Settings | Misconfigured | undefined): void {
    this.#problem = settings instanceof Misconfigured ? settings : undefined;
    if (settings === undefined || settings instanceof Misconfigured) {
      this.#session = undefined;
      return;
    }
    const notice = (line: string) => void this.log(line, "");
    const signals = { signal: this.#cut.signal, closing: this.#stop.signal };
    this.#session = { settings, api: this.parts.connect({ ...settings, ...signals, notice }) };
  }

  /** Links to the engine at `host:port`; a link to another engine ends. */
  attach(address: string): void {
    if (address === "" || address === this.#engineAddress) return;
    this.#engine?.close();
    this.#engineAddress = address;
    this.#engine = linkToEngine(address, () => this.parts.onEngineLost());
  }

  /** Ends the link to the engine. */
  detach(): void {
    this.#engine?.close();
    this.#engine = undefined;
    this.#engineAddress = undefined;
  }

  /** Prints a line beside a resource, where there is an engine to print it. */
  async log(line: string, urn: string, as: LogLevel = "info"): Promise<void> {
    await this.#engine?.log(line, urn, as);
  }

  /** Ends what waits at once, and all sending; a request under way may still be answered, so that what it makes is recorded. */
  cancel(): void {
    this.#stop.abort();
    setTimeout(() => this.#cut.abort(), graceMs).unref();
  }
}
