-- Why: whoever owns the server can see who came in, who tried in vain, and from where. Tries of one kind from one address
-- within a minute are one row with a count, so that a flood of them doesn't fill the disk. No secret, no token and
-- nothing that a stranger typed is in it; a person's name is not either: it is looked up by the account, and gone with it.

CREATE TABLE "SignIn" (
  "minute" REAL NOT NULL,
  "what" TEXT NOT NULL,
  "why" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "accountId" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "lastAt" REAL NOT NULL,
  PRIMARY KEY ("minute", "what", "why", "address", "accountId")
);

CREATE INDEX "SignIn_lastAt_idx" ON "SignIn" ("lastAt");
