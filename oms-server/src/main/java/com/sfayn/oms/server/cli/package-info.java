/** The command line: what an operator types, and the exit code that it ends with (0 done, 1 failed, 2 wrong usage). */
package com.sfayn.oms.server.cli;
