import grpc from "@grpc/grpc-js";
import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import structs, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";

type Wire = Record<string, JavaScriptValue>;

const key = "4dabf18193072939515e22adb298388d";

/** Envelopes and markers, written here once more so that the tests do not rest on what they test. */
export const unknownMarker = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const secretOf = (value: JavaScriptValue): Wire => ({ [key]: "1b47061264138c4ac30d75fd1eb44270", value });
export const outputOf = (value: Wire): Wire => ({ [key]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...value });
export const referenceTo = (id: string): Wire => ({ [key]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x", id });
export const assetOf = (text: string): Wire => ({ [key]: "c44067f5952c0a294b673a41bacd8c17", text });

export const struct = (value: Wire) => structs.Struct.fromJavaScript(value);
export const plain = (message: structs.Struct | undefined) => message?.toJavaScript() ?? {};
export const urnOf = (type: string, name = "x") => `urn:pulumi:test::estate::${type}::${name}`;

const service = providers.ResourceProviderService;

/** Talks to a plugin as the engine does. */
export class PluginClient {
  readonly #client: grpc.Client;
  constructor(port: number) {
    this.#client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  }

  rpc<Request, Response>(method: grpc.MethodDefinition<Request, Response>, request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      const { path, requestSerialize, responseDeserialize } = method;
      this.#client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, response) => {
        if (response === undefined) reject(error);
        else resolve(response);
      });
    });
  }

  configure(args: Wire) {
    return this.rpc(service.configure, new pb.ConfigureRequest().setArgs(struct(args)));
  }
  /** With `olds`, the state has the resource and it is not replaced. */
  async check(type: string, news: Wire, olds: Wire = {}, name?: string) {
    const request = new pb.CheckRequest().setUrn(urnOf(type, name)).setType(type).setNews(struct(news));
    request.setOlds(struct(olds));
    const response = await this.rpc(service.check, request);
    return {
      inputs: plain(response.getInputs()),
      failures: response.getFailuresList().map((failure) => failure.toObject()),
    };
  }
  diff(type: string, id: string, olds: Wire, oldInputs: Wire | undefined, news: Wire, name?: string) {
    const request = new pb.DiffRequest().setUrn(urnOf(type, name)).setType(type).setId(id);
    request.setOlds(struct(olds)).setNews(struct(news));
    if (oldInputs !== undefined) request.setOldInputs(struct(oldInputs));
    return this.rpc(service.diff, request);
  }
  async create(type: string, inputs: Wire, preview = false, name?: string) {
    const request = new pb.CreateRequest().setUrn(urnOf(type, name)).setType(type).setPreview(preview);
    const response = await this.rpc(service.create, request.setProperties(struct(inputs)));
    return { id: response.getId(), properties: plain(response.getProperties()) };
  }
  async read(type: string, id: string, state: Wire = {}, inputs: Wire = {}, name?: string) {
    const request = new pb.ReadRequest().setUrn(urnOf(type, name)).setType(type).setId(id);
    const response = await this.rpc(service.read, request.setProperties(struct(state)).setInputs(struct(inputs)));
    return { id: response.getId(), properties: plain(response.getProperties()), inputs: plain(response.getInputs()) };
  }
  async update(type: string, id: string, olds: Wire, oldInputs: Wire, news: Wire, preview = false, name?: string) {
    const request = new pb.UpdateRequest().setUrn(urnOf(type, name)).setType(type).setId(id).setPreview(preview);
    request.setOlds(struct(olds)).setOldInputs(struct(oldInputs)).setNews(struct(news));
    return plain((await this.rpc(service.update, request)).getProperties());
  }
  delete(type: string, id: string, state: Wire, oldInputs: Wire = {}, name?: string) {
    const request = new pb.DeleteRequest().setUrn(urnOf(type, name)).setType(type).setId(id);
    return this.rpc(service.delete, request.setProperties(struct(state)).setOldInputs(struct(oldInputs)));
  }
  async invoke(token: string, args: Wire) {
    const response = await this.rpc(service.invoke, new pb.InvokeRequest().setTok(token).setArgs(struct(args)));
    return {
      found: plain(response.getReturn()),
      failures: response.getFailuresList().map((failure) => failure.toObject()),
    };
  }
  close() {
    this.#client.close();
  }
}

/** A failed call as a person would see it, and what the engine keeps of the object. */
export async function failureOf(call: Promise<unknown>, remedy?: string) {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isServiceError(error)) throw new Error(`expected a failed call, got an answer${remedy ? `: ${remedy}` : ""}`);
  const [header] = error.metadata.get("grpc-status-details-bin");
  return { code: error.code, details: error.details, header: Buffer.isBuffer(header) ? header : undefined };
}

function isServiceError(error: unknown): error is grpc.ServiceError {
  return error instanceof Error && "details" in error && "metadata" in error;
}
