// The bottleneck report: its sentence, bars, stages and weeks.
import { reportEn } from "./report-en.words";
import { reportRu } from "./report-ru.words";

export const reportWords = { en: reportEn, ru: reportRu } as const;
