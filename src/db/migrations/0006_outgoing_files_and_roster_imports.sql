CREATE TABLE "outgoing_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"file_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"file_key" text NOT NULL,
	"file_name" text NOT NULL,
	"status" text NOT NULL,
	"report" jsonb,
	"wanted" jsonb,
	"fingerprint" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "outgoing_file_created" ON "outgoing_file" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "roster_import_message" ON "roster_import" USING btree ("message_id","file_key");--> statement-breakpoint
CREATE INDEX "roster_import_pending" ON "roster_import" USING btree ("try_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "roster_import_waiting" ON "roster_import" USING btree ("received_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_file" ON "outbox_message" USING btree ((view->>'fileId')) WHERE view->>'fileId' is not null;