/** Where transactions come from: an application's own, or turns of writing on H2. */
package com.sfayn.oms.snapshots.transaction;
