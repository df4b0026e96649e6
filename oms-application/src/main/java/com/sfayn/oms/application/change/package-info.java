/** How every change is made safe: one transaction, the checks in their fixed order, idempotency keys, lost races. */
package com.sfayn.oms.application.change;
