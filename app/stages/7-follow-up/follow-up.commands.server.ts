// The forms of the follow-up page: who may hand them in and which rule answers.
import { tellsCustomer, type MadeLink } from "~/customer/made-link.server";
import { command } from "~/visits/command.server";
import { answerComplaint, closeComplaint, contactCustomer, openComplaint, sendSurvey } from "./follow-up";
import { AnswerComplaint, CloseComplaint, ContactCustomer, Nothing, OpenComplaint } from "./follow-up.schema";

const may = "follow-up:write";

const deskCommands = {
  contactCustomer: command({
    may,
    schema: () => ContactCustomer,
    decide: (visit, input, { now }) => contactCustomer(visit, input, now),
  }),
  openComplaint: command({
    may,
    schema: () => OpenComplaint,
    decide: (visit, input, { now }) =>
      openComplaint(visit, { ...input, complaintId: crypto.randomUUID() }, now),
  }),
  answerComplaint: command({
    may,
    schema: () => AnswerComplaint,
    decide: (visit, input, { now }) => answerComplaint(visit, input, now),
  }),
  closeComplaint: command({
    may,
    schema: () => CloseComplaint,
    decide: (visit, input, { now }) => closeComplaint(visit, input, now),
  }),
};

/** The table for one request; a link that it makes is left in `made`. Sending the survey makes the customer's link to it. */
export function followUpCommands(made: MadeLink = {}) {
  return {
    ...deskCommands,
    sendSurvey: command({
      may,
      schema: () => Nothing,
      decide: (visit, _input, { now }) => sendSurvey(visit, now),
      alongside: () => tellsCustomer(made, () => ({ kind: "survey", purpose: "survey" })),
    }),
  };
}
