/** Background jobs that expire orders and delete old idempotency keys and event ids. */
package com.sfayn.oms.application.maintenance;
