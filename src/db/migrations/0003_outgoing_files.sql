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
CREATE INDEX "outgoing_file_created" ON "outgoing_file" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_file" ON "outbox_message" USING btree ((view->>'fileId')) WHERE view->>'fileId' is not null;