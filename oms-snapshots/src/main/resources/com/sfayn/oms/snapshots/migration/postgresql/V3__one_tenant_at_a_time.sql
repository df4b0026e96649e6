-- The second wall: a statement that forgets the tenant finds nothing. Also the owner is held to it.
alter table "${schema}".orders enable row level security;
alter table "${schema}".orders force row level security;
create policy one_tenant on "${schema}".orders
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".order_term enable row level security;
alter table "${schema}".order_term force row level security;
create policy one_tenant on "${schema}".order_term
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".order_event enable row level security;
alter table "${schema}".order_event force row level security;
create policy one_tenant on "${schema}".order_event
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".product enable row level security;
alter table "${schema}".product force row level security;
create policy one_tenant on "${schema}".product
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".vendor enable row level security;
alter table "${schema}".vendor force row level security;
create policy one_tenant on "${schema}".vendor
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".offer enable row level security;
alter table "${schema}".offer force row level security;
create policy one_tenant on "${schema}".offer
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".shipping_option enable row level security;
alter table "${schema}".shipping_option force row level security;
create policy one_tenant on "${schema}".shipping_option
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".tax_rule enable row level security;
alter table "${schema}".tax_rule force row level security;
create policy one_tenant on "${schema}".tax_rule
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".book_version enable row level security;
alter table "${schema}".book_version force row level security;
create policy one_tenant on "${schema}".book_version
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".coupon enable row level security;
alter table "${schema}".coupon force row level security;
create policy one_tenant on "${schema}".coupon
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".customer enable row level security;
alter table "${schema}".customer force row level security;
create policy one_tenant on "${schema}".customer
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".customer_address enable row level security;
alter table "${schema}".customer_address force row level security;
create policy one_tenant on "${schema}".customer_address
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".user_grant enable row level security;
alter table "${schema}".user_grant force row level security;
create policy one_tenant on "${schema}".user_grant
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
alter table "${schema}".idempotency_key enable row level security;
alter table "${schema}".idempotency_key force row level security;
create policy one_tenant on "${schema}".idempotency_key
    using (tenant_id = current_setting('oms.tenant_id', true))
    with check (tenant_id = current_setting('oms.tenant_id', true));
