/** Whose data it is. Everything stored and every call belongs to exactly one tenant. */
package com.sfayn.oms.domain.tenant;
