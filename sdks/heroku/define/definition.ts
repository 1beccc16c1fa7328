import type { z } from "zod";
import type { Heroku } from "../client/heroku.ts";
import type { TakenOver } from "../client/taken-over.ts";
import type { ConfirmableAction } from "./confirmation.ts";
import type { Consequence, Left } from "./consequence.ts";
import type { UniqueName } from "./unique-name.ts";

/** The context of a life-cycle function. */
export interface Context<Out = Record<string, unknown>> {
  readonly api: Heroku;
  /** The resource's URN; reproducible names are derived from it. */
  readonly urn: string;
  /** Aborted when the engine cancels; ends every wait. */
  readonly signal: AbortSignal;
  /** Prints a line for the resource. Never a secret. */
  log(line: string): void;
  /** Logs a warning that needs an action. */
  warn(line: string): void;
  /**
   * Records that the object exists before later steps can fail: when the function throws afterwards, the engine records the object as
   * partial, and the next run finishes it with `update`.
   */
  checkpoint(id: string, outputs: Partial<Out>): void;
  /** Whether the user has confirmed this action for this resource. See `requireConfirmation`. */
  confirmed(action: ConfirmableAction): boolean;
  /** The URN of the resource of the same type with this slot: this run has created it, or the program declares it. */
  holder(slot: string): string | undefined;
  /** Whether this run deletes the object of this id: the program no longer declares it, or it is replaced. */
  isGoing(id: string): boolean;
  /** Whether this run has read the whole state, and the object of this id was not in it. */
  isForeign(id: string): boolean;
  /** Whether the state has the object of this id, as far as this run knows. */
  manages(id: string): boolean;
}

/** An object as Heroku returns it now. */
export interface Live<In, Out> {
  readonly id: string;
  readonly inputs: In;
  readonly outputs: Out;
}

/** An object in the state. `outputs` is partial after a create that failed after its request. */
export interface Prior<In, Out> {
  readonly id: string;
  readonly inputs: In;
  readonly outputs: Partial<Out>;
}

/** A request to read an object: in a refresh with the state's copy, in an import only with the given id. */
export interface ReadRequest<In, Out> {
  readonly id: string;
  readonly inputs?: In;
  readonly outputs?: Partial<Out>;
}

/** The context of a preview. */
export interface PreviewContext<In, Out> {
  /** The object to update; absent for a create. */
  readonly prior?: Prior<In, Out>;
  /** Whether the state has the object of this id as this resource: an object to be replaced still exists. */
  isManaged(id: string): boolean;
  /** Records that the create takes over the object of this id, described by `what`: shown where the state does not have it. */
  takesOver(id: string, what: TakenOver): void;
  /** Keys of an input that is a map, with those of members that a preview cannot know: these make the whole input absent. @default none */
  keysOf?(input: string): readonly string[];
}

/** A replacement that loses data which cannot be recreated. */
interface LossyReplacement<In extends z.ZodObject = z.ZodObject> {
  /** What is lost, as in "it deletes …". */
  readonly loses: string;
  /** The id of the object on Heroku that a create with these inputs would find, whatever its owner. Inputs may hold what is unknown. */
  existing(context: Pick<Context, "api" | "urn">, inputs: Partial<z.output<In>>): Promise<string | undefined>;
}

/** Pending inputs: `true` where an update sets the input, `false` where Heroku already has the value. */
export type Due<Key extends PropertyKey = string> = Readonly<Partial<Record<Key, boolean>>>;

/** Type of a resource of the provider, such as `heroku:index/addon:Addon`. */
type ResourceToken = `heroku:index/${string}:${string}`;

