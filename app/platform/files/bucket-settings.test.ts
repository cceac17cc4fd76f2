// A bucket is set whole or not at all.
import { describe, expect, test } from "vitest";
import { bucketOf, bucketProblems } from "./bucket-settings";

const WHOLE = {
  S3_ENDPOINT: "https://s3.example.com/",
  S3_BUCKET: "photos",
  S3_REGION: "eu-west-1",
  S3_ACCESS_KEY_ID: "AK1",
  S3_SECRET_ACCESS_KEY: "secret",
};

describe("a bucket", () => {
  test("is there when all of it is set, with a region or without", () => {
    expect(bucketProblems(WHOLE)).toEqual([]);
    expect(bucketOf(WHOLE)).toMatchObject({ endpoint: "https://s3.example.com", region: "eu-west-1" });
    const { S3_REGION: _region, ...rest } = WHOLE;
    expect(bucketProblems(rest)).toEqual([]);
    expect(bucketOf(rest)).toMatchObject({ region: "us-east-1" });
  });

  test("is not there when nothing is set", () => {
    expect(bucketProblems({})).toEqual([]);
    expect(bucketOf({})).toBeUndefined();
  });

  test.each(["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"])(
    "without %s is a mistake that is named",
    (name) => {
      const [problem = "", ...more] = bucketProblems({ ...WHOLE, [name]: "" });
      expect(problem).toContain(`${name} is missing`);
      expect(more).toEqual([]);
    },
  );

  test("of which only the region is set is a mistake too", () => {
    expect(bucketProblems({ S3_REGION: "eu-west-1" })[0]).toContain("S3_ENDPOINT, S3_BUCKET");
  });
});
