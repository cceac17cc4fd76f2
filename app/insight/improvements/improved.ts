// What can be improved: everything that the report compares as a bottleneck.
export const IMPROVED = ["advisor", "technician", "inspector", "bay", "parts", "approval", "rework"] as const;
export type Improved = (typeof IMPROVED)[number];

export function isImproved(text: string): text is Improved {
  return IMPROVED.some((each) => each === text);
}
