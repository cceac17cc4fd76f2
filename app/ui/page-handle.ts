// What a route may tell the document around it, through `export const handle`.

export interface PageHandle {
  /** The page works without our scripts and is sent without them: customers' pages over a bad network. */
  readonly withoutScripts?: boolean;
  /** The language that this page's loader decided on, when it isn't the reader's own choice (a customer's). */
  readonly language?: (data: unknown) => string | undefined;
}

/** Narrows a match's `handle`, which the framework types as unknown. */
export function asPageHandle(handle: unknown): PageHandle {
  return typeof handle === "object" && handle !== null ? handle : {};
}
