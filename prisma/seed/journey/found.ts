// What the simulation's cars look like at reception: body, energy, marks of damage, and signatures. Draws nothing by chance,
// so that the same seed stays the same centre: it follows from the car and the visit.
import type { Body, DamageMark, Energy } from "~/journey/car-received";
import { middleOf } from "~/stages/3-intake/damage/places";
import type { Zone } from "~/stages/3-intake/damage/outline";

const BODIES: readonly (readonly [Body, string])[] = [
  [
    "suv",
    "C-HR|Tucson|Kona|Tiguan|Kuga|Sportage|Qashqai|Captur|3008|Duster|XC60|Niva Travel|Creta|Kodiaq|RAV4|CX-5|Jolion|F7|Coolray|Tiggo 7 Pro|X3|Outlander",
  ],
  ["hatchback", "Yaris|i20|Golf|Polo|Focus|Fiesta|Ceed|Clio|Astra|Leon"],
  ["estate", "Largus|Octavia|Superb"],
];

export function bodyOf(model: string): Body {
  return BODIES.find(([, models]) => models.split("|").includes(model))?.[0] ?? "sedan";
}

/** A number that follows from a text and looks like none. */
function figure(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
}

export function energyOf(plate: string, model: string): Energy {
  if (/\d d$|\dd$/.test(model)) return "diesel";
  const share = figure(plate) % 20;
  if (share < 11) return "petrol";
  if (share < 17) return "diesel";
  return share < 19 ? "hybrid" : "plug-in";
}

/** Beside each of the phrases, in their order. */
const SHOWN: readonly (readonly [DamageMark["kind"], Zone])[] = [
  ["scratch", "rear-bumper"],
  ["scratch", "right-front-wheel"],
  ["chip", "windscreen"],
  ["dent", "left-rear-door"],
];

/** The mark that one of the phrases describes. @param phrase its place among the phrases; -1 for none */
export function marksOf(visitId: string, body: Body, phrase: number): readonly DamageMark[] {
  const shown = SHOWN[phrase];
  if (!shown) return [];
  const [kind, zone] = shown;
  return [{ id: `${visitId.slice(0, 35)}a`, kind, ...middleOf(body, zone) }];
}

const SIGNATURES = [
  "M60 130L78 62L96 118L118 70L132 124L160 96L176 120L204 88L226 122L262 84L300 118L352 96L418 104",
  "M80 60L72 140M72 100L118 92L120 58L116 142M150 120L168 92L188 116L176 126L158 118M204 124L214 90L236 124L252 92L270 122L330 100",
];

export function signatureOf(visitId: string): string {
  return SIGNATURES[figure(visitId) % SIGNATURES.length] ?? "M60 100L300 100";
}
