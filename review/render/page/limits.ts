/**
 * How many bytes each part of a page may take up; what does not fit is counted instead. A page is thus never larger than 8 MB,
 * however many services there are; one of 100 services that all change and have drifted takes 2 to 3 MB.
 */
export const limits = {
  banner: 500_000,
  board: 2_200_000,
  quietBoard: 1_000_000,
  index: 200_000,
  /** Of the sections below the board: each of the environments gets its share. */
  destructive: 300_000,
  restarts: 200_000,
  changes: 900_000,
  drift: 1_000_000,
  added: 600_000,
  health: 200_000,
  policy: 400_000,
  exceptions: 100_000,
  parity: 700_000,
  cost: 300_000,
  notChecked: 150_000,
} as const;
