/** The words of `index.ts`, in one place; `docs/declaring.md` explains them. */
export * from "./declare/addon.ts";
export * from "./declare/backup.ts";
export * from "./declare/config-var.ts";
export * from "./declare/domain.ts";
export * from "./declare/environment.ts";
export * from "./declare/exceptions.ts";
export * from "./declare/release.ts";
export * from "./declare/review-apps.ts";
export * from "./declare/service.ts";
