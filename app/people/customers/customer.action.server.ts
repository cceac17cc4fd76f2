// The answer to a changed customer.
import { data, redirect } from "react-router";
import { may, type Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { countryOfPhone, parsePhone } from "~/people/phone";
import { db } from "~/platform/db/db.server";
import { errorCode } from "~/ui/form/error-codes";
import { parseForm } from "~/ui/form/parse-form";
import { centreFacts } from "~/visits/centre.server";
import { BlockChange, changeBlock } from "./blocks.server";
import { CustomerForm } from "./customer.schema";
import { changeCustomer } from "./customers.server";

/** @throws Response 404 when this centre has no such customer or address, 403 for others' roles, 400 for another form */
export async function answerBlock(actor: Actor, customerId: string, posted: FormData) {
  if (!may(actor.roles, "people:write")) throw new Response(null, { status: 403 });
  const form = BlockChange.safeParse(Object.fromEntries(posted));
  if (!form.success) throw new Response(null, { status: 400 });
  if (!(await changeBlock(actor, customerId, form.data, new Date())))
    throw new Response(null, { status: 404 });
  return redirect(paths.customer(customerId));
}

/** @throws Response 404 when this centre has no such customer */
export async function answerCustomerChange(actor: Actor, customerId: string, posted: FormData) {
  const form = parseForm(posted, CustomerForm());
  if (!may(actor.roles, "people:write")) {
    return data(form.reply({ formErrors: ["denials:not-permitted"] }), 403);
  }
  if (form.status !== "success") return data(form.reply(), 400);
  const centre = await centreFacts(db(), actor);
  const { phone: typed, seen, email, ...rest } = form.value;
  const phone = parsePhone(typed, countryOfPhone(centre.phone));
  if (phone === undefined) return data(form.reply({ fieldErrors: { phone: ["not-a-phone"] } }), 400);
  const changed = await changeCustomer(actor, customerId, { ...rest, email, phone }, seen);
  switch (changed.kind) {
    case "changed":
      return redirect(paths.customer(customerId));
    case "not-found":
      throw new Response(null, { status: 404 });
    case "stale":
      return data(form.reply({ formErrors: ["people:stale"] }), 409);
    case "phone-taken":
      return data(
        form.reply({ fieldErrors: { phone: [errorCode("people:phoneTaken", { name: changed.by.name })] } }),
        400,
      );
    default:
      return changed satisfies never;
  }
}
