// The drawing of a car, unfolded: the roof in the middle, its nose to the left, each side beside it. Made of figures, by body.
import { DRAWING, type Body } from "~/journey/car-received";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const ZONES = [
  "front-bumper",
  "bonnet",
  "windscreen",
  "roof",
  "rear-window",
  "boot",
  "rear-bumper",
  "left-front-wing",
  "left-front-door",
  "left-rear-door",
  "left-rear-wing",
  "left-windows",
  "left-sill",
  "left-front-wheel",
  "left-rear-wheel",
  "left-mirror",
  "right-front-wing",
  "right-front-door",
  "right-rear-door",
  "right-rear-wing",
  "right-windows",
  "right-sill",
  "right-front-wheel",
  "right-rear-wheel",
  "right-mirror",
] as const;
export type Zone = (typeof ZONES)[number];

export interface ZoneShape {
  readonly zone: Zone;
  /** Its corners, in one direction around. */
  readonly corners: readonly Point[];
}

/** Where the parts of a body stand, from the nose (20) to the tail (980), and how high above the ground (0 to 200). */
interface Figures {
  /** Where the windscreen begins, where it meets the roof, where the roof ends, where the rear window ends. */
  readonly glass: readonly [number, number, number, number];
  /** The edges of the doors. */
  readonly doors: readonly [number, number, number];
  readonly wheels: readonly [number, number];
  readonly wheelRadius: number;
  readonly noseHeight: number;
  readonly belt: number;
  readonly roof: number;
  readonly tailHeight: number;
  readonly sill: number;
  /** Where the side windows end, where it is not at the rear window. */
  readonly windowsEnd?: number;
}

const FIGURES: Readonly<Record<Body, Figures>> = {
  sedan: {
    glass: [320, 440, 660, 800],
    doors: [345, 545, 725],
    wheels: [205, 795],
    wheelRadius: 48,
    noseHeight: 98,
    belt: 120,
    roof: 182,
    tailHeight: 114,
    sill: 48,
  },
  hatchback: {
    glass: [295, 415, 790, 915],
    doors: [325, 540, 715],
    wheels: [190, 805],
    wheelRadius: 48,
    noseHeight: 100,
    belt: 122,
    roof: 190,
    tailHeight: 116,
    sill: 48,
  },
  estate: {
    glass: [305, 425, 860, 945],
    doors: [335, 540, 715],
    wheels: [200, 790],
    wheelRadius: 48,
    noseHeight: 98,
    belt: 120,
    roof: 184,
    tailHeight: 116,
    sill: 48,
  },
  suv: {
    glass: [285, 385, 850, 940],
    doors: [315, 530, 715],
    wheels: [195, 800],
    wheelRadius: 54,
    noseHeight: 114,
    belt: 134,
    roof: 200,
    tailHeight: 130,
    sill: 60,
  },
  van: {
    glass: [140, 262, 950, 972],
    doors: [235, 405, 665],
    wheels: [150, 815],
    wheelRadius: 46,
    noseHeight: 104,
    belt: 126,
    roof: 200,
    tailHeight: 126,
    sill: 44,
    windowsEnd: 398,
  },
  pickup: {
    glass: [295, 395, 585, 622],
    doors: [322, 470, 615],
    wheels: [190, 800],
    wheelRadius: 54,
    noseHeight: 112,
    belt: 128,
    roof: 198,
    tailHeight: 122,
    sill: 58,
  },
};

const NOSE = 20;
const TAIL = DRAWING.width - 20;
const SILL_HEIGHT = 22;
const MIDDLE = DRAWING.height / 2;

type Side = "left" | "right";

/** The sides are unfolded from the roof: the wheels of both are at the outer edges. */
function onSide(side: Side, x: number, height: number): Point {
  const y = side === "left" ? DRAWING.height - 10 - height : 10 + height;
  return { x, y };
}

function round(side: Side, x: number, radius: number): readonly Point[] {
  return Array.from({ length: 16 }, (_, at) => {
    const angle = (at * Math.PI) / 8;
    const across = Math.round(radius * Math.cos(angle));
    return onSide(side, x + across, radius + Math.round(radius * Math.sin(angle)));
  });
}

