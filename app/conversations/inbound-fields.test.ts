// What is read out of the carrier's fields, and what is no message.
import { expect, test } from "vitest";
import { readInbound } from "./inbound-fields";

const SMS = {
  MessageSid: "SM1",
  From: "+353861234567",
  To: "+353155500000",
  Body: "Is it ready?",
  NumMedia: "0",
};

test("a text by SMS", () => {
  expect(readInbound(SMS)).toEqual({
    sid: "SM1",
    phone: "+353861234567",
    channel: "sms",
    text: "Is it ready?",
    mediaCount: 0,
  });
});

test("a text by WhatsApp comes from the bare number", () => {
  expect(readInbound({ ...SMS, From: "whatsapp:+353861234567", NumMedia: "2", Body: "" })).toMatchObject({
    phone: "+353861234567",
    channel: "whatsapp",
    text: "",
    mediaCount: 2,
  });
});

test("what the database cannot keep is left out, and emoji stay whole", () => {
  expect(readInbound({ ...SMS, Body: "a\0b\ud83d 👩‍🔧" })?.text).toBe("ab 👩‍🔧");
});

test("the carrier has answered English words by SMS, and nothing else", () => {
  const answered = (fields: Record<string, string>) => readInbound({ ...SMS, ...fields })?.word?.answered;
  expect(answered({ Body: "STOP" })).toBe(true);
  expect(answered({ Body: "СТОП" })).toBe(false);
  expect(answered({ Body: "STOP", From: "whatsapp:+353861234567" })).toBe(false);
  // Where its own handling of the words is set up it says which one it was.
  expect(answered({ Body: "СТОП", OptOutType: "STOP" })).toBe(true);
  expect(readInbound({ ...SMS, Body: "Arret", OptOutType: "STOP" })?.word?.word).toBe("stop");
});

test.each([{ ...SMS, MessageSid: "" }, { ...SMS, From: "" }, {}, { ...SMS, From: "whatsapp:" }])(
  "without its name or its sender it is no message",
  (fields) => expect(readInbound(fields)).toBeUndefined(),
);

test("counts that make no sense are none", () => {
  expect(readInbound({ ...SMS, NumMedia: "many" })?.mediaCount).toBe(0);
  expect(readInbound({ ...SMS, NumMedia: "100000" })?.mediaCount).toBe(100);
  expect(readInbound({ ...SMS, NumMedia: "-3" })?.mediaCount).toBe(0);
});
