-- Why: where each log ends is kept beside it, so that lines cut off its end are noticed. Written by the very statement
-- that appends. A snapshot of the state goes: every line is read and proven when a log is loaded, and folding it costs
-- less than that.

CREATE TABLE "Head" (
  "upgrade" TEXT NOT NULL PRIMARY KEY,
  "seq" INTEGER NOT NULL,
  "hash" TEXT NOT NULL
);

-- max() takes "hash" from the same row. A snapshot that is further on has seen lines that are gone by now.
INSERT INTO "Head" ("upgrade", "seq", "hash")
SELECT "upgrade", max("seq"), "hash" FROM (
  SELECT "upgrade", "seq", "hash" FROM "Event"
  UNION ALL
  SELECT "upgrade", "seq", "hash" FROM "Snapshot"
) GROUP BY "upgrade";

DROP TRIGGER "Flush_insert";
DROP TABLE "Snapshot";

CREATE TRIGGER "Flush_insert" INSTEAD OF INSERT ON "Flush" BEGIN
  INSERT INTO "Event" ("upgrade", "seq", "commandId", "commandDigest", "type", "version", "actor", "device",
    "saidAt", "skew", "happenedAt", "at", "bodyDigest", "prevHash", "hash", "body")
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, value ->> 15
  FROM json_each(NEW."events");

  -- In their order: what is kept is the last of each upgrade.
  INSERT OR REPLACE INTO "Head" ("upgrade", "seq", "hash")
  SELECT value ->> 0, value ->> 1, value ->> 14 FROM json_each(NEW."events");

  INSERT INTO "Answer" ("upgrade", "actor", "commandId", "commandDigest", "answer")
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(NEW."answers");

  UPDATE "Event" SET "body" = NULL
  WHERE ("upgrade", "seq") IN (SELECT value ->> 0, value ->> 1 FROM json_each(NEW."erasures"));
END;
