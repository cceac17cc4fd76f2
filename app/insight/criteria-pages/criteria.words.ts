// The pages of the quality criteria.
import { criteriaEn } from "./criteria-en.words";
import { criteriaRu } from "./criteria-ru.words";

export const criteriaWords = { en: criteriaEn, ru: criteriaRu } as const;
