/** The trusted issuers of tokens, as the settings describe them: their audience, claims, keys, tenants and vendors. */
package com.sfayn.oms.server.auth.issuer;
