// The forms of the follow-up page: who may hand them in and which rule answers.
import { tellsCustomer, toldBy, type MadeLink } from "~/customer/made-link.server";
import type { ToldWay } from "~/journey/follow-up-events";
import type { Actor } from "~/journey/permissions";
import { deny } from "~/journey/verdict";
import { say } from "~/messages/say.server";
import { command } from "~/visits/command.server";
import { isColleague } from "~/visits/page.server";
import type { Alongside } from "~/visits/store.server";
import { settlesCalls } from "./calls.server";
import { answerComplaint, assignComplaint, closeComplaint, openComplaint } from "./complaints";
import { contactCustomer, sendSurvey } from "./follow-up";
import {
  AnswerComplaint,
  AssignComplaint,
  CloseComplaint,
  ContactCustomer,
  Nothing,
  OpenComplaint,
} from "./follow-up.schema";

const may = "follow-up:write";

/** What the form says goes to the customer word for word, where it is to go by message. */
function saysToCustomer(how: ToldWay | undefined, text: string, { staffId }: Actor): Alongside {
  return async (tx, { visit, events }) => {
    const now = events.at(-1)?.occurredAt;
    if (how !== "message" || now === undefined) return;
    await say(tx, {
      centreId: visit.centreId,
      kind: "by-hand",
      to: { customerId: visit.customerId },
      visitId: visit.id,
      text,
      by: staffId,
      now,
    });
  };
}

const complaintCommands = {
  openComplaint: command({
    may,
    schema: () => OpenComplaint,
    decide: (visit, input, { now }) =>
      openComplaint(visit, { ...input, complaintId: crypto.randomUUID() }, now),
  }),
  assignComplaint: command({
    may,
    schema: () => AssignComplaint,
    decide: async (visit, input, { actor, now, tx }) => {
      const { ownerId } = input;
      const works =
        (await isColleague(tx, actor, ownerId, "advisor")) ||
        (await isColleague(tx, actor, ownerId, "manager"));
      return works ? assignComplaint(visit, input, now) : deny("not-in-list", { field: "ownerId" });
    },
  }),
  answerComplaint: command({
    may,
    schema: () => AnswerComplaint,
    decide: (visit, input, { now, tx }) =>
      toldBy(input.how ?? "phone", "by-hand", visit, { tx, now }, () => answerComplaint(visit, input, now)),
    alongside: ({ how, answer }, { actor }) => saysToCustomer(how, answer, actor),
  }),
  closeComplaint: command({
    may,
    schema: () => CloseComplaint,
    decide: async (visit, input, { now, tx }) => {
      const decision = await toldBy(input.told ?? "phone", "by-hand", visit, { tx, now }, () =>
        closeComplaint(visit, input, now),
      );
      const unwritable = !decision.ok && decision.denial.code === "cannot-be-written-to";
      return unwritable ? deny("cannot-be-written-to", { field: "told" }) : decision;
    },
    alongside: ({ told, remedy }, { actor }) => saysToCustomer(told, remedy, actor),
  }),
};

/** The table for one request; a link that it makes is left in `made`. Sending the survey makes the customer's link to it. */
export function followUpCommands(made: MadeLink = {}) {
  return {
    ...complaintCommands,
    contactCustomer: command({
      may,
      schema: () => ContactCustomer,
      decide: (visit, input, { now }) => contactCustomer(visit, input, now),
      alongside: ({ outcome }, { actor }) => settlesCalls(outcome, actor.staffId),
    }),
    sendSurvey: command({
      may,
      schema: () => Nothing,
      decide: (visit, _input, { now }) => sendSurvey(visit, now),
      alongside: () => tellsCustomer(made, () => ({ kind: "survey", purpose: "survey" })),
    }),
  };
}
