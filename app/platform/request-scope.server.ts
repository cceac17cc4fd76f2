// What one request needs to find out only once, however many loaders ask.
import { AsyncLocalStorage } from "node:async_hooks";

const present = new AsyncLocalStorage<object>();

/** Runs a request's loaders and actions with a memory of their own. */
export function withRequestScope<T>(run: () => Promise<T>): Promise<T> {
  return present.run({}, run);
}

/** A memory that lasts as long as the request. Outside a request (jobs, tests) nothing is remembered. */
export class PerRequest<T> {
  readonly #kept = new WeakMap<object, Map<string, Promise<T>>>();

  /** Makes the value unless this request has it. A failure is remembered too: one request, one answer. */
  once(key: string, make: () => Promise<T>): Promise<T> {
    const request = present.getStore();
    if (!request) return make();
    const kept = this.#kept.get(request) ?? new Map<string, Promise<T>>();
    this.#kept.set(request, kept);
    const known = kept.get(key);
    if (known) return known;
    const made = make();
    kept.set(key, made);
    return made;
  }
}
