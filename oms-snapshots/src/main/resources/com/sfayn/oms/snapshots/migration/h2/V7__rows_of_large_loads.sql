-- Where the rows of a large load wait within its transaction; nobody else ever sees any. No temporary tables: a database
-- that was killed while a transaction filled one can't be opened again.
create table "${schema}".product_load (
    tenant_id varchar(255) not null,
    load_id varchar(64) not null,
    vendor_id varchar(255) not null,
    sku varchar(255) not null,
    product_id varchar(255),
    name character varying,
    category varchar(255),
    options character varying,
    price numeric(23, 4),
    currency varchar(3),
    package_weight numeric(19, 6),
    package_length integer,
    package_width integer,
    package_height integer,
    taxable boolean,
    on_hand integer,
    active boolean,
    line integer not null,
    ordinal bigint generated always as identity,
    primary key (tenant_id, load_id, vendor_id, sku, ordinal)
);
create table "${schema}".vendor_load (
    tenant_id varchar(255) not null,
    load_id varchar(64) not null,
    vendor_id varchar(255) not null,
    content character varying,
    active boolean,
    line integer not null,
    ordinal bigint generated always as identity,
    primary key (tenant_id, load_id, vendor_id, ordinal)
);
create table "${schema}".offer_load (
    tenant_id varchar(255) not null,
    load_id varchar(64) not null,
    vendor_id varchar(255) not null,
    offer_id varchar(255) not null,
    content character varying,
    active boolean,
    line integer not null,
    ordinal bigint generated always as identity,
    primary key (tenant_id, load_id, vendor_id, offer_id, ordinal)
);
create table "${schema}".shipping_option_load (
    tenant_id varchar(255) not null,
    load_id varchar(64) not null,
    vendor_id varchar(255) not null,
    option_id varchar(255) not null,
    content character varying,
    active boolean,
    line integer not null,
    ordinal bigint generated always as identity,
    primary key (tenant_id, load_id, vendor_id, option_id, ordinal)
);
create table "${schema}".tax_rule_load (
    tenant_id varchar(255) not null,
    load_id varchar(64) not null,
    rule_id varchar(255) not null,
    country_code varchar(255),
    content character varying,
    active boolean,
    line integer not null,
    ordinal bigint generated always as identity,
    primary key (tenant_id, load_id, rule_id, ordinal)
);
create table "${schema}".coupon_load (
    tenant_id varchar(255) not null,
    load_id varchar(64) not null,
    vendor_id varchar(255) not null,
    code varchar(255) not null,
    content character varying,
    active boolean,
    line integer not null,
    ordinal bigint generated always as identity,
    primary key (tenant_id, load_id, vendor_id, code, ordinal)
);
create table "${schema}".customer_load (
    tenant_id varchar(255) not null,
    load_id varchar(64) not null,
    customer_id varchar(255) not null,
    user_id varchar(255),
    content character varying,
    active boolean,
    line integer not null,
    ordinal bigint generated always as identity,
    primary key (tenant_id, load_id, customer_id, ordinal)
);
create index customer_load_by_user on "${schema}".customer_load (tenant_id, load_id, user_id, ordinal);
create table "${schema}".customer_address_load (
    tenant_id varchar(255) not null,
    load_id varchar(64) not null,
    customer_id varchar(255) not null,
    address_id varchar(255) not null,
    content character varying,
    active boolean,
    line integer not null,
    ordinal bigint generated always as identity,
    primary key (tenant_id, load_id, customer_id, address_id, ordinal)
);