/** One Heroku resource: its properties, and how to create, read, update and delete it. */
export interface Definition<In extends z.ZodObject = z.ZodObject, Out extends z.ZodObject = z.ZodObject> {
  readonly token: ResourceToken;
  /** One sentence. */
  readonly summary: string;
  readonly inputs: In;
  readonly outputs: Out;
  /** The id for `pulumi import`, such as `<app>:<webhook>`; absent where import is not supported. */
  readonly importId?: string;
  /**
   * What of Heroku the resource has, and what its delete removes, by natural key. @default its id, and only that
   *
   * For a delete that uses something other than the id, and for resources that share one object.
   */
  slots?(inputs: z.output<In>): readonly string[];
  /**
   * The effect of a forced replacement. Absent where a new object can replace the old one, but must be another object.
   *
   * - `"overwrites"`: a create sets all properties of the existing object, so that no other one is needed
   * - a loss: refused until the user has confirmed it
   */
  readonly replacement?: "overwrites" | LossyReplacement<In>;
  /** The object's unique name by these inputs; unknown inputs of a preview are absent. */
  uniqueName?(inputs: Partial<z.output<In>>): UniqueName | undefined;
  /**
   * Paths of the object itself, first the one by its id: a read without a result does not count where a list has that one, or where
   * another one is refused. Absent for parts, which have no path of their own.
   */
  addresses?(id: string, inputs: z.output<In>): readonly string[];
  /** Creates the object, or finds the one that an interrupted run has created. */
  create(context: Context<z.output<Out>>, inputs: z.output<In>): Promise<{ id: string; outputs: z.output<Out> }>;
  /** Resolves to `undefined` when the object is gone. Inputs that Heroku does not return are taken from the request. */
  read(
    context: Context<z.output<Out>>,
    asked: ReadRequest<z.output<In>, z.output<Out>>,
  ): Promise<Live<z.output<In>, z.output<Out>> | undefined>;
  /**
   * Updates the object to `inputs` from any state: it also finishes a partial create. Absent where every input replaces.
   */
  update?(
    context: Context<z.output<Out>>,
    prior: Prior<z.output<In>, z.output<Out>>,
    inputs: z.output<In>,
  ): Promise<z.output<Out>>;
  /**
   * What a delete does not remove; `undefined` when nothing is left. Shown by the delete, and by a review, which knows no inputs.
   */
  leaves?(inputs: Partial<z.output<In>>): Left | undefined;
  /**
   * What a delete, also one for a replacement, breaks for users although no data is lost; `undefined` for nothing. It is only shown.
   */
  removalBreaks?(inputs: Partial<z.output<In>>): Consequence | undefined;
  /**
   * Whether a change of this input, marked with `breaks`, breaks something of the current object. Called only before such a change.
   * @default yes
   */
  isBreaking?(
    context: Context<z.output<Out>>,
    input: string,
    prior: Prior<z.output<In>, z.output<Out>>,
  ): Promise<boolean>;
  /** Deletes the object; an object that is already gone is a success. */
  delete(context: Context<z.output<Out>>, prior: Prior<z.output<In>, z.output<Out>>): Promise<void>;
  /**
   * Whether the replacement can be created before the old object is deleted, without an interruption. Unknown inputs of a preview do not
   * count as equal. @default no: the old object is deleted first, because names are unique
   */
  mayOverlap?(before: Partial<z.output<In>>, after: Partial<z.output<In>>): boolean;
  /**
   * Recorded inputs that were never applied, and that can be applied now. A diff lists those whose values on Heroku differ from
   * `inputs`. Called by every diff without a replacement, so it must send no requests unless `prior` has pending inputs. Unknown inputs
   * of a preview are absent.
   */
  due?(
    context: Context<z.output<Out>>,
    prior: Prior<z.output<In>, z.output<Out>>,
    inputs: Partial<z.output<In>>,
  ): Promise<Due<keyof z.output<In>>>;
  /**
   * Refuses in the preview what Heroku would refuse in the `up` after other changes. Only reads. Unknown inputs are absent.
   */
  validatePreview?(
    context: Context<z.output<Out>>,
    inputs: Partial<z.output<In>>,
    preview: PreviewContext<z.output<In>, z.output<Out>>,
  ): Promise<void>;
  /**
   * Refuses a delete that would fail later, before anything is deleted. Only reads. Called where the program declares a resource that
   * guards removals.
   */
  validateRemoval?(context: Context<z.output<Out>>, prior: Prior<z.output<In>, z.output<Out>>): Promise<void>;
  /**
   * Whether its diff or create (after all its dependencies) and its delete (before them) call `validateRemoval` for resources that the
   * program no longer declares.
   */
  readonly guardsRemovals?: true;
}

/** Keeps the token as a literal, so that a table by token can be exhaustive. */
export const defineResource = <In extends z.ZodObject, Out extends z.ZodObject, const Token extends ResourceToken>(
  definition: Definition<In, Out> & { readonly token: Token },
): Definition<In, Out> & { readonly token: Token } => definition;
