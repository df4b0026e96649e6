/** The command line. Exit codes: 0 success, 1 failure, 2 wrong usage. */
package com.sfayn.oms.server.cli;