function sideZones(side: Side, f: Figures): readonly ZoneShape[] {
  const [base, roofStart, roofEnd, glassEnd] = f.glass;
  const [door1, door2, door3] = f.doors;
  const [front, rear] = f.wheels;
  const { belt, sill, roof, wheelRadius: radius } = f;
  const shape = (name: string, ...corners: readonly (readonly [number, number])[]): ZoneShape => ({
    zone: zoneNamed(`${side}-${name}`),
    corners: corners.map(([x, height]) => onSide(side, x, height)),
  });
  // Behind the windows of a van its panels reach up to the roof.
  const panels = f.windowsEnd === undefined ? belt : roof - 6;
  const behind = f.windowsEnd === undefined ? Math.min(glassEnd, TAIL - 20) : roofEnd - 4;
  const lastGlass: readonly (readonly [number, number])[] =
    f.windowsEnd === undefined
      ? [
          [roofEnd - 6, roof - 8],
          [glassEnd - 26, belt + 5],
        ]
      : [
          [f.windowsEnd, roof - 8],
          [f.windowsEnd, belt + 5],
        ];
  return [
    { zone: zoneNamed(`${side}-front-wheel`), corners: round(side, front, radius) },
    { zone: zoneNamed(`${side}-rear-wheel`), corners: round(side, rear, radius) },
    shape(
      "front-wing",
      [NOSE, sill],
      [NOSE, f.noseHeight - 16],
      [NOSE + 16, f.noseHeight],
      [base, belt],
      [door1, belt],
      [door1, sill],
    ),
    shape("front-door", [door1, sill], [door1, belt], [door2, belt], [door2, sill]),
    shape("rear-door", [door2, sill], [door2, panels], [door3, panels], [door3, sill]),
    shape(
      "rear-wing",
      [door3, sill],
      [door3, panels],
      [behind, panels],
      [TAIL - 12, f.tailHeight],
      [TAIL, f.tailHeight - 16],
      [TAIL, sill],
    ),
    shape("windows", [base + 30, belt + 5], [roofStart + 8, roof - 8], ...lastGlass),
    shape(
      "sill",
      [front + radius + 8, sill - SILL_HEIGHT],
      [front + radius + 8, sill],
      [rear - radius - 8, sill],
      [rear - radius - 8, sill - SILL_HEIGHT],
    ),
  ];
}

/** The rear window from above is never longer than leaves room for what stands behind it. */
function topZones({ glass }: Figures): readonly ZoneShape[] {
  const [base, roofStart, roofEnd, glassEnd] = glass;
  const end = Math.min(glassEnd, TAIL - 116);
  const roofTo = Math.min(roofEnd, end - 44);
  const band = (zone: Zone, from: number, halfFrom: number, to: number, halfTo: number): ZoneShape => ({
    zone,
    corners: [
      { x: from, y: MIDDLE - halfFrom },
      { x: to, y: MIDDLE - halfTo },
      { x: to, y: MIDDLE + halfTo },
      { x: from, y: MIDDLE + halfFrom },
    ],
  });
  const mirror = (side: Side): ZoneShape => {
    const away = side === "left" ? 1 : -1;
    const at = (x: number, out: number) => ({ x, y: MIDDLE + away * out });
    return {
      zone: side === "left" ? "left-mirror" : "right-mirror",
      corners: [at(base + 34, 108), at(base + 78, 108), at(base + 78, 134), at(base + 44, 134)],
    };
  };
  return [
    mirror("left"),
    mirror("right"),
    band("front-bumper", NOSE, 66, NOSE + 44, 96),
    band("bonnet", NOSE + 48, 97, base, 104),
    band("windscreen", base + 4, 102, roofStart, 84),
    band("roof", roofStart + 4, 84, roofTo, 84),
    band("rear-window", roofTo + 4, 84, end, 98),
    band("boot", end + 4, 101, TAIL - 40, 97),
    band("rear-bumper", TAIL - 36, 96, TAIL, 70),
  ];
}

function zoneNamed(name: string): Zone {
  const zone = ZONES.find((each) => each === name);
  if (!zone) throw new Error(`no part ${name}`);
  return zone;
}

export function isZone(name: string): name is Zone {
  return ZONES.some((each) => each === name);
}

export interface CarDrawing {
  /** Parts that lie over others come first. */
  readonly zones: readonly ZoneShape[];
  /** The outlines behind the parts: both sides and the roof. */
  readonly outlines: readonly (readonly Point[])[];
}

function sideOutline(side: Side, f: Figures): readonly Point[] {
  const [base, roofStart, roofEnd, glassEnd] = f.glass;
  const heights: readonly (readonly [number, number])[] = [
    [NOSE, f.sill - 10],
    [NOSE, f.noseHeight - 16],
    [NOSE + 16, f.noseHeight],
    [base, f.belt],
    [roofStart, f.roof],
    [roofEnd, f.roof],
    [glassEnd, f.belt],
    [TAIL - 12, f.tailHeight],
    [TAIL, f.tailHeight - 16],
    [TAIL, f.sill - 10],
  ];
  return heights.map(([x, height]) => onSide(side, x, height));
}

function drawingOf(figures: Figures): CarDrawing {
  const top = [66, 96, 106, 106, 97, 70];
  const along = [NOSE, NOSE + 44, figures.glass[0], TAIL - 130, TAIL - 36, TAIL];
  const upper = along.map((x, at) => ({ x, y: MIDDLE - (top[at] ?? 0) }));
  const lower = along.map((x, at) => ({ x, y: MIDDLE + (top[at] ?? 0) })).reverse();
  return {
    zones: [...sideZones("right", figures), ...topZones(figures), ...sideZones("left", figures)],
    outlines: [sideOutline("right", figures), [...upper, ...lower], sideOutline("left", figures)],
  };
}

const DRAWINGS: Readonly<Record<Body, CarDrawing>> = {
  sedan: drawingOf(FIGURES.sedan),
  hatchback: drawingOf(FIGURES.hatchback),
  estate: drawingOf(FIGURES.estate),
  suv: drawingOf(FIGURES.suv),
  van: drawingOf(FIGURES.van),
  pickup: drawingOf(FIGURES.pickup),
};

export function carDrawing(body: Body): CarDrawing {
  return DRAWINGS[body];
}
