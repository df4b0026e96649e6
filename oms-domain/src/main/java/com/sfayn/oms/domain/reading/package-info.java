/** Turning outside values into typed ones: the value, or everything that is wrong with what was given. */
package com.sfayn.oms.domain.reading;
