alter table "${schema}".product_load add column requires_shipping boolean;
