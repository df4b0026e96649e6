/**
 * The order aggregate: what an order is, the one table of its transitions, every way the business says no, and the
 * facts that each change leaves behind. Immutable values and pure functions; storing and reading are elsewhere.
 */
package com.sfayn.oms.domain.order;
