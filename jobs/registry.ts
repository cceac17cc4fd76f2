// Every job the worker knows.
import { dueTimes } from "./due-times";
import { sweep } from "./sweep";
import type { Task } from "./task";

export const registry: readonly Task[] = [sweep, dueTimes];
