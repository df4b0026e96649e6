/** Exact amounts: never a float, rounded once, half-up, to the currency's own fraction digits. */
package com.sfayn.oms.domain.money;
