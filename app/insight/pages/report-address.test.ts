// The address of the report: what is chosen survives the way through it, and nonsense is not believed.
import { describe, expect, test } from "vitest";
import { addressQuery, readAddress, type ReportAddress } from "./report-address";

const ID = "0198f0a0-0000-7000-8000-000000000001";

describe("the address of the report", () => {
  test.each<ReportAddress>([
    {},
    { centre: "group" },
    { centre: ID, from: "2026-02-28", to: "2026-03-31" },
    { service: "tyres", advisor: ID, mechanic: ID, make: "Mercedes-Benz & Söhne=?" },
  ])("says %o and is read as the same", (address) => {
    const text = new URLSearchParams(addressQuery(address)).toString();
    expect(readAddress(new URLSearchParams(text))).toEqual(address);
  });

  test("leaves out what cannot be meant", () => {
    const text = "centre=all&from=2026-02-31&to=yesterday&service=magic&advisor=1&mechanic=&make=%20";
    expect(readAddress(new URLSearchParams(text))).toEqual({});
    expect(readAddress(new URLSearchParams("from=0001-01-01&to=9999-12-31"))).toEqual({});
  });
});
