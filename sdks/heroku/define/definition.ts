import type { z } from "zod";
import type { Heroku } from "../client/heroku.ts";
import type { ConfirmableAction } from "./confirmation.ts";
import type { Consequence, Left } from "./consequence.ts";
import type { TakenOver } from "./taken-over.ts";
import type { UniqueName } from "./unique-name.ts";

/** What a life-cycle function is given besides its data. */
export interface Context<Out = Record<string, unknown>> {
  readonly api: Heroku;
  /** The resource's URN: names that must be found again are derived from it. */
  readonly urn: string;
  /** Aborted when the engine cancels. Every wait ends with it. */
  readonly signal: AbortSignal;
  /** Prints one line beside the resource. Never a secret. */
  log(line: string): void;
  /** Logs a warning that needs an action. */
  warn(line: string): void;
  /**
   * Records that the object exists, before what follows can fail: when the function throws afterwards, the engine keeps
   * the object as partly made, and the next run finishes it through `update`.
   */
  checkpoint(id: string, outputs: Partial<Out>): void;
  /** Whether the user has confirmed this action on this resource, by name. See `requireConfirmation`. */
  confirmed(action: ConfirmableAction): boolean;
  /** The URN of the resource that has this slot, of the same type: this run has created it there, or the program declares it. */
  holder(slot: string): string | undefined;
  /** Whether this run deletes the object of this id: the program no longer declares it, or it is replaced. */
  isGoing(id: string): boolean;
  /** Whether this run has read everything that the state has, and the object of this id was not among it. */
  isForeign(id: string): boolean;
  /** Whether the state has the object of this id, as far as this run has come upon it. */
  manages(id: string): boolean;
}

/** An object as Heroku reports it now. */
export interface Live<In, Out> {
  readonly id: string;
  readonly inputs: In;
  readonly outputs: Out;
}

/** What the state holds of an object. `outputs` is partial when its create failed half way. */
export interface Prior<In, Out> {
  readonly id: string;
  readonly inputs: In;
  readonly outputs: Partial<Out>;
}

/** What is known when an object is read: at a refresh the state's copy, at an import only the id a person gave. */
export interface ReadRequest<In, Out> {
  readonly id: string;
  readonly inputs?: In;
  readonly outputs?: Partial<Out>;
}

/** What a preview stands on. */
export interface PreviewContext<In, Out> {
  /** The object that is to be changed; absent where one is to be made. */
  readonly prior?: Prior<In, Out>;
  /** Whether the state has the object of this id as this very resource: one that is to be replaced still stands. */
  isManaged(id: string): boolean;
  /** Notes that the create takes over the object of this id, which `what` names: it is said where the state does not have that. */
  takesOver(id: string, what: TakenOver): void;
  /** Keys of an input that is a map, with those of members that a preview cannot know: these make the whole input absent. @default none */
  keysOf?(input: string): readonly string[];
}

/** A replacement that loses data which cannot be recreated. */
interface LossyReplacement<In extends z.ZodObject = z.ZodObject> {
  /** What goes, as in "it deletes …". */
  readonly loses: string;
  /** The id of the object on Heroku that a create with these inputs would find, whatever its owner. Inputs may hold what is unknown. */
  existing(context: Pick<Context, "api" | "urn">, inputs: Partial<z.output<In>>): Promise<string | undefined>;
}

/** What becomes of each input that waits: `true` where an update sets it, `false` where Heroku has it so already. */
export type Due<Key extends PropertyKey = string> = Readonly<Partial<Record<Key, boolean>>>;

/** Type of a resource of the provider, such as `heroku:index/addon:Addon`. */
type ResourceToken = `heroku:index/${string}:${string}`;

