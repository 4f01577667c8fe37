CREATE TABLE "delegation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"absent_id" uuid NOT NULL,
	"delegate_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"through_day" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"wake_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"successor_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"roles" jsonb NOT NULL,
	"matters" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_absent_id_person_id_fk" FOREIGN KEY ("absent_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_delegate_id_person_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_successor_id_person_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delegation_wake" ON "delegation" USING btree ("wake_at") WHERE wake_at is not null;--> statement-breakpoint
CREATE INDEX "delegation_absent" ON "delegation" USING btree ("absent_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "delegation_delegate" ON "delegation" USING btree ("delegate_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "handover_person" ON "handover" USING btree ("person_id");