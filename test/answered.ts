// What a route's loader or action answered, returned or thrown, in a shape that a test can compare.

export interface Answered {
  readonly status: number;
  /** Where a redirect leads. */
  readonly to?: string;
  /** What came instead of a redirect. */
  readonly data?: unknown;
}

function isWithInit(
  answer: unknown,
): answer is { readonly data: unknown; readonly init: ResponseInit | null } {
  return typeof answer === "object" && answer !== null && "data" in answer && "init" in answer;
}

function read(answer: unknown): Answered {
  if (isWithInit(answer)) return { status: answer.init?.status ?? 200, data: answer.data };
  if (!(answer instanceof Response)) return { status: 200, data: answer };
  const to = answer.headers.get("Location");
  return { status: answer.status, ...(to === null ? {} : { to }) };
}

export async function answered(run: Promise<unknown>): Promise<Answered> {
  try {
    return read(await run);
  } catch (thrown) {
    if (thrown instanceof Response || isWithInit(thrown)) return read(thrown);
    throw thrown;
  }
}
