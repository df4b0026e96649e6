/** The server: {@link com.sfayn.oms.server.Main} starts the command line of {@code cli}. */
package com.sfayn.oms.server;
