import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** What expressions may ask: `github`, `matrix`, `needs`, `secrets`, `vars`. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How the job stands, and which files are there. */
export interface Standing {
  readonly isFailed: boolean;
  readonly hasFiles: (pattern: string) => boolean;
}

/** A text with its `${{ … }}` filled in, as GitHub does it. */
export const filledIn = (text: string, contexts: Contexts, standing: Standing): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluated(expression, contexts, standing).coerceString(),
  );

/** Whether an `if:` holds. One that asks for no status holds only while nothing has failed. */
export function holds(condition: string | undefined, contexts: Contexts, standing: Standing): boolean {
  const text = (condition ?? "success()").replace(/^\s*\$\{\{(.*)\}\}\s*$/s, "$1");
  const asksStatus = /\b(always|success|failure|cancelled)\(\)/.test(text);
  const result = evaluated(asksStatus ? text : `success() && (${text})`, contexts, standing);
  return isTrue(result);
}

function evaluated(text: string, contexts: Contexts, { isFailed, hasFiles }: Standing): data.ExpressionData {
  const says = (name: string, value: boolean) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  });
  const functions = [
    says("always", true),
    says("cancelled", false),
    says("success", !isFailed),
    says("failure", isFailed),
    {
      name: "hashFiles",
      minArgs: 1,
      maxArgs: 1,
      call: (pattern?: data.ExpressionData) =>
        new data.StringData(hasFiles(pattern?.coerceString() ?? "") ? "f00d" : ""),
    },
  ];
  const expression = new Parser(new Lexer(text.trim()).lex().tokens, Object.keys(contexts), functions).parse();
  const context: unknown = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (!(context instanceof data.Dictionary)) throw new Error("expected contexts by name");
  return new Evaluator(
    expression,
    context,
    new Map(functions.map((each) => [each.name.toLowerCase(), each])),
  ).evaluate();
}

const isTrue = (result: data.ExpressionData): boolean =>
  result.kind === data.Kind.Boolean ? result.value : !["", "0", "false"].includes(result.coerceString());
