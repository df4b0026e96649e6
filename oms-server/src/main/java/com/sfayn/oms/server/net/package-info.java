/** Bounded, strict reading of other systems' HTTP responses. */
package com.sfayn.oms.server.net;
