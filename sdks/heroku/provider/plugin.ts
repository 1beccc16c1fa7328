import type { Heroku } from "../client/heroku.ts";
import { type ConfirmableAction, confirmationOf } from "../define/confirmation.ts";
import type { Definition } from "../define/definition.ts";
import type { FunctionDefinition } from "../define/function.ts";
import { type EngineLink, linkToEngine, type Severity } from "./engine-link.ts";
import { Holdings } from "./holdings.ts";
import { Misconfigured } from "./misconfigured.ts";
import { NameRegistry } from "./name-register.ts";
import { OpenConfirmations } from "./open-confirmations.ts";
import { RecordedPlaces } from "./recorded-places.ts";
import { RunHistory } from "./run-history.ts";
import type { Settings } from "./settings.ts";
import { Unseen } from "./unseen.ts";

/** The parts of a provider. */
export interface Parts {
  readonly version: string;
  readonly definitions: readonly Definition[];
  readonly functions: readonly FunctionDefinition[];
  readonly environment: NodeJS.ProcessEnv;
  connect(connection: Settings & { signal: AbortSignal; closing: AbortSignal; notice(line: string): void }): Heroku;
  /** Called when the engine is gone; must end the process before another request is sent. */
  onEngineLost(): void;
}

/** Milliseconds for pending requests to finish after `Cancel`. */
const graceMs = 800;

/** A running provider: its parts, its configuration, and its connection to the engine. */
export class Plugin {
  readonly parts: Parts;
  readonly names = new NameRegistry();
  readonly openConfirmations = new OpenConfirmations();
  readonly #stop = new AbortController();
  readonly #cut = new AbortController();
  #engine: EngineLink | undefined;
  #engineAddress: string | undefined;
  #session: { settings: Settings; api: Heroku } | undefined;
  #problem: Misconfigured | undefined;
  readonly history = new RunHistory();
  readonly holdings = new Holdings();
  /** Confirmations that were used. */
  readonly usedConfirmations = new Set<string>();
  readonly unseen = new Unseen();
  readonly places = new RecordedPlaces();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Aborted by `Cancel`: ends all waits immediately. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Undefined before the configuration, and in a preview with unknown configuration. */
  get api(): Heroku | undefined {
    return this.#session?.api;
  }

  /** @throws Misconfigured for invalid configuration */
  requireConfigured(): void {
    if (this.#problem !== undefined) throw this.#problem;
  }

  /** The secrets that no message may show. */
  get secrets(): string[] {
    return this.#session === undefined ? [] : [this.#session.settings.apiKey];
  }

  /** Whether the configuration confirms this action for the resource `urn`. */
  isConfirmed(urn: string, action: ConfirmableAction): boolean {
    const entry = confirmationOf(urn, action);
    const isGiven = this.confirmations.has(entry);
    if (isGiven) this.usedConfirmations.add(entry);
    return isGiven;
  }

  /** All confirmations. */
  get confirmations(): ReadonlySet<string> {
    return this.#session?.settings.confirm ?? new Set();
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

  /** Connects to the engine at `host:port`, and closes a connection to another one. */
  attach(address: string): void {
    if (address === "" || address === this.#engineAddress) return;
    this.#engine?.close();
    this.#engineAddress = address;
    this.#engine = linkToEngine(address, () => this.parts.onEngineLost());
  }

  /** Closes the connection to the engine. */
  detach(): void {
    this.#engine?.close();
    this.#engine = undefined;
    this.#engineAddress = undefined;
  }

  /** Prints a line for a resource, if there is an engine. */
  async log(line: string, urn: string, as: Severity = "info"): Promise<void> {
    await this.#engine?.log(line, urn, as);
  }

  /** Ends all waits and sending; pending requests get a short time to finish, so that their objects are recorded. */
  cancel(): void {
    this.#stop.abort();
    setTimeout(() => this.#cut.abort(), graceMs).unref();
  }
}
