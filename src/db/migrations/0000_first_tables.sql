CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assignment_id" uuid,
	"person_id" uuid NOT NULL,
	"chat_id" text NOT NULL,
	"message_id" text NOT NULL,
	"file_key" text NOT NULL,
	"file_type" text NOT NULL,
	"file_name" text NOT NULL,
	"status" text NOT NULL,
	"sha256" text,
	"bytes" bigint,
	"path" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "evidence_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"chat_id" text NOT NULL,
	"assignment_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"status" text NOT NULL,
	"due" date NOT NULL,
	"version" integer NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"acknowledge_by" date NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"declined_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"returns" integer NOT NULL,
	"percent" integer,
	"replaces" uuid,
	"reminded_through" timestamp (3) with time zone NOT NULL,
	"last_card_on" date NOT NULL,
	"wake_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "item_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"content" jsonb NOT NULL,
	"item_id" uuid,
	"withdrawn" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"office_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_series_office_id_kind_year_pk" PRIMARY KEY("office_id","kind","year")
);
--> statement-breakpoint
CREATE TABLE "supervision_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"child" integer,
	"matter" text NOT NULL,
	"requirement" text,
	"workstreams" text[] NOT NULL,
	"category" text NOT NULL,
	"topic" text,
	"basis" text,
	"source" text,
	"priority" text NOT NULL,
	"status" text NOT NULL,
	"restricted" boolean NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_by" uuid NOT NULL,
	"handled_by" uuid NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"parent_assignment_id" uuid
);
--> statement-breakpoint
CREATE TABLE "follow_up" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"owner" text NOT NULL,
	"office_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"remark" text
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" uuid,
	"act" text NOT NULL,
	"article" text NOT NULL,
	"item_id" uuid,
	"assignment_id" uuid,
	"refusal" text,
	"detail" jsonb NOT NULL,
	"hashes" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_text" (
	"journal_id" bigint NOT NULL,
	"field" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "journal_text_journal_id_field_pk" PRIMARY KEY("journal_id","field")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card_line" (
	"ref" text PRIMARY KEY NOT NULL,
	"outbox_id" uuid NOT NULL,
	"subject" jsonb NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digest" (
	"group_id" uuid NOT NULL,
	"week" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "digest_group_id_week_pk" PRIMARY KEY("group_id","week")
);
--> statement-breakpoint
CREATE TABLE "inbox_event" (
	"key" text PRIMARY KEY NOT NULL,
	"event_type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "outbox_line" (
	"outbox_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"stage" text NOT NULL,
	CONSTRAINT "outbox_line_outbox_id_assignment_id_stage_pk" PRIMARY KEY("outbox_id","assignment_id","stage")
);
--> statement-breakpoint
CREATE TABLE "outbox_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"view" jsonb NOT NULL,
	"person_id" uuid,
	"group_id" uuid,
	"tidies" uuid,
	"slot" text,
	"send_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"unsure_since" timestamp (3) with time zone,
	"uuid" text NOT NULL,
	"resent" boolean DEFAULT false NOT NULL,
	"as_text" boolean DEFAULT false NOT NULL,
	"message_id" text,
	"chat_id" text,
	"sent_at" timestamp (3) with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "pace_mark" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"receiver" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "chat_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"chat_id" text,
	"purposes" text[] NOT NULL,
	"scope_unit_id" uuid,
	"dead" text,
	"digest_at" timestamp (3) with time zone,
	CONSTRAINT "chat_group_chat_id_unique" UNIQUE("chat_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"post" text,
	"rank" text,
	"open_id" text,
	"mobile_hash" text,
	"email_hash" text,
	"unreachable" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "person_role" (
	"person_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "person_role_person_id_unit_id_role_pk" PRIMARY KEY("person_id","unit_id","role")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"short_name" text,
	"aliases" text[] DEFAULT '{}'::text[] NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"org_kind" text,
	"parent_id" uuid,
	"lead_unit_id" uuid,
	"section" text,
	"position" integer NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "unit_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_item_id_supervision_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."supervision_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_message" ON "evidence" USING btree ("message_id","file_key");--> statement-breakpoint
CREATE INDEX "evidence_pending" ON "evidence" USING btree ("try_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "evidence_assignment" ON "evidence" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "evidence_request_person" ON "evidence_request" USING btree ("person_id","chat_id","expires_at");--> statement-breakpoint
CREATE INDEX "assignment_wake" ON "assignment" USING btree ("wake_at") WHERE wake_at is not null;--> statement-breakpoint
CREATE INDEX "assignment_item" ON "assignment" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "assignment_unit" ON "assignment" USING btree ("unit_id","status","due");--> statement-breakpoint
CREATE INDEX "assignment_ended" ON "assignment" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "item_number" ON "supervision_item" USING btree ("office_id","year","serial",coalesce(child, 0));--> statement-breakpoint
CREATE INDEX "item_open" ON "supervision_item" USING btree ("office_id","issued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_open" ON "follow_up" USING btree ("kind","subject") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "follow_up_owner" ON "follow_up" USING btree ("owner","created_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "journal_item" ON "journal" USING btree ("item_id","id");--> statement-breakpoint
CREATE INDEX "card_line_subject" ON "card_line" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "card_line_outbox" ON "card_line" USING btree ("outbox_id");--> statement-breakpoint
CREATE INDEX "inbox_waiting" ON "inbox_event" USING btree ("try_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "inbox_received" ON "inbox_event" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_slot" ON "outbox_message" USING btree ("slot") WHERE slot is not null and tidies is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_tidy" ON "outbox_message" USING btree ("tidies") WHERE status = 'waiting' and lease_until is null;--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox_message" USING btree ("try_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_sent_message" ON "outbox_message" USING btree ("message_id") WHERE message_id is not null and tidies is null;--> statement-breakpoint
CREATE INDEX "outbox_person" ON "outbox_message" USING btree ("person_id","sent_at");--> statement-breakpoint
CREATE INDEX "pace_mark_done" ON "pace_mark" USING btree ("done_at");--> statement-breakpoint
CREATE UNIQUE INDEX "person_open_id" ON "person" USING btree ("open_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "person_unit" ON "person" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "person_role_unit" ON "person_role" USING btree ("unit_id","role");