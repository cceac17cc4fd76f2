// The button that takes over the usual lists: nothing but what stood on the page.
import { z } from "zod/v4";
import { seenMark } from "../seen";

export const UsualKinds = z.object({ seen: seenMark() });
