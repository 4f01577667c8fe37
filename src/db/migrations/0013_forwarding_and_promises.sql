ALTER TABLE "assignment" ADD COLUMN "promised_on" date;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "forwarded_to" uuid;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "forwarded_by" uuid;--> statement-breakpoint
CREATE INDEX "assignment_forwarded" ON "assignment" USING btree ("forwarded_to") WHERE forwarded_to is not null;