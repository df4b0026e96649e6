/** A storage in memory for tests, which passes the same contract as the databases. */
package com.sfayn.oms.application.memory;
