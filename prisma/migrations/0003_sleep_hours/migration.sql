-- Why: when somebody ordinarily wakes up and goes to sleep is theirs alone, and the same in every upgrade. It stands
-- here and never in the log, so that forgetting it is deleting the row. The table for this by upgrade was never
-- written to, and goes.

DROP TABLE "PersonPrivate";

CREATE TABLE "SleepHours" (
  "accountId" TEXT NOT NULL PRIMARY KEY,
  "wake" TEXT NOT NULL,
  "sleep" TEXT NOT NULL,
  "shared" BOOLEAN NOT NULL,
  FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
