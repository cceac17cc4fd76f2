// New requests as the page posts them, and what came back.
import { db } from "~/platform/db/db.server";
import { answerRequest, type RequestAnswer } from "~/stages/1-booking/request.action.server";
import type { TestCentre } from "./factories";

export const TYPED = {
  phone: "+353 87 123 4567",
  name: "Niamh Byrne",
  language: "en",
  smsConsent: "on",
  plate: "191-D-12345",
  make: "Toyota",
  model: "Corolla",
  complaint: "It squeals when I brake.",
  transport: "drop-off",
  channel: "phone",
} as const;

export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** The form as the page posts it; without an id of its own it was never sent before. */
export function formOf(typed: Typed, submissionId: string = crypto.randomUUID()): FormData {
  const form = new FormData();
  form.set("submissionId", submissionId);
  for (const [name, value] of Object.entries(typed)) {
    for (const each of [value].flat()) form.append(name, each);
  }
  return form;
}

export type Answer =
  | { readonly status: 302; readonly visitId: string }
  | { readonly status: number; readonly answer: RequestAnswer };

export async function postRequest(
  centre: TestCentre,
  form: FormData,
  who: keyof TestCentre["team"] = "advisor",
): Promise<Answer> {
  const answered = await answerRequest(centre.team[who], form);
  if (answered instanceof Response) {
    const visitId = /^\/visits\/([^/]+)\/booking$/.exec(answered.headers.get("Location") ?? "")?.[1];
    if (answered.status !== 302 || !visitId) throw new Error("not a redirect to a booking");
    return { status: 302, visitId };
  }
  return { status: answered.init?.status ?? 200, answer: answered.data };
}

/** The id of the visit. */
export async function taken(centre: TestCentre, typed: Typed): Promise<string> {
  const answer = await postRequest(centre, formOf(typed));
  if (!("visitId" in answer)) throw new Error(`refused: ${JSON.stringify(answer.answer.result.error)}`);
  return answer.visitId;
}

/** How many rows of each kind the centre has. */
export async function counts({ id }: TestCentre) {
  const where = { centreId: id };
  const [customers, vehicles, visits, submissions] = await Promise.all([
    db().customer.count({ where }),
    db().vehicle.count({ where }),
    db().visit.count({ where }),
    db().submission.count({ where }),
  ]);
  return { customers, vehicles, visits, submissions };
}

export const NOTHING = { customers: 0, vehicles: 0, visits: 0, submissions: 0 };

export async function aService(centre: TestCentre, labourMinutes = 60): Promise<string> {
  const id = crypto.randomUUID();
  const title = `Service ${id.slice(0, 8)}`;
  await db().catalogueJob.create({
    data: {
      id,
      centreId: centre.id,
      titleEn: title,
      titleRu: `${title} (ru)`,
      labourMinutes,
      priceMinor: 9_900,
    },
  });
  return id;
}
