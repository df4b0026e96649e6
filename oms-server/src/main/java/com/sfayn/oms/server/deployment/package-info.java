/** Reads the settings and wires what they describe: a running server, or the use cases alone for a command. */
package com.sfayn.oms.server.deployment;
