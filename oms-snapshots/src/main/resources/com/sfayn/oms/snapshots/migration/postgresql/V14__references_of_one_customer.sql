-- A customer's own number says nothing to another customer: it is unique among the customer's orders. The index begins
-- with the reference, so that a tenant's staff find an order by it, too.
alter table "${schema}".orders drop constraint orders_tenant_id_external_reference_key;
alter table "${schema}".orders
    add constraint orders_reference_of_customer unique (tenant_id, external_reference, customer_id);
