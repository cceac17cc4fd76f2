// What Twilio's Messages resource takes, field by field; anything else is refused, as a mistake of ours would be.

/** A refusal as Twilio words it. */
export interface Complaint {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

type Check = (value: string) => boolean;

const anything: Check = () => true;
const yesOrNo: Check = (value) => value === "true" || value === "false";
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value);
const whole =
  (least: number, most: number): Check =>
  (value) =>
    /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
const webAddress: Check = (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

const ADDRESS = /^(whatsapp:)?\+[1-9]\d{6,14}$/;
const SENDER = /^((whatsapp:)?\+[1-9]\d{6,14}|\d{5,6}|[A-Za-z0-9 ]{1,11})$/;
const LONGEST_BODY = 1600;

/** Every parameter of a creation. */
const FIELDS: Readonly<Record<string, Check>> = {
  To: anything,
  From: (value) => SENDER.test(value),
  MessagingServiceSid: (value) => /^MG[0-9a-zA-Z]+$/.test(value),
  Body: anything,
  StatusCallback: anything,
  ApplicationSid: (value) => /^AP[0-9a-fA-F]{32}$/.test(value),
  MaxPrice: (value) => /^\d+(\.\d+)?$/.test(value),
  ProvideFeedback: yesOrNo,
  Attempt: whole(1, 100),
  ValidityPeriod: whole(1, 36_000),
  ForceDelivery: yesOrNo,
  ContentRetention: oneOf("retain", "discard"),
  AddressRetention: oneOf("retain", "obfuscate"),
  SmartEncoded: yesOrNo,
  PersistentAction: anything,
  TrafficType: oneOf("free"),
  ShortenUrls: yesOrNo,
  ScheduleType: oneOf("fixed"),
  SendAt: (value) => !Number.isNaN(Date.parse(value)),
  SendAsMms: yesOrNo,
  ContentVariables: anything,
  RiskCheck: oneOf("enable", "disable"),
  ContentSid: (value) => /^HX[0-9a-fA-F]{32}$/.test(value),
  MediaUrl: webAddress,
};
const REPEATABLE = ["MediaUrl", "PersistentAction"];

function complaint(code: number, message: string): Complaint {
  return { status: 400, code, message };
}

/** What is wrong with the parameters of a creation; undefined when Twilio would take them. */
export function complaintAbout(params: URLSearchParams): Complaint | undefined {
  for (const name of new Set(params.keys())) {
    const check = FIELDS[name];
    if (!check) return complaint(20001, `Unknown parameter ${name}`);
    const values = params.getAll(name);
    if (values.length > 1 && !REPEATABLE.includes(name)) return complaint(20001, `${name} is given twice`);
    if (!values.every(check)) return complaint(name === "From" ? 21212 : 20001, `${name} is not valid`);
  }
  return complaintAboutWhole(params);
}

function complaintAboutWhole(params: URLSearchParams): Complaint | undefined {
  const [to, from, body] = [params.get("To"), params.get("From"), params.get("Body")];
  if (!to) return complaint(21604, "A 'To' phone number is required.");
  if (!ADDRESS.test(to)) return complaint(21211, "Invalid 'To' Phone Number");
  if (!from && !params.get("MessagingServiceSid"))
    return complaint(21603, "A 'From' phone number is required.");
  if (!body && !params.get("MediaUrl") && !params.get("ContentSid"))
    return complaint(21602, "Message body is required.");
  if ((body ?? "").length > LONGEST_BODY)
    return complaint(21617, "The concatenated message body exceeds the 1600 character limit");
  if (from && to.startsWith("whatsapp:") !== from.startsWith("whatsapp:"))
    return complaint(21910, "'From' and 'To' must be of the same channel");
  const callback = params.get("StatusCallback");
  if (callback !== null && !webAddress(callback)) return complaint(21609, "Invalid 'StatusCallback' URL");
  return undefined;
}
