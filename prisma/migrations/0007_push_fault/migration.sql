-- Why: whoever owns a phone is told why its push service took the last message not, and what to do about it: a
-- subscription that was refused is mended otherwise than one that is gone or a service that is busy.

ALTER TABLE "PushSubscription" ADD COLUMN "fault" TEXT;
