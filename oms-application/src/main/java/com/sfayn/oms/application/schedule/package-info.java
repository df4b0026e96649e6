/** What goes on by itself, from time to time. */
package com.sfayn.oms.application.schedule;
