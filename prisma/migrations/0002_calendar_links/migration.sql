-- Why: the secret links by which calendar apps, which can show no cookie, fetch what an upgrade puts into them. They
-- never stand in the log; a revoked one is kept, so that whoever asks with it is told that it is over.

CREATE TABLE "CalendarLink" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "tokenHash" TEXT NOT NULL,
  "accountId" TEXT NOT NULL,
  "upgrade" TEXT NOT NULL,
  "createdAt" REAL NOT NULL,
  "revokedAt" REAL,
  "fetchedAt" REAL,
  FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "CalendarLink_tokenHash_key" ON "CalendarLink" ("tokenHash");
CREATE INDEX "CalendarLink_accountId_idx" ON "CalendarLink" ("accountId");
