// Form errors travel as codes, so that one schema serves both languages: "required", "too-long|{\"max\":80}".
import type { $ZodErrorMap } from "zod/v4/core";

export interface ErrorCode {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A code with the figures for its sentence, for a schema's own rules: `error: errorCode("above-limit", { limit: 5 })`. */
export function errorCode(code: string, values?: Readonly<Record<string, string | number>>): string {
  return values ? `${code}|${JSON.stringify(values)}` : code;
}

export function readErrorCode(text: string): ErrorCode {
  const bar = text.indexOf("|");
  if (bar < 0) return { code: text, values: {} };
  return { code: text.slice(0, bar), values: readValues(text.slice(bar + 1)) };
}

function readValues(text: string): Record<string, string | number> {
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values !== "object" || values === null) return {};
    return Object.fromEntries(
      Object.entries(values).filter((entry): entry is [string, string | number] =>
        ["string", "number"].includes(typeof entry[1]),
      ),
    );
  } catch {
    return {};
  }
}

/** Zod's own findings as codes. */
export const zodErrorCodes: $ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined || issue.input === null ? "required" : typeCode(issue.expected);
    case "too_small":
      if (issue.origin !== "string")
        return errorCode(issue.origin === "array" ? "too-few" : "too-small", { min: Number(issue.minimum) });
      return Number(issue.minimum) <= 1 ? "required" : errorCode("too-short", { min: Number(issue.minimum) });
    case "too_big":
      if (issue.origin === "string") return errorCode("too-long", { max: Number(issue.maximum) });
      return errorCode(issue.origin === "array" ? "too-many" : "too-big", { max: Number(issue.maximum) });
    case "invalid_format":
      return issue.format === "email" ? "not-an-email" : "wrong-form";
    case "invalid_value":
      return issue.input === undefined || issue.input === "" ? "choose-one" : "not-in-list";
    case "not_multiple_of":
      return "not-whole";
    default:
      return "wrong-form";
  }
};

function typeCode(expected: string): string {
  if (expected === "int") return "not-whole";
  return expected === "number" ? "not-a-number" : "wrong-form";
}
