// A customer pays the invoice behind a link, on Stripe's page and without scripts: there and back, and the visit is paid.
import { connectDatabase } from "~/platform/db/db.server";
import { aPayable } from "../stripe/payable";
import { startStripe, type StripeStandIn } from "../stripe/stand-in";
import { aCentre } from "../factories";
import { expect, test } from "./fixtures";
import { ownProgram, type OwnProgram } from "./own-program";
import { theWorld } from "./world";

let stripe: StripeStandIn;
let program: OwnProgram;

test.beforeAll(async () => {
  stripe = await startStripe();
  program = await ownProgram({
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_URL: stripe.url,
  });
  stripe.webhook = `${program.url}/webhooks/stripe`;
  await connectDatabase(program.databaseUrl);
});

test.afterAll(async () => {
  await connectDatabase(theWorld().databaseUrl);
  await program.stop();
  await stripe.close();
});

test("A customer pays by link on a phone and comes back to a page that says so", async ({ browser }) => {
  const payable = await aPayable(await aCentre(), 18_400);
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.goto(`${program.url}/l/${payable.token}`);
  await page.getByRole("button", { name: "Pay €184.00 now" }).click();
  await page.getByRole("button", { name: "Pay 18400" }).click();
  await expect(page).toHaveURL(`${program.url}/l/${payable.token}?payment=done`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Thank you. €184.00 was paid.")).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await payable.balance()).toMatchObject({ paidMinor: 18_400, openMinor: 0 });
  await page.close();
});
