CREATE TABLE "rule_version" (
	"version" integer PRIMARY KEY NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" uuid NOT NULL,
	"key" text NOT NULL,
	"source" text NOT NULL,
	"laid" jsonb NOT NULL,
	"replaces" integer
);
--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "said" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "supervision_item" ADD COLUMN "number_form" text;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "rule_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "chat_group" ADD COLUMN "digest_planned_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "rule_version_effective" ON "rule_version" USING btree ("effective_at","version");--> statement-breakpoint
CREATE INDEX "assignment_planned" ON "assignment" USING btree ("reminded_through") WHERE status in ('issued', 'inProgress', 'submitted', 'declined');--> statement-breakpoint
-- A version of the rules never changes (00-2): records cite it.
CREATE TRIGGER rule_version_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "rule_version"
  FOR EACH STATEMENT EXECUTE FUNCTION record_is_kept();
--> statement-breakpoint
-- What was said before this was remembered is not said again.
UPDATE "assignment" SET "said" = jsonb_build_object('escalate', "due"::text)
  WHERE EXISTS (
    SELECT 1 FROM "journal"
    WHERE "journal"."assignment_id" = "assignment"."id" AND "journal"."act" = 'escalate'
      AND "journal"."detail"->>'due' = "assignment"."due"::text
  );
--> statement-breakpoint
UPDATE "assignment" SET "said" = "said" || jsonb_build_object(
    'review', to_char("submitted_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  WHERE "status" = 'submitted' AND "wake_at" IS NULL AND "submitted_at" IS NOT NULL;
--> statement-breakpoint
UPDATE "assignment" SET "said" = "said" || jsonb_build_object(
    'declined', to_char("declined_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  WHERE "status" = 'declined' AND "wake_at" IS NULL AND "declined_at" IS NOT NULL;
