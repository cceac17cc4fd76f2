// Reading the cells of one row: every cell that does not fit is a problem of its own, and the row is read to its end.
import { DAY, earliest, plus, type Instant } from "~/journey/instant";
import { parseMoney, type Minor } from "~/journey/money";
import { LANGUAGES, type Language } from "~/journey/permissions";
import { parsePhone, type CountryCode, type Phone } from "~/people/phone";
import type { FieldName } from "../kinds";
import { shortened, type Problem, type ProblemCode } from "../problems";
import { readMoment } from "./moment";

/** What the centre and the clock add to what a file says. */
export interface Reading {
  readonly country: CountryCode | undefined;
  readonly language: Language;
  readonly timeZone: string;
  readonly currency: string;
  readonly now: Instant;
}

const YES = ["yes", "y", "true", "1", "да", "д", "+", "x", "истина", "on"];
const NO = ["no", "n", "false", "0", "нет", "н", "-", "ложь", "off"];
const LANGUAGE_NAMES: Readonly<Record<string, Language>> = {
  en: "en",
  eng: "en",
  english: "en",
  английский: "en",
  англ: "en",
  ru: "ru",
  rus: "ru",
  russian: "ru",
  русский: "ru",
  рус: "ru",
};

export class Cells {
  private readonly found: Problem[] = [];

  constructor(
    readonly line: number,
    private readonly cellOf: (field: FieldName) => string,
    readonly reading: Reading,
  ) {}

  get problems(): readonly Problem[] {
    return this.found;
  }

  raw(field: FieldName): string {
    return this.cellOf(field);
  }

  refuse(code: ProblemCode, field?: FieldName, more: { readonly max?: number } = {}): undefined {
    const value = field === undefined ? "" : shortened(this.cellOf(field));
    this.found.push({
      line: this.line,
      code,
      ...(field === undefined ? {} : { field }),
      ...(value === "" ? {} : { value }),
      ...more,
    });
    return undefined;
  }

  /** Reads a cell that may be empty. `read` answers undefined for what does not fit. */
  maybe<T>(field: FieldName, code: ProblemCode, read: (text: string) => T | undefined): T | undefined {
    const text = this.cellOf(field);
    if (text === "") return undefined;
    return read(text) ?? this.refuse(code, field);
  }

  needed(field: FieldName): string | undefined {
    const text = this.cellOf(field);
    return text === "" ? this.refuse("missing", field) : text;
  }

  /** One line: line ends within it become spaces. */
  line1(field: FieldName, max: number): string | undefined {
    const text = this.cellOf(field).replace(/\s+/g, " ");
    if (text.length > max) return this.refuse("too-long", field, { max });
    return text === "" ? undefined : text;
  }

  paragraph(field: FieldName, max: number): string | undefined {
    const text = this.cellOf(field);
    if (text.length > max) return this.refuse("too-long", field, { max });
    return text === "" ? undefined : text;
  }

  phone(field: FieldName): Phone | undefined {
    return this.maybe(field, "not-a-phone", (text) => {
      const phone = parsePhone(text, this.reading.country);
      // What the column can keep; the library lets a few shorter ones pass.
      return phone && /^\+[1-9]\d{6,14}$/.test(phone) ? phone : undefined;
    });
  }

  yesNo(field: FieldName): boolean | undefined {
    return this.maybe(field, "not-yes-or-no", (text) => {
      const said = text.toLowerCase();
      if (YES.includes(said)) return true;
      return NO.includes(said) ? false : undefined;
    });
  }

  language(field: FieldName): Language | undefined {
    return this.maybe(field, "not-a-language", (text) => {
      const said = text.toLowerCase();
      return LANGUAGES.find((each) => said.startsWith(`${each}-`)) ?? LANGUAGE_NAMES[said];
    });
  }

  /** Whole kilometres or miles: "84 300", "84,300", "84300.0". */
  whole(field: FieldName, code: ProblemCode, min: number, max: number): number | undefined {
    return this.maybe(field, code, (text) => {
      const bare = text
        .replace(/[\s\u00a0\u202f]/g, "")
        .replace(/^(\d{1,3})((?:[.,]\d{3})+)$/, (number) => number.replace(/[.,]/g, ""))
        .replace(/[.,]0+$/, "");
      const value = /^\d{1,9}$/.test(bare) ? Number(bare) : -1;
      return value >= min && value <= max ? value : undefined;
    });
  }

  money(field: FieldName): Minor | undefined {
    const { currency } = this.reading;
    return this.maybe(field, "not-an-amount", (text) =>
      parseMoney(text.replace(/^[^\d]{0,4}(?=\d)/, "").replace(/\s*[^\d\s]{1,4}\.?$/, ""), currency),
    );
  }

  /** A moment that is over. */
  moment(field: FieldName): Instant | undefined {
    const { timeZone, now } = this.reading;
    const at = this.maybe(field, "not-a-date", (text) => readMoment(text, timeZone));
    if (at === undefined) return undefined;
    // A date of today without a time stands for noon, whatever the clock says.
    return at > plus(now, DAY / 2) ? this.refuse("date-ahead", field) : earliest(at, now);
  }
}
