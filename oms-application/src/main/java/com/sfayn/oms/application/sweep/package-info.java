/** What happens without anybody asking: waiting orders expire, old idempotency keys are forgotten. */
package com.sfayn.oms.application.sweep;
