/** Snapshots: local copies of other systems' data, and the common import of all feeds. */
package com.sfayn.oms.application.snapshot;
