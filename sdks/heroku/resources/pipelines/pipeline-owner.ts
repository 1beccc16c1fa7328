import { z } from "zod";

/** Who owns the pipeline that a resource is a part of. */
export const PipelineOwner = z
  .strictObject({
    id: z.uuid().describe("Id of the team or user."),
    type: z.enum(["team", "user"]).describe("Kind of owner."),
  })
  .optional()
  .describe(
    "Who owns the pipeline. It is for reading only: what is in a pipeline that the key may not see is not taken for gone.",
  );

/** The owner as declared: Heroku does not tell it of a part. */
export function knownOwner(inputs: { readonly pipelineOwner?: z.output<typeof PipelineOwner> } | undefined) {
  return inputs?.pipelineOwner === undefined ? {} : { pipelineOwner: inputs.pipelineOwner };
}
