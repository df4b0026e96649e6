/** The local copies of what other systems own: their types, and the one way in for every feed. */
package com.sfayn.oms.application.snapshot;