/** One Heroku resource, whole: its properties, and how it is made, read, changed and removed. */
export interface Definition<In extends z.ZodObject = z.ZodObject, Out extends z.ZodObject = z.ZodObject> {
  readonly token: ResourceToken;
  /** One sentence. */
  readonly summary: string;
  readonly inputs: In;
  readonly outputs: Out;
  /** What a person writes in `pulumi import`, such as `<app>:<webhook>`; absent where nothing can be imported. */
  readonly importId?: string;
  /**
   * What of Heroku the resource has, and what its delete removes, by natural key. @default its id, and only that
   *
   * For a delete that uses something other than the id, and for resources that share one object.
   */
  slots?(inputs: z.output<In>): readonly string[];
  /**
   * What it means to replace an object by force. Absent where a new object is as good as the old one, but must be another one.
   *
   * - `"overwrites"`: a create gives the object that is there all its settings, so that it needs no other one
   * - what it loses: refused until the user has confirmed it
   */
  readonly replacement?: "overwrites" | LossyReplacement<In>;
  /** The name of the object that no other may have, as these inputs give it; inputs that a preview cannot know are absent. */
  uniqueName?(inputs: Partial<z.output<In>>): UniqueName | undefined;
  /**
   * Paths at which Heroku tells of the object alone, that by its id first: a read that finds nothing is not believed where a list
   * has that one, or another one is refused. Absent for parts, which are not found by themselves.
   */
  addresses?(id: string, inputs: z.output<In>): readonly string[];
  /** Makes the object, or finds the one that an interrupted run of ours has made. */
  create(context: Context<z.output<Out>>, inputs: z.output<In>): Promise<{ id: string; outputs: z.output<Out> }>;
  /** Resolves to `undefined` when the object is gone. Inputs that Heroku does not give back are taken from `asked`. */
  read(
    context: Context<z.output<Out>>,
    asked: ReadRequest<z.output<In>, z.output<Out>>,
  ): Promise<Live<z.output<In>, z.output<Out>> | undefined>;
  /**
   * Makes the live object agree with `inputs`, whatever state it is in: it also finishes a create that failed half way.
   * Absent where every input replaces.
   */
  update?(
    context: Context<z.output<Out>>,
    prior: Prior<z.output<In>, z.output<Out>>,
    inputs: z.output<In>,
  ): Promise<z.output<Out>>;
  /**
   * What a delete does not remove; `undefined` when nothing is left. The delete says so, and so does a review, which
   * knows no inputs.
   */
  leaves?(inputs: Partial<z.output<In>>): Left | undefined;
  /**
   * What its delete, also one for a replacement, breaks for people, though it holds no data; `undefined` when nothing. It is only shown:
   * the declaration is the intention.
   */
  removalBreaks?(inputs: Partial<z.output<In>>): Consequence | undefined;
  /**
   * Whether a change of this input, marked with `breaks`, breaks something on what Heroku has now. Asked before such a change only.
   * @default yes
   */
  isBreaking?(
    context: Context<z.output<Out>>,
    input: string,
    prior: Prior<z.output<In>, z.output<Out>>,
  ): Promise<boolean>;
  /** Removes the object; one that is gone already is a success. */
  delete(context: Context<z.output<Out>>, prior: Prior<z.output<In>, z.output<Out>>): Promise<void>;
  /**
   * Whether what replaces an object can be made while that one still stands, so that nothing is missed in between. Inputs that a
   * preview cannot know are no equal ones. @default no: the old one goes first, since each has a name of its own
   */
  mayOverlap?(before: Partial<z.output<In>>, after: Partial<z.output<In>>): boolean;
  /**
   * Inputs that the state holds as a wish only, and that can be applied now. What the state has of them was never applied, so a diff
   * lists those that Heroku has otherwise than `inputs`, and no others. Asked by every diff of a declaration that replaces nothing, so
   * it must cost nothing unless `prior` says that something waits. Inputs that a preview cannot know are absent.
   */
  due?(
    context: Context<z.output<Out>>,
    prior: Prior<z.output<In>, z.output<Out>>,
    inputs: Partial<z.output<In>>,
  ): Promise<Due<keyof z.output<In>>>;
  /**
   * Refuses in the preview what Heroku would refuse in the `up`, when other things are made already. It only reads; inputs
   * that a preview cannot know are absent.
   */
  validatePreview?(
    context: Context<z.output<Out>>,
    inputs: Partial<z.output<In>>,
    preview: PreviewContext<z.output<In>, z.output<Out>>,
  ): Promise<void>;
  /**
   * Refuses, before anything is deleted, a delete that would be refused later. It only reads. Asked where the program declares a
   * resource that guards removals.
   */
  validateRemoval?(context: Context<z.output<Out>>, prior: Prior<z.output<In>, z.output<Out>>): Promise<void>;
  /**
   * Whether its diff or create, which comes after everything that it depends on, and its delete, which comes before, ask `validateRemoval`
   * of what the program no longer declares.
   */
  readonly guardsRemovals?: true;
}

/** Keeps the token as a literal, so that a table by token can be exhaustive. */
export const defineResource = <In extends z.ZodObject, Out extends z.ZodObject, const Token extends ResourceToken>(
  definition: Definition<In, Out> & { readonly token: Token },
): Definition<In, Out> & { readonly token: Token } => definition;
