-- Which tenants have data here, for work across tenants. The one table that every tenant's transactions may read.
create table "${schema}".tenant (
    tenant_id varchar(255) not null,
    primary key (tenant_id)
);

-- One order is one row: the document is the order, the columns beside it are what queries need of it.
create table "${schema}".orders (
    tenant_id varchar(255) not null,
    order_id varchar(255) not null,
    version integer not null,
    status varchar(32) not null,
    payment_status varchar(32) not null,
    fulfilment_status varchar(32) not null,
    vendor_id varchar(255) not null,
    customer_id varchar(255) not null,
    group_id varchar(255),
    external_reference varchar(255),
    currency varchar(3) not null,
    total numeric(23, 4) not null,
    created_at timestamp(3) with time zone not null,
    placed_at timestamp(3) with time zone,
    updated_at timestamp(3) with time zone not null,
    expires_at timestamp(3) with time zone,
    document "${schema}".order_document not null,
    primary key (tenant_id, order_id),
    unique (tenant_id, external_reference)
);
-- Lists without a filter that is worth an index, and whatever several scopes or several statuses select.
create index orders_by_creation on "${schema}".orders (tenant_id, created_at, order_id);
-- What has changed since: also with a status or a vendor, which are then filtered, for such a list starts at a time.
create index orders_by_update on "${schema}".orders (tenant_id, updated_at, order_id);
-- What was placed between two times; most drafts never are, so creation would not find it.
create index orders_by_placing on "${schema}".orders (tenant_id, placed_at, order_id);
-- The tenant's work queue: one status, oldest or newest first.
create index orders_by_status on "${schema}".orders (tenant_id, status, created_at, order_id);
-- A customer's orders. They are few: every other filter and sort of that scope works on what this finds.
create index orders_of_customer on "${schema}".orders (tenant_id, customer_id, created_at, order_id);
-- A vendor's orders, and the vendor's work queue.
create index orders_of_vendor on "${schema}".orders (tenant_id, vendor_id, created_at, order_id);
create index orders_of_vendor_by_status on "${schema}".orders (tenant_id, vendor_id, status, created_at, order_id);
-- The orders of one checkout.
create index orders_of_group on "${schema}".orders (tenant_id, group_id);

-- SKUs and coupon codes that orders are searched by.
create table "${schema}".order_term (
    tenant_id varchar(255) not null,
    kind varchar(16) not null,
    term varchar(255) not null,
    created_at timestamp(3) with time zone not null,
    order_id varchar(255) not null,
    primary key (tenant_id, kind, term, created_at, order_id),
    foreign key (tenant_id, order_id) references "${schema}".orders (tenant_id, order_id)
);
create index order_term_of_order on "${schema}".order_term (tenant_id, order_id);

-- The facts of every order, appended in the transaction of the change.
create table "${schema}".order_event (
    tenant_id varchar(255) not null,
    order_id varchar(255) not null,
    sequence integer not null,
    event_id varchar(255) not null,
    version integer not null,
    event_type varchar(255) not null,
    occurred_at timestamp(3) with time zone not null,
    actor_kind varchar(32) not null,
    actor_id varchar(255) not null,
    data character varying not null,
    primary key (tenant_id, order_id, sequence),
    foreign key (tenant_id, order_id) references "${schema}".orders (tenant_id, order_id)
);

-- Physical units stand in on_hand (null: not tracked); reserved is ours alone, no source ever sets it. What the source
-- counted stays in counted, so that its word, said again, does not bring back what was shipped since.
create table "${schema}".product (
    tenant_id varchar(255) not null,
    vendor_id varchar(255) not null,
    sku varchar(255) not null,
    product_id varchar(255),
    name character varying not null,
    category varchar(255),
    options character varying not null,
    price numeric(23, 4) not null,
    currency varchar(3) not null,
    package_weight numeric(19, 6),
    package_length integer,
    package_width integer,
    package_height integer,
    taxable boolean not null,
    on_hand integer,
    counted integer,
    reserved integer default 0 not null,
    active boolean not null,
    source_at timestamp(3) with time zone not null,
    source_id varchar(255) not null,
    primary key (tenant_id, vendor_id, sku)
);

-- The vendor book: read whole, by one statement, so its parts are documents. "active" stands beside them.
create table "${schema}".vendor (
    tenant_id varchar(255) not null,
    vendor_id varchar(255) not null,
    content character varying not null,
    active boolean not null,
    source_at timestamp(3) with time zone not null,
    source_id varchar(255) not null,
    primary key (tenant_id, vendor_id)
);
create table "${schema}".offer (
    tenant_id varchar(255) not null,
    vendor_id varchar(255) not null,
    offer_id varchar(255) not null,
    content character varying not null,
    active boolean not null,
    source_at timestamp(3) with time zone not null,
    source_id varchar(255) not null,
    primary key (tenant_id, vendor_id, offer_id)
);
create table "${schema}".shipping_option (
    tenant_id varchar(255) not null,
    vendor_id varchar(255) not null,
    option_id varchar(255) not null,
    content character varying not null,
    active boolean not null,
    source_at timestamp(3) with time zone not null,
    source_id varchar(255) not null,
    primary key (tenant_id, vendor_id, option_id)
);
create table "${schema}".tax_rule (
    tenant_id varchar(255) not null,
    rule_id varchar(255) not null,
    country_code varchar(255) not null,
    content character varying not null,
    active boolean not null,
    source_at timestamp(3) with time zone not null,
    source_id varchar(255) not null,
    primary key (tenant_id, rule_id)
);

-- Bumped with every change of a vendor's book; an empty vendor_id stands for the tenant's tax rules.
create table "${schema}".book_version (
    tenant_id varchar(255) not null,
    vendor_id varchar(255) not null,
    version bigint not null,
    primary key (tenant_id, vendor_id)
);

create table "${schema}".coupon (
    tenant_id varchar(255) not null,
    vendor_id varchar(255) not null,
    code varchar(255) not null,
    content character varying not null,
    active boolean not null,
    source_at timestamp(3) with time zone not null,
    source_id varchar(255) not null,
    primary key (tenant_id, vendor_id, code)
);

create table "${schema}".customer (
    tenant_id varchar(255) not null,
    customer_id varchar(255) not null,
    user_id varchar(255),
    content character varying not null,
    active boolean not null,
    source_at timestamp(3) with time zone not null,
    source_id varchar(255) not null,
    primary key (tenant_id, customer_id),
    unique (tenant_id, user_id)
);
create table "${schema}".customer_address (
    tenant_id varchar(255) not null,
    customer_id varchar(255) not null,
    address_id varchar(255) not null,
    content character varying not null,
    active boolean not null,
    source_at timestamp(3) with time zone not null,
    source_id varchar(255) not null,
    primary key (tenant_id, customer_id, address_id)
);

-- What sources granted and, apart from it, what an admin revoked. No source_at: only an admin ever spoke of it.
create table "${schema}".user_grant (
    tenant_id varchar(255) not null,
    user_id varchar(255) not null,
    permission varchar(64) not null,
    granted boolean not null,
    source_at timestamp(3) with time zone,
    revoked boolean not null,
    revoked_at timestamp(3) with time zone,
    primary key (tenant_id, user_id, permission)
);

create table "${schema}".idempotency_key (
    tenant_id varchar(255) not null,
    user_id varchar(255) not null,
    operation varchar(64) not null,
    idem_key varchar(255) not null,
    fingerprint varchar(255) not null,
    outcome character varying not null,
    created_at timestamp(3) with time zone not null,
    primary key (tenant_id, user_id, operation, idem_key)
);
