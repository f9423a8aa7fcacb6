-- Why: what is asked for must reach a person by their own ladder of channels, also when the server is restarted in the
-- middle. A ladder holds addresses, so it stands here and never in the log. A job is one message that is owed; the
-- jobs and how far the log has been read for them are written by one statement, so that a crash may send a message
-- twice but never lose one. Prisma has no word for a view with a trigger; each flush of jobs is one row inserted there.

CREATE TABLE "Channel" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "accountId" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "afterSeconds" INTEGER NOT NULL,
  "address" TEXT NOT NULL,
  "enabled" BOOLEAN NOT NULL,
  "lastOkAt" REAL,
  "lastFailAt" REAL,
  "lastWhy" TEXT,
  FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "Channel_accountId_idx" ON "Channel" ("accountId");

CREATE TABLE "LifeLine" (
  "accountId" TEXT NOT NULL PRIMARY KEY,
  FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "NotifyJob" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "upgrade" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "person" TEXT NOT NULL,
  "rung" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "at" REAL NOT NULL,
  "dueAt" REAL NOT NULL,
  "state" TEXT NOT NULL,
  "tries" INTEGER NOT NULL,
  "leaseUntil" REAL NOT NULL,
  "lastWhy" TEXT
);

CREATE INDEX "NotifyJob_state_upgrade_idx" ON "NotifyJob" ("state", "upgrade");

CREATE TABLE "NotifyCursor" (
  "upgrade" TEXT NOT NULL PRIMARY KEY,
  "seq" INTEGER NOT NULL
);

CREATE VIEW "NotifyFlush" ("upgrade", "seq", "jobs") AS SELECT NULL, NULL, NULL;

CREATE TRIGGER "NotifyFlush_insert" INSTEAD OF INSERT ON "NotifyFlush" BEGIN
  -- A stretch that is read a second time owes nothing new.
  INSERT OR IGNORE INTO "NotifyJob" ("id", "upgrade", "seq", "person", "rung", "content", "at", "dueAt", "state",
    "tries", "leaseUntil")
  SELECT value ->> 0, NEW."upgrade", value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
    'queued', 0, 0
  FROM json_each(NEW."jobs");

  INSERT INTO "NotifyCursor" ("upgrade", "seq") VALUES (NEW."upgrade", NEW."seq")
  ON CONFLICT ("upgrade") DO UPDATE SET "seq" = excluded."seq" WHERE excluded."seq" > "NotifyCursor"."seq";

  -- What was sent, given up or moot long ago is not needed to tell a double any more.
  DELETE FROM "NotifyJob" WHERE "upgrade" = NEW."upgrade" AND "state" <> 'queued' AND "seq" < NEW."seq" - 5000;
END;
