/** A name that Heroku gives to one object at a time. */
export interface UniqueName {
  /** The property that holds it, such as `hostname`. */
  readonly property: string;
  /** What it is, such as `a host name`. */
  readonly noun: string;
  readonly name: string;
  /** The scope of the unique name, such as the id of an owner; all of Heroku if absent. */
  readonly scope?: string;
  /**
   * Where the object is, such as the id of its app. A create in the same place finds the object there and takes it over, as when
   * a resource was renamed in the program: that is no conflict.
   */
  readonly place?: string;
}
