/** Receives change events of other systems, by webhook or event stream. */
package com.sfayn.oms.application.event;
