/** Background jobs on stored data: waiting orders expire, old idempotency keys and event ids are deleted. */
package com.sfayn.oms.application.maintenance;
