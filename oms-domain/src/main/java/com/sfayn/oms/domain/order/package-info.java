/**
 * The order aggregate: the order, its transitions, its refusals and its events. Immutable values and pure functions;
 * storage is elsewhere.
 */
package com.sfayn.oms.domain.order;
