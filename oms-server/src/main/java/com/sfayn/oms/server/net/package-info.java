/** Calls to other systems: bounded, strict reading of HTTP responses, and the pauses between attempts. */
package com.sfayn.oms.server.net;
