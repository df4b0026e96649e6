/** Resolves the addresses of requests. */
package com.sfayn.oms.application.internal.address;
