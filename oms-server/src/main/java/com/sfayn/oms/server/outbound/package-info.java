/** Requests to URLs that tenants choose: which URLs and addresses are allowed, and the HTTP client that obeys. */
package com.sfayn.oms.server.outbound;
