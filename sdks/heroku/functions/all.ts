import type { FunctionDefinition } from "../define/function.ts";
import { getAppFunction } from "./get-app.ts";
import { getPipelineFunction } from "./get-pipeline.ts";
import { getTeamFunction } from "./get-team.ts";

/** Every function of the provider. */
export const functions: readonly FunctionDefinition[] = [getAppFunction, getPipelineFunction, getTeamFunction];
