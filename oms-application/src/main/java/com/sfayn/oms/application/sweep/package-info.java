/** What happens without anybody asking: waiting orders expire, old idempotency keys and event ids are forgotten. */
package com.sfayn.oms.application.sweep;
