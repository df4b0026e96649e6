/** Storage in memory, which keeps the same contract as the databases. For tests. */
package com.sfayn.oms.application.memory;
