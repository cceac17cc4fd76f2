// The form of the columns: one choice for each field, read alike in the browser and on the server.
import { fieldsOf, type FieldName, type Kind } from "./kinds";
import { missingFields, type Mapping } from "./mapping";

export const columnName = (field: FieldName): string => `column.${field}`;

/** The choices as a mapping; what is no column of the file counts as not chosen. */
export function mappingOf(kind: Kind, columns: number, form: FormData): Mapping {
  const mapping: Partial<Record<FieldName, number>> = {};
  for (const { name } of fieldsOf(kind)) {
    const said = form.get(columnName(name));
    if (typeof said !== "string" || !/^\d{1,4}$/.test(said)) continue;
    if (Number(said) < columns) mapping[name] = Number(said);
  }
  return mapping;
}

export interface MappingFault {
  readonly code: "noColumnFor" | "twice";
  readonly fields: readonly FieldName[];
}

/** Why nothing can be read by it: a field lacks its column, or two fields share one. */
export function mappingFault(kind: Kind, mapping: Mapping): MappingFault | undefined {
  const missing = missingFields(kind, mapping);
  if (missing.length > 0) return { code: "noColumnFor", fields: missing };
  const named = fieldsOf(kind).flatMap(({ name }) => (mapping[name] === undefined ? [] : [name]));
  const twice = named.filter((name) =>
    named.some((other) => other !== name && mapping[other] === mapping[name]),
  );
  return twice.length > 0 ? { code: "twice", fields: twice } : undefined;
}
