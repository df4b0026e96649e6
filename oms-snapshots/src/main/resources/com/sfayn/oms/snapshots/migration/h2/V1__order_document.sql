create domain "${schema}".order_document as character varying;
