/** Changes that other systems tell us of, one event each, by webhook or event stream. */
package com.sfayn.oms.application.event;
