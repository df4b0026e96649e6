/** Turns values from outside into typed ones: the value, or every problem with what was given. */
package com.sfayn.oms.domain.parsing;
