// What is kept of an import, and what its forms send.
import { z } from "zod";
import { DELIMITERS } from "./csv/delimiter";
import { ENCODINGS } from "./csv/encoding";
import { KINDS, type FieldName, FIELDS } from "./kinds";
import { PROBLEM_CODES } from "./problems";
import { COUNTED } from "./run/work";

export const IMPORT_STATES = [
  "mapping",
  "trying",
  "tried",
  "importing",
  "done",
  "refused",
  "failed",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

const FIELD_NAMES = [...new Set(KINDS.flatMap((kind) => FIELDS[kind].map(({ name }): FieldName => name)))];

export const KeptMapping = z.partialRecord(z.enum(FIELD_NAMES), z.int().min(0));

const Problems = z.array(
  z.object({
    line: z.int(),
    code: z.enum(PROBLEM_CODES),
    field: z.string().optional(),
    value: z.string().optional(),
    max: z.int().optional(),
  }),
);

export const KeptFindings = z.object({
  counts: z.record(z.enum(COUNTED), z.int()),
  problems: Problems,
  problemCount: z.int(),
});

export const KeptShape = z.object({
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum(DELIMITERS),
  skipLines: z.union([z.literal(0), z.literal(1)]),
  sample: z.array(z.array(z.string())),
});

export const UploadForm = z.object({ kind: z.enum(KINDS) });
