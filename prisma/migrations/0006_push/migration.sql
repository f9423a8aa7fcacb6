-- Why: a phone in a pocket is rung by Web Push. Where to push to is a secret of the person's browser, so it stands here,
-- keyed by the session of that browser, and never in the log. A row that the push service has given up stays, so that
-- its owner can be told.

CREATE TABLE "PushSubscription" (
  "endpoint" TEXT NOT NULL PRIMARY KEY,
  "sessionId" TEXT NOT NULL,
  "p256dh" TEXT NOT NULL,
  "auth" TEXT NOT NULL,
  "createdAt" REAL NOT NULL,
  "droppedAt" REAL,
  "drill" TEXT,
  "drillSentAt" REAL,
  "drillTapAt" REAL,
  "lastTapAt" REAL,
  FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "PushSubscription_sessionId_idx" ON "PushSubscription" ("sessionId");
