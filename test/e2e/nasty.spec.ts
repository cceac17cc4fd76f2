// Whatever is typed into whatever field of whatever form: it is kept as it is or refused in words, never half, never with a fault.
import type { Actor } from "~/journey/permissions";
import { STAGES } from "~/journey/stages";
import { customerMark, getCustomer } from "~/people/customers/customers.server";
import { getVehicle, vehicleMark } from "~/people/vehicles/vehicles.server";
import { visitIn, type TestCentre, type TestVisit } from "../factories";
import { stageForms } from "./commands";
import { db, expect, test } from "./fixtures";
import type { Fields, Post } from "./posting";
import { expectNoInsides } from "./traces";

/** Longer than any field takes. */
const TOO_LONG = "x".repeat(5_000);
const EMOJI = "🚗💨 👩‍🔧 привет";
const RIGHT_TO_LEFT = "שלום \u202eevil\u202c مرحبا";
/** Marks that turn the direction of what follows are dropped from what is typed. */
const MARKS = /[\u202a-\u202e]/g;
const MARKUP = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&`;
/** Each means something to some part of some program. */
const ODD = ["", "a\u0000b", "-1", "1e999", "٣", "[object Object]"];
const ANY_TEXT = `${MARKUP} ${EMOJI} ${RIGHT_TO_LEFT}`;

interface Form {
  readonly as: Actor | undefined;
  readonly path: string;
  readonly name: string;
  readonly fixed: Fields;
  /** What somebody types or chooses. */
  readonly fields: Fields;
}

async function trySpoiled(post: Post, form: Form, field: string, value: string) {
  const { as, path, fixed, fields } = form;
  const answer = await post({ as, path, form: { ...fixed, ...fields, [field]: value } });
  const where = `${form.name}, ${field} = ${JSON.stringify(value.slice(0, 30))}`;
  return { status: answer.status(), where };
}

/** Every field of every form in turn holds what it should not. */
async function spoilAll(post: Post, forms: readonly Form[]): Promise<void> {
  for (const form of forms) {
    for (const field of Object.keys(form.fields)) {
      const { status, where } = await trySpoiled(post, form, field, TOO_LONG);
      expect(status, where).toBe(400);
    }
  }
  for (const form of forms) {
    for (const field of Object.keys(form.fields)) {
      for (const value of [...ODD, ANY_TEXT]) {
        const { status, where } = await trySpoiled(post, form, field, value);
        expect([200, 302, 400, 403, 409, 429], `${where}: ${String(status)}`).toContain(status);
      }
    }
  }
}

async function formsOfStage(centre: TestCentre, visit: TestVisit): Promise<readonly Form[]> {
  const present = await visit.load();
  return stageForms(present.stage, centre, present).map(({ stage, intent, fields }) => ({
    as: centre.team.manager,
    path: `/visits/${visit.id}/${stage}`,
    name: intent,
    fixed: { intent },
    fields,
  }));
}

for (const stage of STAGES) {
  test(`Nothing that is typed into the forms of “${stage}” breaks them`, async ({ centre, post }) => {
    const visit = await visitIn(stage, { centre });
    await spoilAll(post, await formsOfStage(centre, visit));
  });
}

const REQUEST: Fields = {
  phone: "+353 86 765 4321",
  name: "Nora Byrne",
  language: "en",
  plate: "191-D-54321",
  make: "Toyota",
  model: "Corolla",
  complaint: "A rattle.",
  transport: "drop-off",
  channel: "phone",
  year: "2019",
  vin: "JTDBR32E330012345",
};

test("Nothing that is typed into the other forms breaks them", async ({ centre, post }) => {
  const { manager, advisor } = centre.team;
  const visit = await visitIn("booking", { centre });
  const customer = await getCustomer(db(), manager, visit.customerId);
  const vehicle = await getVehicle(db(), manager, visit.vehicleId);
  if (!customer || !vehicle) throw new Error("the visit of the test has no customer or car");
  const own = { as: manager, fixed: {} };
  await spoilAll(post, [
    { ...own, path: "/requests/new", name: "request", fields: REQUEST },
    {
      ...own,
      path: `/customers/${customer.id}`,
      name: "customer",
      fixed: { seen: customerMark(customer) },
      fields: { name: customer.name, phone: customer.phone, email: "a@example.com", language: "en" },
    },
    {
      ...own,
      path: `/vehicles/${vehicle.id}`,
      name: "vehicle",
      fixed: { seen: vehicleMark(vehicle) },
      fields: {
        plate: vehicle.plate,
        make: "Toyota",
        model: "Corolla",
        year: "2019",
        vin: "JTDBR32E330012345",
      },
    },
    {
      ...own,
      path: "/staff",
      name: "person",
      fixed: { intent: "add" },
      fields: { name: "Liam Daly", email: "liam@example.com", language: "en", roles: "mechanic" },
    },
    {
      ...own,
      as: undefined,
      path: "/sign-in",
      name: "sign-in",
      fields: { email: "a@example.com", password: "x" },
    },
    {
      ...own,
      as: advisor,
      path: "/devices",
      name: "password",
      fixed: { intent: "password" },
      fields: { present: "x", next: "correct horse battery" },
    },
    {
      ...own,
      path: `/visits/${visit.id}/note`,
      name: "note",
      fixed: { intent: "note" },
      fields: { text: "Hello" },
    },
    {
      ...own,
      path: `/visits/${visit.id}/gate`,
      name: "override",
      fixed: { intent: "override" },
      fields: { from: "booking", reason: "In a hurry" },
    },
  ]);
});

test("Bodies that are no forms at all are refused", async ({ as, centre, post, world }) => {
  const visit = await visitIn("booking", { centre });
  const { manager } = centre.team;
  const { request } = await as(manager);
  const places = ["/requests/new", "/staff", "/devices", "/switch-centre"];
  const paths = [
    ...places,
    `/visits/${visit.id}/booking`,
    `/visits/${visit.id}/gate`,
    `/customers/${visit.customerId}`,
  ];
  for (const path of paths) {
    const answer = await post({ as: manager, path, form: {} });
    expect([400, 409], `${path}, empty: ${String(answer.status())}`).toContain(answer.status());
    for (const [type, data] of [
      ["application/json", `{"intent":"book"}`],
      ["multipart/form-data; boundary=x", "--x broken"],
      ["text/plain", "hello"],
      ["", ""],
    ] as const) {
      const headers = { Origin: world.url, "Content-Type": type };
      const odd = await request.post(`${world.url}${path}`, { data, headers, maxRedirects: 0 });
      expect([400, 409, 415], `${path}, ${type}: ${String(odd.status())}`).toContain(odd.status());
    }
  }
  const huge = "x".repeat(1_100_000);
  expect((await post({ as: manager, path: `/visits/${visit.id}/note`, form: { text: huge } })).status()).toBe(
    413,
  );
});

test("Addresses with anything in them are answered with a page", async ({ as, centre }) => {
  const page = await as(centre.team.manager);
  const id = crypto.randomUUID();
  for (const odd of [...ODD, TOO_LONG, ANY_TEXT, "%00", "2147483648", "99999999999999999999"]) {
    const text = encodeURIComponent(odd);
    const places = [
      `/search?q=${text}`,
      `/customers?q=${text}&page=${text}`,
      `/?person=${text}&bay=${text}&cause=${text}`,
      `/visits?stage=${text}&page=${text}`,
      `/requests/new?customer=${text}&vehicle=${text}`,
      `/requests/look-up?phone=${text}&plate=${text}`,
      `/sign-in?next=${text}&lang=${text}`,
      `/visits/${text}x`,
      `/visits/${id}/${text}x`,
      `/customers/${text}x`,
      `/vehicles/${text}x`,
      `/l/${text}x`,
    ];
    for (const place of places) {
      const answer = await page.request.get(place, { maxRedirects: 0 });
      expect([200, 302, 400, 404, 429], `${place.slice(0, 80)}: ${String(answer.status())}`).toContain(
        answer.status(),
      );
      expectNoInsides(await answer.text(), place);
    }
  }
});

test("Markup and scripts of all directions are kept as text and shown as text", async ({
  as,
  centre,
  post,
}) => {
  const text = ANY_TEXT;
  const visit = await visitIn("booking", { centre });
  const { advisor } = centre.team;
  const path = `/visits/${visit.id}/note`;
  expect((await post({ as: advisor, path, form: { intent: "note", text } })).status()).toBe(302);

  const page = await as(advisor);
  await page.goto(`/visits/${visit.id}/booking`);
  await expect(page.locator("#history")).toContainText(text.replaceAll(MARKS, ""));
  await expect(page.locator("#history img, #history script")).toHaveCount(0);
});
