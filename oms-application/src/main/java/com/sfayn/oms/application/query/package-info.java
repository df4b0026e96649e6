/** Reads orders, their history, and customers' addresses. */
package com.sfayn.oms.application.query;
