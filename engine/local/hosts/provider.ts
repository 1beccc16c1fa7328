import providers from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { unary } from "../../wire/rpc.ts";
import { fromStruct, toStruct } from "../../wire/struct.ts";
import { nameOf, typeOf } from "../../wire/urn.ts";
import { keepSecrecy, mapProperties, type Properties, plainProperties, withoutReferences } from "../../wire/value.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { type Diff, readDiff } from "./diff.ts";
import { type Done, providerCall } from "./provider-error.ts";
import type { ProviderHost } from "./provider-host.ts";

/** Why an input is invalid; the property may be empty. */
interface CheckFailure {
  property: string;
  reason: string;
}

/** Inputs that their provider does not accept. */
export class InvalidInputs extends Error {
  override readonly name = "InvalidInputs";
  constructor(failures: readonly CheckFailure[]) {
    super(failures.map(({ property, reason }) => (property === "" ? reason : `${property}: ${reason}`)).join("; "));
  }
}

/** An object as it was read. */
export interface ReadResult {
  id: string;
  outputs: Properties;
  /** Undefined when the provider returns only outputs. */
  inputs: Properties | undefined;
}

/** A configured provider. Every call throws {@link ProviderError}. */
export class Provider {
  readonly name: string;
  readonly #host: ProviderHost;
  #accepts = { secrets: true, references: true, preview: true };

  constructor(name: string, host: ProviderHost) {
    this.name = name;
    this.#host = host;
  }

  /** Whether it supports previews of creates and updates. */
  get previews(): boolean {
    return this.#accepts.preview;
  }

