create domain "${schema}".order_document as jsonb;
