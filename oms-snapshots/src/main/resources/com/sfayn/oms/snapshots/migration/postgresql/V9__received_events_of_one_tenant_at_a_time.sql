alter table "${schema}".received_event enable row level security;
alter table "${schema}".received_event force row level security;
create policy one_tenant on "${schema}".received_event
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
