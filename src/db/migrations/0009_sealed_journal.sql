CREATE TABLE "journal_seal" (
	"seq" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"journal_ids" bigint[] NOT NULL,
	"hashes" text NOT NULL,
	"head" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_unsealed" (
	"journal_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
-- Whatever is written into the journal, by whichever version beside this one, waits for the sealer (product §8).
CREATE FUNCTION journal_waits_for_its_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "journal_unsealed" ("journal_id") SELECT "id" FROM written;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER journal_unsealed AFTER INSERT ON "journal" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION journal_waits_for_its_seal();
--> statement-breakpoint
INSERT INTO "journal_unsealed" ("journal_id") SELECT "id" FROM "journal" ON CONFLICT DO NOTHING;
--> statement-breakpoint
CREATE TRIGGER journal_seal_no_change BEFORE UPDATE OR DELETE ON "journal_seal"
  FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
--> statement-breakpoint
CREATE TRIGGER journal_seal_no_truncate BEFORE TRUNCATE ON "journal_seal"
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
