-- Why: the first tables. The log and its receipts, the newest snapshot of each upgrade, and everything that must
-- never be in the log: accounts, sessions, links, codes, tokens and what people say of themselves in private.

-- A table with rowids, not WITHOUT ROWID: bodies run to kilobytes, and there a clustered key stores twice the pages
-- and writes up to a third slower (measured at 1.5 kB).
CREATE TABLE "Event" (
  "upgrade" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "commandId" TEXT NOT NULL,
  "commandDigest" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "actor" TEXT NOT NULL,
  "device" TEXT NOT NULL,
  "saidAt" REAL,
  "skew" REAL,
  "happenedAt" REAL NOT NULL,
  "at" REAL NOT NULL,
  "bodyDigest" TEXT NOT NULL,
  "prevHash" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "body" TEXT,
  PRIMARY KEY ("upgrade", "seq")
);

-- An accepted command's receipt is its event rows: found by this.
CREATE INDEX "Event_upgrade_actor_commandId_idx" ON "Event" ("upgrade", "actor", "commandId");

CREATE TABLE "Answer" (
  "upgrade" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "commandId" TEXT NOT NULL,
  "commandDigest" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  PRIMARY KEY ("upgrade", "actor", "commandId")
);

CREATE TABLE "Snapshot" (
  "upgrade" TEXT NOT NULL PRIMARY KEY,
  "seq" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "applyVersion" INTEGER NOT NULL,
  "state" TEXT NOT NULL
);

-- A flush is one row written to this view: one statement, so it is whole or not at all, and no transaction is ever
-- open while other requests run on the same connection (they would read what is not yet stored, and a roll-back
-- would take their writes with it). Each column is a JSON array of arrays in the order of the columns below.
CREATE VIEW "Flush" ("events", "answers", "erasures") AS SELECT NULL, NULL, NULL;

CREATE TRIGGER "Flush_insert" INSTEAD OF INSERT ON "Flush" BEGIN
  INSERT INTO "Event" ("upgrade", "seq", "commandId", "commandDigest", "type", "version", "actor", "device",
    "saidAt", "skew", "happenedAt", "at", "bodyDigest", "prevHash", "hash", "body")
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, value ->> 15
  FROM json_each(NEW."events");

  INSERT INTO "Answer" ("upgrade", "actor", "commandId", "commandDigest", "answer")
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(NEW."answers");

  UPDATE "Event" SET "body" = NULL
  WHERE ("upgrade", "seq") IN (SELECT value ->> 0, value ->> 1 FROM json_each(NEW."erasures"));

  -- A snapshot may hold the erased words; it is made again from what is left.
  DELETE FROM "Snapshot" WHERE "upgrade" IN (SELECT value ->> 0 FROM json_each(NEW."erasures"));
END;

CREATE TABLE "Account" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "lang" TEXT NOT NULL,
  "owner" BOOLEAN NOT NULL,
  "createdAt" REAL NOT NULL
);

CREATE TABLE "Session" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "tokenHash" TEXT NOT NULL,
  "accountId" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "createdAt" REAL NOT NULL,
  "lastSeenAt" REAL NOT NULL,
  "expiresAt" REAL NOT NULL,
  "revokedAt" REAL,
  FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session" ("tokenHash");
CREATE INDEX "Session_accountId_idx" ON "Session" ("accountId");

CREATE TABLE "OwnerLink" (
  "tokenHash" TEXT NOT NULL PRIMARY KEY,
  "createdAt" REAL NOT NULL,
  "expiresAt" REAL NOT NULL,
  "usedAt" REAL
);

CREATE TABLE "Invitation" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "tokenHash" TEXT NOT NULL,
  "upgrade" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "person" TEXT,
  "createdBy" TEXT NOT NULL,
  "createdAt" REAL NOT NULL,
  "expiresAt" REAL NOT NULL,
  "revokedAt" REAL,
  "usedAt" REAL,
  "uses" INTEGER NOT NULL,
  "maxUses" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation" ("tokenHash");
CREATE INDEX "Invitation_upgrade_idx" ON "Invitation" ("upgrade");

CREATE TABLE "MoveCode" (
  "codeHash" TEXT NOT NULL PRIMARY KEY,
  "accountId" TEXT NOT NULL,
  "createdAt" REAL NOT NULL,
  "expiresAt" REAL NOT NULL,
  "attempts" INTEGER NOT NULL,
  "usedAt" REAL,
  FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "MoveCode_accountId_idx" ON "MoveCode" ("accountId");

CREATE TABLE "ScriptToken" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "tokenHash" TEXT NOT NULL,
  "upgrade" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "createdAt" REAL NOT NULL,
  "revokedAt" REAL
);
CREATE UNIQUE INDEX "ScriptToken_tokenHash_key" ON "ScriptToken" ("tokenHash");
CREATE INDEX "ScriptToken_upgrade_idx" ON "ScriptToken" ("upgrade");

CREATE TABLE "PersonPrivate" (
  "accountId" TEXT NOT NULL,
  "upgrade" TEXT NOT NULL,
  "wakes" TEXT,
  "sleeps" TEXT,
  "zone" TEXT,
  "phone" TEXT,
  PRIMARY KEY ("accountId", "upgrade"),
  FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "Meta" (
  "key" TEXT NOT NULL PRIMARY KEY,
  "value" TEXT NOT NULL
);
