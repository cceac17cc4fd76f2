// Things of which one process has exactly one, even when the development server loads a module a second time.

const registry = presentRegistry() ?? newRegistry();

function presentRegistry(): Map<string, unknown> | undefined {
  const found: unknown = Reflect.get(globalThis, "__bayline");
  return found instanceof Map ? found : undefined;
}

function newRegistry(): Map<string, unknown> {
  const made = new Map<string, unknown>();
  Reflect.set(globalThis, "__bayline", made);
  return made;
}

/** A slot that holds one value for the whole process. */
export interface Slot<T> {
  get(): T | undefined;
  set(value: T | undefined): void;
}

/** The slot of that name; `is` recognises what an earlier load of the same module put there. */
export function processWide<T>(name: string, is: (value: unknown) => value is T): Slot<T> {
  return {
    get() {
      const value = registry.get(name);
      return is(value) ? value : undefined;
    },
    set(value) {
      registry.set(name, value);
    },
  };
}
