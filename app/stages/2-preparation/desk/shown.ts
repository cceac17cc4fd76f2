// What of a day the desk shows.
export const SHOWN = ["all", "mine", "blocked"] as const;
export type Shown = (typeof SHOWN)[number];
