/** Bounded, strict reading of what other systems answer over HTTP. */
package com.sfayn.oms.server.net;
