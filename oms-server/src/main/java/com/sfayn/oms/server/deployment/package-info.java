/** Builds a running server from settings, and offers the server to embedding applications. */
package com.sfayn.oms.server.deployment;
