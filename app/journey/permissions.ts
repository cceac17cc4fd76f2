// Who may do what: one matrix of role by action, and nobody decides it anywhere else.

export const ROLES = ["advisor", "mechanic", "inspector", "parts", "manager", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What a request may want. `stage:verb` for the journey, `room:verb` for the rest. */
const MATRIX = {
  "visit:read": ["advisor", "mechanic", "inspector", "parts", "manager"],
  "visit:note": ["advisor", "mechanic", "inspector", "parts", "manager"],
  "photo:write": ["advisor", "mechanic", "inspector", "parts", "manager"],
  /** Photos that somebody else took; one's own are covered by writing. */
  "photo:remove": ["manager"],
  "visit:override": ["manager"],
  "visit:cancel": ["advisor", "manager"],
  "booking:write": ["advisor", "manager"],
  "preparation:write": ["advisor", "parts", "manager"],
  "intake:write": ["advisor", "manager"],
  "repairs:assign": ["advisor", "manager"],
  "repairs:work": ["mechanic", "manager"],
  "repairs:price": ["advisor", "manager"],
  "repairs:parts": ["mechanic", "parts", "advisor", "manager"],
  "parts:write": ["parts", "advisor", "manager"],
  "quality:inspect": ["inspector", "manager"],
  /** Who does how well: beside their own figure, for managers only. */
  "quality:figures": ["manager"],
  /** The bottleneck report and the criteria; beginning and ending improvements. */
  "insight:read": ["manager"],
  "insight:act": ["manager"],
  "quality:papers": ["advisor", "inspector", "manager"],
  "handover:write": ["advisor", "manager"],
  "money:read": ["advisor", "manager"],
  "money:write": ["advisor", "manager"],
  "money:on-account": ["manager"],
  "follow-up:write": ["advisor", "manager"],
  "people:read": ["advisor", "parts", "manager", "inspector", "mechanic"],
  "people:write": ["advisor", "manager"],
  "link:create": ["advisor", "manager"],
  "message:read": ["advisor", "manager"],
  "campaign:read": ["advisor", "manager"],
  "campaign:write": ["manager"],
  "staff:manage": ["manager"],
  "calendar:read": ["advisor", "mechanic", "inspector", "parts", "manager"],
  "task:write": ["advisor", "mechanic", "inspector", "parts", "manager"],
  "settings:write": ["manager"],
  "data:exchange": ["manager"],
  "privacy:answer": ["manager"],
  /** What concerns the whole program; some of it the administrator alone. */
  "notice:read": ["manager"],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof MATRIX;
export const ACTIONS = Object.keys(MATRIX) as readonly string[] as readonly Action[];

/** A member of staff at work in one centre. Every query takes it. */
export interface Actor {
  readonly kind: "staff";
  readonly staffId: string;
  readonly name: string;
  readonly language: Language;
  readonly organisationId: string;
  readonly centreId: string;
  readonly roles: readonly Role[];
}

export type Language = "en" | "ru";
export const LANGUAGES = ["en", "ru"] as const satisfies readonly Language[];

/** The administrator may do whatever anybody may. */
export function may(roles: readonly Role[], action: Action): boolean {
  if (roles.includes("admin")) return true;
  const allowed: readonly Role[] = MATRIX[action];
  return roles.some((role) => allowed.includes(role));
}

/** The roles that can do it, for "ask a manager" sentences. */
export function rolesFor(action: Action): readonly Role[] {
  return MATRIX[action];
}
