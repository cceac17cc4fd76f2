// The marks of a walkaround while they are being set: added, moved, changed, removed and put back.
import { useState } from "react";
import { v4 as uuid } from "uuid";
import { MOST_MARKS, type Body, type DamageKind, type DamageMark } from "~/journey/car-received";
import type { Point, Zone } from "./outline";
import { middleOf, onBody, placeFor } from "./places";

export interface Marks {
  readonly body: Body;
  readonly marks: readonly DamageMark[];
  readonly full: boolean;
  readonly setBody: (body: Body) => void;
  /** @returns the id of the new mark */
  readonly addAt: (kind: DamageKind, point: Point) => string;
  readonly addOn: (kind: DamageKind, zone: Zone) => string;
  readonly moveTo: (id: string, point: Point) => void;
  readonly change: (id: string, change: Partial<Pick<DamageMark, "kind" | "note">>) => void;
  readonly setZone: (id: string, zone: Zone) => void;
  /** @returns what puts it back */
  readonly remove: (id: string) => () => void;
}

export function useMarks(initial: { readonly body: Body; readonly marks: readonly DamageMark[] }): Marks {
  const [body, setBodyOnly] = useState(initial.body);
  const [marks, setMarks] = useState(initial.marks);
  const update = (id: string, to: (mark: DamageMark) => DamageMark) =>
    setMarks((before) => before.map((mark) => (mark.id === id ? to(mark) : mark)));
  const add = (mark: DamageMark) => {
    setMarks((before) => (before.length < MOST_MARKS ? [...before, mark] : before));
    return mark.id;
  };
  return {
    body,
    marks,
    full: marks.length >= MOST_MARKS,
    setBody(next) {
      setBodyOnly(next);
      setMarks((before) => before.map((mark) => onBody(next, mark)));
    },
    addAt: (kind, point) => add({ id: uuid(), kind, ...placeFor(body, point) }),
    addOn: (kind, zone) => add({ id: uuid(), kind, ...middleOf(body, zone) }),
    moveTo: (id, point) => update(id, (mark) => ({ ...mark, ...placeFor(body, point) })),
    change: (id, change) => update(id, (mark) => ({ ...mark, ...change })),
    setZone: (id, zone) => update(id, (mark) => ({ ...mark, ...middleOf(body, zone) })),
    remove(id) {
      const gone = marks.find((mark) => mark.id === id);
      setMarks((before) => before.filter((mark) => mark.id !== id));
      return () =>
        gone && setMarks((before) => (before.some((mark) => mark.id === id) ? before : [...before, gone]));
    },
  };
}
