/** The event feed: the events of all orders of a tenant in one order, and how far each consumer has read them. */
package com.sfayn.oms.application.port.feed;
