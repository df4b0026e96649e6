-- The log by state, the newest first; also the open deliveries and the leases that have ended, which are few.
create index webhook_delivery_by_state on "${schema}".webhook_delivery (tenant_id, state, created_at, delivery_id);
drop index "${schema}".webhook_delivery_by_lease;
-- What leaves the log.
create index webhook_delivery_by_end on "${schema}".webhook_delivery (tenant_id, ended_at);
