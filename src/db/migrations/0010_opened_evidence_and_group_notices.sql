CREATE TABLE "evidence_opening" (
	"person_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"try_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "evidence_opening_person_id_evidence_id_pk" PRIMARY KEY("person_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "group_notice" (
	"group_id" uuid NOT NULL,
	"day" date NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "group_notice_group_id_day_pk" PRIMARY KEY("group_id","day")
);
--> statement-breakpoint
ALTER TABLE "chat_group" ADD COLUMN "notice_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "chat_group" ADD COLUMN "notice_planned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "chat_group" ADD COLUMN "notice_from" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "evidence_opening_due" ON "evidence_opening" USING btree ("try_at");