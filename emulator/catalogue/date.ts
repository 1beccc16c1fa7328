/** The day on which prices and services of this catalogue were taken down (UTC). Nothing may be budgeted on them. */
export const catalogueDate = "2026-02-01";
