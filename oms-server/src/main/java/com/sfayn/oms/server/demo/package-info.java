/**
 * The demo: two tenants in an in-memory database, and the life of an order over real HTTP, printed step by step.
 */
package com.sfayn.oms.server.demo;
