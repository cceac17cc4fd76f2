// What the parts of the grid know of the whole: they are made by the library, which passes them little.
import { createContext, useContext } from "react";
import type { DragAction } from "react-big-calendar/lib/addons/dragAndDrop";
import type { Stage } from "~/journey/stages";
import type { DayLoad } from "../job";
import type { GridEvent } from "./grid-event";

export interface GridKnowledge {
  /** Looked up once, not for every car. */
  readonly stageWords: Readonly<Record<Stage, string>>;
  /** The days that stand side by side in the week. */
  readonly weekDays: readonly Date[];
  readonly loadOf: (date: Date) => DayLoad | undefined;
  /** What would come of dropping the event there, in words. */
  readonly judge: (event: GridEvent, lane: string | undefined) => Judgement;
}

export function stageWordsOf(word: (stage: Stage) => string): Readonly<Record<Stage, string>> {
  return {
    booking: word("booking"),
    preparation: word("preparation"),
    intake: word("intake"),
    repairs: word("repairs"),
    quality: word("quality"),
    handover: word("handover"),
    "follow-up": word("follow-up"),
  };
}

export interface Judgement {
  readonly refused?: string;
  readonly warning?: string;
}

export type Action = DragAction;

const NOTHING: GridKnowledge = {
  stageWords: stageWordsOf(() => ""),
  weekDays: [],
  loadOf: () => undefined,
  judge: () => ({}),
};

export const GridContext = createContext<GridKnowledge>(NOTHING);

export function useGrid(): GridKnowledge {
  return useContext(GridContext);
}

/** The lane of the column that a part stands in. */
export const LaneContext = createContext<string | undefined>(undefined);
