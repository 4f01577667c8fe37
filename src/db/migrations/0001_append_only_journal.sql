-- The journal only grows (product §8): what stands in it cannot be changed, taken out or emptied.
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON "journal"
  FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
--> statement-breakpoint
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON "journal"
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
--> statement-breakpoint
-- 有督必果 (三): an item, its assignments and its number never disappear.
CREATE FUNCTION record_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is kept for good: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER item_kept BEFORE DELETE OR TRUNCATE ON "supervision_item"
  FOR EACH STATEMENT EXECUTE FUNCTION record_is_kept();
--> statement-breakpoint
CREATE TRIGGER assignment_kept BEFORE DELETE OR TRUNCATE ON "assignment"
  FOR EACH STATEMENT EXECUTE FUNCTION record_is_kept();
