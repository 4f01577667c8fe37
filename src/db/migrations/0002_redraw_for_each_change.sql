DROP INDEX "outbox_tidy";--> statement-breakpoint
CREATE INDEX "outbox_redraw" ON "outbox_message" USING btree ("tidies") WHERE status = 'waiting' and tidies is not null;