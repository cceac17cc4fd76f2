// Roles and languages as they come from the database: checked, in the matrix's order.
import { LANGUAGES, ROLES, type Language, type Role } from "~/journey/permissions";

/** Roles as the matrix orders them; unknown ones are dropped. */
export function asRoles(names: readonly string[]): readonly Role[] {
  return ROLES.filter((role) => names.includes(role));
}

export function asStaffLanguage(text: string): Language {
  return LANGUAGES.find((language) => language === text) ?? "en";
}
