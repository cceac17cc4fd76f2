// Which column of a file is which field: guessed from the headers, changed by whoever knows better.
import { fieldsOf, type FieldName, type Kind } from "./kinds";

/** The place of a field's column, counted from 0; a field without a column is left out. */
export type Mapping = { readonly [F in FieldName]?: number };

/** A header as it is compared: lower case, ё as е, words with single spaces. */
export function headerKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How well a header names a field: 3 says it, 2 begins with it, 1 has it among its words, 0 is about something else. */
function fit(header: string, names: readonly string[]): number {
  const scores = names.map((name) => {
    const key = headerKey(name);
    if (header === key) return 3;
    if (header.startsWith(`${key} `)) return 2;
    return key.length > 3 && ` ${header} `.includes(` ${key} `) ? 1 : 0;
  });
  return Math.max(0, ...scores);
}

/** The mapping that the headers suggest. Each column serves one field; of two that fit alike the first one does. */
export function guessMapping(kind: Kind, headers: readonly string[]): Mapping {
  const keys = headers.map(headerKey);
  const mapping: Partial<Record<FieldName, number>> = {};
  const taken = new Set<number>();
  for (const wanted of [3, 2, 1]) {
    for (const { name, headers: names } of fieldsOf(kind)) {
      if (mapping[name] !== undefined) continue;
      // Our own names and the more usual ones stand in front.
      const column = keys.findIndex((key, at) => !taken.has(at) && key !== "" && fit(key, names) === wanted);
      if (column < 0) continue;
      mapping[name] = column;
      taken.add(column);
    }
  }
  return mapping;
}

/** The fields that nothing can be brought in without and that have no column. */
export function missingFields(kind: Kind, mapping: Mapping): readonly FieldName[] {
  return fieldsOf(kind).flatMap(({ name, required }) =>
    required && mapping[name] === undefined ? [name] : [],
  );
}

export type Wishes =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly unknownField?: string; readonly unknownColumn?: string };

/**
 * The guess with what the person at the terminal says about it: "phone=Mobile,name=3,email=". A column is named by its header
 * or by its number counted from 1; a field without one is not read.
 */
export function withWishes(kind: Kind, headers: readonly string[], guess: Mapping, wishes: string): Wishes {
  const mapping: Partial<Record<FieldName, number>> = { ...guess };
  for (const wish of wishes.split(",").filter((part) => part.trim() !== "")) {
    const [field = "", ...rest] = wish.split("=");
    const known = fieldsOf(kind).find(({ name }) => name.toLowerCase() === field.trim().toLowerCase());
    if (!known || rest.length === 0) return { ok: false, unknownField: field.trim() };
    const column = rest.join("=").trim();
    if (column === "") {
      delete mapping[known.name];
      continue;
    }
    const byName = headers.findIndex((header) => headerKey(header) === headerKey(column));
    const place = byName >= 0 ? byName : /^\d{1,4}$/.test(column) ? Number(column) - 1 : -1;
    if (place < 0 || place >= headers.length) return { ok: false, unknownColumn: column };
    mapping[known.name] = place;
  }
  return { ok: true, mapping };
}
