import pb from "@pulumi/pulumi/proto/provider_pb.js";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { checkResource } from "../../sdks/heroku/provider/check-resource.ts";
import { createResource } from "../../sdks/heroku/provider/create-resource.ts";
import { deleteResource } from "../../sdks/heroku/provider/delete-resource.ts";
import { diffResource } from "../../sdks/heroku/provider/diff-resource.ts";
import { PartialFailure } from "../../sdks/heroku/provider/partial-failure.ts";
import { Plugin } from "../../sdks/heroku/provider/plugin.ts";
import { readResource } from "../../sdks/heroku/provider/read-resource.ts";
import { updateResource } from "../../sdks/heroku/provider/update-resource.ts";
import { definitions } from "../../sdks/heroku/resources/all.ts";
import type { Wire } from "../../sdks/heroku/test/lives.ts";
import { leftBehind } from "../../sdks/heroku/test/partial-failure.ts";
import { plain, struct, urnOf } from "../../sdks/heroku/test/plugin-client.ts";

/** One object, as an engine's state has it. */
export interface Held {
  readonly id: string;
  readonly inputs: Wire;
  readonly properties: Wire;
  /** Its last create or update failed half way, so that the next run comes back to it. */
  readonly unfinished: boolean;
}

/** What an operation left in the state, and how it ended. */
export interface Ended {
  readonly held: Held | undefined;
  /** The words of its failure; absent where it reported success. */
  readonly failure?: string;
}

const { DIFF_NONE } = pb.DiffResponse.DiffChanges;

/** One run of an engine, with a provider that remembers nothing of others. It does with the state what Pulumi does. */
export class EngineRun {
  readonly #plugin: Plugin;
  readonly #type: string;
  readonly #urn: string;
  readonly #signal = new AbortController().signal;

  constructor(api: Heroku, type: string) {
    this.#plugin = new Plugin({
      version: "0.0.0",
      definitions,
      functions: [],
      environment: {},
      connect: () => api,
      onEngineLost: () => undefined,
    });
    const confirm = new Set(["rename", "disable-acm"].map((action) => `test/x:${action}`));
    this.#plugin.configure({ apiKey: "local-token", apiUrl: "", dataUrl: "", moveForward: [], confirm });
    this.#type = type;
    this.#urn = urnOf(type);
  }

  /** What `up` does with one resource: makes it, changes it or leaves it. */
  up(held: Held | undefined, args: Wire): Promise<Ended> {
    return this.#ended(held, async () => {
      const news = struct(await this.#checked(held, args));
      if (held === undefined) return this.#create(news);
      const diff = await diffResource(
        this.#plugin,
        this.#about(new pb.DiffRequest(), held).setNews(news),
        this.#signal,
      );
      if (diff.getReplacesList().length > 0) throw new Error(`would replace, for ${diff.getReplacesList()}`);
      if (diff.getChanges() === DIFF_NONE && !held.unfinished) return held;
      const request = this.#about(new pb.UpdateRequest(), held).setNews(news);
      const response = await updateResource(this.#plugin, request, this.#signal);
      return { id: held.id, inputs: plain(news), properties: plain(response.getProperties()), unfinished: false };
    });
  }

  /** What `refresh` does with one resource. */
  refresh(held: Held): Promise<Ended> {
    return this.#ended(held, async () => {
      const request = new pb.ReadRequest().setUrn(this.#urn).setType(this.#type).setId(held.id);
      request.setProperties(struct(held.properties)).setInputs(struct(held.inputs));
      const live = await readResource(this.#plugin, request, this.#signal);
      if (live.getId() === "") return undefined;
      return {
        id: live.getId(),
        inputs: plain(live.getInputs()),
        properties: plain(live.getProperties()),
        unfinished: false,
      };
    });
  }

  /** What `destroy` does with one resource. */
  destroy(held: Held): Promise<Ended> {
    return this.#ended(held, async () => {
      const request = new pb.DeleteRequest().setUrn(this.#urn).setType(this.#type).setId(held.id);
      request.setProperties(struct(held.properties)).setOldInputs(struct(held.inputs));
      await deleteResource(this.#plugin, request, this.#signal);
      return undefined;
    });
  }

  async #create(news: ReturnType<typeof struct>): Promise<Held> {
    const request = new pb.CreateRequest().setUrn(this.#urn).setType(this.#type).setProperties(news);
    const made = await createResource(this.#plugin, request, this.#signal);
    return { id: made.getId(), inputs: plain(news), properties: plain(made.getProperties()), unfinished: false };
  }

  #about<R extends pb.DiffRequest | pb.UpdateRequest>(request: R, { id, inputs, properties }: Held): R {
    request.setUrn(this.#urn).setType(this.#type).setId(id);
    request.setOlds(struct(properties)).setOldInputs(struct(inputs));
    return request;
  }

  async #checked(held: Held | undefined, args: Wire): Promise<Wire> {
    const request = new pb.CheckRequest().setUrn(this.#urn).setType(this.#type).setNews(struct(args));
    if (held !== undefined) request.setOlds(struct(held.inputs));
    const response = await checkResource(this.#plugin, request, this.#signal);
    const [failure] = response.getFailuresList();
    if (failure !== undefined) throw new Error(failure.getReason());
    return plain(response.getInputs());
  }

  /** A failure leaves the state as it was, unless it says what it has left behind. */
  async #ended(before: Held | undefined, operation: () => Promise<Held | undefined>): Promise<Ended> {
    try {
      return { held: await operation() };
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      const [header] = error instanceof PartialFailure ? error.metadata.get("grpc-status-details-bin") : [];
      const left = Buffer.isBuffer(header) ? leftBehind(header) : undefined;
      if (left === undefined) return { held: before, failure };
      return { held: { id: left.id, inputs: left.inputs, properties: left.properties, unfinished: true }, failure };
    }
  }
}
