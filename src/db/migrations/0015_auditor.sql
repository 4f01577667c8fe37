CREATE TABLE "job_beat" (
	"job" text PRIMARY KEY NOT NULL,
	"ran_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "inbox_dead" ON "inbox_event" USING btree ("received_at") WHERE status = 'dead';--> statement-breakpoint
CREATE INDEX "outbox_line_assignment" ON "outbox_line" USING btree ("assignment_id");