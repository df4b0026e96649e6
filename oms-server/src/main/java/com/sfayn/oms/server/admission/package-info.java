/** Decides whose request is worked on next, so that no tenant and no user takes what others need. */
package com.sfayn.oms.server.admission;
