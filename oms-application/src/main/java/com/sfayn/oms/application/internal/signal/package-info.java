/** Signals from requests to the background jobs of the same instance. */
package com.sfayn.oms.application.internal.signal;
