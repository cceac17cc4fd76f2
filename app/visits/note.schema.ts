// A note on a visit.
import { z } from "zod/v4";
import { paragraph } from "~/ui/form/zod-fields";

export const NOTE_LENGTH = 2000;

export const Note = z.object({ text: paragraph(NOTE_LENGTH) });
