// The forms of parts: of a visit's parts, and of the shelf.
import { z } from "zod/v4";
import { line, moneyText, paragraph, wholeNumber } from "~/ui/form/zod-fields";
import { parseMoney } from "~/journey/money";

const quantity = wholeNumber(1, 999);
const partId = z.uuid();

/** Parts that were proposed: "stock:ID" for one of the shelf, "words:NAME" for words of the catalogue. */
export const NeedParts = () => z.object({ chosen: z.array(z.string().max(260)).min(1).max(40) });

/** One part: from the shelf, or in words. */
export const AddPart = () =>
  z.object({ stockPartId: z.uuid().optional(), name: line(200), number: line(60).optional(), quantity });

export const OnePart = () => z.object({ partId });
export const ReservePart = () => z.object({ partId, stockPartId: z.uuid() });
export const OrderPart = () => z.object({ partId, expectedOn: z.iso.date(), supplier: line(120).optional() });
export const GiveUpPart = () => z.object({ partId, reason: paragraph(300).optional() });

const stockPartId = z.uuid();
export const ReceiveStock = () => z.object({ stockPartId, quantity: wholeNumber(1, 9999) });
export const CountStock = () =>
  z.object({ stockPartId, counted: wholeNumber(0, 99_999), reason: paragraph(300).optional() });
export const SaveStockPart = ({ currency }: { readonly currency: string }) =>
  z.object({
    stockPartId: z.uuid().optional(),
    number: line(60),
    name: line(200),
    location: line(40).optional(),
    minimum: wholeNumber(0, 9999),
    priceMinor: moneyText((text) => parseMoney(text, currency)).optional(),
  });