  async handshake(engineAddress: string, rootFolder: string, programFolder: string): Promise<void> {
    const request = new providers.ProviderHandshakeRequest()
      .setEngineAddress(engineAddress)
      .setRootDirectory(rootFolder)
      .setProgramDirectory(programFolder)
      .setConfigureWithUrn(true)
      .setInvokeWithPreview(true);
    // An older provider lacks the handshake, and works without it.
    await unary((done) => this.#host.client.handshake(request, done)).catch(() => undefined);
  }

  /** Inputs as the provider completes them, secrets kept; `olds` are empty for a new object. Throws {@link InvalidInputs}. */
  async check(method: "check" | "checkConfig", urn: string, olds: Properties, news: Properties): Promise<Properties> {
    const request = named(new providers.CheckRequest(), urn).setOlds(this.#struct(olds)).setNews(this.#struct(news));
    const response = await this.#call(
      (done: Done<providers.CheckResponse>) => this.#host.client[method](request, done),
      (checked) => checked,
    );
    const failures = response.getFailuresList().map(readFailure);
    if (failures.length > 0) throw new InvalidInputs(failures);
    return keepSecrecy(fromStruct(response.getInputs()), news);
  }

  /** Whether a provider's new configuration replaces its resources. */
  diffConfig(urn: string, id: string, olds: Properties, news: Properties): Promise<Diff> {
    const request = this.#diffRequest({ urn, id, olds, oldInputs: olds, news, ignoreChanges: [] });
    return this.#call<providers.DiffResponse, Diff>((done) => this.#host.client.diffConfig(request, done), readDiff);
  }

  async configure(urn: string, id: string, inputs: Properties): Promise<void> {
    const request = new providers.ConfigureRequest()
      .setArgs(toStruct(inputs))
      .setAcceptsecrets(true)
      .setAcceptresources(true)
      .setSendsOldInputs(true)
      .setSendsOldInputsToDelete(true)
      .setUrn(urn)
      .setId(id)
      .setName(nameOf(urn))
      .setType(typeOf(urn));
    const variables = request.getVariablesMap();
    for (const [key, value] of Object.entries(plainProperties(inputs))) {
      variables.set(`${this.name}:config:${key}`, typeof value === "string" ? value : JSON.stringify(value));
    }
    await this.#call<providers.ConfigureResponse, void>(
      (done) => this.#host.client.configure(request, done),
      (response) => {
        this.#accepts = {
          secrets: response.getAcceptsecrets(),
          references: response.getAcceptresources(),
          preview: response.getSupportspreview(),
        };
      },
    );
  }

  diff(old: ResourceState, news: Properties, ignoreChanges: readonly string[]): Promise<Diff> {
    const request = this.#diffRequest({
      ...old,
      id: old.id ?? "",
      olds: old.outputs,
      oldInputs: old.inputs,
      news,
      ignoreChanges,
    });
    return this.#call<providers.DiffResponse, Diff>((done) => this.#host.client.diff(request, done), readDiff);
  }

  create(urn: string, inputs: Properties, preview: boolean): Promise<{ id: string; outputs: Properties }> {
    const request = named(new providers.CreateRequest(), urn).setProperties(this.#struct(inputs)).setPreview(preview);
    return this.#call(
      (done: Done<providers.CreateResponse>) => this.#host.client.create(request, done),
      (response) => ({ id: response.getId(), outputs: fromStruct(response.getProperties()) }),
    );
  }

  update(
    old: ResourceState,
    news: Properties,
    ignoreChanges: readonly string[],
    preview: boolean,
  ): Promise<Properties> {
    const request = named(new providers.UpdateRequest(), old.urn)
      .setId(old.id ?? "")
      .setOlds(this.#struct(old.outputs))
      .setOldInputs(this.#struct(old.inputs))
      .setNews(this.#struct(news))
      .setIgnorechangesList([...ignoreChanges])
      .setPreview(preview);
    return this.#call(
      (done: Done<providers.UpdateResponse>) => this.#host.client.update(request, done),
      (response) => fromStruct(response.getProperties()),
    );
  }

  async delete(old: ResourceState): Promise<void> {
    const request = named(new providers.DeleteRequest(), old.urn)
      .setId(old.id ?? "")
      .setProperties(this.#struct(old.outputs))
      .setOldInputs(this.#struct(old.inputs));
    await this.#call(
      (done: Done<unknown>) => this.#host.client.delete(request, done),
      () => undefined,
    );
  }

  /** Reads an object by id; undefined when it is gone. */
  read(urn: string, id: string, inputs: Properties, outputs: Properties): Promise<ReadResult | undefined> {
    const request = named(new providers.ReadRequest(), urn)
      .setId(id)
      .setInputs(this.#struct(inputs))
      .setProperties(this.#struct(outputs));
    return this.#call(
      (done: Done<providers.ReadResponse>) => this.#host.client.read(request, done),
      (response) => {
        if (response.getId() === "") return undefined;
        const found = response.getInputs();
        return {
          id: response.getId(),
          outputs: fromStruct(response.getProperties()),
          inputs: found && fromStruct(found),
        };
      },
    );
  }

  /** Calls a function of the provider. */
  invoke(token: string, args: Properties, preview: boolean): Promise<{ result: Properties; failures: CheckFailure[] }> {
    const request = new providers.InvokeRequest().setTok(token).setArgs(this.#struct(args)).setPreview(preview);
    return this.#call(
      (done: Done<providers.InvokeResponse>) => this.#host.client.invoke(request, done),
      (response) => ({
        result: fromStruct(response.getReturn()),
        failures: response.getFailuresList().map(readFailure),
      }),
    );
  }

  /** Asks it to cancel its pending operations. */
  async cancel(): Promise<void> {
    await unary((done) => this.#host.client.cancel(new empty.Empty(), done)).catch(() => undefined);
  }

  stop(): Promise<void> {
    return this.#host.stop();
  }

  #diffRequest(parts: {
    urn: string;
    id: string;
    olds: Properties;
    oldInputs: Properties;
    news: Properties;
    ignoreChanges: readonly string[];
  }): providers.DiffRequest {
    return named(new providers.DiffRequest(), parts.urn)
      .setId(parts.id)
      .setOlds(this.#struct(parts.olds))
      .setOldInputs(this.#struct(parts.oldInputs))
      .setNews(this.#struct(parts.news))
      .setIgnorechangesList([...parts.ignoreChanges]);
  }

  #struct(properties: Properties) {
    const known = this.#accepts.secrets ? properties : plainProperties(properties);
    return toStruct(this.#accepts.references ? known : mapProperties(known, withoutReferences));
  }

  #call<Response, Result>(
    start: (done: Done<Response>) => unknown,
    read: (response: Response) => Result,
  ): Promise<Result> {
    return providerCall(this.name, this.#host.child, start).then(read);
  }
}

function readFailure(failure: providers.CheckFailure): CheckFailure {
  return { property: failure.getProperty(), reason: failure.getReason() };
}

function named<
  Request extends { setUrn(urn: string): Request; setName(name: string): Request; setType(type: string): Request },
>(request: Request, urn: string): Request {
  return request.setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn));
}
