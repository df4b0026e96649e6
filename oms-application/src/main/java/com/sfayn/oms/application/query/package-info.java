/** Reading orders, their history, and a customer's addresses. */
package com.sfayn.oms.application.query;
