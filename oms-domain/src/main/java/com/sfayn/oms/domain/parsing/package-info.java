/** Parses values from outside into typed ones, and reports all problems. */
package com.sfayn.oms.domain.parsing;
