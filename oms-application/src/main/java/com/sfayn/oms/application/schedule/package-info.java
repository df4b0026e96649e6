/** Runs background jobs periodically. */
package com.sfayn.oms.application.schedule;
