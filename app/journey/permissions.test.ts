// Who may do what, as a table to read. A change of the matrix is a change here.
import { describe, expect, it } from "vitest";
import { ACTIONS, ROLES, may, rolesFor, type Role } from "./permissions";

const TABLE = `
  action            | advisor mechanic inspector parts manager admin
  visit:read        |    +        +        +       +      +      +
  visit:note        |    +        +        +       +      +      +
  photo:write       |    +        +        +       +      +      +
  photo:remove      |                                     +      +
  visit:override    |                                     +      +
  visit:cancel      |    +                                +      +
  booking:write     |    +                                +      +
  preparation:write |    +                         +      +      +
  intake:write      |    +                                +      +
  repairs:assign    |    +                                +      +
  repairs:work      |             +                       +      +
  repairs:price     |    +                                +      +
  repairs:parts     |    +        +                +      +      +
  parts:write       |    +                         +      +      +
  quality:inspect   |                      +              +      +
  quality:figures   |                                     +      +
  insight:read      |                                     +      +
  insight:act       |                                     +      +
  quality:papers    |    +                 +              +      +
  handover:write    |    +                                +      +
  money:read        |    +                                +      +
  money:write       |    +                                +      +
  money:on-account  |                                     +      +
  follow-up:write   |    +                                +      +
  people:read       |    +        +        +       +      +      +
  people:write      |    +                                +      +
  link:create       |    +                                +      +
  message:read      |    +                                +      +
  campaign:read     |    +                                +      +
  campaign:write    |                                     +      +
  staff:manage      |                                     +      +
  calendar:read     |    +        +        +       +      +      +
  task:write        |    +        +        +       +      +      +
  settings:write    |                                     +      +
  data:exchange     |                                     +      +
  privacy:answer    |                                     +      +
  notice:read       |                                     +      +
`;

/** The middle of each role's column, from the head of the table. */
const [HEAD = "", ...ROWS] = TABLE.split("\n").filter((row) => row.trim() !== "");

function columnOf(role: Role): { from: number; to: number } {
  const from = HEAD.indexOf(role);
  return { from, to: from + role.length };
}

describe("the matrix of roles and actions", () => {
  it("has every action, in this order", () => {
    expect(ROWS.map((row) => row.split("|")[0]?.trim())).toEqual(ACTIONS);
  });

  it.each(ROLES)("lets a person who is %s do what the table says, and nothing else", (role) => {
    const { from, to } = columnOf(role);
    const allowed = ROWS.filter((row) => row.slice(from, to).includes("+")).map((row) =>
      row.split("|")[0]?.trim(),
    );
    expect(ACTIONS.filter((action) => may([role], action))).toEqual(allowed);
  });

  it("adds up for a person with several roles, and lets nobody do anything without one", () => {
    expect(ACTIONS.filter((action) => may(["mechanic", "parts"], action))).toEqual(
      ACTIONS.filter((action) => may(["mechanic"], action) || may(["parts"], action)),
    );
    expect(ACTIONS.filter((action) => may([], action))).toEqual([]);
  });

  it("names the roles that can help, the administrator apart", () => {
    for (const action of ACTIONS) {
      expect(rolesFor(action).every((role) => may([role], action))).toBe(true);
      expect(rolesFor(action)).toEqual(expect.not.arrayContaining(["admin"]));
    }
  });
});
