/** What a switch is about: each rule asks for its own. */
type SwitchKind = "development" | "guard" | "encryption" | "queue" | "memory queue" | "files";

/** A config var some of whose values do harm. */
export interface Switch {
  readonly key: RegExp;
  /** Whether a value does the harm. */
  isWrong(value: string): boolean;
  readonly kind: SwitchKind;
  /** What it does then; completes "expected it otherwise, as it …". */
  readonly does: string;
  /** Whether it is about the certificate of what one client connects to, which Heroku may have signed itself. */
  readonly isOfCertificate?: boolean;
  /** What to do, where the rule cannot say it for all of its kind. */
  readonly instead?: string;
  /** Whether it is only worth a line: ordinary services have reasons for it. */
  readonly isAdvisory?: boolean;
  /** Whether it is meant where the service's data is public. */
  readonly isForPublicData?: boolean;
  /** Whether it does so in every environment, and not in production alone. */
  readonly isEverywhere?: boolean;
}
