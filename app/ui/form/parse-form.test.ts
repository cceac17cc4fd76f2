// What a posted form is read as.
import { expect, test } from "vitest";
import { z } from "zod/v4";
import { parseForm } from "./parse-form";

test("marks that turn the direction of what follows are dropped; right-to-left letters, emoji and joiners stay", () => {
  const form = new FormData();
  form.set("name", "\u202eevil\u202c \u2067פנינה\u2069 مرحبا 👩\u200d🔧\0");
  const read = parseForm(form, z.object({ name: z.string() }));
  expect(read.status === "success" && read.value.name).toBe("evil פנינה مرحبا 👩\u200d🔧");
});
