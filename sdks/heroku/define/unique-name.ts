/** A name that is unique on Heroku. */
export interface UniqueName {
  /** Its property, such as `hostname`. */
  readonly property: string;
  /** What it is, such as `a host name`. */
  readonly noun: string;
  readonly name: string;
  /** The scope of the unique name, such as the id of an owner; all of Heroku if absent. */
  readonly scope?: string;
  /**
   * The object's parent, such as its app's id. A create in the same parent takes the object over, as after a rename in the program: that
   * is no conflict.
   */
  readonly place?: string;
}
