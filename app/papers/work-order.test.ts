// The canonical text of a work order: one for one content, and another for any other.
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "~/approvals/chain";
import { canonicalWorkOrder, WorkOrder } from "./work-order";
import { anOrder } from "test/papers";

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const order = anOrder();
const plain: unknown = JSON.parse(JSON.stringify(order));

function isTree(value: unknown): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same with its members in another order, all the way down. */
function turned(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((each) => turned(each, seed));
  if (!isTree(value)) return value;
  const names = Object.keys(value);
  const from = seed % Math.max(1, names.length);
  const moved = [...names.slice(from), ...names.slice(0, from)].reverse();
  return Object.fromEntries(moved.map((name) => [name, turned(value[name], seed)]));
}

/** The ways to every value in it. */
function leaves(
  value: unknown,
  way: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => leaves(each, [...way, at]));
  if (isTree(value)) return Object.entries(value).flatMap(([name, each]) => leaves(each, [...way, name]));
  return [way];
}

function altered(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return `${String(value)}.`;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function changedAt(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined) return altered(value);
  if (isList(value)) return value.map((each, at) => (at === step ? changedAt(each, rest) : each));
  if (!isTree(value)) return value;
  return { ...value, [step]: changedAt(value[step], rest) };
}

function without(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (isList(value))
    return rest.length === 0
      ? value.filter((_each, at) => at !== step)
      : value.map((each, at) => (at === step ? without(each, rest) : each));
  if (!isTree(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      name !== step ? [[name, each]] : rest.length === 0 ? [] : [[name, without(each, rest)]],
    ),
  );
}

test("the text does not depend on the order in which facts came", () => {
  fc.assert(
    fc.property(fc.nat(1000), (seed) => {
      expect(canonicalWorkOrder(WorkOrder.parse(turned(plain, seed)))).toBe(canonicalWorkOrder(order));
      expect(contentHash(turned(plain, seed))).toBe(contentHash(order));
    }),
  );
});

test("a change of any one fact changes the hash", () => {
  const ways = leaves(plain);
  expect(ways.length).toBeGreaterThan(50);
  const hashes = ways.flatMap((way) => [
    contentHash(changedAt(plain, way)),
    contentHash(without(plain, way)),
  ]);
  expect(new Set([...hashes, contentHash(order)]).size).toBe(hashes.length + 1);
});

test("the text is read back as the same order", () => {
  expect(WorkOrder.parse(JSON.parse(canonicalWorkOrder(order)))).toEqual(order);
});
